"""A question made ready for comparing: its terms, where they stand, what it wants done."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from knowledge.fold import fold
from knowledge.reading.vocabulary import Signal
from knowledge.understanding.bits import BitReader
from knowledge.understanding.contents import joined
from knowledge.understanding.index import Index
from knowledge.understanding.phrases import Phrases
from knowledge.understanding.terms import ContentReader, Term, Terms
from knowledge.understanding.typed import Token

_SENTENCE_END = re.compile(r"[.!?;:\n…]+(?=\s|$)")
_COMMA = re.compile(r",(?=\s)")
_LONG_SENTENCE = 25
_LONG_QUESTION = 25
_HEAVIEST = 3
_ASKS = re.compile(
    r"\?|\b(hoi|thu tuc|the nao|o dau|ra sao|lam sao|can gi|giay to gi|duoc khong|nhu nao|ntn)\b"
)
_ABROAD = "nuoc ngoai"


class AskedTerm(NamedTuple):
    """A term of the question that the index knows.

    Attributes:
        common: How much of an average matter it is.
        accents: As typed, as the index numbers them; 0 for none, -1 for some it does not know.
        parts: A bit for each sentence of the question it stands in.
        heavy: Whether it is one of the question's heaviest words.
    """

    term: int
    weight: float
    common: float
    accents: int
    parts: int
    pair: bool
    heavy: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a question is compared.

    Attributes:
        meant: Its words as they were meant.
        terms: Those that the index knows, by number.
        whole: The weight of all terms, of unknown words too.
        heaviest: The weight of its heaviest words, unknown ones too.
        words, pairs: How many; at least one.
        unknown: Share of unknown words among the words.
        parts: The weight of each sentence.
        asking: A bit for each sentence that asks.
        long: Whether it is a story rather than a question.
    """

    meant: Sequence[Token]
    terms: dict[int, AskedTerm]
    numbers: frozenset[int]
    whole: float
    heaviest: float
    words: int
    pairs: int
    unknown: float
    parts: tuple[float, ...]
    asking: int
    actions: int
    signals: frozenset[Signal]
    abroad: bool
    long: bool


class _Said(NamedTuple):
    """What stands in a question, sentence by sentence.

    Attributes:
        meant: All words.
        wondering: The words of the sentences that ask.
        places: For each term a bit for each sentence it stands in.
        accents: Of each term, where it stands first.
        asking: A bit for each sentence that asks.
        long: Whether it is a story rather than a question.
    """

    meant: Sequence[Token]
    wondering: Sequence[Token]
    places: dict[Term, int]
    accents: Terms
    asking: int
    long: bool


class QuestionReader:
    """Reads questions for one index."""

    def __init__(
        self, reader: ContentReader, index: Index, actions: BitReader, signals: Phrases[Signal]
    ) -> None:
        self._reader = reader
        self._index = index
        self._actions = actions
        self._signals = signals

    def read(self, question: str) -> Asked:
        """The question ready for comparing."""
        said = self._said(question)
        places, index = said.places, self._index
        numbers = {term: index.numbers.get(joined(term)) for term in places}
        weights = {term: self._weight(term, number) for term, number in numbers.items()}
        singles = [term for term in places if len(term) == 1]
        heavy = set(nlargest(_HEAVIEST, singles, key=weights.__getitem__))
        weighed = [(bits, weights[term]) for term, bits in places.items()]
        count = max((bits.bit_length() for bits in places.values()), default=0)
        known = {
            number: self._term(number, term, said, heavy)
            for term, number in numbers.items()
            if number is not None
        }
        return Asked(
            meant=said.meant,
            terms=known,
            numbers=frozenset(known),
            whole=sum(weights.values()) or 1.0,
            heaviest=sum(weights[term] for term in heavy) or 1.0,
            words=max(1, len(singles)),
            pairs=max(1, len(places) - len(singles)),
            unknown=sum(numbers[term] is None for term in singles) / max(1, len(singles)),
            parts=tuple(part or 1.0 for part in by_part(weighed, count)),
            asking=said.asking,
            actions=self._actions.read(said.meant),
            signals=frozenset(self._signals.find(said.wondering or said.meant)),
            abroad=_ABROAD in fold(question),
            long=said.long,
        )

    def _said(self, question: str) -> _Said:
        sentences = [(text, self._reader.meant(text)) for text in _sentences(question)]
        wondering: list[Token] = []
        places: dict[Term, int] = {}
        accents: Terms = {}
        asking = words = 0
        for number, (text, meant) in enumerate(sentences):
            if _ASKS.search(fold(text)):
                asking |= 1 << number
                wondering += meant
            for term, marks in self._reader.terms(meant).items():
                places[term] = places.get(term, 0) | 1 << number
                accents.setdefault(term, marks)
                words += len(term) == 1
        whole = sentences[0][1] if len(sentences) == 1 else self._reader.meant(question)
        return _Said(whole, wondering, places, accents, asking, words > _LONG_QUESTION)

    def _term(self, number: int, term: Term, said: _Said, heavy: Collection[Term]) -> AskedTerm:
        return AskedTerm(
            term=number,
            weight=self._index.weights[number],
            common=self._index.common[number],
            accents=self._index.accents.get(said.accents[term], -1),
            parts=said.places[term],
            pair=len(term) > 1,
            heavy=term in heavy,
        )

    def _weight(self, term: Term, number: int | None) -> float:
        """An unknown word weighs like the rarest; an unknown pair is only the writer's order."""
        if number is not None:
            return self._index.weights[number]
        return self._index.unknown_weight if len(term) == 1 else 0.0


def by_part(weighed: Iterable[tuple[int, float]], count: int) -> list[float]:
    """What weighs in each sentence; bits say of each weight in which sentences it counts."""
    parts = [0.0] * count
    for bits, weight in weighed:
        for part in range(count):
            if bits >> part & 1:
                parts[part] += weight
    return parts


def _sentences(text: str) -> Iterator[str]:
    """The sentences; a long one as what its commas part."""
    for sentence in _SENTENCE_END.split(text):
        if len(sentence.split()) > _LONG_SENTENCE:
            yield from filter(str.strip, _COMMA.split(sentence))
        elif sentence.strip():
            yield sentence
