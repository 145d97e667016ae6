"""What follows when Telegram refused a message for good, or gave a group a new id."""

from bot.decision import Decision, carry_out
from bot.delivery.refusals import Reach, Remedy
from bot.desk.states import OPEN, Event
from bot.desk.teams import LeaveGroup, MoveGroup
from bot.store import Writing
from bot.store.tables.outbox import WaitingCall
from bot.store.tables.requests_read import Request
from handlers import desk_news
from handlers.desk_cards import group_card
from handlers.visit import Room


class TellWhoHasToKnow:
    """Notes who can no longer be reached and tells the others of the same request."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def ended(self, call: WaitingCall, remedy: Remedy, tx: Writing, at: int) -> None:
        """Within the transaction that ends the call."""
        if remedy.reach is Reach.GROUP_LOST:
            await LeaveGroup(call.chat).apply(tx, at)
        if remedy.reach is not Reach.PERSON_LOST:
            return
        await tx.people.blocked(call.chat, at)
        request = await tx.requests.get(call.request) if call.request is not None else None
        if request is not None and request.state in OPEN:
            decision = await self._about(request, call.chat, tx, at)
            await carry_out(decision, tx, call.chat, at)

    async def moved(self, old: int, new: int, tx: Writing, at: int) -> None:
        """The group's waiting messages follow, its open cards are posted anew."""
        move = MoveGroup(old, new, lambda request, team: group_card(self._room, request, team))
        await move.apply(tx, at)

    async def _about(self, request: Request, lost: int, tx: Writing, at: int) -> Decision:
        team = await tx.teams.get(request.team) if request.team is not None else None
        if lost == request.claimed_by:  # the claim returns: its holder cannot be written to
            if await tx.requests.give_back(request.id, lost, at):
                return Decision(desk_news.of_return(self._room, request, team))
            return Decision()
        await tx.requests.note(request.id, Event.UNREACHABLE, None, at)
        return Decision(desk_news.of_silence(self._room, request, team))
