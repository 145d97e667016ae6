"""Targets and figures on their way into the store and back: text there, checked things here."""

from collections.abc import Iterable
from datetime import date, datetime, time

from bot.clock import VIETNAM, milliseconds, moment_of
from bot.store.tables.figures import FigureRow
from bot.store.tables.targets import TargetRow
from knowledge.measures import (
    EVERYTHING,
    Assignment,
    Figure,
    Metrics,
    Target,
    parse_period,
    parse_share,
)
from knowledge.reading.targets import OPEN_GOAL


def target_row(target: Target) -> TargetRow:
    """The target as it is kept."""
    act = target.assignment
    return TargetRow(
        unit=target.unit,
        metric=target.metric.id,
        period=target.period.text,
        level=_kept_level(target.level),
        decision=act.decision,
        goal=str(target.goal) if target.goal else OPEN_GOAL,
        assigned_by=act.assigned_by,
        assigned_on=act.assigned_on.isoformat() if act.assigned_on else "",
        handed_by=act.handed_by,
        received_by=act.received_by,
        data_due=act.due_before.isoformat() if act.due_before else None,
    )


def figure_row(figure: Figure) -> FigureRow:
    """The figure as it is kept."""
    return FigureRow(
        unit=figure.unit,
        metric=figure.metric.id,
        period=figure.period.text,
        level=_kept_level(figure.level),
        source=figure.source,
        numerator=figure.numerator,
        denominator=figure.denominator,
        share=str(figure.published) if figure.published else None,
        at=milliseconds(datetime.combine(figure.received_on, time(), VIETNAM)),
    )


def targets_of(rows: Iterable[TargetRow], metrics: Metrics) -> list[Target]:
    """The targets kept; those of a metric that is no longer known are left out."""
    return [
        Target(
            unit=row.unit,
            metric=metrics.official[row.metric],
            period=period,
            level=row.level or EVERYTHING,
            goal=parse_share(row.goal),
            assignment=Assignment(
                decision=row.decision,
                assigned_by=row.assigned_by,
                assigned_on=_day(row.assigned_on),
                handed_by=row.handed_by,
                received_by=row.received_by,
                due_before=_day(row.data_due),
            ),
        )
        for row in rows
        if row.metric in metrics.official and (period := parse_period(row.period))
    ]


def figures_of(rows: Iterable[FigureRow], metrics: Metrics) -> list[Figure]:
    """The figures kept; those of a metric that is no longer known are left out."""
    return [
        Figure(
            unit=row.unit,
            metric=metrics.official[row.metric],
            period=period,
            level=row.level or EVERYTHING,
            numerator=row.numerator,
            denominator=row.denominator,
            published=parse_share(row.share) if row.share else None,
            source=row.source,
            received_on=moment_of(row.at).date(),
        )
        for row in rows
        if row.metric in metrics.official and (period := parse_period(row.period))
    ]


def _kept_level(level: str) -> str:
    return "" if level == EVERYTHING else level


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
