"""From a simulated year's misses to a patch: `python -m bench.lessons --data DIR [--misses 200]`.

Plays the editor of /hoc who knows what the question files say: each group's example is approved for
its own procedure, whether proposed or found as another one, and left where our entries do not
answer it or where it might be asked of anything. Then does what `motcua learn apply` does, and
asks the real questions (DEV) before and after: those whose words were taught, and those nobody
taught. The files here are not changed.
"""

import argparse
import asyncio
import json
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.questions import DEV, MACHINE_MADE, OWN, labelled
from bot.cli.progress import busy
from bot.config import PROJECT, Config, read_config
from bot.folder import STORE
from bot.knowing import Knowing, know
from bot.learning import ground, missed_of
from bot.store.sqlite import SqliteStore
from bot.store.tables.questions import Question
from knowledge.learning.grouping import Likeness, group_alike
from knowledge.learning.judging import Gate, Shares
from knowledge.learning.lessons import Lesson, LessonKind, same_words, usual_kind
from knowledge.learning.planning import Plan, plan
from knowledge.learning.proposing import example, other_example, propose, unsettled
from knowledge.learning.questions import Judge
from knowledge.learning.saying import says_which
from knowledge.learning.teaching import taught_anew
from knowledge.learning.writing import patch
from knowledge.understanding import Understander

Approved = dict[Lesson, Lesson | None]


async def missed(data: Path, most: int) -> list[Question]:
    """The newest of what the year missed or misread."""
    async with SqliteStore(data / STORE) as store, store.reading() as reading:
        return await reading.questions.missed(most=most)


def approve(knowing: Knowing, rows: Sequence[Question]) -> tuple[Approved, Counter[str]]:
    """What the editor makes of the groups: lessons, each with other words to ask for it."""
    right = {q.text: q.codes for path in (DEV, MACHINE_MADE, OWN) for q in labelled(path)}
    ours = {p.code for p in knowing.library.procedures}
    approved: Approved = {}
    how: Counter[str] = Counter()
    for group in group_alike(map(missed_of, rows), Likeness(knowing.understander)):
        still = unsettled(knowing.understander, group)
        taught = example(still)
        if taught is None:
            how["understood by now"] += 1
            continue
        proposed = [p.owner for p in propose(knowing.understander, still)]
        codes = right.get(taught.text, frozenset()) & ours
        if not codes:
            how["left: nothing of ours answers it"] += 1
            continue
        owner = next((o for o in proposed if o in codes), min(codes))
        lesson = Lesson(taught.text, owner, usual_kind(taught.text))
        if not says_which(knowing.understander, knowing.library, lesson):
            how["left: fits any matter"] += 1
            continue
        how["approved as proposed" if proposed[:1] == [owner] else "approved as another"] += 1
        beside = other_example(still, taught)
        same = beside is not None and owner in right.get(beside.text, frozenset())
        test = Lesson(beside.text, owner, LessonKind.TEST) if beside and same else None
        approved[lesson] = test
    return approved, how


def planned(knowing: Knowing, approved: Approved, config: Config) -> Plan:
    """What `motcua learn apply` makes of them."""
    return plan(
        approved, {le: test for le, test in approved.items() if test}, ground(config, knowing, busy)
    )


def shares(knowing: Knowing, after: Understander, accepted: Sequence[Lesson]) -> dict[str, object]:
    """The real questions before and after: all, and those whose words nobody taught."""
    taught = {same_words(lesson.text) for lesson in accepted}
    everything = [Judge(q.text, q.codes) for q in labelled(DEV)]
    untaught = [judge for judge in everything if same_words(judge.text) not in taught]
    return {
        name: _before_and_after(knowing, after, judges)
        for name, judges in (("dev", everything), ("dev, untaught", untaught))
    }


def _before_and_after(
    knowing: Knowing, after: Understander, judges: Sequence[Judge]
) -> dict[str, object]:
    ours = {p.code for p in knowing.library.procedures}
    asked = [judge for judge in judges if not judge.owners or judge.owners & ours]
    gate = Gate(knowing.understander, knowing.library, asked)
    return {
        "questions": len(asked),
        "before": _percent(gate.shares(knowing.understander)),
        "after": _percent(gate.shares(after)),
    }


def _percent(found: Shares) -> dict[str, float]:
    return {name: round(100 * getattr(found, name), 2) for name in Shares.__slots__}


def _applies(text: str) -> bool:
    """Whether git takes the patch as the files here stand."""
    command = ["git", "apply", "--check", "-"]
    done = subprocess.run(command, cwd=PROJECT, input=text.encode(), check=False)  # noqa: S603
    return done.returncode == 0


def main() -> None:
    """Reads the arguments, plays it, prints the figures as JSON."""
    parser = argparse.ArgumentParser(prog="bench.lessons", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder bench.simulate wrote")
    parser.add_argument("--misses", type=int, default=200)
    parser.add_argument("--out", type=Path, help="where the patch goes")
    found = parser.parse_args()
    config = replace(read_config(None, {}), national="none")
    knowing = know(config)
    rows = asyncio.run(missed(found.data, found.misses))
    approved, how = approve(knowing, rows)
    made = planned(knowing, approved, config)
    text = patch(made.changes, PROJECT)
    if found.out:
        found.out.write_text(text, encoding="utf-8")
    after = taught_anew(knowing.library, config.catalogue_folders, made.accepted)
    figures = {
        "misses": len(rows),
        "groups": dict(how),
        "lessons": {
            "approved": len(approved),
            "in the patch": len(made.accepted),
            "already there": len(made.there),
            "refused": len(made.refused),
        },
        "git applies it": _applies(text),
        **shares(knowing, after, made.accepted),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
