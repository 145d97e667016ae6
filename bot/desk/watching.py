"""The clocks of a request: planned anew at every move, gone at its end."""

from bot.desk.case import Case
from bot.desk.states import OPEN, WAITING, State
from bot.desk.turn import Turn

EXPIRE = "expire_request"
SHOW = "show_request"
NUDGE = "nudge_helper"
TAKE_AWAY = "take_from_silent_helper"
LEAD_OF_SILENCE = "tell_lead_of_silence"
STALLED = "ask_how_far"
LEAD_OF_STALLED = "tell_lead_of_stalled"
LEAD_OF_WAITING = "tell_lead_of_waiting"
NEXT_LEVEL = "hand_to_next_level"
CONFIRM = "confirm_by_silence"
APPOINTMENT = "remind_of_appointment"

# Which clocks go on in which states; the others stop. Those that name no state are planned anew at
# every move.
_GOES_ON: dict[str, tuple[State, ...]] = {
    NUDGE: (),
    TAKE_AWAY: (),
    LEAD_OF_WAITING: (),
    NEXT_LEVEL: (),
    STALLED: (),
    LEAD_OF_STALLED: (),
    SHOW: WAITING,
    LEAD_OF_SILENCE: (*WAITING, State.CLAIMED),
    EXPIRE: OPEN,
    APPOINTMENT: OPEN,
}


async def watch(turn: Turn, case: Case) -> None:
    """Plans what the request's state asks for, and takes back what no longer does."""
    request, key = case.request, str(case.request.id)
    for kind, states in _GOES_ON.items():
        if request.state not in states:
            await turn.tx.due.cancel(kind, key)
    if request.appointment_at is None:
        await turn.tx.due.cancel(APPOINTMENT, key)
    if request.state in WAITING:
        await _while_waiting(turn, case, request.waiting_since or turn.at)
    elif request.state is State.CLAIMED:
        await _until_contact(turn, case, request.claimed_at or turn.at)
    elif request.state is State.IN_CONTACT:
        await goes_on(turn, case)


async def _while_waiting(turn: Turn, case: Case, since: int) -> None:
    key, limits = str(case.request.id), turn.desk.limits
    lead = turn.desk.time.after(case.team, since, limits.lead_of_waiting_after)
    await turn.tx.due.plan(LEAD_OF_WAITING, key, lead)
    above = turn.desk.time.after(case.team, since, limits.next_level_after)
    await turn.tx.due.plan(NEXT_LEVEL, key, above)


async def _until_contact(turn: Turn, case: Case, claimed_at: int) -> None:
    """A claim without contact; an appointment gives the helper time until then."""
    key, limits = str(case.request.id), turn.desk.limits
    since = max(claimed_at, case.request.appointment_at or 0)
    await turn.tx.due.plan(NUDGE, key, turn.desk.time.after(case.team, since, limits.nudge_after))
    await turn.tx.due.plan(
        TAKE_AWAY, key, turn.desk.time.after(case.team, since, limits.return_after)
    )
    silence = turn.desk.time.after(case.team, claimed_at, limits.lead_of_silence_after)
    await turn.tx.due.plan_once(LEAD_OF_SILENCE, key, silence)


async def goes_on(turn: Turn, case: Case) -> None:
    """The helper has done something for who is helped: from now on it may not stand still."""
    key, limits = str(case.request.id), turn.desk.limits
    since = max(turn.at, case.request.appointment_at or 0)
    stalled = turn.desk.time.after(case.team, since, limits.stalled_after)
    await turn.tx.due.plan(STALLED, key, stalled)
    told = turn.desk.time.after(case.team, since, limits.lead_of_stalled_after)
    await turn.tx.due.plan(LEAD_OF_STALLED, key, told)
