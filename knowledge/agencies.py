"""Who receives dossiers in a city: offices, phone numbers and the days they put online first.

Every fact about an agency has a source; what is not known stays empty and is not guessed from
another agency: each chooses its own two days a week and publishes them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.fold import fold


class AgencyKind(StrEnum):
    """What sort of body it is."""

    COMMUNE = "commune"
    CENTRE = "centre"
    DEPARTMENT = "department"
    POLICE = "police"
    LAND_REGISTRY = "land_registry"
    TAX = "tax"
    SOCIAL_INSURANCE = "social_insurance"
    MILITARY = "military"
    JUDICIAL = "judicial"
    BANK = "bank"
    PUBLIC_SERVICE_UNIT = "public_service_unit"


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Strength(StrEnum):
    """What a priority day means there; the founding documents say it in three ways."""

    PRIORITY = "priority"
    ONLINE_ONLY = "online_only"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PriorityDays:
    """The days an agency itself chose and published."""

    days: tuple[Weekday, ...]
    strength: Strength
    source: str
    published_on: date | None

    def includes(self, day: date) -> bool:
        """Whether the day is one of them."""
        return list(Weekday)[day.weekday()] in self.days


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that receives dossiers.

    Attributes:
        names: What entries call it; the first is shown.
        head: The role of who answers for it, without a name.
        offices: Where it can be found, as sourced.
        hotline: Its own number where sourced; otherwise the national line is shown.
    """

    id: str
    kind: AgencyKind
    names: tuple[str, ...]
    head: str
    offices: tuple[str, ...]
    hotline: str | None
    priority: PriorityDays | None
    source: str


def named_in(text: str, agencies: tuple[Agency, ...]) -> tuple[Agency, ...]:
    """The agencies an entry's `agency` names, in the order of the text."""
    said = fold(text)
    places = [
        (min(found), agency)
        for agency in agencies
        if (found := [said.find(fold(name)) for name in agency.names if fold(name) in said])
    ]
    return tuple(agency for _, agency in sorted(places, key=lambda place: place[0]))
