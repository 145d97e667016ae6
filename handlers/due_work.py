"""Due work of the desk: what happens by itself when its time has come."""

from collections.abc import Awaitable, Callable, Mapping

from bot.decision import Decision
from bot.desk import claiming, closing, obligations, on_duty, requests, routing, showing
from bot.desk import watching as clocks
from bot.desk.desk import Desk
from bot.desk.news import ForLead, Gone, Reply
from bot.desk.turn import Turn
from bot.due import Work
from bot.store import Writing

_OfRequest = Callable[[Turn, int], Awaitable[Decision]]


def desk_work(desk: Desk) -> Mapping[str, Work]:
    """What to do for each clock of a request, of a duty, of the office."""
    of_requests = {
        clocks.SHOW: showing.show_if_waiting,
        clocks.NUDGE: claiming.nudge,
        clocks.TAKE_AWAY: _take_from_the_silent,
        clocks.LEAD_OF_SILENCE: _lead_hears(ForLead.SILENT),
        clocks.LEAD_OF_WAITING: _lead_hears(ForLead.WAITS),
        clocks.STALLED: claiming.ask_how_far,
        clocks.LEAD_OF_STALLED: _lead_hears(ForLead.STALLED),
        clocks.NEXT_LEVEL: routing.escalate,
        clocks.CONFIRM: _confirm_by_silence,
        clocks.EXPIRE: requests.expire,
        clocks.APPOINTMENT: claiming.remind,
        on_duty.DUTY_ENDS: on_duty.end_duty,  # its number is the volunteer
    }
    works = {kind: _of_number(desk, work) for kind, work in of_requests.items()}

    async def duties_due(key: str, tx: Writing, at: int) -> Decision:
        del key
        return await obligations.tell_office(Turn(desk, tx, at))

    return {**works, obligations.DUTIES: duties_due}


def _of_number(desk: Desk, work: _OfRequest) -> Work:
    """Work whose key is a request's id."""

    async def for_key(key: str, tx: Writing, at: int) -> Decision:
        return await work(Turn(desk, tx, at), int(key))

    return for_key


async def _take_from_the_silent(turn: Turn, request: int) -> Decision:
    return await claiming.take_away(turn, request, Gone.SILENT)


def _lead_hears(what: ForLead) -> _OfRequest:
    async def told(turn: Turn, request: int) -> Decision:
        return await routing.tell_leads(turn, request, what)

    return told


async def _confirm_by_silence(turn: Turn, request: int) -> Decision:
    return await closing.confirm(turn, request, None, Reply())
