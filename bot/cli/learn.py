"""`motcua learn`: what was missed, and what becomes of it once editors approved it."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.cli.options import (
    DATA,
    CatalogueOption,
    ConfigOption,
    DataOption,
    give,
    known,
    library_of,
    settings,
    tell,
)
from bot.cli.progress import busy, watched
from bot.cli.store import change, must_be_kept
from bot.clock import SystemClock, moment_of, today
from bot.config import PROJECT
from bot.errors import BotError
from bot.learning import closed_words, ground, missed_of
from bot.store import Writing
from bot.store.tables.lessons import KeptLesson
from bot.store.tables.questions import Question
from knowledge.learning.grouping import Group, Likeness, decided, group_alike
from knowledge.learning.judging import Shares
from knowledge.learning.lessons import TAUGHT, Lesson, LessonKind
from knowledge.learning.planning import Plan, plan
from knowledge.learning.proposing import Proposal, propose, unsettled
from knowledge.learning.writing import patch
from knowledge.library import Library

Result = TypeVar("Result")
_EXAMPLES = 4
_CITIZEN_FIELDS = ("day", "procedure", "name", "field", "note")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    learn = typer.Typer(help="What was missed, and what becomes of it.", no_args_is_help=True)
    app.add_typer(learn, name="learn")
    learn.command("list")(list_missed)
    learn.command()(apply)
    learn.command()(corrections)

    @learn.callback()
    def about() -> None:
        """What was missed, and what becomes of it."""


def list_missed(
    since: Annotated[
        int | None, typer.Option("--since", metavar="DAYS", min=0, help="Only of the last days.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
    config: ConfigOption = None,
    catalogue: CatalogueOption = None,
    data: DataOption = DATA,
) -> None:
    """Missed and misread questions in groups, with what each group probably means."""
    first = today(SystemClock()) - timedelta(days=since) if since is not None else None
    day = first.isoformat() if first else ""
    rows, lessons = _with_store(data, lambda tx, _: _missed(tx, day))
    knowing = known(settings(config, catalogue), data)
    seen = [*map(missed_of, rows), *decided(closed_words(lessons))]
    found = group_alike(seen, Likeness(knowing.understander))
    groups = [group for group in found if not group.is_decided]
    shown = 0
    for group in watched(groups, "Asking again"):
        still = unsettled(knowing.understander, group)
        if still.wordings:
            shown += 1
            proposed = propose(knowing.understander, still)
            written = _as_json if as_json else _as_text
            give(f"{written(still, proposed, knowing.library)}\n")
    tell(
        f"{len(rows)} questions missed or misread, {len(found)} groups: {shown} open, "
        f"{len(found) - len(groups)} decided by editors, {len(groups) - shown} understood by now."
    )


def apply(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the patch goes.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Change the files here instead of printing a patch.")
    ] = False,
    config: ConfigOption = None,
    catalogue: CatalogueOption = None,
    data: DataOption = DATA,
) -> None:
    """Approved lessons as a patch for `git apply`, as far as they break nothing."""
    kept = _with_store(data, lambda tx, _: tx.lessons.waiting())
    if not kept:
        tell("Nothing is approved and waiting. Editors approve with /hoc.")
        return
    approved = _paired(kept)
    found = settings(config, catalogue)
    made = plan(approved.lessons, approved.tests, ground(found, known(found, data), busy))
    if write:
        for file, _, after in made.changes:
            file.write_text(after, encoding="utf-8")
    else:
        _hand_over(patch(made.changes, PROJECT), out)
    done = [*made.there, *(made.accepted if write else ())]
    ids = [row for lesson in done for row in approved.rows[lesson]]
    _with_store(data, lambda tx, at: tx.lessons.applied(ids, at))
    _tell_plan(made, len(approved.lessons))


def corrections(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
    config: ConfigOption = None,
    catalogue: CatalogueOption = None,
    data: DataOption = DATA,
) -> None:
    """What people reported as wrong and editors mended, the newest first; also as /dasua."""
    found = settings(config, catalogue)
    library = library_of(found, data)
    for row in _with_store(data, lambda tx, _: tx.corrections.mended()):
        procedure = library.procedure(row.procedure)
        name = procedure.short_name if procedure else ""
        day = moment_of(row.decided_at or row.at).date().isoformat()
        values = (day, row.procedure, name, row.field, row.note or "")
        if as_json:
            shown = dict(zip(_CITIZEN_FIELDS, values, strict=True))
            give(json.dumps(shown, ensure_ascii=False) + "\n")
        else:
            give("\t".join(values) + "\n")


async def _missed(tx: Writing, since: str) -> tuple[list[Question], list[KeptLesson]]:
    return await tx.questions.missed(since), await tx.lessons.all()


@dataclass(frozen=True, slots=True)
class _Approved:
    """What was approved: lessons, other words to ask for each, and the rows each came from."""

    lessons: list[Lesson]
    tests: dict[Lesson, Lesson]
    rows: dict[Lesson, list[int]]


def _paired(kept: list[KeptLesson]) -> _Approved:
    """Each lesson with the words approved with it to be asked, which came at the same moment."""
    found = _Approved([], {}, {})
    for row in kept:
        if row.kind in TAUGHT:
            lesson = Lesson(row.text, row.owner, row.kind)
            beside = [t for t in kept if t.kind is LessonKind.TEST and t.at == row.at]
            test = next((t for t in beside if t.owner == row.owner), None)
            found.lessons.append(lesson)
            found.rows[lesson] = [row.id]
            if test is not None:
                found.tests[lesson] = Lesson(test.text, test.owner, test.kind)
                found.rows[lesson].append(test.id)
    return found


def _hand_over(text: str, out: Path | None) -> None:
    if out is None:
        give(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BotError(f"{out} cannot be written: {error.strerror}.") from None


def _tell_plan(made: Plan, approved: int) -> None:
    for lesson in made.there:
        tell(f"already there  '{lesson.text}' in {lesson.owner}")
    for lesson, reason in made.refused:
        tell(f"refused  '{lesson.text}' for {lesson.owner}: {reason}")
    tell(
        f"{approved} approved: {len(made.accepted)} in the patch, {len(made.there)} already there, "
        f"{len(made.refused)} refused."
    )
    if made.before and made.after:
        tell(_table(made.before, made.after))


def _table(before: Shares, after: Shares) -> str:
    names = {"resolved": "resolved", "wrong": "wrong and confident", "refused": "refused rightly"}
    return "\n".join(
        f"{label:<24}{100 * getattr(before, name):6.1f} % → {100 * getattr(after, name):5.1f} %"
        for name, label in names.items()
    )


def _as_json(group: Group, proposed: list[Proposal], library: Library) -> str:
    values = {
        "count": group.count,
        "days": group.days,
        "examples": [wording.text for wording in group.wordings],
        "proposed": [
            {
                "code": proposal.owner,
                "name": named(library, proposal.owner),
                "sure": proposal.sure,
                "picked": proposal.picked,
            }
            for proposal in proposed
        ],
    }
    return json.dumps(values, ensure_ascii=False)


def _as_text(group: Group, proposed: list[Proposal], library: Library) -> str:
    days = group.days
    span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}, {len(days)} days"
    lines = [f"{group.count} times, {span}"]
    lines += [f"    {wording.count:>4}  {wording.text}" for wording in group.wordings[:_EXAMPLES]]
    if len(group.wordings) > _EXAMPLES:
        lines.append(f"          and {len(group.wordings) - _EXAMPLES} more wordings")
    for proposal in proposed[:2]:
        picked = f", picked {proposal.picked} times" if proposal.picked else ""
        name = named(library, proposal.owner)
        lines.append(f"    → {proposal.owner} {name} ({proposal.sure} %{picked})")
    return "\n".join(lines)


def named(library: Library, owner: str) -> str:
    """What an editor calls a matter."""
    procedure = library.procedure(owner)
    if procedure is not None:
        return procedure.short_name
    guide = library.guide(owner.partition(":")[2])
    return guide.name if guide else ""


def _with_store(data: Path, work: Callable[[Writing, int], Awaitable[Result]]) -> Result:
    must_be_kept(data)
    return change(data, work)
