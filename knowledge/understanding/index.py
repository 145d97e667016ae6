"""Which matters share words with a question: every wording by itself, every matter as a whole.

Two steps. Short lists of the question's terms gather a few dozen candidates, so that the time does
not grow with the catalogue. Only these are then looked at in full (`features`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from knowledge.understanding.compiling import Compiled, CompiledMatter, Held

_LOOKED_AT = 22


class Subject(NamedTuple):
    """A matter ready to be compared; what is in it, see `CompiledMatter`."""

    owner: str
    traits: int
    actions: int
    held: dict[int, Held]
    record: frozenset[int]
    in_record: float
    voices: list[int]
    weights: list[float]
    name: frozenset[int]
    name_weight: float


class Index:
    """Unpacked once; asking changes nothing."""

    def __init__(self, compiled: Compiled) -> None:
        self.numbers = {term: number for number, term in enumerate(compiled.terms)}
        self.accents = {accents: number for number, accents in enumerate(compiled.accents)}
        self.weights = compiled.weights
        self.common = compiled.common
        self.unknown_weight = math.log(1 + max(1, len(compiled.matters)))
        self._subjects = [_subject(matter) for matter in compiled.matters]
        self._lists = compiled.lists
        self._pulls = compiled.pulls

    def candidates(self, terms: Iterable[int]) -> list[Subject]:
        """The matters that share most with the terms, a few dozen at most."""
        gathered: dict[int, float] = defaultdict(float)
        for term in terms:
            for number, pull in zip(self._lists[term], self._pulls[term], strict=True):
                gathered[number] += pull
        best = nlargest(_LOOKED_AT, gathered.items(), key=itemgetter(1))
        return [self._subjects[number] for number, _ in best]


def _subject(matter: CompiledMatter) -> Subject:
    return Subject(
        owner=matter.owner,
        traits=matter.traits,
        actions=matter.actions,
        held=dict(zip(matter.terms, matter.held, strict=True)),
        record=frozenset(matter.record),
        in_record=matter.in_record,
        voices=matter.voices,
        weights=matter.weights,
        name=frozenset(matter.name),
        name_weight=matter.name_weight,
    )
