"""Curated procedure entries from YAML: one file per field of administration, a list each."""

from datetime import date

from knowledge.model import Audience, Known, Level, Online, Procedure, Status
from knowledge.reading.parts import (
    read_difference,
    read_document,
    read_fees,
    read_go_instead,
    read_post,
    read_time_case,
    read_times,
)
from knowledge.reading.section import Section

LONGEST_HEADING = 60
_FORMALITY = "Thủ tục "
_NEVER = date.min


def read_curated(section: Section) -> Procedure:
    """An entry somebody wrote: what a citizen needs may not be missing."""
    name = section.required("name")
    short_name = section.text("short_name") or _heading(name, section)
    when_needed = section.required("when_needed")
    checked_place = section.place_of("checked_on")
    checked_on = section.day("checked_on")
    if checked_on is None:
        section.problem("'checked_on' is missing", "add the day you read the record", checked_place)
    fees = tuple(fee for row in section.sections("fees") for fee in read_fees(row))
    procedure = Procedure(
        code=section.required("code"),
        name=name,
        short_name=short_name,
        choice_label=section.text("choice_label") or short_name,
        formerly=section.text("formerly"),
        everyday_names=section.texts("everyday_names"),
        questions=section.texts("questions"),
        field=section.required("field"),
        audience=section.choices("audience", Audience),
        handled_at=section.choices("handled_at", Level),
        agency=section.required("agency"),
        reception=section.text("reception"),
        anywhere=section.choice("anywhere", Known, Known.UNKNOWN),
        online=section.must_choose("online", Online),
        online_payment=section.choice("online_payment", Known, Known.UNKNOWN),
        post=read_post(section.section("post")),
        when_needed=when_needed,
        conditions=section.texts("conditions"),
        prepare=section.required("prepare"),
        documents=tuple(map(read_document, section.sections("documents"))),
        documents_ask=section.text("documents_ask"),
        no_longer_asked=section.texts("no_longer_asked"),
        papers_as_of=section.day("papers_as_of"),
        go_instead=read_go_instead(section.section("go_instead")),
        steps=section.texts("steps"),
        steps_after=section.texts("steps_after"),
        flow=section.required("flow"),
        time=read_times(section.section("time")),
        time_cases=tuple(map(read_time_case, section.sections("time_cases"))),
        fees=fees,
        result=section.text("result"),
        before=section.texts("before"),
        after=section.texts("after"),
        link=section.text("link"),
        tags=section.texts("tags"),
        status=section.must_choose("status", Status),
        differs=tuple(map(read_difference, section.sections("differs"))),
        source=section.required("source"),
        checked_on=checked_on or _NEVER,
        place=section.place,
    )
    section.done()
    return procedure


def _heading(name: str, section: Section) -> str:
    heading = plain_name(name)
    if len(heading) > LONGEST_HEADING:
        section.problem(
            f"the name has {len(heading)} signs, too long to read as a heading",
            f"add `short_name` with at most {LONGEST_HEADING}",
        )
    return heading


def plain_name(name: str) -> str:
    """The official name without "Thủ tục" in front of it."""
    heading = name.removeprefix(_FORMALITY)
    return heading[:1].upper() + heading[1:]
