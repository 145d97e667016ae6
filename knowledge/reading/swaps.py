"""Swapped working days, from a YAML list."""

from datetime import date
from pathlib import Path

from knowledge.problems import Problem
from knowledge.reading.section import Section, read_list
from knowledge.working_days import Swap


def read_swaps(path: Path, problems: list[Problem]) -> tuple[Swap, ...]:
    """The swapped days of a file, no day named twice."""
    seen: set[date] = set()
    shown_as = f"{path.parent.name}/{path.name}"
    return tuple(_swap(section, seen) for section in read_list(path, shown_as, problems))


def _swap(section: Section, seen: set[date]) -> Swap:
    swap = Swap(
        day_off=_day(section, "day_off", seen),
        worked=_day(section, "worked", seen),
        which=section.required("which"),
        decision=section.required("decision"),
        sources=section.texts("sources"),
    )
    if not (swap.day_off or swap.worked):
        section.problem("it names no day", "add `day_off: 2026-08-31`, `worked: 2026-08-22`")
    if not swap.sources:
        section.problem("it has no source", "add `sources:` with the address you read it at")
    for source in swap.sources:
        if not source.startswith("https://"):
            section.problem(f"'{source}' is no address", "write it as https://…")
    section.done()
    return swap


def _day(section: Section, key: str, seen: set[date]) -> date | None:
    place = section.place_of(key)
    day = section.day(key)
    if day in seen:
        section.problem(f"'{key}: {day}' is in the list already", "keep one of the two", place)
    if day:
        seen.add(day)
    return day
