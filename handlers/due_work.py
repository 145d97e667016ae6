"""Due work that speaks to people."""

from collections.abc import Mapping

from bot.decision import Decision
from bot.desk.requests import EXPIRE
from bot.due import Work
from bot.store import Writing
from handlers import desk_news
from handlers.visit import Room


def expiry(room: Room) -> Mapping[str, Work]:
    """Requests that stayed open too long are closed, with an apology."""

    async def expire(key: str, tx: Writing, at: int) -> Decision:
        before = await tx.requests.get(int(key))
        if before is None or not await tx.requests.expire(before.id, at):
            return Decision()
        team = await tx.teams.get(before.team) if before.team is not None else None
        return Decision(desk_news.of_expiry(room, before, team))

    return {EXPIRE: expire}
