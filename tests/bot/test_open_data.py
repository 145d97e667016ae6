"""Open data: whoever knows every sum still cannot compute a small count."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.hiding import SMALLEST_SHOWN, hidden_cells

PARTS = ("filed_online_with_us", "done_at_centre", "answered")
DONE = "requests_done"
OTHER = "gave_up"
Cell = tuple[int, str]
Row = dict[str, int]
TOTAL = -1  # the row of the total among the unknowns


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    number = st.sampled_from((0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 40))
    rows = draw(st.integers(1, 6))
    found = []
    for _ in range(rows):
        row = {id_: draw(number) for id_ in (*PARTS, OTHER)}
        found.append(row | {DONE: sum(row[id_] for id_ in PARTS)})
    return found


def sums(rows: list[Row]) -> Row:
    return {id_: sum(row[id_] for row in rows) for id_ in (*PARTS, DONE, OTHER)}


def equations(rows: list[Row], hidden: set[Cell]) -> list[tuple[dict[Cell, int], int]]:
    """What everybody knows about hidden cells: signs of a sum, and what it comes to."""
    whole = dict(enumerate(rows)) | {TOTAL: sums(rows)}
    known: list[dict[Cell, int]] = [
        {(number, id_): 1 for id_ in PARTS} | {(number, DONE): -1} for number in whole
    ]
    known += [
        {(number, id_): -1 if number == TOTAL else 1 for number in whole}
        for id_ in (*PARTS, DONE, OTHER)
    ]
    return [
        (
            {cell: sign for cell, sign in each.items() if cell in hidden},
            -sum(sign * whole[c[0]][c[1]] for c, sign in each.items() if c not in hidden),
        )
        for each in known
    ]


def computed(rows: list[Row], hidden: set[Cell]) -> set[Cell]:
    """The hidden cells that follow from what is shown: Gauss's elimination, exact."""
    cells = sorted(hidden)
    matrix = [
        [Fraction(terms.get(cell, 0)) for cell in cells] for terms, _ in equations(rows, hidden)
    ]
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


def all_hidden(rows: list[Row]) -> set[Cell]:
    cells, total = hidden_cells(rows, sums(rows))
    return cells | {(TOTAL, id_) for id_ in total}


@given(tables())
def test_no_small_count_follows_from_what_is_shown(rows: list[Row]) -> None:
    whole = [*rows, sums(rows)]  # the total is the last, as TOTAL counts from the end
    found = {whole[number][id_] for number, id_ in computed(rows, all_hidden(rows))}
    assert all(value >= SMALLEST_SHOWN for value in found)


@given(tables())
def test_no_count_from_one_to_four_is_shown(rows: list[Row]) -> None:
    shown = {
        (number, id_): value
        for number, row in [*enumerate(rows), (TOTAL, sums(rows))]
        for id_, value in row.items()
    }
    hidden = all_hidden(rows)
    assert all(
        not 0 < value < SMALLEST_SHOWN for cell, value in shown.items() if cell not in hidden
    )


def test_the_attacker_of_these_tests_finds_a_lone_hidden_cell() -> None:
    rows = [dict.fromkeys((*PARTS, OTHER), 9) | {DONE: 27} for _ in range(3)]
    assert computed(rows, {(1, OTHER)}) == {(1, OTHER)}


def test_large_tables_lose_nothing_they_need_not() -> None:
    rows = [dict.fromkeys((*PARTS, OTHER), 9) | {DONE: 27} for _ in range(3)]
    assert all_hidden(rows) == set()


@pytest.mark.parametrize("small", [1, 4])
def test_one_small_count_takes_the_next_smallest_of_its_column_with_it(small: int) -> None:
    rows = [{**dict.fromkeys(PARTS, 0), DONE: 0, OTHER: value} for value in (small, 50, 7)]
    assert all_hidden(rows) == {(0, OTHER), (2, OTHER)}


def test_two_ones_do_not_stand_alone_because_their_sum_would_say_so() -> None:
    rows = [{**dict.fromkeys(PARTS, 0), DONE: 0, OTHER: value} for value in (1, 1, 30)]
    assert {cell for cell in all_hidden(rows) if cell[0] != TOTAL} == {(n, OTHER) for n in range(3)}
