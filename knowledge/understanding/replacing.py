"""Wordings that stand for something else, or for nothing, put in its place."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.understanding.typed import Token, agree


class _Wording(NamedTuple):
    keys: list[str]
    marks: list[str]
    meaning: tuple[Token, ...]


class Replacer:
    """Replaces wordings; of several at one place the longest holds.

    Args:
        wordings: Each with what comes in its place.
    """

    def __init__(self, wordings: Iterable[tuple[Sequence[Token], tuple[Token, ...]]]) -> None:
        self._by_first: dict[str, list[_Wording]] = {}
        for tokens, meaning in wordings:
            wording = _Wording([t.key for t in tokens], [t.marks for t in tokens], meaning)
            self._by_first.setdefault(wording.keys[0], []).append(wording)
        for wordings_of_one in self._by_first.values():
            wordings_of_one.sort(key=lambda wording: -len(wording.keys))

    def replaced(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with every wording replaced, from left to right."""
        keys = [token.key for token in tokens]
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            wording = self._at(tokens, keys, index)
            if wording is None:
                found.append(tokens[index])
                index += 1
            else:
                found += wording.meaning
                index += len(wording.keys)
        return found

    def _at(self, tokens: Sequence[Token], keys: list[str], index: int) -> _Wording | None:
        for wording in self._by_first.get(keys[index], ()):
            end = index + len(wording.keys)
            if keys[index:end] == wording.keys and all(
                agree(token.marks, marks)
                for token, marks in zip(tokens[index:end], wording.marks, strict=True)
            ):
                return wording
        return None
