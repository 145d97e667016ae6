"""Questions from a file, and how well they were understood."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import BotError
from knowledge.understanding import Kind, Outcome

_TOP = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the codes that are right for it, where somebody said so."""

    id: str
    question: str
    codes: tuple[str, ...] | None


def questions_in(path: Path) -> Iterator[Asked]:
    """The questions of a JSON-lines file; other keys are ignored.

    Raises:
        BotError: The file cannot be read, or a line is no question.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BotError(f"{path} cannot be read: {error}. Give a JSON-lines file.") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _asked(line, path, number)


def _asked(line: str, path: Path, number: int) -> Asked:
    try:
        found = json.loads(line)
        codes = found.get("codes")
        return Asked(
            str(found["id"]),
            str(found["question"]),
            None if codes is None else tuple(map(str, codes)),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BotError(
            f"{path}:{number} is no question. "
            'Write {"id": …, "question": …} with "codes": […] if known.'
        ) from None


def match_line(asked: Asked, outcome: Outcome) -> dict[str, object]:
    """What is written for a question."""
    return {
        "id": asked.id,
        "kind": outcome.kind,
        "aspect": outcome.aspect,
        "candidates": [candidate.owner for candidate in outcome.candidates],
        "shown": list(outcome.shown),
    }


@dataclass
class Tally:
    """How many questions with known codes went which way."""

    answerable: int = 0
    resolved: int = 0
    wrong_confident: int = 0
    top_1: int = 0
    top_3: int = 0
    unanswerable: int = 0
    refused: int = 0
    unlabelled: int = field(default=0)

    def count(self, asked: Asked, outcome: Outcome) -> None:
        """Adds one question."""
        if asked.codes is None:
            self.unlabelled += 1
        elif asked.codes:
            self._count_answerable(set(asked.codes), outcome)
        else:
            self.unanswerable += 1
            self.refused += outcome.kind in {Kind.UNKNOWN, Kind.GUIDE}
            self.wrong_confident += outcome.kind is Kind.ANSWER

    def _count_answerable(self, codes: set[str], outcome: Outcome) -> None:
        self.answerable += 1
        answered = outcome.kind is Kind.ANSWER
        right = answered and outcome.procedure in codes
        offered = outcome.kind is Kind.CHOOSE and bool(codes & set(outcome.shown))
        best = [candidate.owner for candidate in outcome.candidates[:_TOP]]
        self.resolved += right or offered
        self.wrong_confident += answered and not right
        self.top_1 += bool(codes & set(best[:1]))
        self.top_3 += bool(codes & set(best))

    def __str__(self) -> str:
        asked = self.answerable + self.unanswerable
        rows = (
            ("resolved", self.resolved, self.answerable),
            ("top-1", self.top_1, self.answerable),
            ("top-3", self.top_3, self.answerable),
            ("wrong and confident", self.wrong_confident, asked),
            ("refused (unanswerable)", self.refused, self.unanswerable),
        )
        lines = [
            f"{name:<24}{part:>6} of {whole:>5}{_share(part, whole):>9}"
            for name, part, whole in rows
        ]
        return "\n".join([*lines, f"{'without codes':<24}{self.unlabelled:>6}"])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
