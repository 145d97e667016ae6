"""Guides and matters that belong elsewhere, from YAML lists."""

from datetime import date
from pathlib import Path

from knowledge.model import Known
from knowledge.problems import Problem
from knowledge.reading.section import Section, read_folder
from knowledge.shelves import Elsewhere, Guide


def read_guides(folder: Path, problems: list[Problem]) -> tuple[Guide, ...]:
    """All guides of a folder, files in the order of their names."""
    return tuple(map(_guide, read_folder(folder, problems)))


def _guide(section: Section) -> Guide:
    guide = Guide(
        id=section.required("id"),
        name=section.required("name"),
        everyday_names=section.texts("everyday_names"),
        questions=section.texts("questions"),
        lines=section.texts("lines"),
        steps=section.texts("steps"),
        procedures=section.texts("procedures"),
        links=section.texts("links"),
        alarm=section.choice("alarm", Known, Known.NO) is Known.YES,
        sources=section.texts("sources"),
        checked_on=section.day("checked_on") or _no_day(section),
        place=section.place,
    )
    section.done()
    return guide


def _no_day(section: Section) -> date:
    section.problem("'checked_on' is missing", "add the day you read the sources")
    return date.min


def read_elsewhere(folder: Path, problems: list[Problem]) -> tuple[Elsewhere, ...]:
    """The matters that are not ours, with who they belong to; files in the order of their names."""
    return tuple(map(_elsewhere, read_folder(folder, problems)))


def _elsewhere(section: Section) -> Elsewhere:
    matter = Elsewhere(
        id=section.required("id"),
        everyday_names=section.texts("everyday_names"),
        questions=section.texts("questions"),
        lines=section.texts("lines"),
        procedures=section.texts("procedures"),
        place=section.place,
    )
    section.done()
    return matter
