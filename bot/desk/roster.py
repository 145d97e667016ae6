"""Who is in a team: invited, joined, pledged, retired; a team that has a lead keeps one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.clock import DAY
from bot.decision import Decision
from bot.desk.case import case_after, case_with
from bot.desk.claiming import take_away
from bot.desk.codes import helper_code, invitation_hash, join_code
from bot.desk.news import Gone
from bot.desk.roles import LEADS, OF_THE_CITY, RANKS, Level, Role
from bot.desk.routing import owner_for
from bot.desk.showing import show
from bot.desk.states import State
from bot.desk.turn import Turn
from bot.errors import BotError
from bot.store import Reading, Writing
from bot.store.tables.invitations import Invitation
from bot.store.tables.members import Volunteer
from bot.store.tables.teams import Team

_INVITATION_DAYS = 7
_TRIES = 50


class Leaving(StrEnum):
    """What came of taking somebody out of a team."""

    LEFT = "left"
    LAST_LEAD = "last_lead"
    NOT_THERE = "not_there"


@dataclass(frozen=True, slots=True)
class Joined:
    """A place that was just taken."""

    team: Team
    role: Role
    volunteer: Volunteer


async def invite(
    tx: Writing, invitation: Invitation, made_by: int | None, at: int
) -> tuple[str, int]:
    """A code that lets one person into a team, and when it ends."""
    code, ends_at = join_code(), at + _INVITATION_DAYS * DAY
    await tx.invitations.add(invitation_hash(code), invitation, made_by, at, ends_at)
    return code, ends_at


def fits(level: Level, role: Role) -> bool:
    """Whether a team of that level has the role; the city's own stay at the city's desk."""
    return level is Level.CITY or role not in OF_THE_CITY


async def join(
    turn: Turn,
    typed: str,
    person: int,
    name: str,
    joined: Callable[[Joined], Decision],
    refused: Callable[[], Decision],
) -> Decision:
    """Lets a person in by an invitation; what waits for the team is shown to them."""
    found = await turn.tx.invitations.use(invitation_hash(typed), turn.at)
    team = await turn.tx.teams.get(found.team) if found is not None else None
    if found is None or team is None:
        return refused()
    volunteer = await enrol(turn, team.id, person, name, found.role)
    return await take_what_waits(turn, team) + joined(Joined(team, found.role, volunteer))


async def enrol(turn: Turn, team: int, person: int, name: str, role: Role) -> Volunteer:
    """The volunteer with a code of their own and a place in the team; a higher role stays."""
    known = await turn.tx.members.volunteer(person)
    code = known.helper_code if known else await _free_helper_code(turn.tx)
    await turn.tx.members.keep(person, name, code, turn.at)
    place = await turn.tx.members.in_team(team, person)
    if place is None or RANKS.index(place.role) < RANKS.index(role):
        await turn.tx.members.join(team, person, role, turn.at)
    volunteer = await turn.tx.members.volunteer(person)
    assert volunteer is not None  # noqa: S101 - kept three lines above
    return volunteer


async def join_by_group(turn: Turn, team: int, person: int, name: str) -> Decision:
    """Who is in the team's group belongs to the team."""
    await enrol(turn, team, person, name, Role.VOLUNTEER)
    return Decision()


async def accept_pledge(turn: Turn, person: int, version: str, thanks: Decision) -> Decision:
    """Notes that a volunteer accepted what helping asks."""
    await turn.tx.members.pledge(person, version, turn.at)
    return thanks


async def take_what_waits(turn: Turn, team: Team) -> Decision:
    """Gives a team that can be reached now what its commune sent to the city for want of it.

    What was handed on, or shall stay far, is left where it is.
    """
    city, said = await turn.tx.teams.city_desk(), Decision()
    owner = await owner_for(turn.tx, team.commune)
    for request in await turn.tx.requests.waiting_of_commune(city.id, team.commune):
        if owner.id != team.id or request.sent_far or request.state is not State.NEW:
            continue
        before = await case_with(turn.tx, request)
        await turn.tx.requests.own(request.id, team.id)
        await turn.tx.cards.forget(request.id)
        after = await case_after(turn.tx, request.id)
        said += Decision(turn.desk.news.cards_left(before, after))
    for request in await turn.tx.requests.waiting_of_team(team.id):
        await show(turn, request.id)
    return said


async def retire(turn: Turn, team: int, person: int) -> tuple[Leaving, Decision]:
    """Takes somebody out of a team at once; what they hold of it returns."""
    if await turn.tx.members.in_team(team, person) is None:
        return Leaving.NOT_THERE, Decision()
    if not await turn.tx.members.leave(team, person, turn.at):
        return Leaving.LAST_LEAD, Decision()
    follows = Decision()
    for request in await turn.tx.requests.claimed_by(person):
        if request.team == team:
            follows += await take_away(turn, request.id, Gone.RETIRED)
    return Leaving.LEFT, follows


async def succeed(turn: Turn, team: int, lead: int, to: int) -> None:
    """Passes the lead on: a team's lead becomes a volunteer, the city's admin stays one of two."""
    giver = await turn.tx.members.in_team(team, lead)
    taker = await turn.tx.members.in_team(team, to)
    role = Role.ADMIN if giver is not None and giver.role is Role.ADMIN else Role.LEAD
    if taker is None or RANKS.index(taker.role) < RANKS.index(role):
        await turn.tx.members.join(team, to, role, turn.at)
    if giver is not None and giver.role is Role.LEAD:
        await turn.tx.members.join(team, lead, Role.VOLUNTEER, turn.at)


async def leads(store: Reading | Writing, person: int) -> list[Team]:
    """The teams a person may look after; who leads the city's desk looks after all."""
    if await store.members.city_role(person) in LEADS:
        return await store.teams.all()
    own = [p.team for p in await store.members.places_of(person) if p.role is Role.LEAD]
    return [team for team in await store.teams.all() if team.id in own]


async def may_lead(store: Reading | Writing, team: int, person: int) -> bool:
    """Whether the person looks after the team."""
    return any(found.id == team for found in await leads(store, person))


async def _free_helper_code(tx: Writing) -> str:
    for attempt in range(_TRIES):
        code = helper_code(attempt // 5)
        if not await tx.members.helper_code_taken(code):
            return code
    raise BotError("No free helper code was found.")
