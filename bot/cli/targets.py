"""`motcua targets`: goals of units, what they need, what offices say they reached."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.cli.assign import assign
from bot.cli.options import DATA, DataOption, tell
from bot.cli.standing import day_of, list_targets, metrics, show_progress
from bot.cli.store import change
from bot.clock import SystemClock, today
from bot.errors import BotError
from bot.store import Writing
from bot.store.tables.targets import Kept
from bot.targets.keeping import figure_row, target_row
from bot.targets.progress import same_unit
from knowledge.measures import Figure
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading.figures import read_figures
from knowledge.reading.measures import known_measures
from knowledge.reading.targets import read_targets

Result = TypeVar("Result")
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="CSV or YAML.")]

_NAMED_AT_MOST = 10


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

    async def keep(tx: Writing, at: int) -> list[Kept]:
        return [await tx.targets.keep(target_row(target), at) for target in found]

    tell(f"{_counted(change(data, keep))} of {len(found)} targets.")


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
    day = day_of(received_on) or today(SystemClock())
    found = read_figures(file, registry, day, problems)
    if problems:
        raise KnowledgeError(problems)

    async def keep(tx: Writing, _: int) -> tuple[list[Kept], set[str]]:
        kept = [await tx.figures.keep(figure_row(figure)) for figure in found]
        return kept, {same_unit(row.unit) for row in await tx.targets.all()}

    kept, assigned = change(data, keep)
    tell(f"{_counted(kept)} of {len(found)} figures.")
    _tell_strangers(found, assigned)


def _tell_strangers(found: Sequence[Figure], assigned: set[str]) -> None:
    """A slip in a name would make a unit look as if it had sent nothing."""
    strangers = dict.fromkeys(f.unit for f in found if same_unit(f.unit) not in assigned)
    if assigned and strangers:
        named = "; ".join(list(strangers)[:_NAMED_AT_MOST])
        tell(f"{len(strangers)} units have no imported target; is a name misspelt? {named}")


def forget(
    decision: Annotated[str, typer.Option(help="Imported goals of this decision.")] = "",
    source: Annotated[str, typer.Option(help="Imported figures of this source.")] = "",
    data: DataOption = DATA,
) -> None:
    """Take imported goals or figures out again."""
    if bool(decision) == bool(source):
        raise BotError("Say what to take out: --decision TEXT or --source TEXT, as imported.")

    async def take_out(tx: Writing, _: int) -> int:
        if decision:
            return await tx.targets.forget(decision)
        return await tx.figures.forget(source)

    count = change(data, take_out)
    if not count:
        raise BotError(f"Nothing was imported as '{decision or source}'.")
    tell(f"{count} {'goals' if decision else 'figures'} taken out.")


def _counted(kept: Iterable[Kept]) -> str:
    counts = Counter(kept)
    return ", ".join(f"{counts[what]} {what}" for what in Kept)
