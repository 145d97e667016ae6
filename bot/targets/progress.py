"""Who is how far: goals beside what offices published, with nothing of our own in between.

A unit's goal is compared with the figure of its own period or, until that is there, with the one
inside it that reaches furthest. Where sources disagree, each is compared for itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from knowledge.measures import Better, Figure, OfficialMetric, Period, Share, Target, reaches


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's goal beside one figure.

    Attributes:
        target: None for a figure that no goal was set for.
        figure: None where nothing came in.
        disputed: Whether another source says otherwise of the same period.
    """

    unit: str
    target: Target | None
    figure: Figure | None
    disputed: bool = False

    @property
    def goal(self) -> Share | None:
        """What is to be reached."""
        return self.target.goal if self.target else None

    @property
    def share(self) -> Share | None:
        """What was published."""
        return self.figure.share if self.figure else None

    @property
    def degree(self) -> Fraction | None:
        """How much of the goal there is: over 1 is beyond it."""
        if self.goal is None or self.share is None or not self.goal.value:
            return None
        return self.share.value / self.goal.value

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where nobody can tell."""
        if self.goal is None or self.share is None:
            return None
        return reaches(self.share, self.goal)

    @property
    def lead(self) -> Fraction | None:
        """How far ahead of the goal, as a part of the whole; below 0 when behind."""
        if self.goal is None or self.share is None or self.target is None:
            return None
        more = self.share.value - self.goal.value
        return -more if self.target.metric.definition.better is Better.LESS else more


@dataclass(frozen=True, slots=True)
class Overdue:
    """A unit whose figures were not there by the day they were due.

    Attributes:
        came_on: When they came after all.
    """

    unit: str
    due_before: date
    came_on: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """All units of one metric, period and level."""

    metric: OfficialMetric
    period: Period
    level: str
    standings: tuple[Standing, ...]
    overdue: tuple[Overdue, ...]


def progress(targets: Sequence[Target], figures: Sequence[Figure], on: date) -> list[Group]:
    """Every goal with what was published for it, then figures nobody set a goal for.

    Args:
        targets: The goals.
        figures: Official figures.
        on: The day to judge by whether figures are overdue.
    """
    groups: dict[tuple[str, str, str], tuple[OfficialMetric, Period, str, list[Standing]]] = {}
    for standing in (*_with_goals(targets, figures), *_without_goals(targets, figures)):
        of = standing.target or standing.figure
        if of is not None:
            key = (of.metric.id, of.period.text, of.level)
            groups.setdefault(key, (of.metric, of.period, of.level, []))[3].append(standing)
    return [
        Group(metric, period, level, _furthest_first(standings), _overdue(standings, figures, on))
        for metric, period, level, standings in groups.values()
    ]


def _with_goals(targets: Iterable[Target], figures: Sequence[Figure]) -> Iterable[Standing]:
    known: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        known.setdefault(_subject(figure), []).append(figure)
    for target in targets:
        found = _latest(
            [f for f in known.get(_subject(target), ()) if target.period.holds(f.period)]
        )
        disputed = len({_said(figure) for figure in found}) > 1
        if not found:
            yield Standing(target.unit, target, None)
        for figure in found:
            yield Standing(target.unit, target, figure, disputed)


def _latest(figures: Sequence[Figure]) -> list[Figure]:
    """Those of the period that reaches furthest; of two that end alike the longer one."""
    if not figures:
        return []
    best = max((figure.period for figure in figures), key=lambda p: (p.last, -p.first.toordinal()))
    return [figure for figure in figures if figure.period == best]


def _without_goals(targets: Iterable[Target], figures: Sequence[Figure]) -> Iterable[Standing]:
    goals: dict[tuple[str, str, str], list[Period]] = {}
    for target in targets:
        goals.setdefault(_subject(target), []).append(target.period)
    free = [f for f in figures if not any(p.holds(f.period) for p in goals.get(_subject(f), ()))]
    said: dict[tuple[tuple[str, str, str], str], set[object]] = {}
    for figure in free:
        said.setdefault((_subject(figure), figure.period.text), set()).add(_said(figure))
    for figure in free:
        disputed = len(said[_subject(figure), figure.period.text]) > 1
        yield Standing(figure.unit, None, figure, disputed)


def _said(figure: Figure) -> object:
    """What a figure says, however many decimals it was written with."""
    share = figure.share
    return figure.numerator if share is None else (share.value, share.bound)


def _subject(what: Target | Figure) -> tuple[str, str, str]:
    return (same_unit(what.unit), what.metric.id, what.level)


def same_unit(name: str) -> str:
    """Two ways to write a unit's name are one where this is the same."""
    return " ".join(name.casefold().split())


def _furthest_first(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """By the best that was published of a unit; lines of one unit stay together."""
    best: dict[str, Fraction] = {}
    for standing in standings:
        lead = standing.lead
        if lead is not None:
            best[standing.unit] = max(lead, best.get(standing.unit, lead))

    def rank(standing: Standing) -> tuple[bool, Fraction]:
        return (standing.unit not in best, -best.get(standing.unit, Fraction(0)))

    return tuple(sorted(standings, key=rank))


def _overdue(
    standings: Iterable[Standing], figures: Iterable[Figure], on: date
) -> tuple[Overdue, ...]:
    """Units that were to send figures of this metric and year, and had not by then."""
    sent: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        sent.setdefault((same_unit(figure.unit), figure.metric.id), []).append(figure)
    late: dict[str, Overdue] = {}
    for target in (standing.target for standing in standings):
        due = target.assignment.due_before if target else None
        if target is None or due is None or on < due:
            continue
        came = [
            figure.received_on
            for figure in sent.get((same_unit(target.unit), target.metric.id), ())
            if figure.period.last.year >= target.period.first.year
        ]
        first = min(came, default=None)
        if first is None or first >= due:
            late[target.unit] = Overdue(target.unit, due, first)
    return tuple(late.values())
