"""Whether any procedure answers a question at all, or it is a matter that belongs elsewhere."""

import math
from collections.abc import Sequence

from knowledge.understanding import features
from knowledge.understanding.asked import Asked
from knowledge.understanding.ranking import Ranked
from knowledge.understanding.wordings import ELSEWHERE, GUIDE

NAMES = (
    "always",
    # the best procedure: its share, its rivals', how well it fits
    "share", "second_share", "strength", "held", "held_record", "balance", "contained", "named",
    "sentence_held", "asking_held", "likely_word", "likely_pair", "action_agrees", "curated",
    "the_same",
    # what belongs elsewhere, and how much worse it fits than the procedures
    "elsewhere_share", "guide_share", "elsewhere_behind", "elsewhere_balance",
    "elsewhere_contained", "elsewhere_held", "balance_ahead", "contained_ahead", "asking_ahead",
    # how it is put
    "unknown", "long", "words",
    "punishment", "quarrel", "theory", "request", "trouble",
    "punishment_only", "quarrel_only", "theory_only", "share_unrequested",
)  # fmt: skip

_AT = {name: place for place, name in enumerate(features.NAMES)}
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
    elsewhere = [c for c in candidates if c.owner.startswith(ELSEWHERE)]
    punishment, quarrel, theory, request, trouble = asked.signals
    manner = [
        asked.unknown, asked.long, min(asked.words, _MANY_WORDS) / _WORD_SCALE,
        punishment, quarrel, theory, request, trouble,
    ]  # fmt: skip
    if not procedures:
        return [1.0, *[0.0] * (len(NAMES) - len(manner) - 5), *manner, *[0.0] * 4]
    best = procedures[0]
    value = {name: best.features[_AT[name]] for name in _OF_THE_BEST}
    balance, contained = (
        max(c.features[_AT[name]] for c in procedures[:_LOOKED_AT])
        for name in ("balance", "contained")
    )
    apart = {
        name: max((c.features[_AT[f"elsewhere_{name}"]] for c in elsewhere), default=0.0)
        for name in ("balance", "contained", "held", "asking")
    }
    weakest = min(c.strength for c in candidates) - 1
    behind = best.strength - max((c.strength for c in elsewhere), default=weakest)
    unrequested = 1 - request
    return [
        1.0,
        best.share, procedures[1].share if len(procedures) > 1 else 0.0,
        best.strength / _STRENGTH_SCALE, *value.values(),
        sum(c.share for c in elsewhere),
        sum(c.share for c in candidates if c.owner.startswith(GUIDE)),
        max(-_FAR_BEHIND, min(_FAR_BEHIND, behind)),
        apart["balance"], apart["contained"], apart["held"],
        balance - apart["balance"], contained - apart["contained"],
        value["asking_held"] - apart["asking"],
        *manner,
        punishment * unrequested, quarrel * unrequested, theory * unrequested,
        best.share * unrequested,
    ]  # fmt: skip


_OF_THE_BEST = (
    "held", "held_record", "balance", "contained", "named", "sentence_held", "asking_held",
    "likely_word", "likely_pair", "action_agrees", "curated", "the_same",
)  # fmt: skip


def chance(signs: Sequence[float], weights: Sequence[float]) -> float:
    """The chance, from 0 to 1, that a procedure answers the question."""
    weighed = sum(sign * weight for sign, weight in zip(signs, weights, strict=True))
    return 1.0 / (1.0 + math.exp(-weighed))
