"""Why a candidate stands where it stands, for editors."""

from typing import NamedTuple

from knowledge.understanding import features
from knowledge.understanding.asked import Asked
from knowledge.understanding.index import Index
from knowledge.understanding.ranking import Ranked
from knowledge.understanding.weights import Weights
from knowledge.understanding.wordings import Voice


class Word(NamedTuple):
    """A word or pair of the question that the matter holds.

    Attributes:
        text: As it is compared.
        weight: The rarer among all procedures, the heavier.
        where: Which wordings hold it; none for the record.
    """

    text: str
    weight: float
    where: tuple[Voice, ...]


class Reasons(NamedTuple):
    """What speaks for and against a candidate, heaviest first.

    Attributes:
        words: What counted.
        parts: How much each feature added to its strength.
    """

    words: tuple[Word, ...]
    parts: tuple[tuple[str, float], ...]


def reasons(asked: Asked, candidate: Ranked, index: Index, weights: Weights) -> Reasons:
    """Everything that counted for a candidate."""
    subject = candidate.subject
    texts = {number: text for text, number in index.numbers.items()}
    words = []
    for term in asked.terms.values():
        held = subject.held.get(term.term)
        if held or term.term in subject.record:
            text = texts[term.term].replace("~", "").replace("|", " + ")
            voices = held[0] if held else 0
            where = tuple(voice for voice in Voice if voices >> voice & 1)
            words.append(Word(text, term.weight, where))
    parts = zip(features.NAMES, candidate.features, weights.ranking, strict=True)
    added = [(name, value * weight) for name, value, weight in parts if value * weight]
    return Reasons(
        tuple(sorted(words, key=lambda word: -word.weight)),
        tuple(sorted(added, key=lambda part: -abs(part[1]))),
    )
