"""A report as one printed page with charts."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.reports.columns import COLUMNS, definitions
from bot.reports.names import unit_name
from bot.reports.report import Report
from bot.texts import labels, number
from bot.texts import report_words as words
from knowledge.library import Library

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_A4 = (8.27, 11.69)
_MOST_UNITS = 10
_LINES = 10
_COLOUR = "#2b6cb0"
_INK = "#1a202c"
Bars = Sequence[tuple[str, int]]


def write_page(report: Report, library: Library, path: Path, made_at: datetime) -> None:
    """Writes the page as PDF; its font holds every Vietnamese letter."""
    import matplotlib as mpl  # noqa: PLC0415 - a second nobody else has to wait for
    from matplotlib.figure import Figure  # noqa: PLC0415

    with mpl.rc_context({"font.family": "DejaVu Sans", "text.color": _INK, "pdf.fonttype": 42}):
        page = Figure(figsize=_A4)
        _heading(page, report, library, made_at)
        _totals(page, report)
        _bars(page.add_axes((0.08, 0.60, 0.86, 0.10)), "months", _months(report), upright=True)
        total = report.total
        outcomes = [(label, total.outcomes[key]) for key, label in labels.OUTCOMES.items()]
        obstacles = [(label, report.obstacles[key]) for key, label in labels.OBSTACLES.items()]
        _bars(page.add_axes((0.32, 0.43, 0.62, 0.12)), "outcomes", outcomes)
        _bars(page.add_axes((0.32, 0.26, 0.62, 0.12)), "obstacles", obstacles)
        _bars(page.add_axes((0.32, 0.08, 0.62, 0.13)), "units", _largest(report, library))
        page.text(0.08, 0.03, words.OWN_FIGURES, fontsize=7)
        page.savefig(path, format="pdf", metadata={"CreationDate": None, "Title": words.TITLE})


def _heading(page: "Figure", report: Report, library: Library, made_at: datetime) -> None:
    where = unit_name(library, report.unit) if report.unit else words.ALL_UNITS
    line = f"{where}, {library.city.name} · {words.PERIOD.lower()} {report.period.text}"
    page.text(0.08, 0.95, words.TITLE, fontsize=14, weight="bold")
    page.text(0.08, 0.927, line, fontsize=10)
    page.text(0.94, 0.927, f"{words.MADE_AT} {made_at:%d/%m/%Y}", fontsize=8, ha="right")


def _totals(page: "Figure", report: Report) -> None:
    """The figures in two columns."""
    defined = definitions()
    shown = [(defined[c.id].name, c.value(report.total)) for c in COLUMNS]
    for place, (name, value) in enumerate(shown):
        left, line = (0.08, place) if place < _LINES else (0.54, place - _LINES)
        height = 0.895 - 0.0165 * line
        page.text(left, height, name, fontsize=8.5)
        page.text(left + 0.36, height, _number(value), fontsize=8.5, ha="right", weight="bold")


def _bars(axes: "Axes", chart: str, bars: Bars, *, upright: bool = False) -> None:
    """A bar for each, with its number; those lying have the longest names beside them."""
    names, values = [name for name, _ in bars], [value for _, value in bars]
    drawn = (
        axes.bar(names, values, color=_COLOUR)
        if upright
        else axes.barh(names, values, color=_COLOUR)
    )
    axes.bar_label(drawn, labels=[_number(value) for value in values], fontsize=7, padding=2)
    axes.set_title(words.CHARTS[chart], fontsize=9, loc="left", weight="bold")
    axes.tick_params(labelsize=7, length=0)
    axes.margins(x=0.02 if upright else 0.08, y=0.2 if upright else 0.02)
    for side in ("top", "right", "bottom" if not upright else "left"):
        axes.spines[side].set_visible(False)
    if upright:
        axes.set_yticks([])
        return
    axes.set_xticks([])
    axes.invert_yaxis()


def _months(report: Report) -> Bars:
    return [(f"{name[5:]}/{name[:4]}", count) for name, count in report.months.items()]


def _largest(report: Report, library: Library) -> Bars:
    ordered = sorted(report.units.items(), key=lambda pair: (-pair[1].requests, pair[0]))
    return [(unit_name(library, code), f.requests) for code, f in ordered[:_MOST_UNITS]]


def _number(value: float | None) -> str:
    return "–" if value is None else number(value)
