"""What was assigned and what was published: goals of units, and figures with their sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from knowledge.measures.metrics import EVERYTHING, Form, Level, OfficialMetric, must_be
from knowledge.measures.periods import Period
from knowledge.measures.shares import Bound, Share
from knowledge.problems import Place


class Use(StrEnum):
    """What a shipped set is for."""

    DEFAULT = "default"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Assignment:
    """The act by which goals were given.

    Attributes:
        decision: The document, as cited.
        assigned_by: Who gave them.
        assigned_on: When; None where the document's own day is not known.
        handed_by: Who handed them over.
        received_by: Who received them.
        due_before: Units have to send their figures before this day, as documents say "trước ngày".
    """

    decision: str
    assigned_by: str
    assigned_on: date | None = None
    handed_by: str | None = None
    received_by: str | None = None
    due_before: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A unit's goal for a metric, a period and a level.

    Attributes:
        goal: What is to be reached; None where the unit is still to set it.
        source: The row of the sheet of facts it was read in; empty for imported ones.

    Raises:
        TypeError: The metric is one of ours.
    """

    unit: str
    metric: OfficialMetric
    period: Period
    level: str
    goal: Share | None
    assignment: Assignment
    source: str = ""
    place: Place = field(default_factory=lambda: Place(""), compare=False)

    def __post_init__(self) -> None:
        must_be(OfficialMetric, self.metric)

    @property
    def key(self) -> tuple[str, ...]:
        """What only one goal can stand for."""
        return (
            self.unit,
            self.metric.id,
            self.period.text,
            self.level,
            self.assignment.decision,
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """What an office published or sent, with where it stands.

    Attributes:
        numerator: How many; None where only the share was published.
        denominator: Of how many.
        published: The share as written; None where only numbers were given.
        received_on: The day it was published or came in.

    Raises:
        TypeError: The metric is one of ours.
    """

    unit: str
    metric: OfficialMetric
    period: Period
    level: str
    numerator: int | None
    denominator: int | None
    published: Share | None
    source: str
    received_on: date
    place: Place = field(default_factory=lambda: Place(""), compare=False)

    def __post_init__(self) -> None:
        must_be(OfficialMetric, self.metric)

    @property
    def share(self) -> Share | None:
        """As published, else computed; None for a count."""
        if self.published is not None or self.numerator is None or not self.denominator:
            return self.published
        return Share(Fraction(self.numerator, self.denominator))

    @property
    def key(self) -> tuple[str, ...]:
        """What one source can say once."""
        return (self.unit, self.metric.id, self.period.text, self.level, self.source)


@dataclass(frozen=True, slots=True)
class TargetSet:
    """The goals of one document, shipped.

    Attributes:
        city: Which installation it is for, as in config.yaml.
    """

    id: str
    city: str
    use: Use
    targets: tuple[Target, ...]


def goal_of(share: Share, *, less_is_better: bool) -> Share:
    """A share as a goal: a plain number is to be reached at least, or at most."""
    if share.bound is not Bound.EXACTLY:
        return share
    bound = Bound.AT_MOST if less_is_better else Bound.AT_LEAST
    return Share(share.value, bound, share.decimals)


def contradicts_itself(figure: Figure) -> str | None:
    """What is wrong within one figure: too much of too little, or a share the numbers deny."""
    number, of, share = figure.numerator, figure.denominator, figure.published
    if figure.metric.definition.form is Form.COUNT:
        return (
            None if number is not None and of is None and share is None else "a count is one number"
        )
    if (number is None) != (of is None):
        return "a share needs both numbers, or none"
    if number is None or of is None:
        return None if share is not None else "it has neither numbers nor a share"
    if number > of or not of:
        return f"{number} of {of} is no share"
    if share is not None and share.bound is Bound.EXACTLY:
        computed = Share(Fraction(number, of), decimals=share.decimals)
        if str(computed) != str(share):
            return f"{number} of {of} is {computed}, not {share}"
    return None


def wrong_sums(
    figures: Iterable[Figure], levels: Mapping[str, Level]
) -> Iterator[tuple[Figure, str]]:
    """Counts whose parts (province, district, commune) do not add up to the whole."""
    groups: dict[tuple[str, ...], dict[str, Figure]] = {}
    for figure in figures:
        if figure.metric.definition.form is Form.COUNT:
            key = (figure.unit, figure.metric.id, figure.period.text, figure.source)
            groups.setdefault(key, {})[figure.level] = figure
    parts = [level.id for level in levels.values() if level.is_part]
    for group in groups.values():
        whole = group.get(EVERYTHING)
        if whole is None or not all(part in group for part in parts):
            continue
        numbers = [group[part].numerator or 0 for part in parts]
        if sum(numbers) != whole.numerator:
            added = " + ".join(map(str, numbers))
            yield whole, f"{added} is {sum(numbers)}, not {whole.numerator}"
