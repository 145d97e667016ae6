"""A report as open data: CSV for everybody, small cells hidden so that nobody is found in them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.reports.columns import COLUMNS, OF_PROCEDURES, Column, definitions
from bot.reports.figures import Figures
from bot.reports.hiding import SMALLEST_SHOWN, Hidden, hidden_in_tables
from bot.reports.report import Report
from bot.texts import report_words as words

Row = Sequence[object]


def write_open_data(report: Report, folder: Path) -> list[Path]:
    """Writes the files and returns them: the totals, by unit, by procedure, the definitions."""
    units = dict(sorted(report.units.items()))
    subjects = {s: figures for s, figures in sorted(report.subjects.items()) if s}
    (of_units, of_subjects), of_total = hidden_in_tables(
        [
            [_counts(one, COLUMNS) for one in units.values()],
            [_counts(one, OF_PROCEDURES) for one in subjects.values()],
        ],
        _counts(report.total, COLUMNS),
    )
    total = zip(_ids(COLUMNS), _cells(report.total, COLUMNS, of_total), strict=True)
    explained = ((id_, d.name, d.sentence) for id_, d in definitions().items())
    return [
        _write(folder / "tong-hop.csv", ("figure", "value"), total),
        _write(
            folder / "theo-don-vi.csv", ("unit", *_ids(COLUMNS)), _rows(units, COLUMNS, of_units)
        ),
        _write(
            folder / "theo-thu-tuc.csv",
            ("procedure", *_ids(OF_PROCEDURES)),
            _rows(subjects, OF_PROCEDURES, of_subjects),
        ),
        _write(
            folder / "cach-tinh.csv",
            ("figure", "name", "definition"),
            [*explained, (words.HIDDEN, words.HIDDEN, words.WHY_HIDDEN)],
        ),
    ]


def _rows(figures: dict[str, Figures], columns: Sequence[Column], hidden: Hidden) -> Iterator[Row]:
    for number, (code, one) in enumerate(figures.items()):
        yield (code, *_cells(one, columns, {id_ for row, id_ in hidden if row == number}))


def _ids(columns: Sequence[Column]) -> list[str]:
    return [column.id for column in columns]


def _counts(figures: Figures, columns: Sequence[Column]) -> dict[str, int]:
    return {column.id: int(column.value(figures) or 0) for column in columns if column.is_count}


def _cells(figures: Figures, columns: Sequence[Column], hidden: set[str]) -> list[object]:
    """A row's figures; a median is shown where there are enough requests."""
    enough = figures.requests >= SMALLEST_SHOWN
    return [
        words.HIDDEN
        if column.id in hidden
        else _of(column.value(figures) if column.is_count or enough else None)
        for column in columns
    ]


def _of(value: float | None) -> object:
    return "" if value is None else value


def _write(path: Path, head: Row, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path
