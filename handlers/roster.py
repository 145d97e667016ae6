"""/doi: a team and its people, in its lead's hands; joining by an invitation."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import Button, Rows, Say, SetCommands
from bot.desk import roster
from bot.desk.codes import JOIN_PREFIX
from bot.desk.roles import ANSWERS_FOR_DATA, OF_THE_CITY, Level, Role
from bot.desk.turn import Act, Turn
from bot.store.tables.members import Invitation, Member
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, pairs
from handlers.pages import page_of
from handlers.presses import note
from handlers.visit import Visit


async def mine(visit: Visit) -> Decision:
    """/doi: one's team; several, for who looks after several; one's place, for the others."""
    found = await roster.leads(visit.reading, visit.incoming.person)
    if len(found) == 1:
        return Decision((await _shown(visit, found[0]),))
    if found:
        return _teams(visit, found, 0)
    return await _place(visit)


async def team(visit: Visit, pressed: Pressed) -> Decision:
    """One team, or a page of the list."""
    if pressed.arg(0) == "page":
        found = await roster.leads(visit.reading, visit.incoming.person)
        return _teams(visit, found, pressed.number(1))
    chosen = await _led(visit, pressed)
    if isinstance(chosen, Decision):
        return chosen
    return Decision((await _shown(visit, chosen),))


async def invite(visit: Visit, pressed: Pressed) -> Decision:
    """Which role, and then a link that works once."""
    chosen = await _led(visit, pressed)
    if isinstance(chosen, Decision):
        return chosen
    role = next((each for each in Role if each == pressed.arg(1)), None)
    if role is None or not await _may_give(visit, chosen, role):
        given = [each for each in Role if await _may_give(visit, chosen, each)]
        rows = tuple((button(labels.ROLES[each], Verb.INVITE, chosen.id, each),) for each in given)
        return Decision((visit.say("team/invite_ask", rows, team=chosen.name),))
    person = visit.incoming.person

    async def make(turn: Turn) -> Decision:
        code, ends_at = await roster.invite(turn, Invitation(chosen.id, role), person)
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

    def joined(place: roster.Joined) -> Decision:
        welcome = visit.say(
            "team/joined",
            team=place.team.name,
            role=labels.ROLES[place.role],
            helper_code=place.volunteer.helper_code,
        )
        office = place.role in ANSWERS_FOR_DATA
        menu = SetCommands(person, labels.OFFICE_COMMANDS if office else labels.VOLUNTEER_COMMANDS)
        rows = ((button(labels.PLEDGE, Verb.PLEDGE, 0),),)
        return Decision((welcome, visit.say("desk/pledge", rows, code=None), menu))

    def refused() -> Decision:
        return Decision((visit.say("team/bad_invitation"),))

    rule = visit.act(lambda turn: roster.join(turn, typed, person, name, joined, refused))
    return Decision(effects=(rule,))


def is_invitation(text: str) -> bool:
    """Whether /start carries an invitation."""
    return text.partition(" ")[2].strip().lower().startswith(JOIN_PREFIX)


async def retire(visit: Visit, pressed: Pressed) -> Decision:
    """Who, then whether sure, then it is done at once."""
    chosen = await _led(visit, pressed)
    if isinstance(chosen, Decision):
        return chosen
    if not pressed.arg(1):
        return await _choose(visit, chosen, Verb.RETIRE, "team/retire_ask")
    member = await visit.reading.members.by_code(chosen.id, pressed.arg(1))
    if member is None:
        return note(visit, "team/not_there")
    person = member.volunteer
    if pressed.arg(2) != "yes":
        yes = button(labels.RETIRE_YES, Verb.RETIRE, chosen.id, person.helper_code, "yes")
        rows = ((yes, button(labels.KEEP, Verb.TEAM, chosen.id)),)
        values = {"name": person.name, "code": person.helper_code, "team": chosen.name}
        return Decision((visit.say("team/retire_sure", rows, **values),))
    done = visit.say("team/retired", name=person.name, team=chosen.name)
    return Decision(effects=(_out(visit, chosen, member.person, done),))


async def leave(visit: Visit, pressed: Pressed) -> Decision:
    """Somebody leaves a team of their own; what they hold returns."""
    found = await visit.reading.teams.get(pressed.number(0))
    person = visit.incoming.person
    if found is None or await visit.reading.members.in_team(found.id, person) is None:
        return note(visit, "team/not_there")
    return Decision(effects=(_out(visit, found, person, None),))


async def succeed(visit: Visit, pressed: Pressed) -> Decision:
    """The lead passes the lead on and stays as a volunteer."""
    chosen = await _led(visit, pressed)
    if isinstance(chosen, Decision):
        return chosen
    if not pressed.arg(1):
        return await _choose(visit, chosen, Verb.SUCCEED, "team/succeed_ask")
    member = await visit.reading.members.by_code(chosen.id, pressed.arg(1))
    if member is None:
        return note(visit, "team/not_there")
    person, team = visit.incoming.person, chosen

    async def pass_on(turn: Turn) -> Decision:
        await roster.succeed(turn, team.id, person, member.person)
        told = visit.say("team/succeeded", name=member.volunteer.name, team=team.name)
        new = Say(member.person, visit.text("team/you_lead", team=team.name))
        return Decision((told, new))

    return Decision(effects=(visit.act(pass_on),))


def _out(visit: Visit, chosen: Team, person: int, done: Say | None) -> Act:
    async def rule(turn: Turn) -> Decision:
        came, follows = await roster.retire(turn, chosen.id, person)
        if came is roster.Leaving.LAST_LEAD:
            rows = ((button(labels.SUCCEED, Verb.SUCCEED, chosen.id),),)
            return Decision((visit.say("team/last_lead", rows, team=chosen.name),))
        if came is roster.Leaving.NOT_THERE:
            return Decision((visit.say("team/not_there"),))
        told = visit.desk.news.left_team(chosen, person)
        return follows + Decision((*([done] if done else []), *told))

    return visit.act(rule)


async def _choose(visit: Visit, chosen: Team, verb: Verb, ask: str) -> Decision:
    others = [
        m
        for m in await visit.reading.members.of_team(chosen.id)
        if m.person != visit.incoming.person
    ]
    if not others:
        return Decision((visit.say("team/nobody"),))
    rows = pairs(
        [
            button(m.volunteer.name or m.volunteer.helper_code, verb, chosen.id, code)
            for m in others
            if (code := m.volunteer.helper_code)
        ]
    )
    return Decision((visit.say(ask, rows, team=chosen.name),))


async def _led(visit: Visit, pressed: Pressed) -> Team | Decision:
    """The team the button is about, if the person looks after it."""
    number, person = pressed.number(0), visit.incoming.person
    chosen = await visit.reading.teams.get(number)
    if chosen is None or not await roster.may_lead(visit.reading, number, person):
        return note(visit, "team/not_lead")
    return chosen


async def _may_give(visit: Visit, chosen: Team, role: Role) -> bool:
    """A lead invites volunteers and leads; the city's own are invited by an admin."""
    if not roster.fits(chosen.level, role):
        return False
    if role not in OF_THE_CITY and chosen.level is not Level.CITY:
        return True
    return await visit.reading.members.city_role(visit.incoming.person) is Role.ADMIN


