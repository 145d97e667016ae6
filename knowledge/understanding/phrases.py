"""Finding fixed wordings in a question: what is asked about, danger, a wish for a person."""

from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from knowledge.fold import fold, plain_words
from knowledge.understanding.syllables import sound
from knowledge.understanding.tokens import agree, marks_of

Meaning = TypeVar("Meaning", bound=Hashable)

_STRICT_LENGTH = 3


class _Word(NamedTuple):
    key: str
    marks: str


class _Wording(NamedTuple, Generic[Meaning]):
    words: list[_Word]
    meaning: Meaning


class Phrases(Generic[Meaning]):
    """Wordings with a meaning each.

    Accents typed must agree; missing ones are no evidence, unless `strict` asks that an
    unaccented question matches only wordings of three words or more.
    """

    def __init__(
        self,
        wordings: Iterable[tuple[Meaning, Iterable[str]]],
        *,
        strict: bool = False,
    ) -> None:
        self._strict = strict
        self._by_first: dict[str, list[_Wording[Meaning]]] = {}
        for meaning, texts in wordings:
            for text in texts:
                words = _words(plain_words(text))
                self._by_first.setdefault(words[0].key, []).append(_Wording(words, meaning))

    def find(self, words: list[str]) -> list[Meaning]:
        """The meanings found in a question's plain words, in the order of the question.

        A wording within a longer one is not heard: "mất bao nhiêu" in "mất bao nhiêu ngày".
        """
        typed = _words(words)
        found = [
            (start, start + len(wording.words), wording.meaning)
            for start, word in enumerate(typed)
            for wording in self._by_first.get(word.key, ())
            if self._same(typed[start : start + len(wording.words)], wording.words)
        ]
        return list(
            dict.fromkeys(
                meaning for start, end, meaning in found if not _within_longer(start, end, found)
            )
        )

    def _same(self, window: list[_Word], wording: list[_Word]) -> bool:
        if len(window) != len(wording):
            return False
        accented = any(word.marks for word in window)
        if self._strict and not accented and len(wording) < _STRICT_LENGTH:
            return False
        return all(
            typed.key == word.key and agree(typed.marks, word.marks)
            for typed, word in zip(window, wording, strict=True)
        )


def _within_longer(start: int, end: int, found: list[tuple[int, int, Meaning]]) -> bool:
    return any(
        first <= start and end <= last and last - first > end - start for first, last, _ in found
    )


def _words(texts: Iterable[str]) -> list[_Word]:
    return [_Word(sound(fold(text)), marks_of(text)) for text in texts]
