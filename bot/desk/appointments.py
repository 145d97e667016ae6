"""When a helper and a citizen go on: a few moments that fit a day."""

from datetime import datetime, timedelta
from enum import StrEnum


class Appointment(StrEnum):
    """A choice of moments."""

    IN_AN_HOUR = "1h"
    IN_THREE_HOURS = "3h"
    TOMORROW_MORNING = "morning"
    TOMORROW_AFTERNOON = "afternoon"
    IN_THREE_DAYS = "3d"


_LATER = {
    Appointment.IN_AN_HOUR: timedelta(hours=1),
    Appointment.IN_THREE_HOURS: timedelta(hours=3),
    Appointment.IN_THREE_DAYS: timedelta(days=3),
}
_TOMORROW_AT = {Appointment.TOMORROW_MORNING: 8, Appointment.TOMORROW_AFTERNOON: 14}


def moment_for(choice: Appointment, now: datetime) -> datetime:
    """The moment the choice means today."""
    if choice in _LATER:
        return now + _LATER[choice]
    tomorrow = now + timedelta(days=1)
    return tomorrow.replace(hour=_TOMORROW_AT[choice], minute=0, second=0, microsecond=0)
