"""A stretch of whole months: a year, a quarter, a month, or from one month to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

HOW = "write 2026, 2026-Q3, 2026-10 or 2026-05..2026-12"

_FORM = re.compile(
    r"(?P<year>20\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])"
    r"(?:\.\.(?P<to_year>20\d\d)-(?P<to_month>0[1-9]|1[0-2]))?))?",
    re.ASCII,
)
_MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Its first and its last day, and how it is written."""

    text: str
    first: date
    last: date

    def __str__(self) -> str:
        return self.text

    @property
    def after(self) -> date:
        """The first day after it."""
        return self.last + timedelta(days=1)

    @property
    def months(self) -> tuple["Period", ...]:
        """Its months."""
        found, day = [], self.first
        while day < self.after:
            found.append(month_of(day))
            day = found[-1].after
        return tuple(found)

    def holds(self, other: "Period") -> bool:
        """Whether the other lies in this one, or is this one."""
        return self.first <= other.first and other.last <= self.last


def parse_period(text: str) -> Period | None:
    """The period as written; None where it is none."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return None
    year = int(found["year"])
    first, last = (year, 1), (year, 12)
    if found["quarter"]:
        end = int(found["quarter"]) * _MONTHS_OF_A_QUARTER
        first, last = (year, end - _MONTHS_OF_A_QUARTER + 1), (year, end)
    elif found["month"]:
        first = last = (year, int(found["month"]))
    if found["to_year"]:
        last = (int(found["to_year"]), int(found["to_month"]))
    if last < first:
        return None
    return _whole_months(found[0], first, last)


def month_of(day: date) -> Period:
    """The month a day lies in."""
    month = (day.year, day.month)
    return _whole_months(f"{day:%Y-%m}", month, month)


def _whole_months(text: str, first: tuple[int, int], last: tuple[int, int]) -> Period:
    return Period(text, date(*first, 1), date(*last, monthrange(*last)[1]))
