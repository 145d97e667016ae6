"""What comes of a question: answer, choose, guide or unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.vocabulary import Aspect, Emergency


class Kind(StrEnum):
    """What comes of a question."""

    ANSWER = "answer"
    CHOOSE = "choose"
    GUIDE = "guide"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scored:
    """A procedure with its share of the likelihood, from 0 to 1."""

    owner: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was understood.

    Attributes:
        kind: One of the four outcomes.
        aspect: What about the procedure is asked.
        procedure: The code answered with.
        guide: The guide answered with, or offered beside the choice.
        elsewhere: The matter that is not ours.
        shown: Codes offered on buttons.
        near: Codes worth a mention where nothing was understood for certain.
        candidates: The best codes with their scores, whatever the kind.
        emergency: Danger that has to be spoken of first.
        wants_person: The question asks for a human.
        greeting: The question is a greeting and nothing else.
    """

    kind: Kind
    aspect: Aspect = Aspect.GENERAL
    procedure: str | None = None
    guide: str | None = None
    elsewhere: str | None = None
    shown: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    candidates: tuple[Scored, ...] = ()
    emergency: Emergency | None = None
    wants_person: bool = False
    greeting: bool = False

    @property
    def subject(self) -> str | None:
        """The procedure or guide it came to, for the record of questions."""
        return self.procedure or self.guide

    @property
    def runners_up(self) -> tuple[str, ...]:
        """Candidates that are neither answered with nor on buttons, best first."""
        told = {self.procedure, *self.shown}
        return tuple(c.owner for c in self.candidates if c.owner not in told)

    @property
    def is_clear(self) -> bool:
        """Whether one thing was understood."""
        return self.kind in {Kind.ANSWER, Kind.GUIDE}


def led_by(codes: Sequence[str], candidates: Sequence[Scored]) -> tuple[Scored, ...]:
    """The candidates with the offered ones in front, in the order offered."""
    scores = {candidate.owner: candidate for candidate in candidates}
    offered = [scores.get(code, Scored(code, 0.0)) for code in codes]
    rest = [candidate for candidate in candidates if candidate.owner not in codes]
    return (*offered, *rest)[: max(len(candidates), len(offered))]
