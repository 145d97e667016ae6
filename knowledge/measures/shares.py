"""A share as it was published: "62,2 %" is exact, "trên 94 %" is all that is known.

Shares are fractions of whole numbers, never floats: what is compared with a goal is what was
written.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

HOW = "write 62,2% or 0.622; a bound as >60%, >=60%, <5% or <=5%"

_FORM = re.compile(
    r"(?P<bound>>=|<=|≥|≤|>|<|trên|tối thiểu|dưới|tối đa)?\s*"
    r"(?P<number>\d{1,15}(?:[.,]\d{1,15})?)\s*(?P<sign>%)?",
    re.ASCII,
)
_HUNDRED = 100
_COMPUTED = 2


class Bound(StrEnum):
    """What the number says of the share."""

    EXACTLY = ""
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


FROM_BELOW = (Bound.OVER, Bound.AT_LEAST)
FROM_ABOVE = (Bound.UNDER, Bound.AT_MOST)
_WORDS = {
    "≥": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "trên": Bound.OVER,
    "tối thiểu": Bound.AT_LEAST,
    "dưới": Bound.UNDER,
    "tối đa": Bound.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole.

    Attributes:
        value: Between 0 and 1.
        bound: Whether it is the share, or only a bound of it.
        decimals: With how many decimals the percentage was written.
    """

    value: Fraction
    bound: Bound = Bound.EXACTLY
    decimals: int = 1

    def __str__(self) -> str:
        return f"{self.bound}{percent(self.value, self.decimals)}%"


def percent(value: Fraction, decimals: int = 1) -> str:
    """A fraction as percent with a comma, halves rounded up: 0.622 is 62,2."""
    scale = 10**decimals
    whole, rest = divmod(half_up(value * _HUNDRED * scale), scale)
    return f"{whole},{rest:0{decimals}}" if decimals else str(whole)


def half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def parse_share(text: str) -> Share | None:
    """The share as written; None where it is none, or is not between 0 and 100 %."""
    found = _FORM.fullmatch(" ".join(text.casefold().split()))
    if found is None:
        return None
    number = found["number"].replace(",", ".")
    value = Fraction(number) / (_HUNDRED if found["sign"] else 1)
    if value > 1:
        return None
    decimals = len(number.partition(".")[2])
    word = found["bound"] or ""
    bound = _WORDS[word] if word in _WORDS else Bound(word)
    return Share(value, bound, decimals if found["sign"] else max(0, decimals - 2))


def reaches(share: Share, goal: Share) -> bool | None:
    """Whether the share reaches the goal; None where what was published cannot tell.

    A goal written with two decimals was computed and rounded itself: it is compared as written.
    """
    if goal.decimals >= _COMPUTED:
        share = Share(_rounded(share.value, goal.decimals), share.bound)
        goal = Share(goal.value, goal.bound)
    if goal.bound in FROM_ABOVE:
        return reaches(_mirrored(share), _mirrored(goal))
    met = share.value > goal.value or (share.value == goal.value and goal.bound is not Bound.OVER)
    if share.bound in FROM_BELOW:
        over = share.bound is Bound.OVER and share.value >= goal.value
        return True if met or over else None
    if share.bound in FROM_ABOVE:
        under = share.bound is Bound.UNDER and share.value <= goal.value
        return False if under or not met else None
    return met


def _rounded(value: Fraction, decimals: int) -> Fraction:
    scale = _HUNDRED * 10**decimals
    return Fraction(half_up(value * scale), scale)


_MIRROR = {
    Bound.EXACTLY: Bound.EXACTLY,
    Bound.OVER: Bound.UNDER,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.UNDER: Bound.OVER,
    Bound.AT_MOST: Bound.AT_LEAST,
}


def _mirrored(share: Share) -> Share:
    """What is left to the whole: at most 5 % is at least 95 %."""
    return Share(1 - share.value, _MIRROR[share.bound], share.decimals)
