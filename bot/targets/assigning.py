"""The city's need laid on its units: our reading of how Hải Phòng did it in 2022.

The document names the inputs (a unit's own rate of the first four months, what the whole city
needs in the last eight, the unit's weight in the city's dossiers), not the formula. Ours, with an
example worked out by hand, stands in docs/targets.md. Whole numbers and fractions only: the same
file gives the same targets on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from bot.errors import BotError
from knowledge.measures import half_up

_MILLION = 1_000_000


class NeedError(BotError):
    """The city needs more than all its units expect."""

    def __init__(
        self, need: int, expected: int, goal: Fraction, dossiers: int, online: int
    ) -> None:
        super().__init__(
            f"The goal cannot be reached: {half_up(goal * dossiers)} of the year's {dossiers} "
            f"dossiers are needed online, {online} are, so {need} are to come; but only {expected} "
            f"dossiers are expected in the eight months, {need - expected} too few. Lower the goal."
        )
        self.need = need
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Baseline:
    """A unit as the year began.

    Attributes:
        total: Dossiers of the first four months.
        online: Those of them that came online, never more than all.
        expected: Dossiers expected in the last eight months.
    """

    unit: str
    total: int
    online: int
    expected: int

    @property
    def year(self) -> int:
        """All its dossiers of the year."""
        return self.total + self.expected

    @property
    def pace(self) -> int:
        """What comes online in the eight months if nothing changes, rounded down."""
        return self.online * self.expected // self.total if self.total else 0

    @property
    def gap(self) -> int:
        """How many more than its pace it could have online at most."""
        return self.expected - self.pace


@dataclass(frozen=True, slots=True)
class Assigned:
    """A unit's target, with what it was worked out from.

    Attributes:
        target: Dossiers to come online in the eight months.
        weight: Its part of what is to be added, before anybody is full; for reading, in millionths.
        share: Its part of the city's dossiers of the year.
    """

    unit: str
    target: int
    expected: int
    pace: int
    weight: Fraction
    share: Fraction

    @property
    def rate(self) -> Fraction:
        """The target as a part of what is expected; 0 where nothing is."""
        return Fraction(self.target, self.expected) if self.expected else Fraction(0)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was shared out.

    Attributes:
        need: Dossiers the city needs online in the eight months; below 0 when it has them already.
        paces: What comes by itself.
    """

    goal: Fraction
    dossiers: int
    online: int
    need: int
    paces: int
    units: tuple[Assigned, ...]


def share_out(goal: Fraction, baseline: Sequence[Baseline]) -> Sharing:
    """Lays what the city needs on its units; the targets sum to the need, or to the paces.

    Raises:
        NeedError: More is needed than expected.
    """
    dossiers = sum(unit.year for unit in baseline)
    online = sum(unit.online for unit in baseline)
    expected = sum(unit.expected for unit in baseline)
    need = half_up(goal * dossiers) - online
    if need > expected:
        raise NeedError(need, expected, goal, dossiers, online)
    paces = sum(unit.pace for unit in baseline)
    weights = _weights(baseline)
    extras = _poured(max(0, need - paces), weights, [unit.gap for unit in baseline])
    whole = sum(weights) or 1
    units = tuple(
        Assigned(
            unit=unit.unit,
            target=unit.pace + extra,
            expected=unit.expected,
            pace=unit.pace,
            weight=_in_millionths(weight, whole),
            share=Fraction(unit.year, dossiers) if dossiers else Fraction(0),
        )
        for unit, weight, extra in zip(baseline, weights, extras, strict=True)
    )
    return Sharing(goal, dossiers, online, need, paces, units)


def _in_millionths(part: int, whole: int) -> Fraction:
    """A part of a whole, rounded: in lowest terms these numbers have thousands of digits."""
    return Fraction((2 * part * _MILLION + whole) // (2 * whole), _MILLION)


def _weights(baseline: Sequence[Baseline]) -> list[int]:
    """Each unit's dossiers of the year times what its rate lacks to full, over one denominator.

    A unit without dossiers so far has no rate yet and lacks everything; one that expects nothing
    can take nothing.
    """
    common = lcm(*(unit.total for unit in baseline if unit.total))
    return [
        unit.year * (common - unit.online * (common // unit.total) if unit.total else common)
        if unit.gap
        else 0
        for unit in baseline
    ]


def _poured(amount: int, weights: Sequence[int], rooms: Sequence[int]) -> list[int]:
    """Pours an amount by weight: who is full takes no more, and the rest goes to the others.

    Args:
        amount: At most the sum of the rooms.
        weights: How much each takes of what is poured; above 0 where there is room.
        rooms: How much each can take.
    """
    taken = [0] * len(rooms)
    thirsty = [i for i, room in enumerate(rooms) if room]
    left = amount
    while thirsty:
        whole = sum(weights[i] for i in thirsty)
        full = [i for i in thirsty if left * weights[i] >= rooms[i] * whole]
        if not full:
            break
        for i in full:
            taken[i] = rooms[i]
        left -= sum(rooms[i] for i in full)
        thirsty = [i for i in thirsty if not taken[i]]
    for i, part in zip(thirsty, _in_proportion(left, [weights[i] for i in thirsty]), strict=True):
        taken[i] = part
    return taken


def _in_proportion(amount: int, weights: Sequence[int]) -> list[int]:
    """Whole parts by the largest remainder; of two alike the earlier one gets the odd piece."""
    whole = sum(weights) or 1
    parts = [divmod(amount * weight, whole) for weight in weights]
    odd = amount - sum(part for part, _ in parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: -parts[i][1])
    lucky = set(by_remainder[:odd])
    return [part + (i in lucky) for i, (part, _) in enumerate(parts)]
