"""The small files around the procedures: shelves, life events, shared flows, programmes."""

from pathlib import Path

from knowledge.model import Audience, Level
from knowledge.problems import Problem
from knowledge.reading.section import Section, read_folder, read_list, read_one
from knowledge.rebuilding import Rule, Share
from knowledge.shelves import (
    FieldGroup,
    Flow,
    Group,
    LifeEvent,
    Membership,
    Programme,
    ProgrammeRow,
    Sayings,
)


def read_field_groups(path: Path, problems: list[Problem]) -> tuple[FieldGroup, ...]:
    """The shelves of the catalogue, in the order people see them."""
    groups = []
    for section in read_list(path, path.name, problems):
        groups.append(
            FieldGroup(
                id=section.required("id"),
                name=section.required("name"),
                official=section.texts("official"),
            ),
        )
        section.done()
    return tuple(groups)


def read_life_events(path: Path, problems: list[Problem]) -> tuple[LifeEvent, ...]:
    """What happens in a life, each with its procedures in the order of doing."""
    events = []
    for section in read_list(path, path.name, problems):
        events.append(
            LifeEvent(
                id=section.required("id"),
                name=section.required("name"),
                codes=section.texts("codes"),
                note=section.text("note"),
            ),
        )
        section.done()
    return tuple(events)


def read_flows(path: Path, problems: list[Problem]) -> dict[str, Flow]:
    """The shared filing flows by id."""
    flows = {}
    for section in read_list(path, path.name, problems):
        flow = Flow(
            id=section.required("id"),
            title=section.required("title"),
            steps=section.texts("steps"),
        )
        section.done()
        flows[flow.id] = flow
    return flows


def read_programmes(folder: Path, problems: list[Problem]) -> tuple[Programme, ...]:
    """One programme a file, in the order of the file names."""
    programmes = []
    for path in sorted(folder.glob("*.yaml")):
        section = read_one(path, f"{folder.name}/{path.name}", problems)
        if section is not None:
            programmes.append(_programme(section))
    return tuple(programmes)


def _programme(section: Section) -> Programme:
    programme = Programme(
        id=section.required("id"),
        name=section.required("name"),
        membership=section.must_choose("membership", Membership),
        decision=section.required("decision"),
        valid_from=section.day("valid_from"),
        valid_to=section.day("valid_to"),
        count=section.whole_number("count"),
        rule=_rule(section.section("rule")),
        applies_to=_group(section.section("applies_to")),
        rows=tuple(map(_row, section.sections("rows"))),
        sources=section.texts("sources"),
        place=section.place,
    )
    section.done()
    return programme


def _rule(section: Section | None) -> Rule | None:
    if section is None:
        return None
    rule = Rule(
        text=section.required("text"),
        handled_at=section.choices("handled_at", Level),
        audience=section.choices("audience", Audience),
        first=section.text("first"),
        shares=tuple(map(_share, section.sections("fields"))),
    )
    section.done()
    return rule


def _share(section: Section) -> Share:
    share = Share(section.required("name"), section.whole_number("rows") or 0)
    section.done()
    return share


def _group(section: Section | None) -> Group | None:
    if section is None:
        return None
    group = Group(section.required("name"), section.required("ask"))
    section.done()
    return group


def _row(section: Section) -> ProgrammeRow:
    row = ProgrammeRow(
        name=section.required("name"),
        codes=section.texts("codes"),
        note=section.text("note"),
    )
    section.done()
    return row


def read_sayings(folder: Path, problems: list[Problem]) -> tuple[Sayings, ...]:
    """All sayings of a folder, files in the order of their names."""
    return tuple(map(_sayings, read_folder(folder, problems)))


def _sayings(section: Section) -> Sayings:
    sayings = Sayings(section.required("code"), section.texts("said"), section.place)
    section.done()
    return sayings
