"""A YAML mapping on its way into the model: each key is asked for once, leftovers are refused."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from knowledge.problems import Place, Problem
from knowledge.reading.yamltext import Items, Mapping, Node, Scalar, read_yaml

Choice = TypeVar("Choice", bound=StrEnum)

_WHOLE_NUMBER = re.compile(r"\d+")


class Section:
    """Hands out the values of one mapping and notes everything that is wrong with them.

    A reader asks for each key it knows, then calls `done`, which refuses the keys nobody asked
    for and names the allowed ones.
    """

    def __init__(self, node: Mapping, problems: list[Problem]) -> None:
        self.place = node.place
        self._left = dict(node.entries)
        self._asked: list[str] = []
        self._problems = problems

    def problem(self, what: str, remedy: str, place: Place | None = None) -> None:
        """Notes a problem at `place`, or at this section."""
        self._problems.append(Problem(place or self.place, what, remedy))

    def place_of(self, key: str) -> Place:
        """Where the key stands; the section's own place when it is not there (any more)."""
        return self._left[key][0] if key in self._left else self.place

    def text(self, key: str, *, required: bool = False) -> str | None:
        """The text under `key` with inner line breaks as single spaces; None when absent."""
        node = self._take(key)
        if isinstance(node, Scalar) and node.text is not None:
            return " ".join(node.text.split())
        if node is not None and not isinstance(node, Scalar):
            self.problem(f"'{key}' should be text", f"write `{key}: some text`", node.place)
        elif required:
            place = node.place if node else None
            self.problem(f"'{key}' is missing", f"add `{key}: …`", place)
        return None

    def required(self, key: str) -> str:
        """The text under `key`; noted as missing and empty when absent."""
        return self.text(key, required=True) or ""

    def lines(self, key: str) -> str:
        """The text under `key` with its line breaks; empty when absent."""
        node = self._take(key)
        return node.text or "" if isinstance(node, Scalar) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one; empty when absent."""
        node = self._take(key)
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return ()
        items = node.items if isinstance(node, Items) else (node,)
        found = []
        for item in items:
            if isinstance(item, Scalar) and item.text is not None:
                found.append(" ".join(item.text.split()))
            else:
                self.problem(
                    f"'{key}' should be a list of texts", "put the text in quotes", item.place
                )
        return tuple(found)

    def whole_number(self, key: str) -> int | None:
        """A whole number written with digits only; None when absent."""
        place = self.place_of(key)
        text = self.text(key)
        if text is None:
            return None
        if _WHOLE_NUMBER.fullmatch(text):
            return int(text)
        self.problem(
            f"'{key}: {text}' is not a whole number", "write digits only, 10.000đ is `10000`", place
        )
        return None

    def day(self, key: str) -> date | None:
        """A date written as 2026-11-20; None when absent."""
        place = self.place_of(key)
        text = self.text(key)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.problem(f"'{key}: {text}' is not a date", "write it as 2026-11-20", place)
            return None

    def choice(self, key: str, kind: type[Choice], default: Choice) -> Choice:
        """One of the words of `kind`; `default` when absent."""
        place = self.place_of(key)
        text = self.text(key)
        return default if text is None else self._word(text, key, kind, place) or default

    def must_choose(self, key: str, kind: type[Choice]) -> Choice:
        """One of the words of `kind`; noted as missing, and the first word, when absent."""
        place = self.place_of(key)
        text = self.required(key)
        found = self._word(text, key, kind, place) if text else None
        return found or next(iter(kind))

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Words of `kind`, as a list or a single one."""
        place = self.place_of(key)
        words = (self._word(text, key, kind, place) for text in self.texts(key))
        return tuple(word for word in words if word is not None)

    def section(self, key: str) -> "Section | None":
        """The mapping under `key`; None when absent."""
        node = self._take(key)
        if isinstance(node, Mapping):
            return Section(node, self._problems)
        if node is not None and not (isinstance(node, Scalar) and node.text is None):
            self.problem(f"'{key}' should hold keys of its own", "indent them below", node.place)
        return None

    def sections(self, key: str) -> tuple["Section", ...]:
        """A list of mappings; empty when absent."""
        node = self._take(key)
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return ()
        return sections_of(node, key, self._problems)

    def done(self) -> None:
        """Refuses the keys nobody asked for."""
        for key, (place, _) in self._left.items():
            allowed = ", ".join(sorted(self._asked))
            self.problem(f"'{key}' is not a key here", f"allowed are: {allowed}", place)

    def _take(self, key: str) -> Node | None:
        self._asked.append(key)
        found = self._left.pop(key, None)
        return found[1] if found else None

    def _word(self, text: str, key: str, kind: type[Choice], place: Place) -> Choice | None:
        try:
            return kind(text)
        except ValueError:
            allowed = ", ".join(kind)
            self.problem(f"'{key}: {text}' is not known", f"choose from: {allowed}", place)
            return None


def sections_of(node: Node, name: str, problems: list[Problem]) -> tuple[Section, ...]:
    """The mappings of a list; whatever else stands there is noted as a problem."""
    if not isinstance(node, Items):
        problems.append(Problem(node.place, f"'{name}' should be a list", "begin each with `- `"))
        return ()
    found = []
    for item in node.items:
        if isinstance(item, Mapping):
            found.append(Section(item, problems))
        else:
            problems.append(
                Problem(item.place, f"an item of '{name}' has no keys", "write `- key: value`"),
            )
    return tuple(found)


def read_list(path: Path, shown_as: str, problems: list[Problem]) -> tuple[Section, ...]:
    """The entries of a file that is one list of mappings."""
    node = read_yaml(path, shown_as, problems)
    return () if node is None else sections_of(node, shown_as, problems)


def read_folder(folder: Path, problems: list[Problem]) -> Iterator[Section]:
    """The entries of a folder's files, each one list; files in the order of their names."""
    for path in sorted(folder.glob("*.yaml")):
        yield from read_list(path, f"{folder.name}/{path.name}", problems)


def read_one(path: Path, shown_as: str, problems: list[Problem]) -> Section | None:
    """The content of a file that is one mapping."""
    node = read_yaml(path, shown_as, problems)
    if isinstance(node, Mapping):
        return Section(node, problems)
    if node is not None:
        problems.append(Problem(node.place, "the file should hold keys", "write `key: value`"))
    return None
