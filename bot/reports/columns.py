"""The columns of a report: each figure with its id, which has one definition for all outputs."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.desk.outcomes import Outcome, Payment
from bot.desk.states import Event
from bot.reports.figures import Figures
from knowledge.measures.metrics import Definition
from knowledge.reading.measures import known_measures

_MINUTE = 60 * 1000


@dataclass(frozen=True, slots=True)
class Column:
    """One figure.

    Attributes:
        id: One of our own metrics; its name and definition are in knowledge/metrics/.
        value: The figure; None where there is none.
        is_count: Whether it counts people's requests, so that small ones are hidden in open data.
    """

    id: str
    value: Callable[[Figures], float | None]
    is_count: bool = True


def _of_outcome(outcome: Outcome) -> Callable[[Figures], float | None]:
    return lambda figures: figures.outcomes[outcome]


def _of_event(event: Event) -> Callable[[Figures], float | None]:
    return lambda figures: figures.events[event]


def _minutes(figures: Figures) -> float | None:
    wait = figures.median_wait
    return None if wait is None else round(wait / _MINUTE)


# What is counted for each procedure as well: what was sent, and how it ended.
OF_PROCEDURES = (
    Column("requests", lambda figures: figures.requests),
    Column("requests_done", lambda figures: figures.done),
    Column("filed_online_with_us", lambda figures: figures.filed_online),
    Column("filed_at_home_with_us", lambda figures: figures.filed_at_home),
    Column("paid_online_with_us", lambda figures: figures.payments[Payment.ONLINE]),
    Column("done_at_centre", _of_outcome(Outcome.DONE_AT_CENTRE)),
    Column("answered", _of_outcome(Outcome.ANSWERED)),
    Column("gave_up", _of_outcome(Outcome.GAVE_UP)),
    Column("unreachable", _of_outcome(Outcome.UNREACHABLE)),
    Column("withdrawn", lambda figures: figures.withdrawn),
    Column("expired", lambda figures: figures.expired),
)
COLUMNS = (
    *OF_PROCEDURES,
    Column("open", lambda figures: figures.open),
    Column("late", lambda figures: figures.late),
    Column("silent", lambda figures: figures.silent),
    Column("handed_on", _of_event(Event.HANDED_ON)),
    Column("labelled", _of_event(Event.LABELLED)),
    Column("reopened", _of_event(Event.REOPENED)),
    Column("confirmed", _of_event(Event.CONFIRMED)),
    Column("thanked", _of_event(Event.THANKED)),
    Column("median_wait", _minutes, is_count=False),
)


def definitions() -> dict[str, Definition]:
    """Name and definition of every column, from the one registry of metrics."""
    own = known_measures().metrics.own
    return {column.id: own[column.id].definition for column in COLUMNS}
