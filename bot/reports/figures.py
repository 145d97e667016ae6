"""The figures of one period, added up from counts; pure, and the same however often it is done.

These are our own counts. Official figures are another thing and never enter here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.desk.news import ForLead, Gone
from bot.desk.outcomes import FILED, Obstacle, Outcome, Payment, Place, outcome_of
from bot.desk.states import Event
from bot.store.tables.statistics import LOGGED, Count, Ends

OTHER_EVENTS = (
    Event.CONFIRMED,
    Event.THANKED,
    Event.REOPENED,
    Event.TAKEN_BACK,
    Event.HANDED_ON,
    Event.LEAD_TOLD,
    Event.MONEY_ASKED,
    Event.LABELLED,
)


@dataclass(slots=True)
class Figures:
    """What is counted for a unit, a procedure, or all of them.

    Attributes:
        requests: Sent in the period.
        ended: Those that ended in the period and were not reopened in it.
        outcomes: How these ended, as the helpers said.
        places, payments: Where and how paid, where that was asked.
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
        if count.kind == LOGGED:
            self.requests += count.count
            return
        event = Event(count.kind)
        self.events[event] += count.count
        if event is Event.LEAD_TOLD and count.detail == ForLead.WAITS:
            self.late += count.count
        if event is Event.TAKEN_BACK and count.detail == Gone.SILENT:
            self.silent += count.count

    def add_ends(self, ends: Ends) -> None:
        """Adds requests that ended alike."""
        self.ended += ends.count
        match ends.kind:
            case Event.WITHDRAWN:
                self.withdrawn += ends.count
            case Event.EXPIRED:
                self.expired += ends.count
            case _:
                self.outcomes[outcome_of(ends.outcome or "")] += ends.count
        if ends.place is not None:
            self.places[Place(ends.place)] += ends.count
        if ends.payment is not None:
            self.payments[Payment(ends.payment)] += ends.count


_DONE = {*FILED, Outcome.DONE_AT_CENTRE, Outcome.ANSWERED}


def by_unit(counts: Iterable[Count], ends: Iterable[Ends]) -> dict[str, Figures]:
    """The figures of each unit."""
    return _by(lambda counted: counted.unit, counts, ends)


def by_subject(counts: Iterable[Count], ends: Iterable[Ends]) -> dict[str, Figures]:
    """The figures of each procedure or guide; what is about none of them under ""."""
    return _by(lambda counted: counted.subject, counts, ends)


def obstacles_of(ends: Iterable[Ends]) -> Counter[Obstacle]:
    """What stood in the way, and of how many."""
    found: Counter[Obstacle] = Counter()
    for each in ends:
        for obstacle in each.obstacles or ():
            found[Obstacle(obstacle)] += each.count
    return found


def in_all(units: Iterable[Figures]) -> Figures:
    """The figures of several units together."""
    found = Figures()
    for figures in units:
        for name in _NUMBERS:
            setattr(found, name, getattr(found, name) + getattr(figures, name))
        for name in _COUNTERS:
            getattr(found, name).update(getattr(figures, name))
    return found


def _by(
    key: Callable[[Count | Ends], str | None], counts: Iterable[Count], ends: Iterable[Ends]
) -> dict[str, Figures]:
    """Figures by key; what was not counted by it is left out."""
    found: defaultdict[str, Figures] = defaultdict(Figures)
    for count in counts:
        if (of := key(count)) is not None:
            found[of].add(count)
    for each in ends:
        if (of := key(each)) is not None:
            found[of].add_ends(each)
    return dict(found)


_NUMBERS = ("requests", "ended", "withdrawn", "expired", "late", "silent")
_COUNTERS = ("outcomes", "places", "payments", "events")
