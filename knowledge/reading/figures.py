"""Official figures: what was published and shipped, and the files that offices send."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from knowledge.measures.metrics import Metrics
from knowledge.measures.targets import Figure, contradicts_itself, wrong_sums
from knowledge.problems import Problem
from knowledge.reading.csvtext import Table, read_csv
from knowledge.reading.measured import (
    count_of,
    each_once,
    level_of,
    metric_of,
    period_of,
    share_of,
    unit_of,
)
from knowledge.reading.section import Section, read_list

PUBLISHED = "published.yaml"
FIGURE_COLUMNS = ("unit", "metric", "period", "source")


def read_published(folder: Path, metrics: Metrics, problems: list[Problem]) -> tuple[Figure, ...]:
    """The shipped figures of a folder."""
    rows = read_list(folder / PUBLISHED, f"{folder.name}/{PUBLISHED}", problems)
    return _figures(rows, metrics, None, problems)


def read_figures(
    path: Path, metrics: Metrics, received_on: date, problems: list[Problem]
) -> tuple[Figure, ...]:
    """The official figures of a file somebody sent, CSV or a YAML list.

    Args:
        path: A row a figure.
        metrics: The registry.
        received_on: When it came in, where a row does not say.
        problems: Receives what is wrong.
    """
    if path.suffix.lower() in {".yaml", ".yml"}:
        rows = read_list(path, path.name, problems)
    else:
        rows = read_csv(path, Table(FIGURE_COLUMNS), problems)
    return _figures(rows, metrics, received_on, problems)


def _figures(
    rows: Iterable[Section], metrics: Metrics, received_on: date | None, problems: list[Problem]
) -> tuple[Figure, ...]:
    figures = each_once((_figure(row, metrics, received_on) for row in rows), problems)
    for figure, what in wrong_sums(figures, metrics.levels):
        problems.append(Problem(figure.place, what, "mend the parts or the whole"))
    return figures


def _figure(section: Section, metrics: Metrics, received_on: date | None) -> Figure:
    metric = metric_of(section, metrics)
    figure = Figure(
        unit=unit_of(section),
        metric=metric,
        period=period_of(section),
        level=level_of(section, metric),
        numerator=count_of(section, "numerator"),
        denominator=count_of(section, "denominator"),
        published=share_of(section, "share"),
        source=section.required("source"),
        received_on=section.day("received_on") or received_on or _no_day(section),
        place=section.place,
    )
    section.done()
    wrong = contradicts_itself(figure) if metric.id else None
    if wrong:
        section.problem(wrong, "give numerator and denominator, or share as published")
    return figure


def _no_day(section: Section) -> date:
    section.problem("'received_on' is missing", "add the day it was published")
    return date.min
