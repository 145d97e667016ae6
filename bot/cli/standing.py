"""`motcua targets list`, `progress`, `metrics`: looking at goals, figures and what they mean."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DATA, ConfigOption, DataOption, give, settings, tell
from bot.cli.store import is_kept, look
from bot.clock import SystemClock, today
from bot.errors import BotError
from bot.store import Reading
from bot.store.tables.figures import FigureRow
from bot.store.tables.targets import TargetRow
from bot.targets.keeping import figures_of, targets_of
from bot.targets.progress import progress, same_unit
from bot.targets.showing import shown
from bot.targets.together import laid_together
from knowledge.measures import Figure, Metrics, Target, parse_period
from knowledge.reading.measures import known_measures
from knowledge.reading.targets import OPEN_GOAL, UNKNOWN_DAY

ExamplesOption = Annotated[
    bool, typer.Option("--examples", help="With the shipped examples of other cities.")
]

_LIST = (
    "unit\tmetric\tperiod\tlevel\tgoal\tdecision\tassigned_by\tassigned_on\thanded_by\t"
    "received_by\tdue_before\torigin\n"
)


def list_targets(
    examples: ExamplesOption = False, data: DataOption = DATA, config: ConfigOption = None
) -> None:
    """List the goals, shipped and imported (tab-separated)."""
    give(_LIST)
    _, goals, _ = _everything(data, settings(config).city, examples=examples)
    for target, origin in goals:
        act = target.assignment
        cells = (
            target.unit,
            target.metric.id,
            target.period.text,
            target.level,
            str(target.goal or OPEN_GOAL),
            act.decision,
            act.assigned_by,
            str(act.assigned_on or UNKNOWN_DAY),
            act.handed_by or "-",
            act.received_by or "-",
            str(act.due_before or "-"),
            origin,
        )
        give("\t".join(cells) + "\n")


def show_progress(
    period: Annotated[str, typer.Option(help="Only this one, such as 2022 or 2022-Q3.")] = "",
    unit: Annotated[str, typer.Option(help="Only this unit.")] = "",
    metric: Annotated[str, typer.Option(help="Only this metric.")] = "",
    on: Annotated[str, typer.Option(help="Judge what is due by this day, not today.")] = "",
    examples: ExamplesOption = False,
    data: DataOption = DATA,
    config: ConfigOption = None,
) -> None:
    """A bar a unit: how much of the goal, ahead or behind, who has sent nothing."""
    if period and parse_period(period) is None:
        raise BotError(f"'{period}' is no period. Write 2026, 2026-Q3 or 2026-10.")
    registry, goals, said = _everything(data, settings(config).city, examples=examples)
    if metric and metric not in registry.official:
        raise BotError(f"'{metric}' is no official metric: {', '.join(registry.official)}.")
    day = day_of(on) or today(SystemClock())
    wanted = same_unit(unit)
    groups = [
        group
        for group in progress(
            [target for target, _ in goals if wanted in {"", same_unit(target.unit)}],
            [figure for figure in said if wanted in {"", same_unit(figure.unit)}],
            day,
        )
        if (not period or group.period.text == period) and (not metric or group.metric.id == metric)
    ]
    if not groups:
        raise BotError("There is neither a goal nor a figure like that. See: motcua targets list")
    give(shown(groups, registry.levels, day))
    tell("Official figures only; what we count ourselves is in `motcua report`.")


def metrics() -> None:
    """Print every metric with its definition (tab-separated)."""
    give("id\tkind\tname\tdefinition\tnumerator\tdenominator\tlevels\tsource\n")
    registry = known_measures().metrics
    for kind, known in (("official", registry.official), ("own", registry.own)):
        for metric_id, metric in known.items():
            what = metric.definition
            sources = "; ".join(f"{s.document} ({s.row})" for s in what.sources)
            cells = (what.name, what.sentence, what.numerator, what.denominator or "-")
            give("\t".join((metric_id, kind, *cells, " ".join(what.levels), sources)) + "\n")


def _everything(
    data: Path, city: str, *, examples: bool
) -> tuple[Metrics, list[tuple[Target, str]], list[Figure]]:
    """The registry, the goals with where they come from, and the figures that belong to them."""
    measures = known_measures()
    imported: list[Target] = []
    said: list[Figure] = []
    if is_kept(data):
        goal_rows, figure_rows = look(data, _kept)
        imported = targets_of(goal_rows, measures.metrics)
        said = figures_of(figure_rows, measures.metrics)
    goals, figures_shown = laid_together(
        measures.shipped.targets(city, examples=examples), measures.shipped.figures, imported, said
    )
    return measures.metrics, goals, figures_shown


async def _kept(reading: Reading) -> tuple[list[TargetRow], list[FigureRow]]:
    return await reading.targets.all(), await reading.figures.all()


def day_of(text: str) -> date | None:
    """The day as typed; None where none was."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BotError(f"'{text}' is no day; write 2026-01-01.") from None
