"""Into a helper's hands and out of them: claim, contact, give back, hand over, appoint.

What two people can race for is one SQL statement; here it is decided what follows for the winner
and for the others.
"""

from collections.abc import Callable

from bot.decision import Decision
from bot.delivery.post import post
from bot.desk.case import Case, case_after, case_of
from bot.desk.duties import Look
from bot.desk.news import Gone, Reply, Said
from bot.desk.showing import cover, show, show_holder
from bot.desk.states import HELD, Event, State
from bot.desk.turn import Turn
from bot.desk.watching import APPOINTMENT, watch
from bot.store import Writing


async def claim(turn: Turn, request: int, person: int, reply: Reply) -> Decision:
    """A volunteer takes a request; of many at once exactly one gets it."""
    before = await case_of(turn.tx, request)
    if before is None or not await _can_hold(turn.tx, before, person):
        return reply.refused(before)
    if not await turn.tx.requests.claim(request, person, turn.at):
        return reply.refused(before)
    after = await into_hands(turn, request)
    return Decision(
        (*turn.desk.news.cards_changed(after), *turn.desk.news.claimed(after))
    ) + reply.done(after)


async def contacted(turn: Turn, request: int, person: int, reply: Reply) -> Decision:
    """The holder has been in touch; the clock of silence stops."""
    if not await turn.tx.requests.contact(request, person, turn.at):
        return reply.refused(await case_of(turn.tx, request))
    after = await case_after(turn.tx, request)
    await watch(turn, after)
    return Decision(turn.desk.news.helper_card_changed(after)) + reply.done(after)


async def give_back(turn: Turn, request: int, person: int, reply: Reply) -> Decision:
    """The holder gives a request back to the team."""
    before = await case_of(turn.tx, request)
    if before is None or not await turn.tx.requests.give_back(request, person, turn.at):
        return reply.refused(before)
    return await _freed(turn, before, Gone.GIVEN_BACK) + reply.done(before)


async def take_away(
    turn: Turn, request: int, why: Gone, actor: int | None = None, reply: Reply | None = None
) -> Decision:
    """A request leaves a helper's hands without the helper, and waits for somebody else."""
    reply = reply or Reply()
    before = await case_of(turn.tx, request)
    if before is None or not await turn.tx.requests.take_back(request, actor, turn.at, why):
        return reply.refused(before)
    return await _freed(turn, before, why) + reply.done(before)


async def lose_helper(turn: Turn, person: int) -> Decision:
    """Whoever blocked the bot can help nobody: what they hold waits for somebody else."""
    follows = Decision()
    for request in await turn.tx.requests.claimed_by(person):
        follows += await take_away(turn, request.id, Gone.HELPER_LOST)
    return follows


async def change_helper(turn: Turn, request: int, citizen: int, reply: Reply) -> Decision:
    """The citizen would rather have somebody else."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.person != citizen:
        return reply.refused(None)
    return await take_away(turn, request, Gone.CITIZEN_WISHED, citizen, reply)


async def hand_over(turn: Turn, request: int, person: int, to: int, reply: Reply) -> Decision:
    """The holder puts a request into a colleague's hands, who has pledged and can be written to."""
    before = await case_of(turn.tx, request)
    if before is None or to == person or not await _can_hold(turn.tx, before, to):
        return reply.refused(before)
    if not await turn.tx.requests.hand_over(request, person, to, turn.at):
        return reply.refused(before)
    covered = await cover(turn.tx, request)
    after = await into_hands(turn, request)
    said = (
        *covered,
        *turn.desk.news.helper_card_over(before, Gone.HANDED_OVER),
        *turn.desk.news.cards_changed(after),
        *turn.desk.news.claimed(after),
    )
    return Decision(said) + reply.done(after)


async def appoint(turn: Turn, request: int, person: int, moment: int, reply: Reply) -> Decision:
    """The holder and the citizen go on later; until then nobody is nudged."""
    if not await turn.tx.requests.appoint(request, person, moment, turn.at):
        return reply.refused(await case_of(turn.tx, request))
    after = await case_after(turn.tx, request)
    await turn.tx.due.plan(APPOINTMENT, str(request), moment)
    await watch(turn, after)
    return reply.done(after)


async def nudge(turn: Turn, request: int) -> Decision:
    """A claim without contact: its holder is reminded."""
    return await _nudged(turn, request, State.CLAIMED, turn.desk.news.nudge)


async def ask_how_far(turn: Turn, request: int) -> Decision:
    """Nothing has come from the holder since the last contact: is it done, or stuck?"""
    return await _nudged(turn, request, State.IN_CONTACT, turn.desk.news.stalled)


async def _nudged(turn: Turn, request: int, state: State, said: Callable[[Case], Said]) -> Decision:
    """Nothing is said where the request has moved on since."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.state is not state:
        return Decision()
    await turn.tx.requests.note(request, Event.NUDGED, None, turn.at)
    return Decision(said(case))


async def remind(turn: Turn, request: int) -> Decision:
    """The agreed moment has come."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.state not in HELD:
        return Decision()
    return Decision(turn.desk.news.appointment(case))


async def into_hands(turn: Turn, request: int) -> Case:
    """Gives a claimed request's holder the card, and the contact in a message apart."""
    case = await case_after(turn.tx, request)
    row = await post(turn.desk.news.helper_card(case), turn.tx, turn.at)
    await turn.tx.requests.hand_helper(request, row)
    if case.request.has_contact:
        await show_holder(turn, case, turn.desk.news.contact(case), Look.CONTACT)
    after = await case_after(turn.tx, request)
    await watch(turn, after)
    return after


async def _freed(turn: Turn, before: Case, why: Gone) -> Decision:
    """Free again: the team may claim, the citizen knows somebody else is looked for."""
    covered = await cover(turn.tx, before.request.id)
    after = await case_after(turn.tx, before.request.id)
    if not after.cards:
        await show(turn, after.request.id)
    await watch(turn, after)
    said = (
        *covered,
        *turn.desk.news.helper_card_over(before, why),
        *turn.desk.news.cards_changed(after),
        *turn.desk.news.freed(after, why),
    )
    return Decision(said)


async def _can_hold(tx: Writing, case: Case, person: int) -> bool:
    member = await tx.members.in_team(case.team.id, person)
    if member is None or member.volunteer.pledge is None or case.request.person == person:
        return False
    return await tx.people.can_be_written_to(person)
