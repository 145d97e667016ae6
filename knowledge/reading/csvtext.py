"""CSV read as text, each row a mapping like one of YAML, so that the same readers read both.

A clerk's file comes out of Excel: a byte order mark, semicolons where the comma is the decimal
sign, empty rows below the table. None of these changes what was meant.
"""

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.problems import Place, Problem
from knowledge.reading.section import Section
from knowledge.reading.yamltext import Mapping as Row
from knowledge.reading.yamltext import Node, Scalar

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """What is expected of a file.

    Attributes:
        needed: Columns that must be there.
        ignored: Columns that may be there and are not read.
        renamed: Other names of columns.
        given: What stands in for columns the file does not have.
    """

    needed: Collection[str]
    ignored: Collection[str] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)


def read_csv(path: Path, table: Table, problems: list[Problem]) -> tuple[Section, ...]:
    """The rows below the header; whatever cannot be read is noted with file and row."""
    text = _text(path, problems)
    if text is None:
        return ()
    try:
        header, *rows = _rows(text) or [(0, [])]
    except csv.Error as error:
        problems.append(Problem(Place(path.name), f"is not CSV: {error}", "save it as CSV UTF-8"))
        return ()
    columns = [_column(name, table) for name in header[1]]
    if not _header_fits(Place(path.name, header[0]), columns, table, problems):
        return ()
    if not rows:
        problems.append(Problem(Place(path.name), "has no rows below the header", "add a row each"))
    return tuple(
        Section(_row(Place(path.name, line), columns, cells, table), problems)
        for line, cells in rows
        if _row_fits(Place(path.name, line), columns, cells, problems)
    )


def _text(path: Path, problems: list[Problem]) -> str | None:
    place = Place(path.name)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        what, remedy = "is not UTF-8", "in Excel: Save as, CSV UTF-8 (comma delimited)"
    except OSError as error:
        what, remedy = f"cannot be read: {error.strerror}", "look at its name and its folder"
    problems.append(Problem(place, what, remedy))
    return None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that say anything, each with its line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = ((reader.line_num, [" ".join(cell.split()) for cell in row]) for row in reader)
    return [(line, cells) for line, cells in rows if any(cells)]


def _column(name: str, table: Table) -> str:
    plain = name.casefold()
    return table.renamed.get(plain, plain)


def _header_fits(place: Place, columns: list[str], table: Table, problems: list[Problem]) -> bool:
    found = len(problems)
    if not any(columns):
        problems.append(Problem(place, "is empty", f"begin with: {','.join(table.needed)}"))
        return False
    for name in table.needed:
        if name not in columns and name not in table.given:
            what = f"there is no column '{name}'"
            problems.append(Problem(place, what, f"begin with: {','.join(table.needed)}"))
    twice = {name for name in columns if name and columns.count(name) > 1}
    problems += [Problem(place, f"column '{name}' is here twice", "keep one") for name in twice]
    return len(problems) == found


def _row_fits(place: Place, columns: list[str], cells: list[str], problems: list[Problem]) -> bool:
    width = max(index for index, cell in enumerate(cells, 1) if cell)
    if width <= len(columns):
        return True
    what = f"has {width} cells, the header {len(columns)}"
    problems.append(Problem(place, what, "put a name that holds the separator in quotes"))
    return False


def _row(place: Place, columns: list[str], cells: list[str], table: Table) -> Row:
    named = dict(table.given) | {
        column: cell
        for column, cell in zip(columns, cells, strict=False)
        if column and column not in table.ignored and (cell or column not in table.given)
    }
    entries: dict[str, tuple[Place, Node]] = {
        column: (place, Scalar(cell or None, place)) for column, cell in named.items()
    }
    return Row(entries, place)
