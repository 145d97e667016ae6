"""A report as open data: CSV for everybody, small cells hidden so that nobody is found in them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.reports.columns import COLUMNS, definitions
from bot.reports.figures import Figures
from bot.reports.hiding import SMALLEST_SHOWN, hidden_cells
from bot.reports.report import Report
from bot.texts import report_words as words

Row = Sequence[object]


def write_open_data(report: Report, folder: Path) -> list[Path]:
    """Writes the files and returns them: the totals, by unit, by procedure, the definitions."""
    ids = [column.id for column in COLUMNS]
    total, units, subjects = _tables(report)
    explained = ((id_, d.name, d.sentence) for id_, d in definitions().items())
    return [
        _write(folder / "tong-hop.csv", ("figure", "value"), zip(ids, total, strict=True)),
        _write(folder / "theo-don-vi.csv", ("unit", *ids), units),
        _write(folder / "theo-thu-tuc.csv", ("procedure", *ids), subjects),
        _write(
            folder / "cach-tinh.csv",
            ("figure", "name", "definition"),
            [*explained, (words.HIDDEN, words.HIDDEN, words.WHY_HIDDEN)],
        ),
    ]


def _tables(report: Report) -> tuple[Row, list[Row], list[Row]]:
    """The cells of the totals, of each unit and of each procedure."""
    units = dict(sorted(report.units.items()))
    subjects = {s: figures for s, figures in sorted(report.subjects.items()) if s}
    total = _counts(report.total)
    of_units, total_of_units = hidden_cells([_counts(f) for f in units.values()], total)
    of_subjects, total_of_subjects = hidden_cells([_counts(f) for f in subjects.values()], total)
    return (
        _cells(report.total, total_of_units | total_of_subjects),
        list(_rows(units, of_units)),
        list(_rows(subjects, of_subjects)),
    )


def _rows(figures: dict[str, Figures], hidden: set[tuple[int, str]]) -> Iterator[Row]:
    for number, (code, one) in enumerate(figures.items()):
        yield (code, *_cells(one, {id_ for row, id_ in hidden if row == number}))


def _counts(figures: Figures) -> dict[str, int]:
    return {column.id: int(column.value(figures) or 0) for column in COLUMNS if column.is_count}


def _cells(figures: Figures, hidden: set[str]) -> list[object]:
    """The row's figures; a median is shown where there are enough requests."""
    enough = figures.requests >= SMALLEST_SHOWN
    return [
        words.HIDDEN
        if column.id in hidden
        else _of(column.value(figures) if column.is_count or enough else None)
        for column in COLUMNS
    ]


def _of(value: float | None) -> object:
    return "" if value is None else value


def _write(path: Path, head: Row, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path
