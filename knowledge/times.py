"""How long something takes, by channel, and whether online is slower or faster."""

from dataclasses import dataclass

from knowledge.model import Channel, Duration, Procedure

_HOURS = {"hour": 1, "working_day": 24, "day": 24, "month": 720}


@dataclass(frozen=True, slots=True)
class TimeSheet:
    """A procedure's times.

    Attributes:
        same: The one time, where every channel that names one names the same.
        by_channel: The channels' times where they differ.
        online_is_slower: True only where both are known, in the same unit.
    """

    same: Duration | None
    by_channel: tuple[tuple[Channel, Duration], ...]
    online_is_slower: bool
    online_is_faster: bool


def time_sheet(procedure: Procedure) -> TimeSheet:
    """The procedure's times, ready to be told."""
    known = {channel: time for channel, time in procedure.time.items() if time.amount is not None}
    distinct = {(time.amount, time.unit) for time in known.values()}
    online, counter = known.get(Channel.ONLINE), known.get(Channel.COUNTER)
    difference = _difference(online, counter)
    if len(distinct) == 1:
        return TimeSheet(next(iter(known.values())), (), False, False)
    return TimeSheet(None, tuple(known.items()), difference > 0, difference < 0)


def _difference(online: Duration | None, counter: Duration | None) -> int:
    """Hours online takes longer; 0 when not comparable."""
    if online is None or counter is None or online.unit != counter.unit:
        return 0
    if online.amount is None or counter.amount is None or online.unit is None:
        return 0
    return (online.amount - counter.amount) * _HOURS[online.unit]
