"""Stretches of a day, as people write them: `7:30-11:30`."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAY = 24 * 60

_TIME = re.compile(r"(\d{1,2})(?:h|[:h]([0-5]\d))")


class HoursError(ValueError):
    """Hours that cannot be used as they are written.

    Attributes:
        what: What is wrong.
        remedy: What to write instead.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} → {self.remedy}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a day, in minutes after midnight; its end no longer belongs to it."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{on_the_clock(self.start)}-{on_the_clock(self.end)}"


def on_the_clock(minutes: int) -> str:
    """Minutes after midnight as `7:30`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def at(minutes: int, moment: datetime) -> datetime:
    """When it is that many minutes after midnight on the moment's day."""
    midnight = datetime.combine(moment.date(), time.min, moment.tzinfo)
    return midnight + timedelta(minutes=minutes)


def tidy(text: str) -> str:
    """The text with plain hyphens that have no spaces around them, and spaces for commas."""
    return re.sub(r"\s*[-–]\s*", "-", text.replace(",", " ")).strip()


def read_times(word: str, remedy: str) -> tuple[int, int]:
    """The two times of a word like `7:30-11:30` (`7h30-11h30` will do), in minutes after midnight.

    Raises:
        HoursError: The word is something else; `remedy` says what it should be.
    """
    match [_TIME.fullmatch(part) for part in word.split("-")]:
        case [re.Match() as first, re.Match() as second]:
            start, end = (int(found[1]) * 60 + int(found[2] or 0) for found in (first, second))
            if max(start, end) <= DAY:
                return start, end
    raise HoursError(f"'{word}' is no span of time", remedy)
