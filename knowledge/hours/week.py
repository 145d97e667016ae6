"""The working hours of a week, as people write them: `T2-T6 7:30-11:30 13:30-17:00`."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from knowledge.hours.spans import HoursError, Span, read_times, tidy

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

_EXAMPLE = "write them as T2-T6 7:30-11:30 13:30-17:00; T7 7:30-11:30"


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The spans of each day of the week, Monday first."""

    week: tuple[tuple[Span, ...], ...]

    def spans_on(self, weekday: int) -> tuple[Span, ...]:
        """The spans of a weekday (0 is Monday), in the order of the day; none when it is free."""
        return self.week[weekday]

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays (0 is Monday) with any hours."""
        return tuple(weekday for weekday, spans in enumerate(self.week) if spans)

    @property
    def text(self) -> str:
        """The hours as `parse_hours` reads them, each run of like days once."""
        groups = []
        for spans, run in groupby(range(len(self.week)), key=self.spans_on):
            days = [WEEKDAYS[weekday] for weekday in run]
            if spans:
                named = "-".join(dict.fromkeys((days[0], days[-1])))
                groups.append(" ".join((named, *map(str, spans))))
        return "; ".join(groups)


def parse_hours(text: str) -> WorkingHours:
    """The working hours of a text like `T2-T6 7:30-11:30 13:30-17:00; T7 7:30-11:30`.

    T2 is Monday, T7 Saturday, CN Sunday; what is between two spans of a day is its break.

    Raises:
        HoursError: The text is wrong somewhere; says what to write instead.
    """
    week: dict[int, tuple[Span, ...]] = {}
    for group in filter(None, map(str.strip, tidy(text).split(";"))):
        days, spans = _group(group)
        for weekday in days:
            if weekday in week:
                raise HoursError(
                    f"{WEEKDAYS[weekday]} is named twice", "write all its hours in one place"
                )
            week[weekday] = spans
    if not week:
        raise HoursError("no hours are given", _EXAMPLE)
    return WorkingHours(tuple(week.get(weekday, ()) for weekday in range(len(WEEKDAYS))))


def _group(group: str) -> tuple[list[int], tuple[Span, ...]]:
    words = group.split()
    named = next((at for at, word in enumerate(words) if word[0].isdigit()), len(words))
    days = [weekday for word in words[:named] for weekday in _days(word.rstrip(":"))]
    if not days:
        raise HoursError(f"'{group}' names no day", "begin it with its days: T2-T6 7:30-11:30")
    if named == len(words):
        raise HoursError(f"'{group}' has no hours", f"write {group} 7:30-11:30, or leave it out")
    return days, _in_order([_span(word) for word in words[named:]])


def _days(word: str) -> range:
    ends = [_weekday(name, word) for name in word.split("-", 1)]
    if ends[0] > ends[-1]:
        raise HoursError(f"'{word}' runs backwards", "the week goes from T2 to CN: write T7-CN, T2")
    return range(ends[0], ends[-1] + 1)


def _weekday(name: str, word: str) -> int:
    if name.upper() not in WEEKDAYS:
        raise HoursError(
            f"'{word}' is no day", "write T2 (Monday) to T7 (Saturday) or CN (Sunday): T2-T6, CN"
        )
    return WEEKDAYS.index(name.upper())


def _span(word: str) -> Span:
    start, end = read_times(word, "write it as 7:30-11:30, and `;` before the next day")
    if start >= end:
        raise HoursError(f"'{word}' ends before it begins", "a span ends on its day, by 24:00")
    return Span(start, end)


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    ordered = tuple(sorted(spans))
    for one, other in pairwise(ordered):
        if other.start < one.end:
            raise HoursError(f"{one} and {other} overlap", "make them one span, or mend a time")
    return ordered
