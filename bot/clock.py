"""The time, asked for in one place: Viet Nam has one zone without daylight saving."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

HOUR = 60 * 60 * 1000
DAY = 24 * HOUR
"""Spans as the store keeps moments: milliseconds."""

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Tells the time; tests and local mode set their own."""

    def now(self) -> datetime:
        """The moment, aware, in Viet Nam's zone."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, aware, in Viet Nam's zone."""
        return datetime.now(VIETNAM)


class ShiftedClock:
    """The machine's clock moved by an offset that can be set while it runs."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """The moment, aware, in Viet Nam's zone."""
        return datetime.now(VIETNAM) + self.offset

    def set(self, moment: datetime) -> None:
        """Makes `now` go on from `moment`."""
        self.offset = moment.astimezone(VIETNAM) - datetime.now(VIETNAM)


def milliseconds(moment: datetime) -> int:
    """The moment as the store keeps it: whole milliseconds since 1970 UTC."""
    return round(moment.timestamp() * 1000)


def moment_of(stored: int) -> datetime:
    """A stored moment in Viet Nam's zone."""
    return datetime.fromtimestamp(stored / 1000, UTC).astimezone(VIETNAM)


def today(clock: Clock) -> date:
    """The calendar day in Viet Nam."""
    return clock.now().date()
