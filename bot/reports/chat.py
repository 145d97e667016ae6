"""A report as a message."""

from bot.desk.states import Event
from bot.reports.names import unit_name
from bot.reports.report import Report
from bot.texts import Texts, labels, span
from bot.texts import report_words as words
from knowledge.library import Library

_MOST_OBSTACLES = 3


def chat_text(report: Report, library: Library, texts: Texts) -> str:
    """The few figures a lead reads on a phone."""
    total = report.total
    obstacles = [(labels.OBSTACLES[key], n) for key, n in report.obstacles.most_common()]
    return texts(
        "report/chat",
        period=report.period.text,
        where=unit_name(library, report.unit) if report.unit else words.ALL_UNITS,
        total=total,
        median=span(round(total.median_wait)) if total.median_wait is not None else None,
        obstacles=obstacles[:_MOST_OBSTACLES],
        thanked=total.events[Event.THANKED],
    )
