"""A question made ready for comparing: its terms, where they stand, what it wants done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from knowledge.fold import fold
from knowledge.understanding.bits import BitReader
from knowledge.understanding.contents import joined
from knowledge.understanding.index import Index
from knowledge.understanding.terms import ContentReader, Term
from knowledge.understanding.tokens import Token

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
        terms: Those that the index knows, by number.
        whole: The weight of all terms, of unknown words too.
        heaviest: The weight of its heaviest words, unknown ones too.
        words, pairs: How many; at least one.
        unknown: Share of unknown words among the words.
        parts: The weight of each sentence.
        asking: A bit for each sentence that asks.
        long: Whether it is a story rather than a question.
    """

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
    signals: tuple[int, ...]
    abroad: bool
    long: bool


class QuestionReader:
    """Reads questions for one index."""

    def __init__(
        self, reader: ContentReader, index: Index, actions: BitReader, signals: BitReader
    ) -> None:
        self._reader = reader
        self._index = index
        self._actions = actions
        self._signals = signals

    def read(self, question: str) -> Asked:
        """The question ready for comparing."""
        places: dict[tuple[str, ...], int] = {}
        accents: dict[tuple[str, ...], str] = {}
        asking = words = 0
        questions: list[Token] = []
        for number, sentence in enumerate(_sentences(question)):
            terms = self._reader.terms(sentence)
            words += sum(1 for term in terms if len(term) == 1)
            if _ASKS.search(fold(sentence)):
                asking |= 1 << number
                questions += self._reader.meant(sentence)
            for term, marks in terms.items():
                places[term] = places.get(term, 0) | 1 << number
                accents.setdefault(term, marks)
        meant = self._reader.meant(question)
        bits = (asking, self._signals.read(questions or meant), self._actions.read(meant))
        return self._asked(question, places, accents, bits, words)

    def _asked(
        self,
        question: str,
        places: dict[tuple[str, ...], int],
        accents: dict[tuple[str, ...], str],
        told: tuple[int, int, int],
        words: int,
    ) -> Asked:
        asking, signals, actions = told
        index = self._index
        numbers = {term: index.numbers.get(joined(term)) for term in places}
        weights = {term: self._weight(term, number) for term, number in numbers.items()}
        singles = [term for term in places if len(term) == 1]
        heavy = set(nlargest(_HEAVIEST, singles, key=weights.__getitem__))
        parts = [0.0] * max((bits.bit_length() for bits in places.values()), default=0)
        for term, bits in places.items():
            for part in range(len(parts)):
                if bits >> part & 1:
                    parts[part] += weights[term]
        known = {
            number: AskedTerm(
                number,
                weights[term],
                index.common[number],
                index.accents.get(accents[term], -1),
                bits,
                len(term) > 1,
                term in heavy,
            )
            for term, bits in places.items()
            if (number := numbers[term]) is not None
        }
        return Asked(
            terms=known,
            numbers=frozenset(known),
            whole=sum(weights.values()) or 1.0,
            heaviest=sum(weights[term] for term in heavy) or 1.0,
            words=max(1, len(singles)),
            pairs=max(1, len(places) - len(singles)),
            unknown=sum(numbers[term] is None for term in singles) / max(1, len(singles)),
            parts=tuple(part or 1.0 for part in parts),
            asking=asking,
            actions=actions,
            signals=tuple(signals >> bit & 1 for bit in range(self._signals.count)),
            abroad=_ABROAD in fold(question),
            long=words > _LONG_QUESTION,
        )

    def _weight(self, term: Term, number: int | None) -> float:
        """An unknown word weighs like the rarest; an unknown pair is only the writer's order."""
        if number is not None:
            return self._index.weights[number]
        return self._index.unknown_weight if len(term) == 1 else 0.0


def _sentences(text: str) -> Iterator[str]:
    """The sentences; a long one as what its commas part."""
    for sentence in _SENTENCE_END.split(text):
        if len(sentence.split()) > _LONG_SENTENCE:
            yield from filter(str.strip, _COMMA.split(sentence))
        elif sentence.strip():
            yield sentence
