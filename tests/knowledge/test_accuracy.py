"""How well real questions are understood; a later change may not slip unnoticed.

The floors are a little below what was measured (docs/understanding.md). Questions of ../shared
taught the weights; those of tests/questions.yaml taught nothing.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pytest
import yaml
from conftest import PROJECT, SHARED

from knowledge.library import Library
from knowledge.understanding import Kind, Outcome, Understander

DEV = SHARED / "data" / "questions_dev.jsonl"
OWN = PROJECT / "tests" / "questions.yaml"


class Asked(NamedTuple):
    question: str
    codes: set[str]
    kind: str


class Shares(NamedTuple):
    """Of the answerable: resolved, first, among three; of all: wrong; of the others: refused."""

    resolved: float
    first: float
    among_three: float
    wrong: float
    refused: float


def shares(understander: Understander, asked: Sequence[Asked]) -> Shares:
    counts: Counter[str] = Counter()
    for question in asked:
        outcome = understander.understand(question.question)
        counts.update(verdicts(outcome, question.codes))
    answerable = max(1, counts["answerable"])
    return Shares(
        counts["resolved"] / answerable,
        counts["first"] / answerable,
        counts["among three"] / answerable,
        counts["wrong"] / len(asked),
        counts["refused"] / max(1, counts["unanswerable"]),
    )


def verdicts(outcome: Outcome, codes: set[str]) -> list[str]:
    offered = {outcome.procedure} if outcome.kind is Kind.ANSWER else set(outcome.shown)
    best = [candidate.owner for candidate in outcome.candidates[:3]]
    found = {
        "answerable": bool(codes),
        "unanswerable": not codes,
        "resolved": bool(codes & offered),
        "first": bool(codes & set(best[:1])),
        "among three": bool(codes & set(best)),
        "wrong": outcome.kind is Kind.ANSWER and not codes & offered,
        "refused": not codes and outcome.kind in {Kind.UNKNOWN, Kind.GUIDE},
    }
    return [verdict for verdict, holds in found.items() if holds]


def dev_questions() -> list[Asked]:
    lines = map(json.loads, DEV.read_text(encoding="utf-8").splitlines())
    return [Asked(line["question"], set(line["codes"]), line["kind"]) for line in lines]


def own_questions() -> list[Asked]:
    """Those nobody taught; what an editor's lesson brought says nothing about unseen ones."""
    rows = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    return [
        Asked(row["question"], set(row["codes"]), row["kind"])
        for row in rows
        if row["kind"] != "learned"
    ]


def about_ours(asked: Sequence[Asked], library: Library) -> list[Asked]:
    """Those that our entries answer, and those that nothing answers."""
    ours = {procedure.code for procedure in library.procedures}
    return [question for question in asked if not question.codes or question.codes & ours]


def test_our_own_questions_are_many_and_a_part_has_no_answer() -> None:
    asked = own_questions()
    assert len(asked) >= 300
    assert sum(not question.codes for question in asked) >= 60


def test_questions_nobody_tuned_on_are_resolved(
    library: Library, understander: Understander
) -> None:
    found = shares(understander, about_ours(own_questions(), library))
    assert found.resolved >= 0.78, found
    assert found.among_three >= 0.90, found
    assert found.wrong <= 0.03, found


def test_what_nothing_answers_is_not_answered(library: Library, understander: Understander) -> None:
    found = shares(understander, about_ours(own_questions(), library))
    assert found.refused >= 0.90, found


@pytest.mark.skipif(not DEV.exists(), reason="../shared is not here")
def test_citizens_questions_about_our_procedures_are_resolved(
    library: Library, understander: Understander
) -> None:
    found = shares(understander, about_ours(dev_questions(), library))
    assert found.resolved >= 0.88, found
    assert found.wrong <= 0.02, found
    assert found.refused >= 0.85, found
