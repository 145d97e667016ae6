"""How well real questions are understood; a later change may not slip unnoticed."""

import json
from collections import Counter
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


def verdict(outcome: Outcome, codes: set[str]) -> str:
    if outcome.kind is Kind.ANSWER:
        return "right" if outcome.procedure in codes else "wrong"
    if outcome.kind is Kind.CHOOSE and codes & set(outcome.shown):
        return "offered"
    return "missed"


def verdicts(understander: Understander, asked: list[Asked]) -> Counter[str]:
    return Counter(verdict(understander.understand(a.question), a.codes) for a in asked)


def dev_questions() -> list[Asked]:
    lines = DEV.read_text(encoding="utf-8").splitlines()
    return [Asked(line["question"], set(line["codes"])) for line in map(json.loads, lines)]


def own_questions() -> list[Asked]:
    rows = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    return [Asked(row["question"], set(row["codes"])) for row in rows]


@pytest.mark.skipif(not DEV.exists(), reason="../shared is not here")
def test_citizens_questions_about_our_procedures_are_resolved(
    library: Library, understander: Understander
) -> None:
    ours = {procedure.code for procedure in library.procedures}
    asked = [a for a in dev_questions() if ours & a.codes]
    found = verdicts(understander, asked)
    assert len(asked) >= 80
    assert (found["right"] + found["offered"]) / len(asked) >= 0.90, found
    assert found["wrong"] / len(asked) <= 0.05, found


@pytest.mark.skipif(not DEV.exists(), reason="../shared is not here")
def test_questions_about_what_we_do_not_have_are_seldom_answered(
    library: Library, understander: Understander
) -> None:
    ours = {procedure.code for procedure in library.procedures}
    others = [a for a in dev_questions() if not ours & a.codes]
    kinds = Counter(understander.understand(a.question).kind for a in others)
    assert kinds[Kind.ANSWER] / len(others) <= 0.07, kinds


def test_questions_nobody_tuned_on_are_resolved(understander: Understander) -> None:
    asked = [a for a in own_questions() if a.codes]
    found = verdicts(understander, asked)
    assert len(asked) >= 150
    assert (found["right"] + found["offered"]) / len(asked) >= 0.76, found
    assert found["wrong"] / len(asked) <= 0.04, found


def test_what_nothing_of_ours_answers_is_not_answered(understander: Understander) -> None:
    asked = [a for a in own_questions() if not a.codes]
    kinds = Counter(understander.understand(a.question).kind for a in asked)
    refused = kinds[Kind.UNKNOWN] + kinds[Kind.GUIDE]
    assert len(asked) >= 30
    assert refused / len(asked) >= 0.65, kinds
