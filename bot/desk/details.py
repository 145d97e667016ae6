"""What a citizen adds to an open request, and how long it stays in a volunteer's chat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.decision import Decision
from bot.delivery.messages import Say
from bot.delivery.post import post
from bot.store import Writing
from bot.store.tables.requests_read import Request

TAKE_BACK = "take_back"
_CONTACT_STAYS = round(timedelta(hours=40).total_seconds() * 1000)  # Telegram deletes for 48 hours


class Detail(StrEnum):
    """What can be added; nothing of it is ever asked for first."""

    NAME = "name"
    PREFERRED_TIME = "preferred_time"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class AddDetail:
    """One detail for one's own open request.

    Attributes:
        added, too_late: What the citizen is told.
        tell: What the holder is told, where somebody holds the request already.
    """

    request: int
    person: int
    detail: Detail
    value: str
    added: Callable[[], Decision]
    too_late: Callable[[], Decision]
    tell: Callable[[Request], Say]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Adds it while the request is open."""
        added = await tx.requests.add_detail(self.request, self.person, self.detail, self.value)
        request = await tx.requests.get(self.request)
        if not added or request is None:
            return self.too_late()
        if request.claimed_by is not None:
            row = await post(self.tell(request), tx, at)
            if request.phone:
                await take_back_later(tx, request.claimed_by, row, at)
        return self.added()


async def take_back_later(tx: Writing, chat: int, row: int, at: int) -> None:
    """Plans that a message with contact data leaves the volunteer's chat in time."""
    await tx.due.plan(TAKE_BACK, f"{chat}:{row}", at + _CONTACT_STAYS)
