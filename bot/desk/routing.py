"""Whose a request is: the commune's team, else the city's desk; never nobody's."""

from bot.decision import Decision
from bot.desk.case import Case, case_after, case_of
from bot.desk.news import ForLead, Gone, Reply, together
from bot.desk.roles import LEADS, Level
from bot.desk.showing import cover, show_anew
from bot.desk.states import HELD, Event
from bot.desk.turn import Turn
from bot.desk.watching import NEXT_LEVEL, watch
from bot.store import Reading, Writing
from bot.store.tables.members import Member
from bot.store.tables.teams import Team


async def owner_for(store: Reading | Writing, commune: str) -> Team:
    """Who takes a commune's requests: its team, else the least busy neighbourhood's, else the city.

    A team can take something when it has a group, or somebody the bot may write to.
    """
    able = [team for team in await store.teams.of_commune(commune) if await can_take(store, team)]
    for team in able:
        if team.level is Level.COMMUNE:
            return team
    loads = [(await store.requests.load_of(team.id), team) for team in able]
    if loads:
        return min(loads, key=lambda pair: (pair[0].waiting + pair[0].held, pair[1].id))[1]
    return await store.teams.city_desk()


async def can_take(store: Reading | Writing, team: Team) -> bool:
    """Whether a request given to the team would be seen by anybody."""
    return team.chat is not None or bool(await store.members.reachable(team.id))


async def next_level(store: Reading | Writing, team: Team) -> Team | None:
    """Who is asked when the team does not answer; None above the city."""
    if team.level is Level.CITY:
        return None
    if team.level is Level.NEIGHBOURHOOD:
        for other in await store.teams.of_commune(team.commune):
            if other.level is Level.COMMUNE and await can_take(store, other):
                return other
    return await store.teams.city_desk()


async def leads_of(store: Reading | Writing, team: Team) -> list[Member]:
    """Who is told about a team's troubles: its leads; without one, those of the city's desk."""
    own = await store.members.reachable(team.id, LEADS)
    if own or team.level is Level.CITY:
        return own
    city = await store.teams.city_desk()
    return await store.members.reachable(city.id, LEADS)


async def hand_on(
    turn: Turn, request: int, actor: int | None, to: Team, reply: Reply, commune: str | None = None
) -> Decision:
    """Makes a request wait with another team.

    Args:
        actor: Its holder, or somebody who leads; None for the clock.
        commune: Where it belongs, when the first one was wrong.
    """
    before = await case_of(turn.tx, request)
    if before is None or not await _may_hand_on(turn.tx, before, actor):
        return reply.refused(before)
    place = commune or before.request.commune
    near = before.request.sent_far and to.level is not Level.CITY
    if to.retired or near or (before.team.id == to.id and place == before.request.commune):
        return reply.refused(before)
    if not await turn.tx.requests.hand_on(request, actor, to.id, place, turn.at):
        return reply.refused(before)
    covered = await cover(turn.tx, request)
    await show_anew(turn, request)
    after = await case_after(turn.tx, request)
    await watch(turn, after)
    said = (
        *covered,
        *turn.desk.news.cards_left(before, after),
        *turn.desk.news.helper_card_over(before, Gone.HANDED_ON),
        *turn.desk.news.handed_on(after),
    )
    return Decision(said) + reply.done(after)


async def escalate(turn: Turn, request: int) -> Decision:
    """Nobody took it in time: the next level gets it, and its leads hear so."""
    case = await case_of(turn.tx, request)
    above = await next_level(turn.tx, case.team) if case is not None else None
    if case is None or above is None:
        return Decision()
    if not await can_take(turn.tx, above):  # nobody is there: it stays where somebody may see it
        later = turn.desk.time.after(case.team, turn.at, turn.desk.limits.next_level_after)
        await turn.tx.due.plan(NEXT_LEVEL, str(request), later)
        return await tell_leads(turn, request, ForLead.WAITS)
    handed = await hand_on(turn, request, None, above, Reply())
    return handed + await tell_leads(turn, request, ForLead.CAME_UP)


async def tell_leads(turn: Turn, request: int, what: ForLead) -> Decision:
    """Tells those who lead the owner."""
    case = await case_of(turn.tx, request)
    if case is None:
        return Decision()
    await turn.tx.requests.note(request, Event.LEAD_TOLD, None, turn.at, what)
    leads = await leads_of(turn.tx, case.team)
    return Decision(together(turn.desk.news.for_lead(case, m.person, what) for m in leads))


async def _may_hand_on(tx: Writing, case: Case, actor: int | None) -> bool:
    """The clock may, the holder may, who leads the owner or the city's desk may."""
    if actor is None:
        return True
    if case.request.state in HELD and case.request.claimed_by == actor:
        return True
    own = await tx.members.in_team(case.team.id, actor)
    city = await tx.members.city_role(actor)
    return (own is not None and own.role in LEADS) or city in LEADS
