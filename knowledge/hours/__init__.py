"""Working hours and quiet hours, and how time passes while somebody is there to answer.

Every moment is aware and read by its own wall clock, which is Viet Nam's wherever we ask; what
comes back has the same zone. Zones with daylight saving are not thought of.
"""

from knowledge.hours.passing import WorkingTime
from knowledge.hours.quiet import QuietHours, parse_quiet_hours
from knowledge.hours.spans import HoursError, Span, on_the_clock
from knowledge.hours.week import WorkingHours, parse_hours

__all__ = [
    "HoursError",
    "QuietHours",
    "Span",
    "WorkingHours",
    "WorkingTime",
    "on_the_clock",
    "parse_hours",
    "parse_quiet_hours",
]
