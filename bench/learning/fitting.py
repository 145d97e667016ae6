"""Two linear lessons: which candidate is meant, and whether a procedure answers at all."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.learning.samples import Sample
from knowledge.understanding import answerable, features
from knowledge.understanding.ranking import in_order

Numbers = NDArray[np.float64]
Loss = Callable[[Numbers], tuple[float, Numbers]]

_RANKING_RESTRAINT = 3e-4
_CHANCE_RESTRAINT = 2e-3
_ROUNDS = 200
_TINY = 1e-12
# More evidence may not count against, nor a contradiction for: what is learned from few examples
# would else undo what everybody knows.
_NEVER_NEGATIVE = {
    "held", "held_name", "held_said", "held_record", "held_pairs", "heaviest_held", "named",
    "balance", "contained", "balance_name", "balance_said", "contained_said", "the_same",
    "sentence", "sentence_held", "asking_held", "likely_words", "likely_pairs", "likely_word",
    "likely_pair", "action_agrees", "abroad_agrees", "curated", "elsewhere_held",
    "elsewhere_balance", "elsewhere_contained", "elsewhere_asking", "elsewhere_the_same",
}  # fmt: skip
_NEVER_POSITIVE = {
    "action_clashes", "abroad_unasked", "abroad_missing", "inactive", "agency_only", "wordings",
}  # fmt: skip
_SIGNS_NEVER_NEGATIVE = {
    "share", "strength", "held", "balance", "contained", "named", "sentence_held", "asking_held",
    "likely_word", "action_agrees", "the_same", "elsewhere_behind", "balance_ahead",
    "contained_ahead", "asking_ahead", "request",
}  # fmt: skip
_SIGNS_NEVER_POSITIVE = {
    "elsewhere_share", "guide_share", "elsewhere_balance", "elsewhere_contained",
    "elsewhere_held", "unknown", "punishment", "quarrel", "theory", "trouble", "punishment_only",
    "quarrel_only", "theory_only",
}  # fmt: skip


def fit_ranking(samples: Sequence[Sample]) -> Numbers:
    """Weights by which the right candidates together get the largest share."""
    useful = [s for s in samples if s.is_own.any() and not s.is_own.all()]
    values = np.vstack([s.values for s in useful])
    right = np.concatenate([s.is_own for s in useful]).astype(float)
    ends = np.cumsum([0, *(len(s.values) for s in useful)])
    counts = np.array([s.source.ranking for s in useful])
    spread: Numbers = values.std(0) + 1e-6
    scaled, sizes, starts = values / spread, np.diff(ends), ends[:-1]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        strength = scaled @ weights
        highest = np.repeat(np.maximum.reduceat(strength, starts), sizes)
        parts = np.exp(strength - highest)
        shares = parts / np.repeat(np.add.reduceat(parts, starts), sizes)
        found = np.add.reduceat(shares * right, starts) + _TINY
        slope = (shares - shares * right / np.repeat(found, sizes)) * np.repeat(counts, sizes)
        whole = counts.sum()
        restraint = _RANKING_RESTRAINT * (weights @ weights)
        value = -(counts * np.log(found)).sum() / whole + restraint
        return value, scaled.T @ slope / whole + 2 * _RANKING_RESTRAINT * weights

    return _lowest(loss, features.NAMES, _NEVER_NEGATIVE, _NEVER_POSITIVE) / spread


def fit_chance(samples: Sequence[Sample], ranking: Numbers) -> Numbers:
    """Weights by which answerable questions get a chance near one, the others near zero."""
    useful = [s for s in samples if not s.is_guided]
    values = np.array([signs_of(s, ranking) for s in useful], float)
    wanted = np.array([s.answerable for s in useful], float)
    counts = np.array(
        [s.source.answerable if s.answerable else s.source.unanswerable for s in useful]
    )
    spread: Numbers = values.std(0) + 1e-6
    spread[0] = 1.0
    scaled, restrained = values / spread, np.ones(values.shape[1])
    restrained[0] = 0.0

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        strength = scaled @ weights
        cost = np.logaddexp(0, -strength * (2 * wanted - 1))
        slope = scaled.T @ (counts * (1 / (1 + np.exp(-strength)) - wanted)) / counts.sum()
        held = restrained * weights
        value = (counts * cost).sum() / counts.sum() + _CHANCE_RESTRAINT * (held @ held)
        return value, slope + 2 * _CHANCE_RESTRAINT * held

    signs_bounds = (_SIGNS_NEVER_NEGATIVE, _SIGNS_NEVER_POSITIVE)
    return _lowest(loss, answerable.NAMES, *signs_bounds) / spread


def signs_of(sample: Sample, ranking: Numbers) -> list[float]:
    """What speaks for and against an answer, under these weights."""
    pairs = zip(sample.subjects, sample.values.tolist(), strict=True)
    return answerable.signs(sample.asked, in_order(pairs, ranking.tolist()))


def _lowest(
    loss: Loss,
    names: Sequence[str],
    never_negative: Collection[str],
    never_positive: Collection[str],
) -> Numbers:
    bounds = [
        (0.0 if name in never_negative else None, 0.0 if name in never_positive else None)
        for name in names
    ]
    found = minimize(
        loss,
        np.zeros(len(names)),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": _ROUNDS},
    )
    return np.asarray(found.x, float)
