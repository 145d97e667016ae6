"""A report as a workbook a clerk can send on."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.reports.columns import COLUMNS, OF_PROCEDURES, Column, definitions
from bot.reports.figures import Figures
from bot.reports.names import subject_name, unit_name
from bot.reports.report import Report
from bot.texts import labels
from bot.texts import report_words as words
from knowledge.library import Library
from knowledge.measures.metrics import Definition

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 80
_HEAD_WIDTH = 12
_UPRIGHT = 3  # columns a page holds upright
Row = Sequence[object]


def write_workbook(report: Report, library: Library, path: Path, made_at: datetime) -> None:
    """Writes the workbook: a sheet for each question a clerk is asked."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - half a second nobody else has to wait for

    with Workbook(path, _SAFE) as book:
        for sheet, (head, rows) in _sheets(report, library, made_at).items():
            _write(book, words.SHEETS[sheet], head, rows)


def _sheets(
    report: Report, library: Library, made_at: datetime
) -> dict[str, tuple[Row, Iterable[Row]]]:
    defined = definitions()
    names, of_procedures = (
        [defined[column.id].name for column in columns] for columns in (COLUMNS, OF_PROCEDURES)
    )
    return {
        "summary": ((words.TITLE, words.VALUE), _summary(report, library, made_at, names)),
        "units": ((words.UNIT, words.CODE, *names), _units(report, library)),
        "procedures": (
            (words.PROCEDURE, words.CODE, words.TIMES_ASKED, *of_procedures),
            _procedures(report, library),
        ),
        "obstacles": ((words.OBSTACLE, words.COUNT), _obstacles(report)),
        "never_asked": (
            (words.PROCEDURE, words.CODE),
            [(subject_name(library, code), _shown(code)) for code in report.never_asked],
        ),
        "missed": ((words.QUESTION, words.COUNT), report.missed),
        "definitions": ((words.FIGURE, words.DEFINITION), _definitions(defined)),
    }


def _summary(report: Report, library: Library, made_at: datetime, names: list[str]) -> list[Row]:
    where = unit_name(library, report.unit) if report.unit else words.ALL_UNITS
    asked = [
        (f"{words.QUESTIONS_ALL}: {words.QUESTION_KINDS.get(kind, kind)}", count)
        for kind, count in sorted(report.questions.items())
    ]
    return [
        (words.PERIOD, report.period.text),
        (words.UNIT, where),
        (words.MADE_AT, f"{made_at:%d/%m/%Y %H:%M}"),
        (words.OWN_FIGURES,),
        *zip(names, _values(report.total), strict=True),
        *asked,
    ]


def _units(report: Report, library: Library) -> list[Row]:
    codes = [report.unit] if report.unit else [c.code for c in library.city.communes]
    known = dict.fromkeys([*codes, *report.units])
    return [
        (unit_name(library, code), code, *_values(report.units.get(code, Figures())))
        for code in known
    ]


def _procedures(report: Report, library: Library) -> list[Row]:
    subjects = sorted(
        {*report.subjects, *report.asked},
        key=lambda s: (-report.subjects.get(s, Figures()).requests, -report.asked.get(s, 0), s),
    )
    return [
        (
            subject_name(library, subject),
            _shown(subject),
            report.asked.get(subject, 0),
            *_values(report.subjects.get(subject, Figures()), OF_PROCEDURES),
        )
        for subject in subjects
    ]


def _obstacles(report: Report) -> list[Row]:
    return [(label, report.obstacles[key]) for key, label in labels.OBSTACLES.items()]


def _definitions(defined: dict[str, Definition]) -> list[Row]:
    return [
        (words.OWN_FIGURES,),
        *((definition.name, definition.sentence) for definition in defined.values()),
    ]


def _values(figures: Figures, columns: Sequence[Column] = COLUMNS) -> list[float | None]:
    return [column.value(figures) for column in columns]


def _shown(code: str) -> str:
    """A code of ours is nobody's business."""
    return "" if code.startswith("local.") else code


def _write(book: "Workbook", name: str, head: Row, rows: Iterable[Row]) -> None:
    """A sheet with its head frozen, as wide as what stands in it, printed on pages of one width."""
    sheet: Any = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "#,##0"})
    widths = [_HEAD_WIDTH] * len(head)
    sheet.write_row(0, 0, head, bold)
    for number, row in enumerate(rows, start=1):
        if len(row) == 1:  # a remark, which runs over the cells beside it
            sheet.write(number, 0, *row)
            continue
        sheet.write_row(number, 0, row, plain)
        widths = [max(w, len(str(cell or ""))) for w, cell in zip(widths, row, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(_WIDEST, width + 2))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    if len(head) > _UPRIGHT:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
