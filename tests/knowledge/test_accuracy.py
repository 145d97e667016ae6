"""How well real questions are understood; a later change may not slip unnoticed."""

import json
from collections import Counter
from pathlib import Path

import pytest
from conftest import SHARED

from knowledge.library import Library
from knowledge.understanding import Kind, Outcome, Understander

DEV = SHARED / "data" / "questions_dev.jsonl"


def verdict(outcome: Outcome, codes: set[str]) -> str:
    if outcome.kind is Kind.ANSWER:
        return "right" if outcome.procedure in codes else "wrong"
    if outcome.kind is Kind.CHOOSE and codes & set(outcome.shown):
        return "offered"
    return "missed"


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(not DEV.exists(), reason="../shared is not here")
def test_citizens_questions_about_our_procedures_are_resolved(
    library: Library, understander: Understander
) -> None:
    ours = {procedure.code for procedure in library.procedures}
    asked = [line for line in lines(DEV) if ours & set(line["codes"])]  # type: ignore[call-overload]
    verdicts = Counter(
        verdict(understander.understand(str(line["question"])), set(line["codes"]))  # type: ignore[call-overload]
        for line in asked
    )
    resolved = (verdicts["right"] + verdicts["offered"]) / len(asked)
    assert len(asked) >= 80
    assert resolved >= 0.90, verdicts
    assert verdicts["wrong"] / len(asked) <= 0.05, verdicts


@pytest.mark.skipif(not DEV.exists(), reason="../shared is not here")
def test_questions_about_what_we_do_not_have_are_seldom_answered(
    library: Library, understander: Understander
) -> None:
    ours = {procedure.code for procedure in library.procedures}
    others = [line for line in lines(DEV) if not ours & set(line["codes"])]  # type: ignore[call-overload]
    answered = [
        line
        for line in others
        if understander.understand(str(line["question"])).kind is Kind.ANSWER
    ]
    assert len(answered) / len(others) <= 0.06
