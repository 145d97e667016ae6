"""A city's communes and the old names that lead to them, from one YAML file a city."""

from pathlib import Path

from knowledge.agencies import Agency, AgencyKind, PriorityDays, Strength, Weekday
from knowledge.places import City, Commune, OldDistrict
from knowledge.problems import Problem
from knowledge.reading.section import Section, read_one

_CHOSEN_DAYS = 2


def read_city(path: Path, problems: list[Problem]) -> City:
    """The city in `path`; empty where the file cannot be read."""
    section = read_one(path, f"{path.parent.name}/{path.name}", problems)
    if section is None:
        return City(name="", code="", communes=(), old_districts=(), agencies=())
    city = City(
        name=section.required("city"),
        code=section.required("code"),
        communes=tuple(map(_commune, section.sections("communes"))),
        agencies=tuple(map(_agency, section.sections("agencies"))),
        old_districts=tuple(
            _old_district(inner, index)
            for index, inner in enumerate(section.sections("old_districts"))
        ),
    )
    section.done()
    return city


def _commune(section: Section) -> Commune:
    commune = Commune(
        code=section.required("code"),
        type=section.required("type"),
        name=section.required("name"),
        formed_from=section.texts("formed_from"),
        hotline=section.text("hotline"),
        source=section.text("source"),
    )
    if commune.hotline and not commune.source:
        section.problem("a hotline has no source", "add `source: …`, or leave the number out")
    section.done()
    return commune


def _agency(section: Section) -> Agency:
    agency = Agency(
        id=section.required("id"),
        kind=section.must_choose("kind", AgencyKind),
        names=section.texts("names"),
        head=section.required("head"),
        offices=section.texts("offices"),
        hotline=section.text("hotline"),
        priority=_priority(section.section("priority_days")),
        source=section.required("source"),
    )
    section.done()
    return agency


def _priority(section: Section | None) -> PriorityDays | None:
    if section is None:
        return None
    days = section.choices("days", Weekday)
    if len(days) != _CHOSEN_DAYS:
        section.problem(f"{len(days)} priority days", "each agency chooses two days a week")
    priority = PriorityDays(
        days=days,
        strength=section.choice("strength", Strength, Strength.UNKNOWN),
        source=section.required("source"),
        published_on=section.day("published_on"),
    )
    section.done()
    return priority


def _old_district(section: Section, index: int) -> OldDistrict:
    district = OldDistrict(
        name=section.required("name"),
        city=section.required("city"),
        communes=section.texts("communes"),
        index=index,
    )
    section.done()
    return district
