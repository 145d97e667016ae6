"""What somebody meant to type: Telex and VNI leftovers, joined words, slips, l for n.

Each repair is accepted only when it leads to a word of ours, so a word we do not know stays
what it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from knowledge.understanding.syllables import is_syllable, sound

_TELEX_LETTERS = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("w", ""))
_TELEX_TONE = re.compile(r"^([^aeiouy]*[aeiouy][^sfrxj]*)[sfrxj]")  # tones come after a vowel
_SHORTEST_SLIP = 4
_SHORTEST_JOINED = 6
_LONGEST_JOINED = 40
_LONGEST_SYLLABLE = 7
_SWAPPED = {"l": "n", "n": "l"}


class Repairer:
    """Repairs single words against the known ones.

    Args:
        known: Every word of ours (folded, `sound` applied) with how often it stands in texts.
        near: The known words one slip away.
    """

    def __init__(self, known: Mapping[str, int], near: Callable[[str], Iterable[str]]) -> None:
        self._known = known
        self._near = near
        self.repaired = lru_cache(maxsize=20_000)(self._repaired)

    def _repaired(self, word: str) -> tuple[str, ...]:
        """The known word(s) meant by a folded word; the word itself where no repair holds."""
        key = sound(word)
        if key in self._known:
            return (key,)
        if any(sign.isdigit() for sign in word):
            return (self._first_known(re.sub(r"\d", "", word)) or word,)
        letters = _without_telex_letters(word)
        telex = self._first_known(letters)
        if telex is not None:
            return (telex,)
        if is_syllable(word):
            return (self._swapped(key),)
        telex = self._first_known(_TELEX_TONE.sub(r"\1", letters, count=1))
        if telex is not None:
            return (telex,)
        return self._split(word) or (self._nearest(key),)

    def _first_known(self, word: str) -> str | None:
        key = sound(word)
        return key if key in self._known else None

    def _swapped(self, key: str) -> str:
        """Speech of the Red River delta, where l and n change places."""
        if key[:1] in _SWAPPED:
            other = _SWAPPED[key[0]] + key[1:]
            if other in self._known:
                return other
        return key

    def _split(self, word: str) -> tuple[str, ...]:
        """A run of known syllables written together, in as few as possible."""
        if not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED or not word.isalpha():
            return ()
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_SYLLABLE), end):
                before, piece = best[start], sound(word[start:end])
                if before is None or piece not in self._known or not is_syllable(piece):
                    continue
                found = best[end]
                if found is None or self._cost((*before, piece)) < self._cost(found):
                    best[end] = (*before, piece)
        return best[-1] or ()

    def _cost(self, pieces: tuple[str, ...]) -> tuple[int, int]:
        return len(pieces), -sum(self._known[piece] for piece in pieces)

    def _nearest(self, key: str) -> str:
        """The known word one slip away; the commonest where there are several.

        A short word may only have lost a letter: "sih" is "sinh", but "dbt" may be anything.
        """
        if len(key) < _SHORTEST_SLIP - 1:
            return key
        meant = [
            word
            for word in self._near(key)
            if len(word) >= _SHORTEST_SLIP - 1
            and (len(key) >= _SHORTEST_SLIP or len(word) > len(key))
        ]
        return max(meant, key=self._known.__getitem__, default=key)


def _without_telex_letters(word: str) -> str:
    for typed, meant in _TELEX_LETTERS:
        word = word.replace(typed, meant)
    return word
