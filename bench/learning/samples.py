"""Questions with their candidates' features: what is learned from.

The catalogue's own wordings teach too, each against an index that does not hold it: they are split
into folds, and a wording of a fold is asked of the index that lacks the whole fold.
"""

import random
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.noise import NOISES, noisy
from bench.questions import Labelled
from knowledge.library import Library
from knowledge.understanding import Understander
from knowledge.understanding.asked import Asked
from knowledge.understanding.index import Subject
from knowledge.understanding.read_texts import read_texts
from knowledge.understanding.weights import Weights
from knowledge.understanding.wordings import CHOICE, ELSEWHERE, GUIDE, Matter, Trait, Voice

FOLDS = 5
_TAUGHT_SHARE = {Voice.QUESTION: 1.0, Voice.EVERYDAY: 0.3}
_IMPORTED_SHARE = 0.5
_SEED = 5


class Source(NamedTuple):
    """Where a question is from, and how much it counts in each of the two lessons."""

    name: str
    ranking: float
    answerable: float
    unanswerable: float


REAL = Source("real", 4.0, 4.0, 4.0)
TAUGHT = Source("taught", 2.0, 1.5, 1.5)
WORDING = Source("wording", 0.5, 0.15, 0.8)
KNOWN = Source("known", 0.5, 0.15, 0.8)
NOISY = Source("noisy", 1.0, 1.0, 1.0)
MACHINE = Source("machine", 0.3, 0.1, 0.1)


@dataclass(frozen=True)
class Sample:
    """A question among its candidates.

    Attributes:
        right: The owners that are right; none where no procedure answers.
        values: The features, a row for each candidate.
        origin: The question before it was made noisy.
    """

    question: Labelled
    source: Source
    asked: Asked
    subjects: Sequence[Subject]
    values: NDArray[np.float64]
    right: frozenset[str]
    origin: str

    @property
    def answerable(self) -> bool:
        """Whether a procedure answers."""
        return bool(self.right) and not any(ELSEWHERE in owner for owner in self.right)

    @property
    def is_guided(self) -> bool:
        """Whether a guide answers."""
        return any(owner.startswith(GUIDE) for owner in self.right)

    @property
    def fold(self) -> int:
        """All questions about one procedure lie in one fold."""
        group = min(self.right, default=self.origin)
        return zlib.crc32(group.encode()) % FOLDS

    @property
    def is_own(self) -> NDArray[np.bool_]:
        """For each candidate whether it is right; where none is, whether it is elsewhere."""
        owners = [subject.owner for subject in self.subjects]
        if self.right:
            return np.array([owner in self.right for owner in owners], bool)
        return np.array([owner.startswith(ELSEWHERE) for owner in owners], bool)


def asked_of(
    understander: Understander,
    questions: Iterable[Labelled],
    source: Source,
    origins: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Sample]:
    """The questions among the candidates of an understander."""
    for question in questions:
        asked, found = understander.candidates(question.text)
        found = [candidate for candidate in found if not candidate.owner.startswith(CHOICE)]
        if found:
            values = np.array([candidate.features for candidate in found], float)
            subjects = [candidate.subject for candidate in found]
            origin = origins.get(question.text, question.text)
            yield Sample(question, source, asked, subjects, values, question.codes, origin)


def noisy_of(
    understander: Understander, questions: Sequence[Labelled], source: Source
) -> Iterator[Sample]:
    """Each question once more, as somebody in a hurry types it; each sort of noise by turns."""
    noises = [name for name in NOISES if name != "as typed"]
    changed = [
        question._replace(text=noisy(question.text, noises[number % len(noises)]))
        for number, question in enumerate(questions)
    ]
    origins = {new.text: old.text for new, old in zip(changed, questions, strict=True)}
    yield from asked_of(understander, changed, source, origins)


def from_wordings(
    library: Library, matters: Sequence[Matter], weights: Weights
) -> Iterator[Sample]:
    """The catalogue's own wordings as questions."""
    taught = list(_taught(matters))
    for fold in range(FOLDS):
        hidden = {(owner, text) for owner, text in taught if _fold_of(text) == fold}
        understander = Understander(
            library, read_texts(library, _without(matters, hidden)), weights
        )
        asked = [Labelled(text, frozenset([owner]), "wording") for owner, text in sorted(hidden)]
        yield from asked_of(understander, asked, WORDING)


def known_wordings(understander: Understander, matters: Sequence[Matter]) -> Iterator[Sample]:
    """Some of the catalogue's wordings asked as they stand there: what is the same is certain."""
    taught = [pair for pair in _taught(matters) if _fold_of(pair[1]) == 0]
    asked = [Labelled(text, frozenset([owner]), "wording") for owner, text in taught]
    yield from asked_of(understander, asked, KNOWN)


def _taught(matters: Iterable[Matter]) -> Iterator[tuple[str, str]]:
    chance = random.Random(_SEED)  # noqa: S311 - which wordings teach is no secret
    for matter in matters:
        if matter.traits & Trait.CHOICE:
            continue
        whole = matter.traits & (Trait.CURATED | Trait.GUIDE | Trait.ELSEWHERE)
        for wording in matter.wordings:
            share = _TAUGHT_SHARE.get(wording.voice, 0.0) * (1.0 if whole else _IMPORTED_SHARE)
            if chance.random() < share:
                yield matter.owner, wording.text


def _without(matters: Iterable[Matter], hidden: set[tuple[str, str]]) -> Iterator[Matter]:
    for matter in matters:
        kept = tuple(w for w in matter.wordings if (matter.owner, w.text) not in hidden)
        yield Matter(matter.owner, matter.traits, kept, matter.record)


def _fold_of(text: str) -> int:
    return zlib.crc32(text.encode()) % FOLDS
