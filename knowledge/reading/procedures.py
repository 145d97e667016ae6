"""Procedure entries from YAML: one file per field of administration, a list of entries each."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge.model import (
    Audience,
    Authorisation,
    Channel,
    Document,
    Duration,
    Fee,
    FeeKind,
    GoInstead,
    Known,
    Level,
    Online,
    Procedure,
    Status,
    TimeCase,
    TimeUnit,
)
from knowledge.problems import Place, Problem
from knowledge.reading.section import Section, read_list

_LONGEST_HEADING = 60
_FORMALITY = "Thủ tục "
_NEVER = date.min


def read_procedures(folder: Path, problems: list[Problem]) -> list[Procedure]:
    """All entries of a catalogue folder, files in the order of their names.

    Args:
        folder: Holds the YAML files; a manifest (`_*.yaml`) is left alone.
        problems: Receives what is wrong; an entry with problems is still returned as far as it
            could be read, so that one run names everything.
    """
    procedures = []
    if not folder.is_dir():
        where = Place(folder.as_posix())
        problems.append(Problem(where, "there is no such folder", "name one with YAML entries"))
    for path in sorted(folder.rglob("*.yaml")):
        if not path.name.startswith("_"):
            shown_as = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            sections = read_list(path, shown_as, problems)
            procedures += [_procedure(section) for section in sections]
    return procedures


def _procedure(section: Section) -> Procedure:
    name = section.required("name")
    short_name = section.text("short_name") or _heading(name, section)
    when_needed = section.required("when_needed")
    checked_place = section.place_of("checked_on")
    checked_on = section.day("checked_on")
    if checked_on is None:
        section.problem("'checked_on' is missing", "add the day you read the record", checked_place)
    fees = tuple(fee for row in section.sections("fees") for fee in _fees(row))
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
        when_needed=when_needed,
        conditions=section.texts("conditions"),
        prepare=section.required("prepare"),
        documents=tuple(map(_document, section.sections("documents"))),
        documents_ask=section.text("documents_ask"),
        no_longer_asked=section.texts("no_longer_asked"),
        go_instead=_go_instead(section.section("go_instead")),
        steps=section.texts("steps"),
        flow=section.required("flow"),
        time=_times(section.section("time")),
        time_cases=tuple(map(_time_case, section.sections("time_cases"))),
        fees=fees,
        result=section.text("result"),
        before=section.texts("before"),
        after=section.texts("after"),
        link=section.text("link"),
        programmes=(),
        tags=section.texts("tags"),
        status=section.must_choose("status", Status),
        source=section.required("source"),
        checked_on=checked_on or _NEVER,
        place=section.place,
    )
    section.done()
    return procedure


def _heading(name: str, section: Section) -> str:
    heading = name.removeprefix(_FORMALITY)
    heading = heading[:1].upper() + heading[1:]
    if len(heading) > _LONGEST_HEADING:
        section.problem(
            f"the name has {len(heading)} signs, too long to read as a heading",
            f"add `short_name` with at most {_LONGEST_HEADING}",
        )
    return heading


def _document(section: Section) -> Document:
    document = Document(
        name=section.required("name"),
        original=section.whole_number("original"),
        copies=section.whole_number("copies"),
        when=section.text("when"),
        note=section.text("note"),
    )
    section.done()
    return document


def _go_instead(section: Section | None) -> GoInstead | None:
    if section is None:
        return None
    go_instead = GoInstead(
        text=section.required("text"),
        authorisation=section.choice("authorisation", Authorisation, Authorisation.UNKNOWN),
    )
    section.done()
    return go_instead


def _times(section: Section | None) -> dict[Channel, Duration]:
    if section is None:
        return {}
    times = {}
    for channel in Channel:
        inner = section.section(channel)
        if inner is not None:
            times[channel] = _duration(inner)
            inner.done()
    section.done()
    return times


def _duration(section: Section) -> Duration:
    unit = section.text("unit")
    known = {word.value: word for word in TimeUnit}
    if unit is not None and unit not in known:
        section.problem(f"'unit: {unit}' is not known", f"choose from: {', '.join(known)}")
    amount = section.whole_number("amount")
    if amount is not None and unit is None:
        section.problem("a time has no unit", "add `unit: working_day`, or leave amount empty")
    return Duration(amount=amount, unit=known.get(unit or ""), note=section.text("note"))


def _time_case(section: Section) -> TimeCase:
    channels = section.choices("channel", Channel)
    case = TimeCase(
        when=section.required("when"),
        duration=_duration(section),
        channel=channels[0] if channels else None,
    )
    section.done()
    return case


def _fees(section: Section) -> list[Fee]:
    """One row for each channel named; a row without a channel holds for every channel."""
    channels: tuple[Channel | None, ...] = section.choices("channel", Channel) or (None,)
    relief = section.choice("relief", Known, Known.NO) is Known.YES
    checked_on = section.day("checked_on")
    fee = Fee(
        kind=section.must_choose("kind", FeeKind),
        amount=section.whole_number("amount"),
        text=section.text("text"),
        unit=section.text("unit"),
        channel=None,
        who=section.text("who"),
        relief=relief,
        territory=section.text("territory"),
        valid_from=section.day("valid_from"),
        valid_to=section.day("valid_to"),
        basis=section.text("basis"),
        source=section.required("source"),
        checked_on=checked_on or _NEVER,
    )
    if fee.amount is None and fee.text is None:
        section.problem("a fee has neither amount nor text", "add one of them")
    if checked_on is None:
        section.problem("a fee has no 'checked_on'", "add the day you read it in the source")
    section.done()
    return [replace(fee, channel=channel) for channel in channels]
