"""Lines of an official list as entries of the catalogue: certain, or shown with what it may mean.

Certain is a line whose name is a procedure's name, word for word, or whose code and name agree.
Near-twins differ in one word, so nothing that is only similar is ever certain.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.annex.listing import Listed
from knowledge.fold import words
from knowledge.library import Library
from knowledge.model import Procedure
from knowledge.national.entry import DISTRICT

_FORMALITIES = re.compile(r"^(?:thu tuc )+")
_DISTRICT = re.compile(r"\b(?:cap|ubnd|uy ban nhan dan) (?:huyen|quan)\b|\bquan huyen\b")
_SAME_MATTER = 60
_MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the list with the procedures it means.

    Attributes:
        codes: What it means for certain; empty where that is open.
        why_open: Why it is open.
        suggested: What it may mean, best first.
    """

    listed: Listed
    codes: tuple[str, ...]
    why_open: str | None = None
    suggested: tuple[Procedure, ...] = ()


class Placer:
    """Finds the procedures official lines mean."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_name: dict[str, list[Procedure]] = defaultdict(list)
        for procedure in library.procedures:
            if DISTRICT not in procedure.tags:
                self._by_name[_key(procedure.name)].append(procedure)

    def place(self, lines: Sequence[Listed]) -> list[Placed]:
        """Each line with what it means; a procedure meant twice is open the second time."""
        taken: set[str] = set()
        placed = []
        for line in lines:
            found = self._place(line)
            if taken.intersection(found.codes):
                found = self._open(line, "the same procedure stands above already")
            taken.update(found.codes)
            placed.append(found)
        return placed

    def _place(self, line: Listed) -> Placed:
        named = self._by_name.get(_key(line.name), [])
        coded = self._library.procedure(line.code) if line.code else None
        if coded is not None and (coded in named or not line.name):
            return Placed(line, (coded.code,))
        if coded is not None:
            return self._open_with_code(line, coded)
        if _DISTRICT.search(_key(line.name)):
            return self._open(line, "there is no district level any more")
        if len(named) == 1:
            return Placed(line, (named[0].code,))
        if named:
            codes = ", ".join(procedure.code for procedure in named)
            return self._open(line, f"the name belongs to several: {codes}")
        if line.code:
            return self._open(line, f"no entry has code {line.code} or this name")
        return self._open(line, "no entry has this name")

    def _open_with_code(self, line: Listed, coded: Procedure) -> Placed:
        """The code is known under another name: an older wording, or somebody else's code."""
        same = fuzz.token_sort_ratio(_key(line.name), _key(coded.name)) >= _SAME_MATTER
        kind = "is worded otherwise now" if same else "is another matter"
        return self._open(line, f"code {coded.code} {kind}: {coded.name}", first=coded)

    def _open(self, line: Listed, why: str, first: Procedure | None = None) -> Placed:
        near = process.extract(
            _key(line.name),
            list(self._by_name),
            scorer=fuzz.token_sort_ratio,
            limit=_MOST_SUGGESTED,
        )
        suggested = [p for name, _, _ in near for p in self._by_name[name] if p is not first]
        if first is not None:
            suggested.insert(0, first)
        return Placed(line, (), why, tuple(suggested[:_MOST_SUGGESTED]))


def _key(name: str) -> str:
    return _FORMALITIES.sub("", " ".join(words(name)))
