"""Which of some named groups of wordings stand in a text, as bits of a number."""

from collections.abc import Iterable, Sequence

from knowledge.understanding.phrases import Phrases
from knowledge.understanding.typed import Token


class BitReader:
    """Finds groups of wordings.

    Args:
        groups: The wordings of each group; a group's bit is its place here.
    """

    def __init__(self, groups: Sequence[Iterable[str]]) -> None:
        self._phrases = Phrases(list(enumerate(groups)))

    def read(self, words: Sequence[Token]) -> int:
        """A bit for each group found."""
        found = 0
        for group in self._phrases.find(words):
            found |= 1 << group
        return found
