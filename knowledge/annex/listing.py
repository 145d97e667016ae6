"""The procedures listed in an office's table: their names and codes, whatever the columns are."""

import re
from collections import Counter
from dataclasses import dataclass

from knowledge.annex.tables import Row
from knowledge.fold import fold

_CODE = re.compile(r"\b\d\.\d{6}\b")
_NUMBER = re.compile(r"\d{1,4}\.?")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: its number in the file's rows, its name, its code where it has one."""

    row: int
    name: str
    code: str | None


def listed_in(rows: list[Row]) -> list[Listed]:
    """The lines of a list; titles, headings over several columns and notes are left out.

    A line is numbered or has a code. The name is in the column that holds most letters over all
    lines, so that neither merged header cells nor the order of columns matter.
    """
    lines = [(number, row) for number, row in enumerate(rows, start=1) if _is_line(row)]
    column = _name_column([row for _, row in lines])
    found = []
    for number, row in lines:
        name = row[column] if column < len(row) else ""
        code = next((match[0] for cell in row if (match := _CODE.search(cell))), None)
        name = _CODE.sub("", name).strip(" -–:.()") if code else name
        if len(name.split()) >= _FEWEST_WORDS or code:
            found.append(Listed(number, name, code))
    return found


def _is_line(row: Row) -> bool:
    numbered = bool(row) and _NUMBER.fullmatch(row[0]) is not None
    coded = any(_CODE.search(cell) for cell in row)
    worded = any(len(cell.split()) >= _FEWEST_WORDS for cell in row)
    return coded or (numbered and worded)


def _name_column(rows: list[Row]) -> int:
    """The column with the most letters that are not the same on every line."""
    letters: Counter[int] = Counter()
    for index in range(max(map(len, rows), default=0)):
        cells = {fold(row[index]) for row in rows if index < len(row)}
        letters[index] = sum(map(len, cells))
    return letters.most_common(1)[0][0] if letters else 0
