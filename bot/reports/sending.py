"""The month, sent by itself: to leads about their commune, to the office about all of it."""

from datetime import datetime, timedelta

from bot.clock import milliseconds, moment_of
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.roles import ANSWERS_FOR_DATA, Level, Role
from bot.due import Work
from bot.reports.chat import chat_text
from bot.reports.periods import month_before
from bot.reports.report import gather
from bot.store import Store, Writing
from bot.store.tables.teams import Team
from bot.texts import Texts
from knowledge.library import Library

SEND_REPORT = "send_report"
_KEY = "monthly"
_HOUR = 8


async def plan_reports(store: Store, now: datetime) -> None:
    """Plans the next sending, unless it is planned already."""
    async with store.writing() as tx:
        await tx.due.plan_once(SEND_REPORT, _KEY, _next_first(now))


def report_work(library: Library, texts: Texts) -> dict[str, Work]:
    """Due work that sends the month before to those who answer for it."""

    async def send(key: str, tx: Writing, at: int) -> Decision:
        now = moment_of(at)
        await tx.due.plan(SEND_REPORT, key, _next_first(now))
        said: list[Say] = []
        for team in await tx.teams.all():
            said += await _to_team(library, texts, tx, team, now)
        return Decision(tuple(said))

    return {SEND_REPORT: send}


async def _to_team(
    library: Library, texts: Texts, tx: Writing, team: Team, now: datetime
) -> list[Say]:
    """The report for those of a team who get one; made only where somebody does."""
    city = team.level is Level.CITY
    wanted = ANSWERS_FOR_DATA if city else (Role.LEAD,)
    people = [m.person for m in await tx.members.reachable(team.id, wanted)]
    if not people:
        return []
    unit = None if city else team.commune
    report = await gather(tx, library, month_before(now.date()), unit)
    text = chat_text(report, library, texts)
    return [Say(person, text) for person in people]


def _next_first(now: datetime) -> int:
    """Eight in the morning of the first day of the next month."""
    first = (now.replace(day=1) + timedelta(days=32)).replace(day=1)
    return milliseconds(first.replace(hour=_HOUR, minute=0, second=0, microsecond=0))
