"""Slips that the neighbours give away: "hộ chíu" is "hộ chiếu", because "ho chieu" stands together.

A word is doubted when it stands beside neither neighbour anywhere in the catalogue, and mended when
a word one slip away does.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

_SHORTEST = 2
_UNKNOWN_NEEDS = 2
_KNOWN_NEEDS = 30


class SlipMender:
    """Mends words by their neighbours.

    Args:
        known: Every word of ours, and every two that stand together more than once ("ho chieu"),
            with how often.
    """

    def __init__(self, known: Mapping[str, int]) -> None:
        self._known = known
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in known:
            if " " not in word and len(word) >= _SHORTEST:
                for rest in {word, *_rests(word)}:
                    self._by_rest[rest].append(word)
        self.near = lru_cache(maxsize=20_000)(self._near)

    def mended(self, keys: list[str]) -> dict[int, str]:
        """The places where another word was meant, with that word."""
        found: dict[int, str] = {}
        for place, key in enumerate(keys):
            if len(key) <= _SHORTEST or not key.isalpha():
                continue
            before = found.get(place - 1, keys[place - 1]) if place else ""
            after = keys[place + 1] if place + 1 < len(keys) else ""
            if self._together(before, key, after):
                continue
            needed = _KNOWN_NEEDS if key in self._known else _UNKNOWN_NEEDS
            likely = max(
                ((self._together(before, other, after), other) for other in self.near(key)),
                default=(0, ""),
            )
            if likely[0] >= needed:
                found[place] = likely[1]
        return found

    def _together(self, before: str, key: str, after: str) -> int:
        known = self._known
        return known.get(f"{before} {key}", 0) + known.get(f"{key} {after}", 0)

    def _near(self, key: str) -> tuple[str, ...]:
        """The known words one slip away."""
        found = {word for rest in (key, *_rests(key)) for word in self._by_rest.get(rest, ())}
        return tuple(sorted(word for word in found if OSA.distance(key, word) == 1))


def _rests(word: str) -> Iterator[str]:
    """The word with any one letter left out."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
