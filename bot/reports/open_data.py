"""A report as open data: CSV for everybody, small cells hidden so that nobody is found in them."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.reports.columns import COLUMNS, definitions
from bot.reports.figures import Figures
from bot.reports.report import Report
from bot.texts import report_words as words

SMALLEST_SHOWN = 5
Row = Sequence[object]


def write_open_data(report: Report, folder: Path) -> list[Path]:
    """Writes the files and returns them: the totals, by unit, by procedure, the definitions."""
    ids = [column.id for column in COLUMNS]
    units = sorted(report.units.items())
    subjects = sorted((s, f) for s, f in report.subjects.items() if s)
    return [
        _write(
            folder / "tong-hop.csv",
            ("figure", "value"),
            zip(ids, _cells(report.total), strict=True),
        ),
        _write(folder / "theo-don-vi.csv", ("unit", *ids), ((u, *_cells(f)) for u, f in units)),
        _write(
            folder / "theo-thu-tuc.csv", ("procedure", *ids), ((s, *_cells(f)) for s, f in subjects)
        ),
        _write(
            folder / "cach-tinh.csv",
            ("figure", "name", "definition"),
            ((i, d.name, d.sentence) for i, d in definitions().items()),
        ),
    ]


def _cells(figures: Figures) -> list[object]:
    """The row's figures; a count from 1 to 4 is hidden, and a median of so few requests too."""
    return [
        _hidden(column.value(figures))
        if column.is_count
        else _of_enough(column.value(figures), figures)
        for column in COLUMNS
    ]


def _hidden(value: float | None) -> object:
    if value is None:
        return ""
    return words.HIDDEN if 0 < value < SMALLEST_SHOWN else value


def _of_enough(value: float | None, figures: Figures) -> object:
    return "" if value is None or figures.requests < SMALLEST_SHOWN else value


def _write(path: Path, head: Row, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path
