"""From the matters in numbers to all that comparing needs: weights, shares, short lists.

Done once for a catalogue and kept, because it takes seconds; `Index` only unpacks it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from knowledge.understanding.contents import Contents, Packed
from knowledge.understanding.wordings import Voice

PAIR_WEIGHT = 0.7

_RECORD_SHARE = 0.3  # of a question's word, for one that stands in the record only
_VOICE_SHARE = {Voice.NAME: 3.0, Voice.EVERYDAY: 2.0, Voice.QUESTION: 1.0, Voice.DESCRIPTION: 1.0}
_VOICE_TRUST = (0.3, *(1.0 if voices & 7 else 0.6 for voices in range(1, 16)))
_LONGEST_LIST = 200
_RARE_FIRST = 1.3
_TELLING = 0.01  # what is much of a matter speaks more for it
_WRITTEN_ONLY_BELOW = 150
_DIGITS = 4

Held = tuple[int, float, list[int], list[int]]


class CompiledMatter(NamedTuple):
    """A matter ready to be compared, in plain lists.

    Attributes:
        terms: What people say of it, and for each in `held`: the voices that say it as bits; the
            logarithm of how much likelier it is here than in an average matter; the wordings that
            hold it; how each of these writes its accents.
        record, in_record: Terms only its record writes; how much of it one of them is.
        voices, weights: Of each wording.
        name, name_weight: Terms of the official name, and their weight.
    """

    owner: str
    traits: int
    actions: int
    terms: list[int]
    held: list[Held]
    record: list[int]
    in_record: float
    voices: list[int]
    weights: list[float]
    name: list[int]
    name_weight: float


class Compiled(NamedTuple):
    """All of an index, in plain lists.

    Attributes:
        terms, accents: What the numbers mean; no accents is 0.
        weights: Of each term: the rarer, the heavier.
        common: How much of an average matter each term is.
        lists, pulls: For each term the matters that hold it, the most telling first, a few hundred
            at most; and how much it speaks for each.
    """

    terms: list[str]
    accents: list[str]
    weights: list[float]
    common: list[float]
    matters: list[CompiledMatter]
    lists: list[list[int]]
    pulls: list[list[float]]


class _Shares(NamedTuple):
    """How often a matter's terms are said, by the weights of the voices; its record less."""

    said: dict[int, float]
    words: float
    pairs: float


def compiled(contents: Contents) -> Compiled:
    """All that comparing needs."""
    return _Compiler(contents).compiled()


class _Compiler:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._is_pair = ["|" in term for term in contents.terms]
        self._spoken, self._written = _frequencies(contents.matters)
        self._weights = self._rarities(len(contents.matters))
        self._all_shares = [self._shares(packed) for packed in contents.matters]
        self._common = self._commonness()

    def compiled(self) -> Compiled:
        pairs = zip(self._contents.matters, self._all_shares, strict=True)
        matters = [self._matter(packed, shares) for packed, shares in pairs]
        lists = self._short_lists(matters)
        terms, accents, _ = self._contents
        numbers = [[number for number, _ in found] for found in lists]
        pulls = [[round(pull, _DIGITS) for _, pull in found] for found in lists]
        return Compiled(terms, accents, self._weights, self._common, matters, numbers, pulls)

    def _rarities(self, count: int) -> list[float]:
        found = []
        for term, pair in enumerate(self._is_pair):
            rarity = math.log(1 + count / (self._spoken[term] or self._written[term] or 1))
            found.append(round(rarity * PAIR_WEIGHT if pair else rarity, _DIGITS))
        return found

    def _shares(self, packed: Packed) -> _Shares:
        found: dict[int, float] = defaultdict(float)
        for voice, *said in packed.wordings:
            share = _VOICE_SHARE[Voice(voice)]
            for term in said[::2]:
                found[term] += share
        pairs = sum(share for term, share in found.items() if self._is_pair[term])
        words = sum(found.values()) - pairs + _RECORD_SHARE * len(packed.record)
        return _Shares(found, words or 1.0, pairs or 1.0)

    def _commonness(self) -> list[float]:
        found = [0.0] * len(self._is_pair)
        for packed, of in zip(self._contents.matters, self._all_shares, strict=True):
            for term, share in of.said.items():
                found[term] += share / (of.pairs if self._is_pair[term] else of.words)
            in_record = _RECORD_SHARE / of.words
            for term in packed.record:
                found[term] += in_record
        count = max(1, len(self._all_shares))
        return [share / count for share in found]

    def _matter(self, packed: Packed, shares: _Shares) -> CompiledMatter:
        wordings: dict[int, list[int]] = defaultdict(list)
        accents: dict[int, list[int]] = defaultdict(list)
        voices: dict[int, int] = defaultdict(int)
        for number, (voice, *said) in enumerate(packed.wordings):
            for term, written in zip(said[::2], said[1::2], strict=True):
                wordings[term].append(number)
                accents[term].append(written)
                voices[term] |= 1 << voice
        first = packed.wordings[0] if packed.wordings else [int(Voice.DESCRIPTION)]
        name: list[int] = list(first[1::2]) if first[0] == Voice.NAME else []
        return CompiledMatter(
            owner=packed.owner,
            traits=packed.traits,
            actions=packed.actions,
            terms=list(wordings),
            held=[
                (voices[term], self._likely(term, shares), wordings[term], accents[term])
                for term in wordings
            ],
            record=[term for term in packed.record if term not in wordings],
            in_record=_RECORD_SHARE / shares.words,
            voices=[said[0] for said in packed.wordings],
            weights=[self._weight_of(said[1::2]) for said in packed.wordings],
            name=name,
            name_weight=self._weight_of(name),
        )

    def _likely(self, term: int, shares: _Shares) -> float:
        whole = shares.pairs if self._is_pair[term] else shares.words
        return round(math.log(1.0 + shares.said[term] / whole / self._common[term]), _DIGITS)

    def _weight_of(self, terms: Iterable[int]) -> float:
        return round(sum(self._weights[term] for term in terms), _DIGITS) or 1.0

    def _short_lists(self, matters: list[CompiledMatter]) -> list[list[tuple[int, float]]]:
        lists: list[list[tuple[int, float]]] = [[] for _ in self._is_pair]
        pulls = [weight**_RARE_FIRST for weight in self._weights]
        for number, matter in enumerate(matters):
            for term, held in zip(matter.terms, matter.held, strict=True):
                voices, likely, _, _ = held
                trust = _VOICE_TRUST[voices] + _TELLING * likely
                lists[term].append((number, pulls[term] * trust))
            for term in matter.record:
                if self._written[term] < _WRITTEN_ONLY_BELOW:
                    lists[term].append((number, pulls[term] * _VOICE_TRUST[0]))
        return [sorted(found, key=itemgetter(1), reverse=True)[:_LONGEST_LIST] for found in lists]


def _frequencies(matters: Iterable[Packed]) -> tuple[Counter[int], Counter[int]]:
    """In how many matters people say each term, and in how many only the record writes it."""
    spoken: Counter[int] = Counter()
    written: Counter[int] = Counter()
    for matter in matters:
        said = {term for wording in matter.wordings for term in wording[1::2]}
        spoken.update(said)
        written.update(set(matter.record) - said)
    return spoken, written
