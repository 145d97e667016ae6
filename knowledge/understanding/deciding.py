"""From ranked candidates to one of four outcomes. Code decides, by numbers learned elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.reading.vocabulary import Aspect
from knowledge.understanding import features
from knowledge.understanding.outcome import Kind, Outcome, Scored, led_by
from knowledge.understanding.ranking import Ranked
from knowledge.understanding.weights import Thresholds
from knowledge.understanding.wordings import CHOICE, ELSEWHERE, GUIDE, Trait

_ANSWERABLE = 0.85
_LEADS = 0.5
_FAR_BEHIND = 0.2
_NAMED = 0.5
_MOST_SHOWN = 4
_FEWEST_SHOWN = 2
_MOST_CANDIDATES = 10
_WORTH_SHOWING = 0.02  # of the best one's share
_GUIDE_LEADS = 0.5
_GUIDE_BESIDE = 0.15
_NAMES_THE_MATTER = 0.2
_WORTH_A_MENTION = 0.12
_MOST_NEAR = 3
_NEAR = 0.1
_SAYS_NO_MORE = 0.75
_SAYS_AS_MUCH = 0.1


def decide(
    found: Sequence[Ranked],
    chance: float,
    aspect: Aspect,
    choices: Mapping[str, tuple[str, ...]],
    thresholds: Thresholds,
    *,
    story: bool = False,
) -> Outcome:
    """The outcome for ranked matters, best first.

    Args:
        found: What shares something with the question.
        chance: That a procedure answers it.
        aspect: What is asked.
        choices: The codes to offer for each choice the vocabulary knows.
        thresholds: From where on something is certain enough.
        story: The question is a long one, in which small things mislead.
    """
    rest = [candidate for candidate in found if not candidate.owner.startswith(CHOICE)]
    procedures = [c for c in rest if ":" not in c.owner and not _is_beside_the_point(c)]
    candidates = tuple(Scored(c.owner, c.share) for c in procedures[:_MOST_CANDIDATES])
    asked_back = _known_choice(found, rest, choices)
    if asked_back:
        led = led_by(asked_back, candidates)
        return Outcome(Kind.CHOOSE, aspect, shown=asked_back, candidates=led)
    guide = next((c for c in rest if c.owner.startswith(GUIDE)), None)
    if guide and (rest[0] is guide and guide.share >= _GUIDE_LEADS):
        return _guide(guide, aspect, candidates)
    if chance < thresholds.doubtful or not procedures:
        near = candidates[:_MOST_NEAR] if chance >= _WORTH_A_MENTION else ()
        outcome = _not_ours(rest, aspect, candidates)
        return replace(outcome, near=tuple(c.owner for c in near if c.score >= _NEAR))
    best = procedures[0]
    if best.share >= thresholds.sure or (not story and _stands_alone(procedures, chance)):
        return Outcome(Kind.ANSWER, aspect, procedure=best.owner, candidates=candidates)
    return _several(procedures, guide, aspect, candidates)


def _is_beside_the_point(candidate: Ranked) -> bool:
    """What people seldom mean, unless the question all but names it."""
    seldom = bool(candidate.subject.traits & Trait.SELDOM_MEANT)
    return seldom and candidate.share < _NAMED


def _stands_alone(procedures: Sequence[Ranked], chance: float) -> bool:
    """Whether the best one leads by far, although many small rivals share the rest."""
    best = procedures[0].share
    second = procedures[1].share if len(procedures) > 1 else 0.0
    return chance >= _ANSWERABLE and best >= _LEADS and second <= best * _FAR_BEHIND


def _known_choice(
    found: Sequence[Ranked], rest: Sequence[Ranked], choices: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The codes of a known choice, where the question says no more than the choice does."""
    best = max(map(_likeness, rest), default=0.0)
    for candidate in found:
        if candidate.owner in choices:
            likeness = _likeness(candidate)
            if likeness >= _SAYS_NO_MORE and best - likeness < _SAYS_AS_MUCH:
                return choices[candidate.owner]
    return ()


def _likeness(candidate: Ranked) -> float:
    """How much the question and a wording say the same, from 0 to 1."""
    held, balance, contained = (
        max(
            candidate.features[features.PLACES[name]],
            candidate.features[features.PLACES[f"elsewhere_{name}"]],
        )
        for name in ("held", "balance", "contained")
    )
    return 0.3 * held + 0.42 * balance + 0.28 * contained


def _guide(guide: Ranked, aspect: Aspect, candidates: tuple[Scored, ...]) -> Outcome:
    name = guide.owner.removeprefix(GUIDE)
    return Outcome(Kind.GUIDE, aspect, guide=name, candidates=candidates)


def _not_ours(rest: Sequence[Ranked], aspect: Aspect, candidates: tuple[Scored, ...]) -> Outcome:
    """No procedure answers: a guide where one is likeliest, else whose matter it is."""
    named = next((c for c in rest if ":" in c.owner), None)
    if named is None or named.share < _NAMES_THE_MATTER:
        return Outcome(Kind.UNKNOWN, aspect, candidates=candidates)
    if named.owner.startswith(GUIDE):
        return _guide(named, aspect, candidates)
    matter = named.owner.removeprefix(ELSEWHERE)
    return Outcome(Kind.UNKNOWN, aspect, elsewhere=matter, candidates=candidates)


def _several(
    procedures: Sequence[Ranked],
    guide: Ranked | None,
    aspect: Aspect,
    candidates: tuple[Scored, ...],
) -> Outcome:
    """A choice between what is near the best."""
    near = procedures[0].share * _WORTH_SHOWING
    shown = tuple(c.owner for c in procedures[:_MOST_SHOWN] if c.share >= near)
    if len(shown) < _FEWEST_SHOWN:
        shown = tuple(c.owner for c in procedures[:_FEWEST_SHOWN])
    if len(shown) < _FEWEST_SHOWN:
        return Outcome(Kind.ANSWER, aspect, procedure=shown[0], candidates=candidates)
    beside = guide.owner.removeprefix(GUIDE) if guide and guide.share >= _GUIDE_BESIDE else None
    return Outcome(Kind.CHOOSE, aspect, guide=beside, shown=shown, candidates=candidates)
