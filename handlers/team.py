"""The team's group: binding it, being put out of it, following it to a new id."""

from bot.decision import Decision
from bot.delivery.messages import Say, SetCommands
from bot.desk import claiming, roster, teams
from bot.desk.effects import PersonBlocked
from bot.desk.roles import LEADS
from bot.desk.turn import Act, Turn
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer, note
from handlers.visit import Visit


async def added(visit: Visit) -> Decision:
    """The bot was put into a group: says how to bind it."""
    return Decision((visit.say("team/hello"),))


async def bind(visit: Visit) -> Decision:
    """/nhom CODE in a group makes it the team's group; a lead needs no code."""
    if visit.incoming.private:
        return Decision((visit.say("team/not_in_private"),))
    code = visit.incoming.text.partition(" ")[2].strip()
    if not code:
        return await _bind_by_lead(visit)
    incoming = visit.incoming
    lead = None if incoming.as_group else (incoming.person, incoming.name)
    rule = visit.act(
        lambda turn: teams.bind_by_code(
            turn,
            code,
            _group(visit),
            lead,
            lambda team: _bound(visit, team),
            lambda: Decision((visit.say("team/bad_code"),)),
        )
    )
    return Decision(effects=(rule, *await _welcome(visit)))


async def bind_here(visit: Visit, pressed: Pressed) -> Decision:
    """A lead of several teams chose which one this group is of."""
    team, person = await visit.reading.teams.get(pressed.number(0)), visit.incoming.person
    if team is None or not await roster.may_lead(visit.reading, team.id, person):
        return note(visit, "team/not_lead")
    return Decision((answer(visit),), (_bind(visit, team),))


async def how(visit: Visit) -> Decision:
    """/trogiup in a group."""
    return Decision((visit.say("team/how", claim=labels.CLAIM),))


async def private_only(visit: Visit) -> Decision:
    """A citizen's command typed in a group."""
    return Decision((visit.say("team/private_only"),))


async def removed(visit: Visit) -> Decision:
    """The bot was put out of a group: its lead is told, what waits goes to private chats."""
    chat = visit.incoming.chat
    return Decision(effects=(visit.act(lambda turn: teams.leave_group(turn, chat)),))


async def blocked(visit: Visit) -> Decision:
    """A person blocked the bot."""
    person = visit.incoming.person
    freed = visit.act(lambda turn: claiming.lose_helper(turn, person))
    return Decision(effects=(PersonBlocked(person), freed))


async def migrated(visit: Visit) -> Decision:
    """The group became a supergroup."""
    old, new = visit.incoming.chat, visit.incoming.new_chat
    if new is None:
        return Decision()
    return Decision(effects=(visit.act(lambda turn: teams.move_group(turn, old, new)),))


async def topics_changed(visit: Visit) -> Decision:
    """Notes that the team's group has topics now, or has them no longer."""
    team = await visit.reading.teams.of_chat(visit.incoming.chat)
    forum = visit.incoming.forum
    if team is None or forum is None or team.forum == forum:
        return Decision()

    async def note_it(turn: Turn) -> Decision:
        await turn.tx.teams.has_topics(team.id, forum)
        return Decision()

    return Decision(effects=(visit.act(note_it),))


async def _bind_by_lead(visit: Visit) -> Decision:
    person = visit.incoming.person
    places = [p for p in await visit.reading.members.places_of(person) if p.role in LEADS]
    led = [t for t in [await visit.reading.teams.get(p.team) for p in places] if t]
    if not led or visit.incoming.as_group:
        return Decision((visit.say("team/need_code"),))
    if len(led) == 1:
        return Decision(effects=(_bind(visit, led[0]),))
    rows = tuple((button(team.name, Verb.BIND_HERE, team.id),) for team in led)
    return Decision((visit.say("team/which", rows),))


def _bind(visit: Visit, team: Team) -> Act:
    group = _group(visit)
    return visit.act(
        lambda turn: teams.bind_by_lead(turn, team, group, lambda found: _bound(visit, found))
    )


def _group(visit: Visit) -> teams.Group:
    return teams.Group(visit.incoming.chat, forum=bool(visit.incoming.forum))


async def _welcome(visit: Visit) -> tuple[Act, ...]:
    """The pledge and the menu in private, for a lead who can be written to and is new."""
    person = visit.incoming.person
    if visit.incoming.as_group or not await visit.reading.people.can_be_written_to(person):
        return ()

    async def greet(turn: Turn) -> Decision:
        volunteer = await turn.tx.members.volunteer(person)
        if volunteer is None or volunteer.pledge is not None:
            return Decision()
        rows = ((button(labels.PLEDGE, Verb.PLEDGE, 0),),)
        pledge = Say(person, visit.text("desk/pledge", code=None), rows)
        return Decision((pledge, SetCommands(person, labels.VOLUNTEER_COMMANDS)))

    return (visit.act(greet),)


def _bound(visit: Visit, team: Team) -> Decision:
    commune = visit.room.library.city.commune(team.commune)
    message = visit.say(
        "team/bound",
        team=team.name,
        commune=commune.full_name if commune else "",
        claim=labels.CLAIM,
    )
    return Decision((message,))
