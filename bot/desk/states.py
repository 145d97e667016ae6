"""The states of a request and the only moves between them.

Every change of a request is a move of this table; the store makes it in one statement that names
the states it may start from, so a move that is not in the table cannot happen.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a request stands."""

    NEW = "new"
    HANDED_ON = "handed_on"
    CLAIMED = "claimed"
    IN_CONTACT = "in_contact"
    DONE = "done"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


WAITING = (State.NEW, State.HANDED_ON)
HELD = (State.CLAIMED, State.IN_CONTACT)
OPEN = (*WAITING, *HELD)
ENDED_BY_HELPER = (State.DONE, State.UNREACHABLE)
ENDED = (*ENDED_BY_HELPER, State.WITHDRAWN, State.EXPIRED)


class Event(StrEnum):
    """What happened to a request; kept for ever, without the person after 12 months."""

    LOGGED = "logged"
    CLAIMED = "claimed"
    CONTACTED = "contacted"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"
    HANDED_OVER = "handed_over"
    HANDED_ON = "handed_on"
    CLOSED = "closed"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REOPENED = "reopened"
    # what changes no state
    CONFIRMED = "confirmed"
    THANKED = "thanked"
    NOTED = "noted"
    APPOINTED = "appointed"
    LABELLED = "labelled"
    NUDGED = "nudged"
    LEAD_TOLD = "lead_told"
    CITIZEN_LOST = "citizen_lost"
    MONEY_ASKED = "money_asked"


class Party(StrEnum):
    """Who may make a move."""

    TEAM = "team"
    HOLDER = "holder"
    HELPER = "helper"
    CITIZEN = "citizen"
    DESK = "desk"


class Move(StrEnum):
    """What can be done to a request."""

    CLAIM = "claim"
    CONTACT = "contact"
    GIVE_BACK = "give_back"
    TAKE_BACK = "take_back"
    HAND_OVER = "hand_over"
    HAND_ON = "hand_on"
    FINISH = "finish"
    MISS = "miss"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    REOPEN = "reopen"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table.

    Attributes:
        sources: The states it may start from.
        target: The state it leads to.
        by: Who may make it; HOLDER and CITIZEN are checked by the statement itself, HELPER is
            who held it last. The desk acts for the clock, a lead, or a citizen's wish.
        event: What is noted.
    """

    sources: tuple[State, ...]
    target: State
    by: Party
    event: Event


TRANSITIONS = {
    Move.CLAIM: Transition(WAITING, State.CLAIMED, Party.TEAM, Event.CLAIMED),
    Move.CONTACT: Transition((State.CLAIMED,), State.IN_CONTACT, Party.HOLDER, Event.CONTACTED),
    Move.GIVE_BACK: Transition(HELD, State.NEW, Party.HOLDER, Event.RETURNED),
    Move.TAKE_BACK: Transition(HELD, State.NEW, Party.DESK, Event.TAKEN_BACK),
    Move.HAND_OVER: Transition(HELD, State.CLAIMED, Party.HOLDER, Event.HANDED_OVER),
    Move.HAND_ON: Transition(OPEN, State.HANDED_ON, Party.DESK, Event.HANDED_ON),
    Move.FINISH: Transition(HELD, State.DONE, Party.HOLDER, Event.CLOSED),
    Move.MISS: Transition(HELD, State.UNREACHABLE, Party.HOLDER, Event.UNREACHABLE),
    Move.WITHDRAW: Transition(OPEN, State.WITHDRAWN, Party.CITIZEN, Event.WITHDRAWN),
    Move.EXPIRE: Transition(OPEN, State.EXPIRED, Party.DESK, Event.EXPIRED),
    # by the citizen, and the pool gets it; or back into the hands of who helped
    Move.REOPEN: Transition(ENDED, State.NEW, Party.CITIZEN, Event.REOPENED),
    Move.RESUME: Transition(ENDED_BY_HELPER, State.CLAIMED, Party.HELPER, Event.REOPENED),
}
