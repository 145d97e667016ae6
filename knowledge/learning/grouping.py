"""Missed questions that ask for the same thing, put together by the telling words they share.

The same questions in any order make the same groups.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.fold import has_accents, words
from knowledge.learning.lessons import same_words
from knowledge.understanding import Understander

_ALIKE = 0.62
_DECIDED = -1


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that was not understood, or misread.

    Attributes:
        id: Its number in the store.
        day: When it was asked, 2026-11-20.
        shown: What it was answered with, wrongly.
        meant: What was picked then.
        choice: Whether several things were offered and none was it.
    """

    id: int
    day: str
    text: str
    shown: str | None = None
    meant: str | None = None
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words, however often they were asked; as first typed."""

    text: str
    asked: tuple[Missed, ...]

    @property
    def count(self) -> int:
        """How often."""
        return len(self.asked)

    @property
    def meant(self) -> frozenset[str]:
        """What was picked after it."""
        return frozenset(missed.meant for missed in self.asked if missed.meant)


@dataclass(slots=True)
class Group:
    """Wordings that ask for the same thing, the most frequent first."""

    wordings: list[Wording] = field(default_factory=list)

    @property
    def asked(self) -> list[Missed]:
        """Every question, in the order of the wordings."""
        return [missed for wording in self.wordings for missed in wording.asked]

    @property
    def count(self) -> int:
        """How many questions."""
        return len(self.asked)

    @property
    def is_decided(self) -> bool:
        """Whether an editor has decided about these words, or about some like them."""
        return any(missed.id == _DECIDED for missed in self.asked)

    @property
    def days(self) -> tuple[str, ...]:
        """The days they were asked on, in order."""
        return tuple(sorted({missed.day for missed in self.asked}))


def decided(texts: Iterable[str]) -> list[Missed]:
    """Words an editor has decided about: what is like them needs no second decision."""
    return [Missed(_DECIDED, "", text) for text in texts]


class Likeness:
    """How much two texts have in common, by the weights understanding gives their words."""

    def __init__(self, understander: Understander) -> None:
        self._understander = understander

    def telling(self, text: str) -> tuple[Mapping[str, float], int]:
        """The telling words with their weights, and what is to be done as bits."""
        asked, _ = self._understander.candidates(text)
        known = {str(t.term): t.weight for t in asked.terms.values() if not t.pair}
        return known or dict.fromkeys(words(text), 1.0), asked.actions


def group_alike(missed: Iterable[Missed], likeness: Likeness) -> list[Group]:
    """The questions in groups, the largest first."""
    shelf = _Shelf()
    for wording in wordings_of(missed):
        shelf.put(wording, *likeness.telling(wording.text))
    return sorted(shelf.groups, key=lambda group: (-group.count, group.wordings[0].text))


def wordings_of(missed: Iterable[Missed]) -> list[Wording]:
    """The same words once, the most frequent first."""
    found: dict[str, list[Missed]] = defaultdict(list)
    for question in sorted(missed, key=lambda each: each.id):
        found[same_words(question.text)].append(question)
    wordings = [Wording(asked[0].text, tuple(asked)) for key, asked in found.items() if key]
    return sorted(wordings, key=_place)


def _place(wording: Wording) -> tuple[int, bool, int, str]:
    """The most frequent first; of these what was typed with accents, then the shortest."""
    return -wording.count, not has_accents(wording.text), len(wording.text), wording.text


class _Shelf:
    """Groups found by the words of their first wording, so that many questions take little time."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._words: list[tuple[Mapping[str, float], int]] = []
        self._with: dict[str, list[int]] = defaultdict(list)

    def put(self, wording: Wording, telling: Mapping[str, float], actions: int) -> None:
        near = {
            place
            for word in telling
            for place in self._with[word]
            if _agree(wording, self.groups[place].wordings[0])
        }
        best, place = max(
            ((self._alike(place, telling, actions), -place) for place in near), default=(0.0, 0)
        )
        if best >= _ALIKE:
            self.groups[-place].wordings.append(wording)
            return
        for word in telling:
            self._with[word].append(len(self.groups))
        self._words.append((telling, actions))
        self.groups.append(Group([wording]))

    def _alike(self, place: int, telling: Mapping[str, float], actions: int) -> float:
        """The cosine of both; nothing where one wants done what the other does not."""
        other, doing = self._words[place]
        if actions and doing and not actions & doing:
            return 0.0
        return cosine(telling, other)


def _agree(first: Wording, second: Wording) -> bool:
    """Whether people did not pick different things after them."""
    return not first.meant or not second.meant or not first.meant.isdisjoint(second.meant)


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """How alike two weighed sets of words are, from 0 to 1."""
    shared = sum(weight * second[word] for word, weight in first.items() if word in second)
    return shared / (_length(first.values()) * _length(second.values())) if shared else 0.0


def _length(weights: Iterable[float] | Sequence[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))
