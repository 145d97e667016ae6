"""The wordings of all matters in numbers: what an index is compiled from."""

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.understanding.bits import BitReader
from knowledge.understanding.terms import ContentReader, Term
from knowledge.understanding.wordings import Matter, Voice

_MOST_RECORD_SIGNS = 3000


class Packed(NamedTuple):
    """A matter in numbers.

    Attributes:
        wordings: For each its voice, then terms and their accents by turns.
        record: Terms that the record alone holds.
    """

    owner: str
    traits: int
    actions: int
    wordings: list[list[int]]
    record: list[int]


class Contents(NamedTuple):
    """All of an index.

    Attributes:
        terms, accents: What the numbers mean; no accents is 0.
    """

    terms: list[str]
    accents: list[str]
    matters: list[Packed]


def contents_of(matters: Iterable[Matter], reader: ContentReader, actions: BitReader) -> Contents:
    """The matters in numbers.

    Args:
        matters: With their wordings.
        reader: Finds the terms of a text.
        actions: Finds what a text wants done.
    """
    terms: dict[str, int] = {}
    accents: dict[str, int] = {"": 0}
    packed = []
    for matter in matters:
        wordings, doing = [], 0
        for wording in matter.wordings:
            meant = reader.meant(wording.text)
            if wording.voice is Voice.NAME:
                doing |= actions.read(meant)
            said = [int(wording.voice)]
            for term, marks in reader.terms(meant).items():
                said.append(terms.setdefault(joined(term), len(terms)))
                said.append(accents.setdefault(marks, len(accents)))
            wordings.append(said)
        written = reader.content(reader.meant(matter.record[:_MOST_RECORD_SIGNS]))
        keys = dict.fromkeys(token.key for token in written)
        record = [terms.setdefault(key, len(terms)) for key in keys]
        packed.append(Packed(matter.owner, int(matter.traits), doing, wordings, record))
    return Contents(list(terms), list(accents), packed)


def joined(term: Term) -> str:
    """The term as the index writes it."""
    return "|".join(term)
