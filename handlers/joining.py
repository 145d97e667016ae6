"""Into a team: an invitation that works once, and what follows when it is opened."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import SetCommands
from bot.desk import roster as rules
from bot.desk.codes import JOIN_PREFIX
from bot.desk.roles import OF_THE_CITY, Level, Role
from bot.desk.turn import Turn
from bot.store.tables.invitations import Invitation
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.roster import led
from handlers.visit import Visit


async def invite(visit: Visit, pressed: Pressed) -> Decision:
    """Which role, and then a link that works once."""
    chosen = await led(visit, pressed)
    if isinstance(chosen, Decision):
        return chosen
    role = pressed.choice(1, Role)
    if role is None or not await _may_give(visit, chosen, role):
        given = [each for each in Role if await _may_give(visit, chosen, each)]
        rows = tuple((button(labels.ROLES[each], Verb.INVITE, chosen.id, each),) for each in given)
        return Decision((visit.say("team/invite_ask", rows, team=chosen.name),))
    person = visit.incoming.person

    async def make(turn: Turn) -> Decision:
        code, ends_at = await rules.invite(turn.tx, Invitation(chosen.id, role), person, turn.at)
        name = visit.room.bot_name
        said = visit.say(
            "team/invitation",
            team=chosen.name,
            role=labels.ROLES[role],
            ends_at=moment_of(ends_at),
            link=f"https://t.me/{name}?start={code}" if name else None,
            code=code,
        )
        return Decision((said,))

    return Decision(effects=(visit.act(make),))


async def join(visit: Visit) -> Decision:
    """/start with an invitation: a place in the team, then the pledge."""
    person, name = visit.incoming.person, visit.incoming.name
    typed = visit.incoming.text.partition(" ")[2].strip()

    def joined(place: rules.Joined) -> Decision:
        welcome = visit.say(
            "team/joined",
            team=place.team.name,
            role=labels.ROLES[place.role],
            helper_code=place.volunteer.helper_code,
        )
        menu = SetCommands(person, labels.menu_of(place.role))
        rows = ((button(labels.PLEDGE, Verb.PLEDGE, 0),),)
        return Decision((welcome, visit.say("desk/pledge", rows, code=None), menu))

    def refused() -> Decision:
        return Decision((visit.say("team/bad_invitation"),))

    rule = visit.act(lambda turn: rules.join(turn, typed, person, name, joined, refused))
    return Decision(effects=(rule,))


def is_invitation(text: str) -> bool:
    """Whether /start carries an invitation."""
    return text.partition(" ")[2].strip().lower().startswith(JOIN_PREFIX)


async def _may_give(visit: Visit, chosen: Team, role: Role) -> bool:
    """A lead invites volunteers and leads; the city's own are invited by an admin."""
    if not rules.fits(chosen.level, role):
        return False
    if role not in OF_THE_CITY and chosen.level is not Level.CITY:
        return True
    return await visit.has_city_role((Role.ADMIN,))
