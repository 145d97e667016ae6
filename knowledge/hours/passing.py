"""How working time passes: open, closed, and when so many hours of it are over."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from knowledge.hours.spans import HoursError, Span, at
from knowledge.hours.week import WorkingHours
from knowledge.working_days import WorkDays


class WorkingTime:
    """How time passes at a desk: by its hours, on the days that are worked.

    A holiday has no hours; a swapped Saturday has Monday's.
    """

    def __init__(self, hours: WorkingHours, work_days: WorkDays) -> None:
        if not hours.weekdays:
            raise HoursError("no day has any hours", "write them as T2-T6 7:30-11:30 13:30-17:00")
        self.hours = hours
        self.work_days = work_days

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """The spans of a day of the calendar."""
        weekday = self.work_days.weekday_of(day)
        return () if weekday is None else self.hours.spans_on(weekday)

    def is_open(self, moment: datetime) -> bool:
        """Whether the moment is working time."""
        return any(
            at(span.start, moment) <= moment < at(span.end, moment)
            for span in self.spans_on(moment.date())
        )

    def next_open(self, moment: datetime) -> datetime:
        """The first moment of working time from `moment` on: itself when it is one."""
        opens, _ = next(self._stretches(moment))
        return opens

    def add(self, moment: datetime, hours: float | timedelta) -> datetime:
        """The first moment by which that much working time has passed.

        What is over with the end of a span is over at its end, not when the next one begins.

        Raises:
            ValueError: The hours are less than none.
        """
        left = hours if isinstance(hours, timedelta) else timedelta(hours=hours)
        if left < timedelta():
            raise ValueError(f"working time only passes forwards, not by {hours}")
        stretches = self._stretches(moment)
        while left:
            opens, closes = next(stretches)
            moment = min(opens + left, closes)
            left -= moment - opens
        return moment

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`; none when the end is not later."""
        passed = timedelta()
        stretches = self._stretches(start)
        while (stretch := next(stretches))[0] < end:
            opens, closes = stretch
            passed += min(closes, end) - opens
        return passed

    def _stretches(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Working time from `moment` on, stretch by stretch, without end."""
        day = at(0, moment)
        while True:
            for span in self.spans_on(day.date()):
                opens, closes = at(span.start, day), at(span.end, day)
                if closes > moment:
                    yield max(opens, moment), closes
            day += timedelta(days=1)
