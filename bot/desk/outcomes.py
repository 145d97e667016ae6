"""How a request ended, in the words the cities' reports ask for."""

import json
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came of it."""

    FILED_ALONE = "alone"
    FILED_TOGETHER = "together"
    DONE_AT_CENTRE = "centre"
    ANSWERED = "answered"
    GAVE_UP = "gave_up"
    UNREACHABLE = "unreachable"


FILED = (Outcome.FILED_ALONE, Outcome.FILED_TOGETHER)
DONE_SOMEWHERE = (*FILED, Outcome.DONE_AT_CENTRE)


class Device(StrEnum):
    """On whose device a dossier was filed together."""

    CITIZEN = "citizen"
    HELPER = "helper"
    CENTRE = "centre"


class Place(StrEnum):
    """Where it was done."""

    HOME = "home"
    CENTRE = "centre"
    HOUSE = "house"


class Payment(StrEnum):
    """How the fee was paid."""

    ONLINE = "online"
    COUNTER = "counter"
    NONE = "none"


class Obstacle(StrEnum):
    """What stood in the way; several may be true."""

    NO_LEVEL_2 = "no_level_2"
    PASSWORD = "password"  # noqa: S105 - the word itself
    MISSING_PAPER = "missing_paper"
    PAYMENT_ERROR = "payment_error"
    PORTAL_ERROR = "portal_error"
    CANNOT_SCAN = "cannot_scan"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Closing:
    """The helper's word about the end; what was not asked is None.

    Attributes:
        outcome: What came of it.
        device: On whose device, when filed together.
        place: Where, when something was filed or done.
        payment: How it was paid, when something was filed or done.
        obstacles: What stood in the way.
    """

    outcome: Outcome
    device: Device | None = None
    place: Place | None = None
    payment: Payment | None = None
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def missing(self) -> type[Device] | type[Place] | type[Payment] | None:
        """The next question this outcome still needs an answer to."""
        if self.outcome is Outcome.FILED_TOGETHER and self.device is None:
            return Device
        if self.outcome in DONE_SOMEWHERE and self.place is None:
            return Place
        if self.outcome in DONE_SOMEWHERE and self.payment is None:
            return Payment
        return None

    def to_json(self) -> str:
        """The event's detail: what every report is computed from."""
        found = {
            "outcome": self.outcome,
            "device": self.device,
            "place": self.place,
            "payment": self.payment,
            "obstacles": list(self.obstacles),
        }
        return json.dumps({name: value for name, value in found.items() if value})


def outcome_of(said: str) -> Outcome:
    """The outcome an event names; what the first version wrote is read as well."""
    return Outcome(_FIRST_VERSION.get(said, said))


_FIRST_VERSION = {
    "filed_online": Outcome.FILED_ALONE,
    "done_at_centre": Outcome.DONE_AT_CENTRE,
    "answered": Outcome.ANSWERED,
    "gave_up": Outcome.GAVE_UP,
}
