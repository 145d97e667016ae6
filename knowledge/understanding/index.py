"""How well a question fits each matter: idf-weighted words and pairs over everything it is called.

A matter is a procedure, a guide, or something that belongs elsewhere. Each of its wordings (name,
everyday name, example question) is compared by itself, so that a short everyday name inside a
long letter counts, and one of many examples is enough.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.understanding.terms import ContentReader, Term, Terms

_PAIR_WEIGHT = 0.7
_CLASH = 0.3
_ENOUGH = 6.0
_FIT_SHARE = 0.7
_BALANCE_SHARE = 0.6


class Voice(StrEnum):
    """Who speaks in a wording; what only describes counts less."""

    NAME = "name"
    EVERYDAY = "everyday"
    QUESTION = "question"
    DESCRIPTION = "description"


_TRUST = {Voice.NAME: 1.0, Voice.EVERYDAY: 1.0, Voice.QUESTION: 0.95, Voice.DESCRIPTION: 0.7}


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a matter is spoken of."""

    owner: str
    voice: Voice
    text: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A matter with its score from 0 to 1."""

    owner: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    owner: str
    trust: float
    terms: Terms
    weight: float


class Index:
    """Built once over all wordings; asking changes nothing."""

    def __init__(self, reader: ContentReader, wordings: Iterable[Wording]) -> None:
        self._reader = reader
        read = [(wording, reader.terms(wording.text)) for wording in wordings]
        owners_of: dict[Term, set[str]] = defaultdict(set)
        for wording, terms in read:
            for term in terms:
                owners_of[term].add(wording.owner)
        count = len({wording.owner for wording, _ in read})
        self._unknown_weight = math.log(1 + count)
        self._weights = {
            term: _weight(term, math.log(1 + count / len(owners)))
            for term, owners in owners_of.items()
        }
        self._owners_of = owners_of
        self._entries = [
            _Entry(wording.owner, _TRUST[wording.voice], terms, self._total(terms))
            for wording, terms in read
            if terms
        ]
        self._holding: dict[Term, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for term in entry.terms:
                self._holding[term].append(number)

    def scores(self, question: str) -> list[Scored]:
        """Every matter that shares something with the question, best first."""
        terms = self._reader.terms(question)
        asked = self._asked(terms)
        if not asked:
            return []
        fits = self._fits(terms, asked)
        found = [
            Scored(owner, _FIT_SHARE * fit + (1 - _FIT_SHARE) * self._covered(terms, owner, asked))
            for owner, fit in fits.items()
        ]
        return sorted(found, key=lambda scored: (-scored.score, scored.owner))

    def why(self, question: str, owner: str) -> list[tuple[str, float]]:
        """The words that count for a matter and how much, for editors; heaviest first."""
        shared = [
            term for term in self._reader.terms(question) if owner in self._owners_of.get(term, ())
        ]
        weighed = [(" ".join(term).replace("~", ""), self._weights[term]) for term in shared]
        return sorted(weighed, key=lambda pair: -pair[1])

    def _fits(self, terms: Terms, asked: float) -> dict[str, float]:
        """The best fit of each matter over its wordings."""
        best: dict[str, float] = {}
        for number, shared in self._shared(terms).items():
            entry = self._entries[number]
            of_wording, of_question = shared / entry.weight, shared / asked
            balance = 2 * of_wording * of_question / (of_wording + of_question)
            contained = of_wording * min(1.0, shared / _ENOUGH)
            fit = entry.trust * (_BALANCE_SHARE * balance + (1 - _BALANCE_SHARE) * contained)
            if fit > best.get(entry.owner, 0.0):
                best[entry.owner] = fit
        return best

    def _shared(self, terms: Terms) -> dict[int, float]:
        """The weight each wording shares with the question; accents that contradict cost."""
        shared: dict[int, float] = defaultdict(float)
        for term, marks in terms.items():
            weight = self._weights.get(term, 0.0)
            for number in self._holding.get(term, ()):
                written = self._entries[number].terms[term]
                clash = bool(marks and written and marks != written)
                shared[number] += weight * _CLASH if clash else weight
        return shared

    def _asked(self, terms: Terms) -> float:
        """What a question could share at most; unknown words weigh like the rarest."""
        return sum(
            self._weights.get(term, self._unknown_weight if len(term) == 1 else 0.0)
            for term in terms
        )

    def _covered(self, terms: Terms, owner: str, asked: float) -> float:
        """How much of the question the matter's wordings hold together."""
        held = sum(self._weights[term] for term in terms if owner in self._owners_of.get(term, ()))
        return held / asked

    def _total(self, terms: Terms) -> float:
        return sum(self._weights[term] for term in terms)


def _weight(term: Term, rarity: float) -> float:
    return rarity * _PAIR_WEIGHT if len(term) > 1 else rarity
