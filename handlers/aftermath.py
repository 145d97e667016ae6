"""What follows when Telegram refused a message for good, or gave a group a new id."""

from bot.decision import Decision, carry_out
from bot.delivery.refusals import Reach, Remedy
from bot.desk import claiming, teams
from bot.desk.case import case_of
from bot.desk.desk import Desk
from bot.desk.news import ForLead, Gone
from bot.desk.routing import tell_leads
from bot.desk.states import OPEN, Event
from bot.desk.turn import Turn
from bot.store import Writing
from bot.store.tables.outbox import WaitingCall


class TellWhoHasToKnow:
    """Notes who can no longer be reached and tells the others of the same request."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ended(self, call: WaitingCall, remedy: Remedy, tx: Writing, at: int) -> None:
        """Within the transaction that ends the call."""
        if remedy.reach is Reach.GROUP_LOST:
            decision = await teams.leave_group(Turn(self._desk, tx, at), call.chat)
            await carry_out(decision, tx, call.chat, at)
        if remedy.reach is not Reach.PERSON_LOST:
            return
        await tx.people.blocked(call.chat, at)
        if call.request is not None:
            decision = await _about(Turn(self._desk, tx, at), call.request, call.chat)
            await carry_out(decision, tx, call.chat, at)

    async def moved(self, old: int, new: int, tx: Writing, at: int) -> None:
        """The group's waiting messages follow, its open cards are posted anew."""
        await teams.move_group(Turn(self._desk, tx, at), old, new)


async def _about(turn: Turn, request: int, lost: int) -> Decision:
    """What a request's people hear when one of them can no longer be reached."""
    case, tx = await case_of(turn.tx, request), turn.tx
    if case is None or case.request.state not in OPEN:
        return Decision()
    if lost == case.request.claimed_by:  # the claim returns: its holder cannot be written to
        return await claiming.take_away(turn, request, Gone.HELPER_LOST)
    if lost != case.request.person:
        await teams.lost_by(turn, request, lost)
        return Decision()
    if await tx.requests.has_event(request, Event.CITIZEN_LOST):
        return Decision()
    await tx.requests.note(request, Event.CITIZEN_LOST, None, turn.at)
    told = await tell_leads(turn, request, ForLead.CITIZEN_LOST)
    return Decision(turn.desk.news.citizen_lost(case)) + told
