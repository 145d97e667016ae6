"""Teams and their groups: binding, leaving, moving, retiring."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import DAY
from bot.decision import Decision
from bot.desk.case import case_of
from bot.desk.codes import invitation_hash
from bot.desk.news import Reply, together
from bot.desk.roles import Level, Role
from bot.desk.roster import enrol, take_what_waits
from bot.desk.routing import hand_on, leads_of, next_level
from bot.desk.showing import show, show_anew
from bot.desk.states import HELD
from bot.desk.turn import Turn
from bot.store import Writing
from bot.store.tables.teams import Team

CODE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Place:
    """What a new team is called, and whom it serves."""

    name: str
    commune: str
    level: Level


async def add(tx: Writing, place: Place, code: str, at: int) -> int | None:
    """Adds a team, or gives one that is here a new code; returns when the code ends.

    None: a team of that name serves elsewhere.
    """
    ends_at = at + CODE_DAYS * DAY
    hashed = invitation_hash(code)
    added = await tx.teams.add(place.name, place.commune, hashed, ends_at, at, place.level)
    return ends_at if added else None


@dataclass(frozen=True, slots=True)
class Group:
    """A group that is to be a team's: its chat, and whether it has topics."""

    chat: int
    forum: bool


async def bind_by_code(
    turn: Turn,
    typed: str,
    group: Group,
    lead: tuple[int, str] | None,
    bound: Callable[[Team], Decision],
    refused: Callable[[], Decision],
) -> Decision:
    """A group becomes a team's group by a code that works once.

    Args:
        lead: Who typed it and is called what: the first one leads a team that has no lead; None
            for somebody who speaks as the group.
    """
    hashed = invitation_hash(typed)
    before = await turn.tx.teams.with_code(hashed, turn.at)
    ousted = await turn.tx.teams.of_chat(group.chat)
    team = await turn.tx.teams.bind(hashed, group.chat, turn.at)
    if team is None:
        return refused()
    if lead is not None and not await turn.tx.members.count_in(team.id, Role.LEAD):
        await enrol(turn, team.id, *lead, Role.LEAD)
    return await _settled(turn, team.id, group, before, ousted) + bound(team)


async def bind_by_lead(
    turn: Turn, team: Team, group: Group, bound: Callable[[Team], Decision]
) -> Decision:
    """A group becomes a team's group by its lead's word."""
    ousted = await turn.tx.teams.of_chat(group.chat)
    await turn.tx.teams.settle(team.id, group.chat)
    return await _settled(turn, team.id, group, team, ousted) + bound(team)


async def _settled(
    turn: Turn, team: int, group: Group, before: Team | None, ousted: Team | None
) -> Decision:
    """Everything open is shown in the new group.

    Args:
        before: The team as it was: its group before hears that it is over.
        ousted: Who worked in the group until now: what waits for them is shown elsewhere.
    """
    await turn.tx.teams.has_topics(team, group.forum)
    if ousted is not None and ousted.id != team:
        for request in await turn.tx.requests.waiting_of_team(ousted.id):
            await show_anew(turn, request.id)
    found = await turn.tx.teams.get(team)
    assert found is not None  # noqa: S101 - teams are retired, never deleted
    for request in await turn.tx.requests.open_of_team(team):
        await show_anew(turn, request.id)
    said = await take_what_waits(turn, found)
    if before is not None and before.chat not in (None, group.chat):
        said += Decision(turn.desk.news.group_left(found, before.chat))
    return said


async def leave_group(turn: Turn, chat: int) -> Decision:
    """The bot is no longer in a group: its lead is told, what waits goes to private chats."""
    team = await turn.tx.teams.of_chat(chat)
    await turn.tx.teams.leave_chat(chat)
    await turn.tx.cards.leave_chat(chat)
    if team is None:
        return Decision()
    leads = await leads_of(turn.tx, team)
    for request in await turn.tx.requests.waiting_of_team(team.id):
        await show(turn, request.id)
    return Decision(together(turn.desk.news.group_lost(team, m.person) for m in leads))


async def move_group(turn: Turn, old: int, new: int) -> Decision:
    """A group became a supergroup: what waits follows, open cards are posted anew, once."""
    team = await turn.tx.teams.of_chat(old)
    await turn.tx.outbox.move_chat(old, new)
    if team is None:
        return Decision()
    await turn.tx.teams.move_chat(old, new)
    await turn.tx.cards.leave_chat(old)
    for request in await turn.tx.requests.open_of_team(team.id):
        await show(turn, request.id)
    return Decision()


async def retire_team(turn: Turn, team: Team) -> Decision:
    """Ends a team's work: what it has open goes to the next level, its people leave."""
    follows = Decision()
    above = await next_level(turn.tx, team)
    if above is None or not await turn.tx.teams.retire(team.id, turn.at):
        return follows
    for request in await turn.tx.requests.open_of_team(team.id):
        follows += await hand_on(turn, request.id, None, above, Reply())
    for member in await turn.tx.members.reachable(team.id):
        follows += Decision(turn.desk.news.left_team(team, member.person))
    await turn.tx.members.dissolve(team.id, turn.at)
    return follows


async def lost_by(turn: Turn, request: int, chat: int) -> None:
    """A card could not be shown in a chat: it is no longer one of the request's cards."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.state in HELD:
        return
    await turn.tx.cards.leave_chat(chat)
    if case.team.chat is None and not await turn.tx.cards.of(request):
        await show(turn, request)
