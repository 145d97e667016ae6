"""Finding fixed wordings in a question: what is asked about, danger, a wish for a person."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from knowledge.fold import plain_words
from knowledge.understanding.typed import Token, agree, token_of

Meaning = TypeVar("Meaning", bound=Hashable)

_STRICT_LENGTH = 3


class _Wording(NamedTuple, Generic[Meaning]):
    keys: list[str]
    words: list[Token]
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
                words = list(map(token_of, plain_words(text)))
                self._by_first.setdefault(words[0].key, []).append(
                    _Wording([word.key for word in words], words, meaning)
                )

    def find(self, typed: Sequence[Token]) -> list[Meaning]:
        """The meanings found among a question's words, in the order of the question.

        A wording within a longer one is not heard: "mất bao nhiêu" in "mất bao nhiêu ngày".
        """
        keys = [word.key for word in typed]
        found = [
            (start, start + len(wording.words), wording.meaning)
            for start, key in enumerate(keys)
            for wording in self._by_first.get(key, ())
            if keys[start : start + len(wording.words)] == wording.keys
            and self._same(typed[start : start + len(wording.words)], wording.words)
        ]
        return list(
            dict.fromkeys(
                meaning for start, end, meaning in found if not _within_longer(start, end, found)
            )
        )

    def _same(self, window: Sequence[Token], wording: Sequence[Token]) -> bool:
        accented = any(word.marks for word in window)
        if self._strict and not accented and len(wording) < _STRICT_LENGTH:
            return False
        return all(
            agree(typed.marks, word.marks) for typed, word in zip(window, wording, strict=True)
        )


def _within_longer(start: int, end: int, found: list[tuple[int, int, Meaning]]) -> bool:
    return any(
        first <= start and end <= last and last - first > end - start for first, last, _ in found
    )
