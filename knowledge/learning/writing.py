"""Lessons as edits of our files: a line more where it belongs, everything else as it was."""

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.fold import words
from knowledge.learning.lessons import Lesson, LessonKind
from knowledge.learning.questions import LEARNED
from knowledge.library import PACKAGE, Library
from knowledge.problems import Place
from knowledge.shelves import Sayings
from knowledge.understanding.wordings import ELSEWHERE, GUIDE

_KEYS = {LessonKind.EVERYDAY_NAME: "everyday_names", LessonKind.QUESTION: "questions"}
_SAID = "said"
_FAQ, _SHORT, _NONE = "faq", "short", "none"
_MOST_WORDS_OF_A_SHORT = 15


class WritingError(Exception):
    """A lesson has no place in the files; says why."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a lesson belongs: a file, the entry in it by the value of a key, the list in that."""

    file: Path
    key: str
    value: str
    list: str


def spot_of(
    lesson: Lesson, library: Library, folders: Sequence[Path], sayings: Sequence[Sayings]
) -> Spot:
    """Where a lesson belongs.

    Args:
        lesson: A taught one.
        library: What is known.
        folders: The catalogue folders it was read from.
        sayings: How people put what has no curated entry.

    Raises:
        WritingError: The matter is not known, or its file is not here.
    """
    into = _KEYS[lesson.kind]
    if lesson.owner.startswith(GUIDE):
        guide = library.guide(lesson.owner.removeprefix(GUIDE))
        if guide is not None:
            return Spot(PACKAGE / guide.place.file, "id", guide.id, into)
    elif lesson.owner.startswith(ELSEWHERE):
        name = lesson.owner.removeprefix(ELSEWHERE)
        matter = library.matter_elsewhere(name)
        if matter is not None:
            return Spot(PACKAGE / matter.place.file, "id", matter.id, into)
    else:
        return _spot_of_procedure(lesson.owner, into, library, folders, sayings)
    raise WritingError(f"{lesson.owner} is no longer known")


def _spot_of_procedure(
    code: str, into: str, library: Library, folders: Sequence[Path], sayings: Sequence[Sayings]
) -> Spot:
    procedure = library.procedure(code)
    if procedure is None:
        raise WritingError(f"{code} is not in the catalogue that was loaded")
    if procedure.curated:
        return Spot(_in_folders(procedure.place, folders), "code", code, into)
    row = next((row for row in sayings if row.code == code), None)
    name = row.place.file if row else f"sayings/{_slug(procedure.field)}.yaml"
    return Spot(PACKAGE / name, "code", code, _SAID)


def _in_folders(place: Place, folders: Sequence[Path]) -> Path:
    folder, _, rest = place.file.partition("/")
    found = [path / rest for path in folders if path.name == folder and (path / rest).is_file()]
    if not found:
        raise WritingError(f"{place.file} is in none of the catalogue folders")
    return found[-1]


def _slug(field: str) -> str:
    return "-".join(words(field.replace(",", " ").replace("/", " "))) or "tong-hop"


def with_wording(text: str, spot: Spot, wording: str) -> str:
    """The file's text with the wording as the last of its list; nothing else is touched.

    Raises:
        WritingError: The file has not the form our files have.
    """
    entry = _entry(text, spot)
    if entry is None:
        if spot.list != _SAID:
            raise WritingError(f"{spot.file.name} has no entry {spot.value}")
        new = f'- code: "{spot.value}"\n  said:\n    - {scalar(wording)}\n'
        return _inserted(text.splitlines(keepends=True), len(text.splitlines()), new)
    values = {key.value: value for key, value in entry.value}
    found = values.get(spot.list)
    lines = text.splitlines(keepends=True)
    if isinstance(found, yaml.SequenceNode) and found.value and not found.flow_style:
        line = " " * found.start_mark.column + f"- {scalar(wording)}\n"
        return _inserted(lines, _after(found.value[-1]), line)
    if found is not None:
        raise WritingError(f"'{spot.list}' of {spot.value} is not a list with a line for each")
    margin = " " * entry.value[0][0].start_mark.column
    line = f"{margin}{spot.list}:\n{margin}  - {scalar(wording)}\n"
    return _inserted(lines, _after(values[spot.key]), line)


def _entry(text: str, spot: Spot) -> yaml.MappingNode | None:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        return None
    entries: Iterable[Any] = root.value if isinstance(root, yaml.SequenceNode) else ()
    for entry in entries:
        if isinstance(entry, yaml.MappingNode) and any(
            key.value == spot.key and value.value == spot.value for key, value in entry.value
        ):
            return entry
    return None


def _after(node: yaml.Node) -> int:
    """The number of the line below a node."""
    mark = node.end_mark
    return int(mark.line) + (1 if mark.column else 0)


def _inserted(lines: list[str], place: int, line: str) -> str:
    if place > 0 and not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    return "".join([*lines[:place], line, *lines[place:]])


def scalar(text: str) -> str:
    """The text as YAML, in quotes only where it needs them."""
    try:
        node: Any = yaml.compose(f"- {text}\n", Loader=yaml.CSafeLoader)
        (item,) = node.value
        plain = isinstance(item, yaml.ScalarNode) and not item.style and item.value == text
        plain = plain and item.tag == "tag:yaml.org,2002:str"
    except (yaml.YAMLError, ValueError, AttributeError):
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def judge_line(lesson: Lesson) -> str:
    """The lines that ask it in tests/questions.yaml; what is also taught says so."""
    is_procedure = ":" not in lesson.owner
    codes = json.dumps([lesson.owner] if is_procedure else [])
    kind = LEARNED
    if lesson.kind is LessonKind.TEST:
        long = len(words(lesson.text)) > _MOST_WORDS_OF_A_SHORT
        kind = (_FAQ if long else _SHORT) if is_procedure else _NONE
    asked = json.dumps(lesson.text, ensure_ascii=False)
    return f"- question: {asked}\n  codes: {codes}\n  kind: {kind}\n"


def patch(changes: Iterable[tuple[Path, str, str]], root: Path) -> str:
    """The changes as `git apply` takes them: file, text before, text after."""
    parts: list[str] = []
    for file, before, after in changes:
        name = file.resolve().relative_to(root.resolve()).as_posix()
        old = f"a/{name}" if before else "/dev/null"
        parts += difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), old, f"b/{name}"
        )
    return "".join(parts)
