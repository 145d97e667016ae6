"""Which cells of open data are hidden, so that no small one can be computed from what is shown.

A count from 1 to 4 is hidden. A sum that is shown would give it away again, so others are hidden
with it: in its row what adds up with it, in its column the next smallest, until what is hidden of
a column could be shared out in several ways. Zeros are shown: they are nobody.
"""

from collections.abc import Collection, Mapping, Sequence

SMALLEST_SHOWN = 5
_LEEWAY = 4  # how far, at least, what is hidden of a column exceeds one for each hidden cell
_ADD_UP = ("requests_done", "filed_online_with_us", "done_at_centre", "answered")
# What was sent either ended or is open: whoever knows what was open before knows this sum.
_FLOW = ("requests", "requests_done", "gave_up", "unreachable", "withdrawn", "expired", "open")
Cells = Mapping[str, int]
Hidden = set[tuple[int, str]]


def hidden_in_tables(
    tables: Sequence[Sequence[Cells]], total: Cells
) -> tuple[list[Hidden], set[str]]:
    """What to hide in several tables of one total, which would else give each other's away.

    Returns:
        For each table (row, column) pairs; and columns of the total.
    """
    shut: set[str] = set()
    while True:
        found = [hidden_cells(rows, total, shut) for rows in tables]
        now = shut.union(*(of_total for _, of_total in found))
        if now == shut:
            return [hidden for hidden, _ in found], shut
        shut = now


def hidden_cells(
    rows: Sequence[Cells], total: Cells, shut: Collection[str] = ()
) -> tuple[Hidden, set[str]]:
    """What to hide in rows that add up to a total: (row, column) pairs, and columns of the total.

    Every row with something hidden among `_ADD_UP` hides the whole of it; so any two rows that
    hide the same part also hide the sum, and neither can be told from the other.

    Args:
        rows: They may have fewer columns than the total.
        shut: Columns whose total nobody may add up from the rows.
    """
    columns = [id_ for id_ in total if not rows or id_ in rows[0]]
    hidden = {(n, id_) for n, row in enumerate(rows) for id_ in row if _is_small(row[id_])}
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for number, row in enumerate(rows):
            hidden |= {(number, id_) for id_ in _with_what_adds_up(row, _of_row(hidden, number))}
        for id_ in columns:
            hidden |= _enough_of_column(rows, id_, hidden, shut=id_ in shut)
    open_columns = {id_ for id_ in columns if _gives_away(_of_column(rows, id_, hidden))}
    return hidden, _with_what_adds_up(
        total, {id_ for id_ in total if _is_small(total[id_]) or id_ in shut} | open_columns
    )


def _is_small(value: int) -> bool:
    return 0 < value < SMALLEST_SHOWN


def _gives_away(hidden: Sequence[int]) -> bool:
    """Whether the sum of these counts says what they are, or nearly so."""
    return bool(hidden) and (len(hidden) == 1 or sum(hidden) < len(hidden) + _LEEWAY)


def _of_row(hidden: Hidden, number: int) -> set[str]:
    return {id_ for row, id_ in hidden if row == number}


def _of_column(rows: Sequence[Cells], id_: str, hidden: Hidden) -> list[int]:
    return [row[id_] for number, row in enumerate(rows) if (number, id_) in hidden]


def _with_what_adds_up(row: Cells, hidden: set[str]) -> set[str]:
    found = set(hidden)
    if len(found.intersection(_FLOW)) == 1:
        shown = [(row[id_], id_) for id_ in _FLOW if row.get(id_) and id_ not in found]
        found |= {id_ for _, id_ in sorted(shown)[:1]}
    if not found.isdisjoint(_ADD_UP):
        found |= {id_ for id_ in _ADD_UP if row[id_]}
    return found


def _enough_of_column(rows: Sequence[Cells], id_: str, hidden: Hidden, *, shut: bool) -> Hidden:
    """More cells of a column, the smallest first, until its total gives none of them away."""
    values = _of_column(rows, id_, hidden)
    shown = sorted(
        (row[id_], number)
        for number, row in enumerate(rows)
        if row[id_] and (number, id_) not in hidden
    )
    found: Hidden = set()
    for value, number in shown:
        if not _gives_away(values) and (values or not shut):
            break
        values.append(value)
        found.add((number, id_))
    return found
