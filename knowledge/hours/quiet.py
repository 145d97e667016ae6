"""The hours of every day in which nobody is to be disturbed: `21:00-7:00`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.hours.spans import DAY, HoursError, at, on_the_clock, read_times, tidy


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when to when it is quiet, in minutes after midnight; both alike mean never."""

    start: int
    end: int

    @property
    def text(self) -> str:
        """The hours as `parse_quiet_hours` reads them."""
        return f"{on_the_clock(self.start)}-{on_the_clock(self.end)}"

    def is_quiet(self, moment: datetime) -> bool:
        """Whether nobody is to be disturbed at the moment."""
        minute = moment.hour * 60 + moment.minute
        return (minute - self.start) % DAY < (self.end - self.start) % DAY

    def ends(self, moment: datetime) -> datetime:
        """When the quiet ends; the moment itself when it is not quiet."""
        if not self.is_quiet(moment):
            return moment
        end = at(self.end, moment)
        return end if end > moment else end + timedelta(days=1)


def parse_quiet_hours(text: str) -> QuietHours:
    """The quiet hours of a text like `21:00-7:00`; `0:00-0:00` means none.

    Raises:
        HoursError: The text is wrong; says what to write instead.
    """
    start, end = read_times(tidy(text), "write it as 21:00-7:00, or 0:00-0:00 for none")
    if end - start == DAY:
        raise HoursError(f"'{text}' is the whole day", "leave some hours in which we may write")
    return QuietHours(start % DAY, end % DAY)
