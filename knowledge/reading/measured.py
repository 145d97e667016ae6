"""What targets and figures have in common: metric, period, level, shares and numbers as written."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from knowledge.measures.metrics import (
    EVERYTHING,
    Better,
    Definition,
    Form,
    Metrics,
    OfficialMetric,
)
from knowledge.measures.periods import HOW as HOW_PERIODS
from knowledge.measures.periods import Period, parse_period
from knowledge.measures.shares import HOW as HOW_SHARES
from knowledge.measures.shares import Share, parse_share
from knowledge.measures.targets import Figure, Target
from knowledge.problems import Place, Problem
from knowledge.reading.section import Section

Kept = TypeVar("Kept", Target, Figure)

_MOST_DIGITS = 15
# stands in where a problem was noted; whatever holds it is never used
_NO_PERIOD = Period("", date.min, date.min)
_NO_METRIC = OfficialMetric(
    "", Definition("", "", Form.SHARE, Better.MORE, "", "", (), (), Place(""))
)


def unit_of(section: Section) -> str:
    """The unit's name, however its accents were typed."""
    return unicodedata.normalize("NFC", section.required("unit"))


def metric_of(section: Section, metrics: Metrics) -> OfficialMetric:
    """The official metric; ours are refused, for nobody can send us what we count ourselves."""
    place = section.place_of("metric")
    metric_id = section.required("metric")
    if metric_id in metrics.official:
        return metrics.official[metric_id]
    if metric_id in metrics.own:
        what = f"'{metric_id}' is counted here and never imported or assigned"
        section.problem(what, "official and own are never mixed", place)
    elif metric_id:
        allowed = ", ".join(metrics.official)
        section.problem(f"there is no metric '{metric_id}'", f"choose from: {allowed}", place)
    return _NO_METRIC


def period_of(section: Section) -> Period:
    """The period, as 2026, 2026-Q3, 2026-10 or 2026-05..2026-12."""
    place = section.place_of("period")
    text = section.required("period")
    period = parse_period(text)
    if text and period is None:
        section.problem(f"'{text}' is no period", HOW_PERIODS, place)
    return period or _NO_PERIOD


def level_of(section: Section, metric: OfficialMetric) -> str:
    """One of the metric's levels; all of it where the file does not say."""
    place = section.place_of("level")
    level = section.text("level") or EVERYTHING
    if metric.id and level not in metric.definition.levels:
        allowed = ", ".join(metric.definition.levels)
        section.problem(f"{metric.id} has no level '{level}'", f"choose from: {allowed}", place)
    return level


def share_of(section: Section, key: str) -> Share | None:
    """A share as published; None when absent."""
    place = section.place_of(key)
    text = section.text(key)
    share = parse_share(text) if text else None
    if text and share is None:
        section.problem(f"'{key}: {text}' is no share", HOW_SHARES, place)
    return share


def count_of(section: Section, key: str, *, needed: bool = False) -> int | None:
    """A number of things, digits only; what else people write is named."""
    place = section.place_of(key)
    text = section.text(key)
    if text is None:
        if needed:
            section.problem(f"'{key}' is empty", "write how many, 0 where there are none", place)
        return None
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    digits = text.replace(".", "").replace(",", "").replace(" ", "")
    if text.startswith("-"):
        section.problem(f"'{key}: {text}' is negative", "write 0 or more", place)
    elif digits.isascii() and digits.isdigit():
        what = f"'{key}: {text}' is not plain digits"
        section.problem(what, "write 1029, not 1.029 or 1,029; whole numbers only", place)
    else:
        section.problem(f"'{key}: {text}' is not a whole number", "write digits only", place)
    return None


def each_once(rows: Iterable[Kept], problems: list[Problem]) -> tuple[Kept, ...]:
    """The rows, those that say the same once more noted and left out."""
    kept: dict[tuple[str, ...], Kept] = {}
    for row in rows:
        first = kept.setdefault(row.key, row)
        if first is not row and row.metric.id and row.unit:
            what = f"the same again for {row.unit}, {row.metric.id} (first: {first.place})"
            problems.append(Problem(row.place, what, "keep one, or name another source"))
    return tuple(kept.values())
