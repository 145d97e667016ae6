"""The end of a request, said by two: the helper says done, the citizen says so too or reopens."""

from bot.clock import DAY
from bot.decision import Decision
from bot.desk.case import Case, case_after, case_of
from bot.desk.claiming import into_hands
from bot.desk.news import Gone, Reply
from bot.desk.outcomes import Closing, Outcome
from bot.desk.routing import owner_for
from bot.desk.showing import cover, show_anew
from bot.desk.states import ENDED, Event
from bot.desk.turn import Turn
from bot.desk.watching import CONFIRM, EXPIRE, watch
from bot.store import Writing


async def finish(turn: Turn, request: int, person: int, closing: Closing, reply: Reply) -> Decision:
    """The holder says how it ended; the citizen is asked whether it is so."""
    before = await case_of(turn.tx, request)
    if before is None or closing.missing is not None:
        return reply.refused(before)
    missed = closing.outcome is Outcome.UNREACHABLE
    end = turn.tx.requests.miss if missed else turn.tx.requests.finish
    if not await end(request, person, closing.to_json(), closing.outcome, turn.at):
        return reply.refused(before)
    covered = await cover(turn.tx, request)
    after = await case_after(turn.tx, request)
    await watch(turn, after)
    if not missed:
        await turn.tx.due.plan(CONFIRM, str(request), turn.at + turn.desk.limits.confirm_days * DAY)
    why = Gone.UNREACHABLE if missed else Gone.DONE
    said = (
        *covered,
        *turn.desk.news.helper_card_over(before, why),
        *turn.desk.news.cards_changed(after),
        *turn.desk.news.ended(after, closing),
    )
    return Decision(said) + reply.done(after)


async def confirm(turn: Turn, request: int, citizen: int | None, reply: Reply) -> Decision:
    """The citizen agrees that it is done; None when silence does."""
    case = await case_of(turn.tx, request)
    own = case is not None and citizen in (None, case.request.person)
    if case is None or not own or not await turn.tx.requests.confirm(request, citizen, turn.at):
        return reply.refused(case if own else None)
    await turn.tx.due.cancel(CONFIRM, str(request))
    return reply.done(case)


async def thank(turn: Turn, request: int, citizen: int, reply: Reply) -> Decision:
    """The citizen's thanks reach the helper, once; they confirm the end as well."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.person != citizen or case.holder is None:
        return reply.refused(None)
    if await turn.tx.requests.has_event(request, Event.THANKED, case.request.closed_at or 0):
        return reply.done(case)
    await confirm(turn, request, citizen, Reply())
    await turn.tx.requests.note(request, Event.THANKED, citizen, turn.at)
    return Decision(turn.desk.news.thanks(case)) + reply.done(case)


async def reopen(turn: Turn, request: int, actor: int, reply: Reply) -> Decision:
    """Goes on within the days set, by either side; with the same helper where that is possible."""
    before = await case_of(turn.tx, request)
    if before is None or not await _may_reopen(turn, before, actor):
        return reply.refused(before)
    resumes = await _helper_is_there(turn.tx, before)
    if resumes and await turn.tx.requests.resume(request, actor, turn.at):
        after = await into_hands(turn, request)
        said = turn.desk.news.cards_changed(after)
    elif actor == before.request.person and await turn.tx.requests.reopen(request, actor, turn.at):
        await _owner_at_work(turn, before)
        await show_anew(turn, request)
        after = await case_after(turn.tx, request)
        await watch(turn, after)
        said = ()
    else:
        return reply.refused(before)
    await turn.tx.due.cancel(CONFIRM, str(request))
    await turn.tx.due.plan(EXPIRE, str(request), turn.at + turn.desk.limits.open_days * DAY)
    return Decision(
        (*said, *turn.desk.news.reopened(after, by_helper=actor != before.request.person))
    ) + reply.done(after)


async def _may_reopen(turn: Turn, case: Case, actor: int) -> bool:
    request = case.request
    if request.state not in ENDED or request.person is None or request.closed_at is None:
        return False
    if actor not in (request.person, request.claimed_by):
        return False
    if turn.at - request.closed_at > turn.desk.limits.reopen_days * DAY:
        return False
    if not await turn.tx.consents.stands(request.person):
        return False
    return await turn.tx.requests.open_of_person(request.person) is None


async def _owner_at_work(turn: Turn, case: Case) -> None:
    """Gives it to who takes such requests now, where the team before was retired since."""
    if case.team.retired:
        owner = await owner_for(turn.tx, case.request.commune)
        await turn.tx.requests.own(case.request.id, owner.id)


async def _helper_is_there(tx: Writing, case: Case) -> bool:
    holder = case.request.claimed_by
    if holder is None or await tx.members.in_team(case.team.id, holder) is None:
        return False
    return await tx.people.can_be_written_to(holder)
