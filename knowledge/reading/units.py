"""A city's communes and the old names that lead to them, from one YAML file a city."""

from pathlib import Path

from knowledge.places import City, Commune, OldDistrict
from knowledge.problems import Problem
from knowledge.reading.section import Section, read_one


def read_city(path: Path, problems: list[Problem]) -> City:
    """The city in `path`; empty where the file cannot be read."""
    section = read_one(path, f"{path.parent.name}/{path.name}", problems)
    if section is None:
        return City(name="", code="", communes=(), old_districts=())
    city = City(
        name=section.required("city"),
        code=section.required("code"),
        communes=tuple(map(_commune, section.sections("communes"))),
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
    )
    section.done()
    return commune


def _old_district(section: Section, index: int) -> OldDistrict:
    district = OldDistrict(
        name=section.required("name"),
        city=section.required("city"),
        communes=section.texts("communes"),
        index=index,
    )
    section.done()
    return district
