"""What every rule of the desk needs: the words, the time, the limits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import milliseconds, moment_of
from bot.config import Config
from bot.desk.news import News
from bot.store.tables.teams import Team
from knowledge.hours import QuietHours, WorkingTime, parse_hours, parse_quiet_hours
from knowledge.working_days import WorkDays


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take; working hours, and days of the calendar."""

    nudge_after: int
    return_after: int
    lead_of_silence_after: int
    stalled_after: int
    lead_of_stalled_after: int
    lead_of_waiting_after: int
    next_level_after: int
    open_days: int
    confirm_days: int
    reopen_days: int

    @classmethod
    def of(cls, config: Config) -> "Limits":
        """The limits the settings name."""
        return cls(
            nudge_after=config.nudge_after_hours,
            return_after=config.return_after_hours,
            lead_of_silence_after=config.lead_of_silence_after_hours,
            stalled_after=config.stalled_after_hours,
            lead_of_stalled_after=config.lead_of_stalled_after_hours,
            lead_of_waiting_after=config.lead_of_waiting_after_hours,
            next_level_after=config.next_level_after_hours,
            open_days=config.keep_open_days,
            confirm_days=config.confirm_days,
            reopen_days=config.reopen_days,
        )


class DeskTime:
    """Working hours of each team, and the night in which nobody is disturbed."""

    def __init__(self, hours: str, quiet: str, work_days: WorkDays) -> None:
        self._hours = hours
        self._work_days = work_days
        self._times: dict[str, WorkingTime] = {}
        self.quiet: QuietHours = parse_quiet_hours(quiet)

    def of(self, team: Team) -> WorkingTime:
        """The team's working time."""
        hours = team.hours or self._hours
        if hours not in self._times:
            self._times[hours] = WorkingTime(parse_hours(hours), self._work_days)
        return self._times[hours]

    def after(self, team: Team, at: int, hours: int) -> int:
        """The moment when so many working hours of the team have passed."""
        return milliseconds(self.of(team).add(moment_of(at), hours))

    def morning(self, at: int) -> int | None:
        """When the quiet hours end; None when it is no quiet hour."""
        moment = moment_of(at)
        return milliseconds(self.quiet.ends(moment)) if self.quiet.is_quiet(moment) else None

    def next_answer(self, team: Team, at: int) -> datetime | None:
        """When somebody will be there; None when that is now."""
        moment = moment_of(at)
        opens = self.of(team).next_open(moment)
        return opens if opens > moment else None

    def working_days_later(self, team: Team, at: int, days: int) -> int:
        """The end of the working day so many working days later."""
        time, moment = self.of(team), moment_of(at)
        for _ in range(days):
            moment = time.next_open(_midnight_after(moment))
        return milliseconds(_midnight_after(moment)) - 1


@dataclass(frozen=True, slots=True)
class Desk:
    """The words, the time and the limits of one installation's desk."""

    news: News
    time: DeskTime
    limits: Limits


def _midnight_after(moment: datetime) -> datetime:
    return (moment + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
