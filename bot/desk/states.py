"""The states a request goes through and the events that take it there."""

from enum import StrEnum


class State(StrEnum):
    """Where a request stands."""

    NEW = "new"
    CLAIMED = "claimed"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


OPEN = (State.NEW, State.CLAIMED)


class Event(StrEnum):
    """What happened to a request; kept for ever, without the person after 12 months."""

    LOGGED = "logged"
    CLAIMED = "claimed"
    RETURNED = "returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNREACHABLE = "unreachable"


class Outcome(StrEnum):
    """How a request ended, as the volunteer says."""

    FILED_ONLINE = "filed_online"
    DONE_AT_CENTRE = "done_at_centre"
    ANSWERED = "answered"
    GAVE_UP = "gave_up"
