"""What of a text can tell procedures apart: its content words and their pairs."""

from collections.abc import Iterable
from itertools import pairwise

from knowledge.understanding.tokens import Token, Tokeniser, agree

Term = tuple[str, ...]
Terms = dict[Term, str]


class ContentReader:
    """Leaves out what carries nothing, such as politeness and asking words.

    Args:
        tokeniser: Makes the tokens.
        empty: Wordings that carry nothing about which procedure is meant.
    """

    def __init__(self, tokeniser: Tokeniser, empty: Iterable[str]) -> None:
        self._tokeniser = tokeniser
        self._empty: dict[str, list[list[Token]]] = {}
        for wording in empty:
            tokens = tokeniser.tokens(wording)
            if tokens:
                self._empty.setdefault(tokens[0].key, []).append(tokens)
        for wordings in self._empty.values():
            wordings.sort(key=len, reverse=True)

    def content(self, text: str) -> list[Token]:
        """The tokens that carry something, in order."""
        tokens = self._tokeniser.tokens(text)
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            length = self._empty_at(tokens, index)
            if length:
                index += length
            else:
                found.append(tokens[index])
                index += 1
        return found

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

    def _empty_at(self, tokens: list[Token], index: int) -> int:
        """How many tokens from `index` on carry nothing."""
        for wording in self._empty.get(tokens[index].key, ()):
            window = tokens[index : index + len(wording)]
            if len(window) == len(wording) and all(
                token.key == empty.key and agree(token.marks, empty.marks)
                for token, empty in zip(window, wording, strict=True)
            ):
                return len(wording)
        return 0
