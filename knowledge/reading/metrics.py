"""The registry of metrics, from a folder: levels.yaml, and lists of metrics in the other files."""

import re
from pathlib import Path

from knowledge.measures.metrics import (
    Better,
    Definition,
    Form,
    Kind,
    Level,
    Metrics,
    OfficialMetric,
    OwnMetric,
    Source,
)
from knowledge.model import Known
from knowledge.problems import Place, Problem
from knowledge.reading.section import Section, read_list

LEVELS = "levels.yaml"

_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")


def read_metrics(folder: Path, problems: list[Problem]) -> Metrics:
    """Every metric of a folder; no id and no name stands twice, whosever it is."""
    levels = [
        _level(section)
        for section in read_list(folder / LEVELS, f"{folder.name}/{LEVELS}", problems)
    ]
    known = {level.id for level in levels}
    seen: dict[str, Place] = {}
    metrics = [
        _metric(section, known, seen)
        for path in sorted(folder.glob("*.yaml"))
        if path.name != LEVELS
        for section in read_list(path, f"{folder.name}/{path.name}", problems)
    ]
    return Metrics.of(metrics, levels)


def _level(section: Section) -> Level:
    level = Level(
        id=section.required("id"),
        name=section.required("name"),
        is_part=section.choice("part", Known, Known.NO) is Known.YES,
        place=section.place,
    )
    section.done()
    return level


def _metric(
    section: Section, levels: set[str], seen: dict[str, Place]
) -> OfficialMetric | OwnMetric:
    metric_id = _id(section)
    kind = section.must_choose("kind", Kind)
    definition = Definition(
        name=section.required("name"),
        sentence=_sentence(section),
        form=section.must_choose("form", Form),
        better=section.choice("better", Better, Better.MORE),
        numerator=section.required("numerator"),
        denominator=section.text("denominator") or "",
        levels=_levels(section, levels),
        sources=tuple(map(_source, section.sections("sources"))),
        place=section.place,
    )
    section.done()
    _is_whole(section, definition)
    for what in (metric_id, definition.name):
        _stands_once(section, what, seen)
    return (OfficialMetric if kind is Kind.OFFICIAL else OwnMetric)(metric_id, definition)


def _id(section: Section) -> str:
    place = section.place_of("id")
    metric_id = section.required("id")
    if metric_id and not _ID.fullmatch(metric_id):
        section.problem(f"'{metric_id}' is no id", "write it as online_share", place)
    return metric_id


def _sentence(section: Section) -> str:
    place = section.place_of("definition")
    text = section.required("definition")
    if text and not (text.endswith(".") and len(_SENTENCE_END.findall(text)) == 1):
        section.problem(
            "the definition is not one sentence",
            "say it in one, with one full stop",
            place,
        )
    return text


def _levels(section: Section, known: set[str]) -> tuple[str, ...]:
    place = section.place_of("levels")
    levels = section.texts("levels")
    for level in levels:
        if level not in known:
            allowed = ", ".join(sorted(known))
            section.problem(f"there is no level '{level}'", f"choose from: {allowed}", place)
    if not levels:
        section.problem("it names no level", "add `levels: [all]`")
    return levels


def _source(section: Section) -> Source:
    source = Source(section.required("document"), section.required("row"))
    section.done()
    return source


def _is_whole(section: Section, definition: Definition) -> None:
    if definition.form is Form.SHARE and not definition.denominator:
        section.problem("a share needs a denominator", "add `denominator: of what`")
    if definition.form is not Form.SHARE and definition.denominator:
        section.problem("only a share has a denominator", "leave it out, or write `form: share`")
    if not definition.sources:
        section.problem("it has no source", "add `sources:` with document and row")


def _stands_once(section: Section, what: str, seen: dict[str, Place]) -> None:
    first = seen.setdefault(what, section.place) if what else section.place
    if first is not section.place:
        section.problem(f"'{what}' is here already ({first})", "keep one of the two")