async def _shown(visit: Visit, chosen: Team) -> Say:
    commune = visit.room.library.city.commune(chosen.commune)
    load = await visit.reading.requests.load_of(chosen.id)
    members = await visit.reading.members.of_team(chosen.id)
    return visit.say(
        "team/roster",
        await _roster_buttons(visit, chosen),
        team=chosen.name,
        commune=commune.full_name if commune else "",
        bound=chosen.chat is not None,
        hours=chosen.hours or visit.room.config.working_hours,
        waiting=load.waiting,
        held=load.held,
        members=[_row(visit, member) for member in members],
    )


async def _roster_buttons(visit: Visit, chosen: Team) -> Rows:
    row: list[Button] = [
        button(labels.INVITE, Verb.INVITE, chosen.id),
        button(labels.RETIRE, Verb.RETIRE, chosen.id),
    ]
    place = await visit.reading.members.in_team(chosen.id, visit.incoming.person)
    if place is not None:
        row.append(button(labels.LEAVE_TEAM, Verb.LEAVE, chosen.id))
    if place is not None and place.role is Role.LEAD:
        row.append(button(labels.SUCCEED, Verb.SUCCEED, chosen.id))
    return pairs(row)


def _row(visit: Visit, member: Member) -> dict[str, object]:
    volunteer = member.volunteer
    return {
        "name": volunteer.name,
        "code": volunteer.helper_code,
        "role": labels.ROLES[member.role],
        "pledged": volunteer.pledge is not None,
        "on_duty": (volunteer.duty_until or 0) > visit.now,
    }


def _teams(visit: Visit, found: list[Team], number: int) -> Decision:
    page = page_of(found, number)
    rows = (
        *((button(each.name, Verb.TEAM, each.id),) for each in page.shown),
        *page.more(labels.MORE, Verb.TEAM, "page"),
    )
    return Decision((visit.say("team/teams", rows),))


async def _place(visit: Visit) -> Decision:
    places = await visit.reading.members.places_of(visit.incoming.person)
    if not places:
        return Decision((visit.say("team/not_lead"),))
    found = [(place, await visit.reading.teams.get(place.team)) for place in places]
    shown = [{"team": each.name, "role": labels.ROLES[place.role]} for place, each in found if each]
    rows = tuple((button(labels.LEAVE_TEAM, Verb.LEAVE, each.id),) for _, each in found if each)
    code = places[0].volunteer.helper_code
    return Decision((visit.say("team/my_place", rows, places=shown, helper_code=code),))
