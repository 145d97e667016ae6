"""What a group of missed questions probably means: by what people picked, and what is nearest."""

from collections import defaultdict
from dataclasses import dataclass

from knowledge.learning.grouping import Group, Missed, Wording
from knowledge.learning.lessons import is_teachable
from knowledge.understanding import Kind, Understander
from knowledge.understanding.wordings import CHOICE

_PICK = 3.0  # what somebody picked says more than what stands near
_MOST_PROPOSED = 5
_HOLDS_ON = 0.05
_SURELY = 0.6  # below it, whose matter it is was a guess: an editor should see it


@dataclass(frozen=True, slots=True)
class Proposal:
    """A matter a group may mean.

    Attributes:
        owner: A procedure's code, or a prefix and an id.
        sure: From 0 to 100; all proposals of a group together make 100 at most.
        picked: How often somebody picked it.
    """

    owner: str
    sure: int
    picked: int


def propose(understander: Understander, group: Group) -> list[Proposal]:
    """What the group may mean, the likeliest first."""
    near: dict[str, float] = defaultdict(float)
    picked: dict[str, int] = defaultdict(int)
    for wording in group.wordings:
        denied = {missed.shown for missed in wording.asked}
        if any(missed.choice for missed in wording.asked):
            denied |= set(understander.understand(wording.text).shown)
        for candidate in understander.candidates(wording.text)[1]:
            if candidate.owner not in denied and not candidate.owner.startswith(CHOICE):
                near[candidate.owner] += candidate.share * wording.count
        for missed in wording.asked:
            if missed.meant:
                picked[missed.meant] += 1
    whole = group.count + _PICK * sum(picked.values())
    weighed = {
        owner: (near[owner] + _PICK * picked[owner]) / whole for owner in {*near, *picked} if whole
    }
    best = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_MOST_PROPOSED]
    return [
        Proposal(owner, round(100 * share), picked[owner])
        for owner, share in best
        if share >= _HOLDS_ON
    ]


def unsettled(understander: Understander, group: Group) -> Group:
    """The wordings of the group that would be missed or misread today as well."""
    return Group([w for w in group.wordings if not _is_settled(understander, w)])


def example(group: Group) -> Wording | None:
    """The wording to teach: the most frequent that can stand in a file."""
    return next((w for w in group.wordings if is_teachable(w.text)), None)


def other_example(group: Group, taught: Wording) -> Wording | None:
    """A wording to ask that is not taught: what judges and what teaches should differ."""
    rest = (w for w in group.wordings if w is not taught and is_teachable(w.text))
    return next(rest, None)


def _is_settled(understander: Understander, wording: Wording) -> bool:
    outcome = understander.understand(wording.text)
    if outcome.greeting or outcome.wants_person:
        return True
    if outcome.elsewhere is not None or outcome.kind is Kind.GUIDE:
        untouched = all(missed.shown is None and missed.meant is None for missed in wording.asked)
        return untouched and understander.candidates(wording.text)[1][0].share >= _SURELY
    if outcome.kind is Kind.CHOOSE:
        return all(_is_offered(missed, outcome.shown) for missed in wording.asked)
    if outcome.kind is not Kind.ANSWER:
        return False
    return all(_is_answered(missed, outcome.procedure) for missed in wording.asked)


def _is_offered(missed: Missed, shown: tuple[str, ...]) -> bool:
    """Whether a choice holds what was meant; what nobody picked from may be anything."""
    return missed.meant in shown if missed.meant else not missed.choice


def _is_answered(missed: Missed, procedure: str | None) -> bool:
    return missed.meant == procedure if missed.meant else missed.shown != procedure
