"""One of four outcomes for a question: answer, choose, guide, unknown. Code decides, by scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.vocabulary import Aspect, Emergency
from knowledge.understanding.index import Scored

GUIDE = "guide:"
ELSEWHERE = "elsewhere:"
CHOICE = "choice:"

# Found on the development questions whose procedures are in the catalogue (docs/understanding.md):
# lower floors answer more and err more.
_SURE = 0.50
_MARGIN = 0.10
_FLOOR = 0.33
_NEAR = 0.55
_RIVAL = 0.8
_SAYS_NO_MORE = 0.75
_FEWEST_SHOWN = 2
_MOST_SHOWN = 4
_MOST_CANDIDATES = 10


class Kind(StrEnum):
    """What comes of a question."""

    ANSWER = "answer"
    CHOOSE = "choose"
    GUIDE = "guide"
    UNKNOWN = "unknown"


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


def decide(
    scores: Sequence[Scored],
    aspect: Aspect,
    choices: Mapping[str, tuple[str, ...]],
) -> Outcome:
    """The outcome for scored matters, best first.

    Args:
        scores: What shares something with the question.
        aspect: What is asked.
        choices: The codes to offer for each choice the vocabulary knows.
    """
    candidates = tuple(s for s in scores if _is_procedure(s.owner))[:_MOST_CANDIDATES]
    if not scores or scores[0].score < _FLOOR:
        return Outcome(Kind.UNKNOWN, aspect, candidates=candidates)
    best = scores[0]
    asked_back = _choice(scores, best, choices)
    if asked_back:
        return Outcome(
            Kind.CHOOSE, aspect, shown=asked_back, candidates=_led_by(asked_back, candidates)
        )
    rest = [s for s in scores if not s.owner.startswith(CHOICE)]
    second = rest[1].score if len(rest) > 1 else 0.0
    if rest[0].score >= _SURE and rest[0].score - second >= _MARGIN:
        return _one(rest[0].owner, aspect, candidates)
    return _several(rest, aspect, candidates, clear=rest[0].score - second >= _MARGIN)


def _choice(
    scores: Sequence[Scored],
    best: Scored,
    choices: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """The codes of a known choice, where the question says no more than the choice does."""
    for scored in scores:
        if (
            scored.owner in choices
            and scored.score >= _SAYS_NO_MORE
            and best.score - scored.score < _MARGIN
        ):
            return choices[scored.owner]
    return ()


def _led_by(codes: tuple[str, ...], candidates: tuple[Scored, ...]) -> tuple[Scored, ...]:
    """The candidates with the offered ones in front, in the order offered."""
    scores = {candidate.owner: candidate for candidate in candidates}
    offered = [scores.get(code, Scored(code, 0.0)) for code in codes]
    rest = [candidate for candidate in candidates if candidate.owner not in codes]
    return (*offered, *rest)[:_MOST_CANDIDATES]


def _one(owner: str, aspect: Aspect, candidates: tuple[Scored, ...]) -> Outcome:
    if owner.startswith(GUIDE):
        return Outcome(Kind.GUIDE, aspect, guide=owner.removeprefix(GUIDE), candidates=candidates)
    if owner.startswith(ELSEWHERE):
        return Outcome(
            Kind.UNKNOWN, aspect, elsewhere=owner.removeprefix(ELSEWHERE), candidates=candidates
        )
    return Outcome(Kind.ANSWER, aspect, procedure=owner, candidates=candidates)


def _several(
    scores: Sequence[Scored], aspect: Aspect, candidates: tuple[Scored, ...], *, clear: bool
) -> Outcome:
    """A choice between what is near the best.

    A guide or a matter that is not ours leads alone unless a procedure is as good: a wrong guide
    costs a glance, a wrong choice of procedures a morning.
    """
    best = scores[0]
    near = [s for s in scores if s.score >= best.score * _NEAR]
    rivals = [s.owner for s in near if s.score >= best.score * _RIVAL]
    rival = any(map(_is_procedure, rivals))
    if not _is_procedure(best.owner) and (clear or not rival):
        return _one(best.owner, aspect, candidates)
    shown = tuple(s.owner for s in near if _is_procedure(s.owner))[:_MOST_SHOWN]
    if len(shown) < _FEWEST_SHOWN:
        shown = tuple(s.owner for s in candidates[:_FEWEST_SHOWN])
    if len(shown) < _FEWEST_SHOWN:
        return Outcome(Kind.UNKNOWN, aspect, candidates=candidates)
    guides = (owner.removeprefix(GUIDE) for owner in rivals if owner.startswith(GUIDE))
    guide = next(guides, None)
    return Outcome(Kind.CHOOSE, aspect, guide=guide, shown=shown, candidates=candidates)


def _is_procedure(owner: str) -> bool:
    return ":" not in owner
