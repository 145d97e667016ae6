"""A month, a quarter or a year, in Viet Nam's calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.clock import VIETNAM, milliseconds
from bot.errors import BotError

_WRITTEN = re.compile(r"(?P<year>20\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months.

    Attributes:
        name: As it is written: 2026-10, 2026-Q3, 2026.
        first: Its first day.
        after: The first day after it.
    """

    name: str
    first: date
    after: date

    @property
    def start(self) -> int:
        """Its first moment, milliseconds."""
        return milliseconds(datetime.combine(self.first, time(), VIETNAM))

    @property
    def end(self) -> int:
        """The first moment after it, milliseconds."""
        return milliseconds(datetime.combine(self.after, time(), VIETNAM))

    @property
    def months(self) -> tuple["Period", ...]:
        """Its months."""
        found, day = [], self.first
        while day < self.after:
            found.append(month_of(day))
            day = found[-1].after
        return tuple(found)


def read_period(text: str) -> Period:
    """The period a text names.

    Raises:
        BotError: It names none.
    """
    match = _WRITTEN.fullmatch(text.strip().upper())
    if match is None:
        raise BotError(f"'{text}' is no period. Write 2026-10, 2026-Q3 or 2026.")
    year = int(match["year"])
    if match["month"]:
        return _span(match[0], year, int(match["month"]), 1)
    if match["quarter"]:
        return _span(match[0], year, 3 * int(match["quarter"]) - 2, 3)
    return _span(match[0], year, 1, _MONTHS)


def month_of(day: date) -> Period:
    """The month a day lies in."""
    return _span(f"{day:%Y-%m}", day.year, day.month, 1)


def month_before(day: date) -> Period:
    """The last whole month before a day."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, _MONTHS)
    return _span(f"{year}-{month:02}", year, month, 1)


def _span(name: str, year: int, month: int, length: int) -> Period:
    after = year * _MONTHS + month - 1 + length
    return Period(name, date(year, month, 1), date(after // _MONTHS, after % _MONTHS + 1, 1))
