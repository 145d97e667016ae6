"""YAML read as text: nothing is guessed, nothing may be said twice, every node knows its line.

YAML's own rules turn `1.001500` into 1.0015, `50.000` into 50.0 and `no` into false, and let a
repeated key win silently. Here a scalar is the text that was written, and a repeated key is a
problem.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.problems import Place, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError as missing:  # pragma: no cover - depends on how PyYAML was built
    raise ImportError(
        "PyYAML was built without libyaml. Install it from a wheel: make clean && make run",
    ) from missing

_EMPTY = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, or None where the file leaves the value empty."""

    text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, each key once."""

    entries: dict[str, tuple[Place, "Node"]]
    place: Place


Node = Scalar | Items | Mapping


def read_yaml(path: Path, shown_as: str, problems: list[Problem]) -> Node | None:
    """The file as nodes, or None when it cannot be read at all.

    Args:
        path: The file to read, UTF-8.
        shown_as: The name an editor knows it by, used in problems.
        problems: Receives what is wrong.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(Place(shown_as), f"cannot be read: {error}", "save it as UTF-8"))
        return None
    except yaml.YAMLError as error:
        problems.append(_not_yaml(error, shown_as))
        return None
    if root is None:
        problems.append(Problem(Place(shown_as), "is empty", "add an entry or delete the file"))
        return None
    return _Converter(shown_as, problems).convert(root)


def _not_yaml(error: yaml.YAMLError, shown_as: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(shown_as, mark.line + 1 if mark else 0)
    what = getattr(error, "problem", None) or "cannot be understood"
    return Problem(
        place,
        f"is not YAML: {what}",
        "check indentation and put text that contains ': ' or starts with a sign in quotes",
    )


class _Converter:
    """Turns PyYAML's nodes into ours; an anchor used again is refused, so nothing can multiply."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node) -> Node:
        place = self._place(node)
        if id(node) in self._seen:
            self._problems.append(Problem(place, "uses an anchor (&, *)", "write it out"))
            return Scalar(None, place)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Mapping(self._entries(node), place)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.convert(item) for item in node.value), place)
        plain = not getattr(node, "style", None)
        empty = plain and node.value in _EMPTY
        return Scalar(None if empty else node.value, place)

    def _entries(self, node: yaml.MappingNode) -> dict[str, tuple[Place, Node]]:
        entries: dict[str, tuple[Place, Node]] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problems.append(Problem(place, "a key is not text", "write `key: value`"))
                continue
            key = key_node.value
            if key in entries:
                what = f"'{key}' is here twice (first on line {entries[key][0].line})"
                self._problems.append(Problem(place, what, "keep one"))
                continue
            entries[key] = (place, self.convert(value_node))
        return entries

    def _place(self, node: yaml.Node) -> Place:
        return Place(self._file, node.start_mark.line + 1)
