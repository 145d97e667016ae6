"""The period of a report: a month, a quarter or a year, and its moments in Viet Nam."""

from datetime import date, datetime, time, timedelta

from bot.clock import VIETNAM, milliseconds
from bot.errors import BotError
from knowledge.measures.periods import Period, month_of, parse_period


def read_period(text: str) -> Period:
    """The month, quarter or year a text names.

    Raises:
        BotError: It names none.
    """
    period = parse_period(text.upper())
    if period is None or ".." in period.text:
        raise BotError(f"'{text}' is no period. Write 2026-10, 2026-Q3 or 2026.")
    return period


def month_before(day: date) -> Period:
    """The last whole month before a day."""
    return month_of(day.replace(day=1) - timedelta(days=1))


def moments(period: Period) -> tuple[int, int]:
    """Its first moment and the first one after it, milliseconds."""
    return _beginning(period.first), _beginning(period.after)


def _beginning(day: date) -> int:
    return milliseconds(datetime.combine(day, time(), VIETNAM))
