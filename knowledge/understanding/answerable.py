"""Whether any procedure answers a question at all, or it is a matter that belongs elsewhere."""

import math
from collections.abc import Sequence

from knowledge.reading.vocabulary import Signal
from knowledge.understanding import features
from knowledge.understanding.asked import Asked
from knowledge.understanding.ranking import Ranked
from knowledge.understanding.wordings import ELSEWHERE, GUIDE

_OF_THE_BEST = (
    "held", "held_record", "balance", "contained", "named", "sentence_held", "asking_held",
    "likely_word", "likely_pair", "action_agrees", "curated", "the_same",
)  # fmt: skip
_AGAINST = (Signal.PUNISHMENT, Signal.QUARREL, Signal.THEORY)

NAMES = (
    "always",
    # the best procedure: its share, its rivals', how well it fits
    "share", "second_share", "strength", *_OF_THE_BEST,
    # what belongs elsewhere, and how much worse it fits than the procedures
    "elsewhere_share", "guide_share", "elsewhere_behind", "elsewhere_balance",
    "elsewhere_contained", "elsewhere_held", "balance_ahead", "contained_ahead", "asking_ahead",
    # how it is put
    "unknown", "long", "words", *Signal,
    # the same where nothing is requested
    *(f"{signal}_only" for signal in _AGAINST), "share_unrequested",
)  # fmt: skip

_FAR_BEHIND = 6.0
_LOOKED_AT = 5
_MANY_WORDS = 60
_WORD_SCALE = 20
_STRENGTH_SCALE = 5


def signs(asked: Asked, candidates: Sequence[Ranked]) -> list[float]:
    """What speaks for and against an answer, in the order of `NAMES`.

    Args:
        asked: The question.
        candidates: The likeliest first.
    """
    procedures = [c for c in candidates if ":" not in c.owner]
    found = {"always": 1.0} | _manner(asked)
    if procedures:
        found |= _best(procedures) | _beside(procedures, candidates)
        found |= _unrequested(asked, procedures[0])
    else:
        found = dict.fromkeys(NAMES, 0.0) | found
    return [found[name] for name in NAMES]


def chance(signs: Sequence[float], weights: Sequence[float]) -> float:
    """The chance, from 0 to 1, that a procedure answers the question."""
    weighed = sum(sign * weight for sign, weight in zip(signs, weights, strict=True))
    return 1.0 / (1.0 + math.exp(-weighed))


def _best(procedures: Sequence[Ranked]) -> dict[str, float]:
    best = procedures[0]
    return {
        "share": best.share,
        "second_share": procedures[1].share if len(procedures) > 1 else 0.0,
        "strength": best.strength / _STRENGTH_SCALE,
        **{name: _value(best, name) for name in _OF_THE_BEST},
    }


def _beside(procedures: Sequence[Ranked], candidates: Sequence[Ranked]) -> dict[str, float]:
    """What belongs elsewhere, and how much worse it fits than the procedures."""
    elsewhere = [c for c in candidates if c.owner.startswith(ELSEWHERE)]
    weakest = min(c.strength for c in candidates) - 1
    behind = procedures[0].strength - max((c.strength for c in elsewhere), default=weakest)
    balance, contained = (
        max(_value(c, name) for c in procedures[:_LOOKED_AT]) for name in ("balance", "contained")
    )
    apart = {
        name: max((_value(c, name) for c in elsewhere), default=0.0)
        for name in ("elsewhere_balance", "elsewhere_contained", "elsewhere_held")
    }
    asking = max((_value(c, "elsewhere_asking") for c in elsewhere), default=0.0)
    return apart | {
        "elsewhere_share": sum(c.share for c in elsewhere),
        "guide_share": sum(c.share for c in candidates if c.owner.startswith(GUIDE)),
        "elsewhere_behind": max(-_FAR_BEHIND, min(_FAR_BEHIND, behind)),
        "balance_ahead": balance - apart["elsewhere_balance"],
        "contained_ahead": contained - apart["elsewhere_contained"],
        "asking_ahead": _value(procedures[0], "asking_held") - asking,
    }


def _manner(asked: Asked) -> dict[str, float]:
    """How the question is put."""
    return {
        "unknown": asked.unknown,
        "long": asked.long,
        "words": min(asked.words, _MANY_WORDS) / _WORD_SCALE,
        **{signal: signal in asked.signals for signal in Signal},
    }


def _unrequested(asked: Asked, best: Ranked) -> dict[str, float]:
    """What counts once more where nothing is requested."""
    unrequested = Signal.REQUEST not in asked.signals
    return {
        **{f"{signal}_only": signal in asked.signals and unrequested for signal in _AGAINST},
        "share_unrequested": best.share * unrequested,
    }


def _value(candidate: Ranked, feature: str) -> float:
    return candidate.features[features.PLACES[feature]]
