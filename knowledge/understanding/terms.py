"""What of a text can tell procedures apart: its content words and their pairs."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from knowledge.understanding.tokens import Token, Tokeniser, agree

Term = tuple[str, ...]
Terms = dict[Term, str]


class _Empty(NamedTuple):
    keys: list[str]
    marks: list[str]


class ContentReader:
    """Leaves out what carries nothing, such as politeness and asking words.

    Args:
        tokeniser: Makes the tokens.
        empty: Wordings that carry nothing about which procedure is meant.
    """

    def __init__(self, tokeniser: Tokeniser, empty: Iterable[str]) -> None:
        self._tokeniser = tokeniser
        self._empty: dict[str, list[_Empty]] = {}
        for wording in empty:
            tokens = tokeniser.tokens(wording)
            if tokens:
                keys, marks = ([token[side] for token in tokens] for side in (0, 1))
                self._empty.setdefault(keys[0], []).append(_Empty(keys, marks))
        for wordings in self._empty.values():
            wordings.sort(key=lambda empty: -len(empty.keys))

    def content(self, text: str) -> list[Token]:
        """The tokens that carry something, in order."""
        tokens = self._tokeniser.tokens(text)
        keys = [token.key for token in tokens]
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            length = self._empty_at(tokens, keys, index)
            if length:
                index += length
            else:
                found.append(tokens[index])
                index += 1
        return found

    def meant(self, text: str) -> list[Token]:
        """All the words that were meant, in order."""
        return self._tokeniser.meant(text)

    def terms(self, text: str) -> Terms:
        """Single tokens (with the accents typed) and pairs of neighbours.

        A text of asking words only ("hồ sơ tới đâu rồi") is compared by these.
        """
        content = self.content(text) or self._tokeniser.tokens(text)
        terms: Terms = {}
        for token in content:
            terms.setdefault((token.key,), token.marks)
        for first, second in pairwise(content):
            terms.setdefault((first.key, second.key), "")
        return terms

    def _empty_at(self, tokens: list[Token], keys: list[str], index: int) -> int:
        """How many tokens from `index` on carry nothing."""
        for empty in self._empty.get(keys[index], ()):
            end = index + len(empty.keys)
            if keys[index:end] == empty.keys and all(
                agree(token.marks, marks)
                for token, marks in zip(tokens[index:end], empty.marks, strict=True)
            ):
                return len(empty.keys)
        return 0
