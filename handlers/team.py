"""The team's group: binding it, being put out of it, following it to a new id."""

from bot.decision import Decision
from bot.desk.effects import PersonBlocked
from bot.desk.teams import BindGroup, LeaveGroup, MoveGroup
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.desk_cards import group_card
from handlers.visit import Visit


async def added(visit: Visit) -> Decision:
    """The bot was put into a group: says how to bind it."""
    return Decision((visit.say("team/hello"),))


async def bind(visit: Visit) -> Decision:
    """/nhom CODE in a group makes it the team's group."""
    if visit.incoming.private:
        return Decision((visit.say("team/not_in_private"),))
    code = visit.incoming.text.partition(" ")[2].strip()
    if not code:
        return Decision((visit.say("team/need_code"),))
    return Decision(
        effects=(
            BindGroup(
                typed=code,
                chat=visit.incoming.chat,
                card=lambda request, team: group_card(visit.room, request, team),
                bound=lambda team: _bound(visit, team),
                refused=lambda: Decision((visit.say("team/bad_code"),)),
            ),
        )
    )


async def how(visit: Visit) -> Decision:
    """/trogiup in a group."""
    return Decision((visit.say("team/how", claim=labels.CLAIM),))


async def private_only(visit: Visit) -> Decision:
    """A citizen's command typed in a group."""
    return Decision((visit.say("team/private_only"),))


async def removed(visit: Visit) -> Decision:
    """The bot was put out of a group."""
    return Decision(effects=(LeaveGroup(visit.incoming.chat),))


async def blocked(visit: Visit) -> Decision:
    """A person blocked the bot."""
    return Decision(effects=(PersonBlocked(visit.incoming.person),))


async def migrated(visit: Visit) -> Decision:
    """The group became a supergroup."""
    if visit.incoming.new_chat is None:
        return Decision()
    return Decision(
        effects=(
            MoveGroup(
                visit.incoming.chat,
                visit.incoming.new_chat,
                lambda request, team: group_card(visit.room, request, team),
            ),
        )
    )


def _bound(visit: Visit, team: Team) -> Decision:
    commune = visit.room.library.city.commune(team.commune)
    message = visit.say(
        "team/bound",
        team=team.name,
        commune=commune.full_name if commune else "",
        claim=labels.CLAIM,
    )
    return Decision((message,))
