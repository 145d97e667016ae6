"""Targets: shipped YAML, and the files that offices send (YAML or CSV)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.measures.metrics import Better, Metrics, OfficialMetric
from knowledge.measures.shares import HOW, Share, parse_share
from knowledge.measures.targets import Assignment, Figure, Target, TargetSet, Use, goal_of
from knowledge.problems import Problem
from knowledge.reading.csvtext import Table, read_csv
from knowledge.reading.figures import PUBLISHED, read_published
from knowledge.reading.measured import each_once, level_of, metric_of, period_of, unit_of
from knowledge.reading.section import Section, read_one

OPEN_GOAL = "open"
UNKNOWN_DAY = "unknown"
TARGET_COLUMNS = ("unit", "metric", "period", "goal", "decision", "assigned_by", "assigned_on")
# what `motcua targets assign` writes can be imported as it is
_WORKING = ("target_online", "pace", "weight", "share")
_RENAMED = {"target_rate": "goal"}


@dataclass(frozen=True, slots=True)
class Shipped:
    """What comes with the package."""

    sets: tuple[TargetSet, ...]
    figures: tuple[Figure, ...]

    def targets(self, city: str, *, examples: bool = False) -> tuple[Target, ...]:
        """The goals used by default in a city; with the examples of other cities on demand."""
        return tuple(
            target
            for each in self.sets
            if (each.use is Use.DEFAULT and each.city == city) or examples
            for target in each.targets
        )


def read_shipped(folder: Path, metrics: Metrics, problems: list[Problem]) -> Shipped:
    """The sets of a folder, one a file, and the figures of its published.yaml."""
    sets = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != PUBLISHED:
            section = read_one(path, f"{folder.name}/{path.name}", problems)
            if section is not None:
                sets.append(_set(section, metrics))
    each_once((target for each in sets for target in each.targets), problems)
    return Shipped(tuple(sets), read_published(folder, metrics, problems))


def read_targets(
    path: Path, metrics: Metrics, given: dict[str, str], problems: list[Problem]
) -> tuple[Target, ...]:
    """The targets of a file somebody sent.

    Args:
        path: CSV with a row a target, or YAML like the shipped sets.
        metrics: The registry.
        given: What stands in for columns a CSV does not have.
        problems: Receives what is wrong.
    """
    if path.suffix.lower() in {".yaml", ".yml"}:
        section = read_one(path, path.name, problems)
        targets = _set(section, metrics).targets if section else ()
    else:
        table = Table(TARGET_COLUMNS, _WORKING, _RENAMED, given)
        targets = tuple(
            _target(row, _assignment(row), metrics) for row in read_csv(path, table, problems)
        )
    return each_once(targets, problems)


def _set(section: Section, metrics: Metrics) -> TargetSet:
    assignment = _assignment(section)
    read = TargetSet(
        id=section.text("id") or "",
        city=section.text("city") or "",
        use=section.choice("use", Use, Use.EXAMPLE),
        targets=tuple(_target(row, assignment, metrics) for row in section.sections("targets")),
    )
    if not read.targets:
        section.problem("it holds no target", "add `targets:` with a row each")
    section.done()
    return read


def _assignment(section: Section) -> Assignment:
    return Assignment(
        decision=section.required("decision"),
        assigned_by=section.required("assigned_by"),
        assigned_on=_assigned_on(section),
        handed_by=section.text("handed_by"),
        received_by=section.text("received_by"),
        due_before=section.day("due_before"),
    )


def _assigned_on(section: Section) -> date | None:
    place = section.place_of("assigned_on")
    text = section.required("assigned_on")
    try:
        return date.fromisoformat(text) if text not in {"", UNKNOWN_DAY} else None
    except ValueError:
        remedy = f"write it as 2026-11-20, or `{UNKNOWN_DAY}`"
        section.problem(f"'assigned_on: {text}' is not a date", remedy, place)
        return None


def _target(section: Section, assignment: Assignment, metrics: Metrics) -> Target:
    unit = unit_of(section)
    metric = metric_of(section, metrics)
    target = Target(
        unit=unit,
        metric=metric,
        period=period_of(section),
        level=level_of(section, metric),
        goal=_goal(section, metric),
        assignment=assignment,
        source=section.text("source") or "",
        place=section.place,
    )
    section.done()
    return target


def _goal(section: Section, metric: OfficialMetric) -> Share | None:
    place = section.place_of("goal")
    text = section.required("goal")
    if text in {"", OPEN_GOAL}:
        return None
    share = parse_share(text)
    if share is None:
        section.problem(f"'goal: {text}' is no share", f"{HOW}, or {OPEN_GOAL}", place)
        return None
    return goal_of(share, less_is_better=metric.definition.better is Better.LESS)
