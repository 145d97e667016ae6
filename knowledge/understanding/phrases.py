"""Finding fixed wordings in a question: what is asked about, danger, a wish for a person."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from knowledge.fold import fold, plain_words
from knowledge.understanding.syllables import sound
from knowledge.understanding.tokens import agree, marks_of

Meaning = TypeVar("Meaning", bound=Hashable)

_STRICT_LENGTH = 3


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
        self._by_first: dict[str, list[tuple[list[str], Meaning]]] = {}
        for meaning, texts in wordings:
            for text in texts:
                words = plain_words(text)
                self._by_first.setdefault(_key(words[0]), []).append((words, meaning))

    def find(self, words: list[str]) -> list[Meaning]:
        """The meanings found in a question's plain words, in the order of the question.

        A wording within a longer one is not heard: "mất bao nhiêu" in "mất bao nhiêu ngày".
        """
        found = [
            (start, start + len(wording), meaning)
            for start, word in enumerate(words)
            for wording, meaning in self._by_first.get(_key(word), ())
            if self._same(words[start : start + len(wording)], wording)
        ]
        return list(
            dict.fromkeys(
                meaning for start, end, meaning in found if not _within_longer(start, end, found)
            )
        )

    def _same(self, window: list[str], wording: list[str]) -> bool:
        if len(window) != len(wording):
            return False
        accented = any(marks_of(word) for word in window)
        if self._strict and not accented and len(wording) < _STRICT_LENGTH:
            return False
        return all(
            _key(typed) == _key(word) and agree(marks_of(typed), marks_of(word))
            for typed, word in zip(window, wording, strict=True)
        )


def _within_longer(start: int, end: int, found: list[tuple[int, int, Meaning]]) -> bool:
    return any(
        first <= start and end <= last and last - first > end - start for first, last, _ in found
    )


def _key(word: str) -> str:
    return sound(fold(word))
