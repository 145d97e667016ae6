"""Which days are worked in Viet Nam: holidays, and working days swapped for a longer holiday."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

MONDAY, SATURDAY = 0, 5
MONDAY_TO_FRIDAY = range(MONDAY, SATURDAY)


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day that is free, and the day it was moved to; one of the two may be missing."""

    day_off: date | None
    worked: date | None
    which: str
    decision: str
    sources: tuple[str, ...]


class WorkDays:
    """Tells holidays from working days; what the swaps say beats the library's calendar."""

    def __init__(self, swaps: Iterable[Swap] = ()) -> None:
        self.swaps = tuple(swaps)
        self._free = {swap.day_off for swap in self.swaps}
        self._worked = {swap.worked for swap in self.swaps}
        self._years: dict[int, _Year] = {}

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a public holiday, one made up for, or given off by a swap."""
        if day in self._worked:
            return False
        return day in self._free or day in self._year(day.year).free

    def weekday_of(self, day: date) -> int | None:
        """The weekday (0 is Monday) whose hours hold on the day; None on a holiday.

        A Saturday or Sunday that is worked in place of another day has Monday's hours.
        """
        if self.is_holiday(day):
            return None
        swapped = day in self._worked or day in self._year(day.year).worked
        return MONDAY if swapped and day.weekday() >= SATURDAY else day.weekday()

    def works_on(self, day: date, weekdays: Collection[int] = MONDAY_TO_FRIDAY) -> bool:
        """Whether the day is worked by those who work on `weekdays` (0 is Monday)."""
        return self.weekday_of(day) in weekdays

    def _year(self, year: int) -> "_Year":
        if year not in self._years:
            self._years[year] = _read_year(year)
        return self._years[year]


@dataclass(frozen=True, slots=True)
class _Year:
    """What the library knows of one year."""

    free: frozenset[date]
    worked: frozenset[date]


def _read_year(year: int) -> _Year:
    # A quarter of a second and 20 MB: only who asks for a working day pays for it.
    from holidays import country_holidays  # noqa: PLC0415

    known = country_holidays("VN", years=year)
    return _Year(frozenset(known), frozenset(known.weekend_workdays))
