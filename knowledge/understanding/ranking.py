"""Candidates in order: the features of each, weighed, as shares of one."""

import math
from collections.abc import Iterable, Sequence
from operator import attrgetter, mul
from typing import NamedTuple

from knowledge.understanding.asked import Asked
from knowledge.understanding.features import features
from knowledge.understanding.index import Subject
from knowledge.understanding.wordings import CHOICE


class Ranked(NamedTuple):
    """A candidate.

    Attributes:
        features: As `features.NAMES`.
        strength: Their weighted sum.
        share: From 0 to 1; all candidates together make 1.
    """

    subject: Subject
    features: list[float]
    strength: float
    share: float

    @property
    def owner(self) -> str:
        """The code, or the prefix and id, of the matter."""
        return self.subject.owner


def ranked(asked: Asked, subjects: Iterable[Subject], weights: Sequence[float]) -> list[Ranked]:
    """The candidates, the likeliest first."""
    return in_order(((subject, features(asked, subject)) for subject in subjects), weights)


def in_order(
    compared: Iterable[tuple[Subject, list[float]]], weights: Sequence[float]
) -> list[Ranked]:
    """Candidates whose features are known, the likeliest first.

    Choices between procedures have no share: they stand for what they offer.
    """
    found = []
    for subject, values in compared:
        strength = sum(map(mul, values, weights))
        found.append(Ranked(subject, values, strength, 0.0))
    if not found:
        return []
    highest = max(found, key=attrgetter("strength")).strength
    parts = [0.0 if c.owner.startswith(CHOICE) else math.exp(c.strength - highest) for c in found]
    whole = sum(parts) or 1.0
    shared = [c._replace(share=part / whole) for c, part in zip(found, parts, strict=True)]
    return sorted(shared, key=lambda candidate: (-candidate.share, candidate.owner))
