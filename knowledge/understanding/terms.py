"""What of a text can tell procedures apart: its content words and their pairs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from knowledge.understanding.replacing import Replacer
from knowledge.understanding.tokens import Tokeniser
from knowledge.understanding.typed import Token

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
        self._empty = Replacer((tokens, ()) for tokens in map(tokeniser.tokens, empty) if tokens)

    def meant(self, text: str) -> list[Token]:
        """All the words that were meant, in order."""
        return self._tokeniser.meant(text)

    def content(self, meant: Sequence[Token]) -> list[Token]:
        """What of the words carries something, in order."""
        return self._empty.replaced(self._tokeniser.compared(meant))

    def terms(self, meant: Sequence[Token]) -> Terms:
        """Single tokens (with the accents typed) and pairs of neighbours.

        Asking words alone ("hồ sơ tới đâu rồi") are compared by these.
        """
        tokens = self._tokeniser.compared(meant)
        content = self._empty.replaced(tokens) or tokens
        terms: Terms = {}
        for token in content:
            terms.setdefault((token.key,), token.marks)
        for first, second in pairwise(content):
            terms.setdefault((first.key, second.key), "")
        return terms
