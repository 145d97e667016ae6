"""Imported procedure entries from YAML: facts of the national record, nothing of our own."""

import re
from datetime import date

from knowledge.model import Audience, Level, Online, Procedure, Status
from knowledge.reading.curated import LONGEST_HEADING, plain_name
from knowledge.reading.parts import read_fees, read_times
from knowledge.reading.section import Section

_BRACKETS = re.compile(r"\s*\([^()]*\)")


def read_imported(section: Section) -> Procedure:
    """An entry as `motcua import portal` writes it; what the record leaves open stays open."""
    name = section.required("name")
    heading = _short(name)
    procedure = Procedure(
        code=section.required("code"),
        name=name,
        short_name=heading,
        choice_label=heading,
        field=section.required("field"),
        audience=section.choices("audience", Audience),
        handled_at=section.choices("handled_at", Level),
        agency=section.text("agency") or "",
        online=section.choice("online", Online, Online.UNKNOWN),
        time=read_times(section.section("time")),
        fees=tuple(fee for row in section.sections("fees") for fee in read_fees(row)),
        result=section.text("result"),
        link=section.text("link"),
        papers_as_of=section.day("papers_as_of"),
        tags=section.texts("tags"),
        status=section.choice("status", Status, Status.UNKNOWN),
        source=section.required("source"),
        checked_on=section.day("checked_on") or date.min,
        curated=False,
        place=section.place,
    )
    section.section("record")
    section.done()
    return procedure


def _short(name: str) -> str:
    """The name as a heading: without brackets, then cut at a word."""
    heading = plain_name(name)
    if len(heading) > LONGEST_HEADING:
        heading = _BRACKETS.sub("", heading)
    if len(heading) > LONGEST_HEADING:
        heading = heading[: LONGEST_HEADING - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return heading
