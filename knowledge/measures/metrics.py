"""What is measured, said so that two people measure the same.

An official metric and one of our own are two types without a common face: a figure that an office
published belongs to an `OfficialMetric`, a number from our events to an `OwnMetric`. A type
checker refuses to put one in the place of the other, and so does the object itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from knowledge.problems import Place

EVERYTHING = "all"


class Kind(StrEnum):
    """Whose numbers these are."""

    OFFICIAL = "official"
    OWN = "own"


class Form(StrEnum):
    """What the number is."""

    SHARE = "share"
    COUNT = "count"
    MINUTES = "minutes"


class Better(StrEnum):
    """Which way is good."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Source:
    """The document a definition was read in and its row in the sheet of facts, or in our ticket."""

    document: str
    row: str


@dataclass(frozen=True, slots=True)
class Level:
    """What a number is about: a service level, the services of an administrative level, all."""

    id: str
    name: str
    is_part: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """What is printed with every number.

    Attributes:
        name: In Vietnamese, as on a report.
        sentence: One Vietnamese sentence.
        numerator: What is counted.
        denominator: Of how much; empty where nothing is divided.
        levels: The levels it is measured at.
    """

    name: str
    sentence: str
    form: Form
    better: Better
    numerator: str
    denominator: str
    levels: tuple[str, ...]
    sources: tuple[Source, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class OfficialMetric:
    """Measured by offices; we only import what they say."""

    id: str
    definition: Definition


@dataclass(frozen=True, slots=True)
class OwnMetric:
    """Counted from what happened here; never from what somebody else says."""

    id: str
    definition: Definition


@dataclass(frozen=True, slots=True)
class Count:
    """One of our own numbers: so many, or so many of so many.

    Raises:
        TypeError: The metric is an official one.
    """

    metric: OwnMetric
    number: int
    of: int | None = None

    def __post_init__(self) -> None:
        must_be(OwnMetric, self.metric)

    @property
    def share(self) -> Fraction | None:
        """The part of the whole; None where there is no whole."""
        return Fraction(self.number, self.of) if self.of else None


def must_be(kind: type[OfficialMetric] | type[OwnMetric], metric: object) -> None:
    """Refuses a metric of the other kind, also where no type checker looked.

    Raises:
        TypeError: It is one.
    """
    if type(metric) is not kind:
        raise TypeError(f"{metric!r} is no {kind.__name__}: official and own are never mixed")


@dataclass(frozen=True)
class Metrics:
    """The registry: each id stands once, as official or as ours."""

    official: Mapping[str, OfficialMetric]
    own: Mapping[str, OwnMetric]
    levels: Mapping[str, Level]

    @classmethod
    def of(
        cls, metrics: Iterable[OfficialMetric | OwnMetric], levels: Iterable[Level]
    ) -> "Metrics":
        """The registry of these."""
        known = tuple(metrics)
        return cls(
            official={m.id: m for m in known if isinstance(m, OfficialMetric)},
            own={m.id: m for m in known if isinstance(m, OwnMetric)},
            levels={level.id: level for level in levels},
        )
