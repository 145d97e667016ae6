"""The figures of one period, added up from counts; pure, and the same however often it is done.

These are our own counts. Official figures are another thing and never enter here.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.desk.news import ForLead, Gone
from bot.desk.outcomes import FILED, Closing, Obstacle, Outcome, Payment, Place
from bot.desk.states import Event
from bot.store.tables.statistics import Count

OTHER_EVENTS = (
    Event.CONFIRMED,
    Event.THANKED,
    Event.REOPENED,
    Event.TAKEN_BACK,
    Event.HANDED_ON,
    Event.LEAD_TOLD,
    Event.MONEY_ASKED,
)


@dataclass(slots=True)
class Figures:
    """What is counted for a unit, a procedure, or all of them.

    Attributes:
        requests: Sent in the period.
        ended: Those that ended in the period and were not reopened in it.
        outcomes: How these ended, as the helpers said.
        places, payments, devices: Where, how paid and on whose device, where that was asked.
        obstacles: What stood in the way; one end may have several.
        events: What else happened.
        late: Requests whose lead was told that nobody took them.
        silent: Claims that went back because the helper was silent.
        open: Open when the period ended.
        median_wait: Until the first claim, milliseconds.
    """

    requests: int = 0
    ended: int = 0
    withdrawn: int = 0
    expired: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    places: Counter[Place] = field(default_factory=Counter)
    payments: Counter[Payment] = field(default_factory=Counter)
    obstacles: Counter[Obstacle] = field(default_factory=Counter)
    events: Counter[Event] = field(default_factory=Counter)
    late: int = 0
    silent: int = 0
    open: int = 0
    median_wait: float | None = None

    @property
    def done(self) -> int:
        """Ended because a helper said that something came of it or nothing was needed."""
        return sum(n for outcome, n in self.outcomes.items() if outcome in _DONE)

    @property
    def filed_online(self) -> int:
        """Filed online, alone or together."""
        return sum(self.outcomes[outcome] for outcome in FILED)

    @property
    def filed_at_home(self) -> int:
        """Of what was filed or done somewhere, what was done by people at home."""
        return self.places[Place.HOME]

    def add(self, count: Count) -> None:
        """Adds what was counted."""
        match count.kind:
            case "logged":
                self.requests += count.count
            case Event.WITHDRAWN:
                self.ended += count.count
                self.withdrawn += count.count
            case Event.EXPIRED:
                self.ended += count.count
                self.expired += count.count
            case Event.CLOSED | Event.UNREACHABLE:
                self.ended += count.count
                self._add_closing(Closing.from_json(count.detail or ""), count.count)
            case _:
                self._add_event(Event(count.kind), count)

    def _add_closing(self, closing: Closing, number: int) -> None:
        self.outcomes[closing.outcome] += number
        if closing.place is not None:
            self.places[closing.place] += number
        if closing.payment is not None:
            self.payments[closing.payment] += number
        for obstacle in closing.obstacles:
            self.obstacles[obstacle] += number

    def _add_event(self, event: Event, count: Count) -> None:
        self.events[event] += count.count
        if event is Event.LEAD_TOLD and count.detail == ForLead.WAITS:
            self.late += count.count
        if event is Event.TAKEN_BACK and count.detail == Gone.SILENT:
            self.silent += count.count


_DONE = {*FILED, Outcome.DONE_AT_CENTRE, Outcome.ANSWERED}


def by_unit(counts: Iterable[Count]) -> dict[str, Figures]:
    """The figures of each unit."""
    return _by(counts, lambda count: count.unit)


def by_subject(counts: Iterable[Count]) -> dict[str, Figures]:
    """The figures of each procedure or guide; what is about none of them under ""."""
    return _by(counts, lambda count: count.subject or "")


def in_all(units: Iterable[Figures]) -> Figures:
    """The figures of several units together."""
    found = Figures()
    for figures in units:
        for name in _NUMBERS:
            setattr(found, name, getattr(found, name) + getattr(figures, name))
        for name in _COUNTERS:
            getattr(found, name).update(getattr(figures, name))
    return found


def _by(counts: Iterable[Count], key: Callable[[Count], str]) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for count in counts:
        figures = found.get(key(count))
        if figures is None:
            figures = found[key(count)] = Figures()
        figures.add(count)
    return found


_NUMBERS = ("requests", "ended", "withdrawn", "expired", "late", "silent")
_COUNTERS = ("outcomes", "places", "payments", "obstacles", "events")
