"""Open data: whoever knows every sum still cannot compute a small count."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.hiding import SMALLEST_SHOWN, hidden_cells, hidden_in_tables

PARTS = ("filed_online_with_us", "done_at_centre", "answered")
DONE = "requests_done"
ENDS = (*PARTS, "gave_up", "withdrawn")
FLOW = (DONE, "gave_up", "withdrawn", "open")
ALL = ("requests", DONE, *ENDS, "open")
OF_PROCEDURES = ("requests", DONE, *ENDS)
UNITS, PROCEDURES, TOTAL = "unit", "procedure", "total"
Cell = tuple[str, int, str]
Row = dict[str, int]
Tables = dict[str, list[Row]]
Request = tuple[int, int, str]  # its unit, its procedure, how it ended or that it is open


@st.composite
def requests(draw: st.DrawFn) -> list[Request]:
    """Some requests of a few units and procedures; many of a kind, or a single one."""
    found: list[Request] = []
    for unit in range(draw(st.integers(1, 4))):
        for procedure in range(draw(st.integers(1, 3))):
            for kind in (*ENDS, "open"):
                many = draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 40)))
                found += [(unit, procedure, kind)] * many
    return found


def row_of(some: list[Request], columns: tuple[str, ...]) -> Row:
    counts = Counter(kind for _, _, kind in some)
    row = {id_: counts[id_] for id_ in columns}
    return row | {"requests": len(some), DONE: sum(counts[id_] for id_ in PARTS)}


def tables_of(some: list[Request]) -> Tables:
    """What is published: by unit, by procedure, and the total."""
    units, procedures = sorted({r[0] for r in some}), sorted({r[1] for r in some})
    return {
        UNITS: [row_of([r for r in some if r[0] == u], ALL) for u in units],
        PROCEDURES: [row_of([r for r in some if r[1] == p], OF_PROCEDURES) for p in procedures],
        TOTAL: [row_of(some, ALL)],
    }


def hidden_of(tables: Tables) -> set[Cell]:
    by, total = hidden_in_tables([tables[UNITS], tables[PROCEDURES]], tables[TOTAL][0])
    found: set[Cell] = {(TOTAL, 0, id_) for id_ in total}
    for name, hidden in zip((UNITS, PROCEDURES), by, strict=True):
        found |= {(name, number, id_) for number, id_ in hidden}
    return found


def known_sums(tables: Tables) -> list[dict[Cell, int]]:
    """Sums of cells, with signs, that come to nothing: in a row, in a column, over time."""
    found: list[dict[Cell, int]] = []
    for name, rows in tables.items():
        for n in range(len(rows)):
            found.append({(name, n, id_): 1 for id_ in PARTS} | {(name, n, DONE): -1})
            if name != PROCEDURES:
                ended = {(name, n, id_): -1 for id_ in FLOW}
                found.append(ended | {(name, n, "requests"): 1})
        for id_ in rows[0] if rows and name != TOTAL else ():
            column = {(name, n, id_): 1 for n in range(len(rows))}
            found.append(column | {(TOTAL, 0, id_): -1})
    return found


def equations(tables: Tables, hidden: set[Cell]) -> list[tuple[dict[Cell, int], int]]:
    """What everybody knows about hidden cells: signs of a sum, and what it comes to."""
    return [
        (
            {cell: sign for cell, sign in each.items() if cell in hidden},
            -sum(s * tables[c[0]][c[1]][c[2]] for c, s in each.items() if c not in hidden),
        )
        for each in known_sums(tables)
    ]


def computed(tables: Tables, hidden: set[Cell]) -> set[Cell]:
    """The hidden cells that follow from what is shown: Gauss's elimination, exact."""
    cells = sorted(hidden)
    known = equations(tables, hidden)
    matrix = [[Fraction(terms.get(cell, 0)) for cell in cells] for terms, _ in known]
    place = 0
    for column in range(len(cells)):
        pivot = next((n for n in range(place, len(matrix)) if matrix[n][column]), None)
        if pivot is None:
            continue
        matrix[place], matrix[pivot] = matrix[pivot], matrix[place]
        matrix[place] = [value / matrix[place][column] for value in matrix[place]]
        for n, other in enumerate(matrix):
            if n != place and other[column]:
                factor = other[column]
                matrix[n] = [a - factor * b for a, b in zip(other, matrix[place], strict=True)]
        place += 1
    alone = [row for row in matrix if sum(map(bool, row)) == 1]
    return {cells[next(n for n, value in enumerate(row) if value)] for row in alone}


@given(requests())
def test_no_small_count_follows_from_what_is_shown(some: list[Request]) -> None:
    tables = tables_of(some)
    found = {tables[name][n][id_] for name, n, id_ in computed(tables, hidden_of(tables))}
    assert all(value >= SMALLEST_SHOWN for value in found)


@given(requests())
def test_no_count_from_one_to_four_is_shown(some: list[Request]) -> None:
    tables = tables_of(some)
    small = {
        (name, number, id_)
        for name, rows in tables.items()
        for number, row in enumerate(rows)
        for id_, value in row.items()
        if 0 < value < SMALLEST_SHOWN
    }
    assert small <= hidden_of(tables)


def test_the_attacker_of_these_tests_finds_a_lone_hidden_cell() -> None:
    tables = tables_of([(unit, 0, "gave_up") for unit in range(3)] * 9)
    alone = (UNITS, 1, "gave_up")
    assert computed(tables, {alone}) == {alone}


def test_large_tables_lose_nothing_they_need_not() -> None:
    kinds = (*ENDS, "open")
    some = [(unit, procedure, kind) for unit in (1, 2) for procedure in (1, 2) for kind in kinds]
    assert hidden_of(tables_of(some * 9)) == set()


@pytest.mark.parametrize("small", [1, 4])
def test_one_small_count_takes_the_next_smallest_of_its_column_with_it(small: int) -> None:
    rows = [{"late": value} for value in (small, 50, 7)]
    assert hidden_cells(rows, {"late": small + 57}) == ({(0, "late"), (2, "late")}, set())


def test_two_ones_do_not_stand_alone_because_their_sum_would_say_so() -> None:
    rows = [{"late": value} for value in (1, 1, 30)]
    assert hidden_cells(rows, {"late": 32})[0] == {(n, "late") for n in range(3)}


def test_a_total_hidden_for_one_table_cannot_be_added_up_from_another() -> None:
    procedures = [{"late": 1} for _ in range(5)]
    (of_units, _), total = hidden_in_tables([[{"late": 5}, {"late": 0}], procedures], {"late": 5})
    assert total == {"late"}
    assert of_units == {(0, "late")}
