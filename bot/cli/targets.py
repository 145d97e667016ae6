"""`motcua targets`: goals of units, what they need, what offices say they reached."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.app import STORE
from bot.cli.assign import assign
from bot.cli.options import DATA, ConfigOption, DataOption, give, settings, tell
from bot.clock import SystemClock, milliseconds, today
from bot.errors import BotError
from bot.store import Writing
from bot.store.sqlite import SqliteStore
from bot.store.tables.figures import FigureRow
from bot.store.tables.targets import Kept, TargetRow
from bot.targets.keeping import figure_row, figures_of, target_row, targets_of
from bot.targets.progress import progress, same_unit
from bot.targets.showing import shown
from bot.targets.together import laid_together
from knowledge.measures import Figure, Metrics, Target, parse_period
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading.figures import read_figures
from knowledge.reading.measures import known_measures
from knowledge.reading.targets import OPEN_GOAL, UNKNOWN_DAY, read_targets

Result = TypeVar("Result")
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="CSV or YAML.")]
ExamplesOption = Annotated[
    bool, typer.Option("--examples", help="With the shipped examples of other cities.")
]

_NAMED_AT_MOST = 10
_LIST = (
    "unit\tmetric\tperiod\tlevel\tgoal\tdecision\tassigned_by\tassigned_on\thanded_by\t"
    "received_by\tdue_before\torigin\n"
)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    targets = typer.Typer(help="Goals of units, and official figures.", no_args_is_help=True)
    app.add_typer(targets, name="targets")
    targets.command("import")(import_targets)
    targets.command("list")(list_targets)
    for command in (assign, figures, show_progress, forget, metrics):
        targets.command(command.__name__.removeprefix("show_"))(command)

    @targets.callback()
    def about() -> None:
        """Goals of units, and official figures; what we count ourselves is in `motcua report`."""


def import_targets(
    file: FileArgument,
    metric: Annotated[str, typer.Option(help="For a CSV without this column.")] = "",
    period: Annotated[str, typer.Option(help="Same, such as 2026 or 2026-Q3.")] = "",
    level: Annotated[str, typer.Option(help="Same.")] = "",
    decision: Annotated[str, typer.Option(help="Same: the document, as cited.")] = "",
    assigned_by: Annotated[str, typer.Option(help="Same: who assigned it.")] = "",
    assigned_on: Annotated[str, typer.Option(help="Same: when, 2026-11-20.")] = "",
    handed_by: Annotated[str, typer.Option(help="Same: who handed it over.")] = "",
    received_by: Annotated[str, typer.Option(help="Same: who received it.")] = "",
    due_before: Annotated[str, typer.Option(help="Same: figures are due before it.")] = "",
    data: DataOption = DATA,
) -> None:
    """Take over goals: unit, metric, period, level, goal, who assigned them and by what."""
    given = {
        "metric": metric,
        "period": period,
        "level": level,
        "decision": decision,
        "assigned_by": assigned_by,
        "assigned_on": assigned_on,
        "handed_by": handed_by,
        "received_by": received_by,
        "due_before": due_before,
    }
    problems: list[Problem] = []
    registry = known_measures().metrics
    found = read_targets(
        file, registry, {name: text for name, text in given.items() if text}, problems
    )
    if problems:
        raise KnowledgeError(problems)
    at = milliseconds(SystemClock().now())

    async def keep(tx: Writing) -> list[Kept]:
        return [await tx.targets.keep(target_row(target), at) for target in found]

    tell(f"{_counted(_in_store(data, keep))} of {len(found)} targets.")


def figures(
    file: FileArgument,
    received_on: Annotated[
        str, typer.Option(help="The day they came in, where the file does not say; today.")
    ] = "",
    data: DataOption = DATA,
) -> None:
    """Take over official figures: unit,metric,period,level,numerator,denominator|share,source."""
    problems: list[Problem] = []
    registry = known_measures().metrics
    day = _day(received_on) or today(SystemClock())
    found = read_figures(file, registry, day, problems)
    if problems:
        raise KnowledgeError(problems)

    async def keep(tx: Writing) -> tuple[list[Kept], set[str]]:
        kept = [await tx.figures.keep(figure_row(figure)) for figure in found]
        return kept, {same_unit(row.unit) for row in await tx.targets.all()}

    kept, assigned = _in_store(data, keep)
    tell(f"{_counted(kept)} of {len(found)} figures.")
    _tell_strangers(found, assigned)


def _tell_strangers(found: Sequence[Figure], assigned: set[str]) -> None:
    """A slip in a name would make a unit look as if it had sent nothing."""
    strangers = dict.fromkeys(f.unit for f in found if same_unit(f.unit) not in assigned)
    if assigned and strangers:
        named = "; ".join(list(strangers)[:_NAMED_AT_MOST])
        tell(f"{len(strangers)} units have no imported target; is a name misspelt? {named}")


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
    day = _day(on) or today(SystemClock())
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


def forget(
    decision: Annotated[str, typer.Option(help="Imported goals of this decision.")] = "",
    source: Annotated[str, typer.Option(help="Imported figures of this source.")] = "",
    data: DataOption = DATA,
) -> None:
    """Take imported goals or figures out again."""
    if bool(decision) == bool(source):
        raise BotError("Say what to take out: --decision TEXT or --source TEXT, as imported.")

    async def take_out(tx: Writing) -> int:
        if decision:
            return await tx.targets.forget(decision)
        return await tx.figures.forget(source)

    count = _in_store(data, take_out)
    if not count:
        raise BotError(f"Nothing was imported as '{decision or source}'.")
    tell(f"{count} {'goals' if decision else 'figures'} taken out.")


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
    if (data / STORE).exists():
        goal_rows, figure_rows = asyncio.run(_kept(data))
        imported = targets_of(goal_rows, measures.metrics)
        said = figures_of(figure_rows, measures.metrics)
    goals, figures_shown = laid_together(
        measures.shipped.targets(city, examples=examples), measures.shipped.figures, imported, said
    )
    return measures.metrics, goals, figures_shown


async def _kept(data: Path) -> tuple[list[TargetRow], list[FigureRow]]:
    async with SqliteStore(data / STORE) as store, store.reading() as reading:
        return await reading.targets.all(), await reading.figures.all()


def _in_store(data: Path, work: Callable[[Writing], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with SqliteStore(data / STORE) as store, store.writing() as tx:
            return await work(tx)

    return asyncio.run(run())


def _counted(kept: Iterable[Kept]) -> str:
    counts = Counter(kept)
    return ", ".join(f"{counts[what]} {what}" for what in Kept)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BotError(f"'{text}' is no day; write 2026-01-01.") from None
