"""Questions with the codes that answer them, from the files that hold such."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypedDict

import yaml

from bench.catalogues import PROJECT, SHARED
from knowledge.library import Library

DEV = SHARED / "questions_dev.jsonl"
MACHINE_MADE = SHARED / "questions_machine_made.jsonl"
OWN = PROJECT / "tests" / "questions.yaml"
TAUGHT = PROJECT / "bench" / "learning" / "questions.yaml"


class Labelled(NamedTuple):
    """A question, the codes that answer it (none where nothing does), and of which sort it is."""

    text: str
    codes: frozenset[str]
    kind: str


class _Row(TypedDict):
    question: str
    codes: list[str]
    kind: str


def labelled(path: Path) -> list[Labelled]:
    """The questions of a JSON-lines or YAML file; none where there is no such file."""
    if not path.exists():
        return []
    rows: Iterable[_Row] = (
        _lines(path) if path.suffix == ".jsonl" else yaml.safe_load(path.read_text("utf-8"))
    )
    return [
        Labelled(row["question"], frozenset(row["codes"]), row["kind"])
        for row in rows
        if row["kind"] != "learned"
    ]


def questions(library: Library) -> list[str]:
    """Everyday wordings, in a fixed order: real ones where ../shared is, else our examples."""
    real = [asked.text for asked in labelled(DEV)]
    return real or [text for procedure in library.procedures for text in procedure.questions]


def _lines(path: Path) -> Iterator[_Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
