"""The questions that judge: real ones with the procedures that answer them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.fold import words
from knowledge.learning.lessons import same_words
from knowledge.library import Library

LEARNED = "learned"
"""The kind of a line whose words were taught as well: it keeps what was learned, and no more."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A question with what is right.

    Attributes:
        owners: Any of these is right; empty where no procedure answers.
        unseen: Whether it may never be taught.
    """

    text: str
    owners: frozenset[str]
    unseen: bool = False


def read_judges(own: Path, *others: Path) -> list[Judge]:
    """The questions of our own file and of JSON-lines files, as far as they are there."""
    found = list(_own(own)) if own.is_file() else []
    for path in others:
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                found.append(Judge(row["question"], frozenset(row["codes"])))
    return found


def about_ours(judges: list[Judge], library: Library) -> list[Judge]:
    """Those that our entries answer, and those that nothing answers."""
    ours = {procedure.code for procedure in library.procedures}
    return [judge for judge in judges if not judge.owners or judge.owners & ours]


def nearest(judges: list[Judge], text: str, most: int) -> list[Judge]:
    """Those that share the rarest words with a text, for where all of them would take too long."""
    said = [(judge, set(words(judge.text))) for judge in judges]
    counts = Counter(word for _, found in said for word in found)
    asked = set(words(text))
    scored = [
        (sum(1 / counts[word] for word in found & asked), place)
        for place, (_, found) in enumerate(said)
    ]
    best = sorted(scored, key=lambda item: (-item[0], item[1]))[:most]
    return [said[place][0] for score, place in best if score]


def unseen_words(judges: list[Judge]) -> frozenset[str]:
    """The words of those that may never be taught."""
    return frozenset(same_words(judge.text) for judge in judges if judge.unseen)


def _own(path: Path) -> Iterator[Judge]:
    text = path.read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader) or []
    for row in rows:
        unseen = row.get("kind") != LEARNED
        yield Judge(row["question"], frozenset(row["codes"]), unseen=unseen)
