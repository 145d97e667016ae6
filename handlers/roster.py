"""/doi: a team and its people, in its lead's hands."""

from bot.decision import Decision
from bot.delivery.messages import Button, Rows, Say
from bot.desk import roster
from bot.desk.roles import LEADS, Level, Role
from bot.desk.turn import Act, Turn
from bot.store.tables.members import Member
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
    if await visit.has_city_role(LEADS):
        return _teams(visit, found, 0, ((button(labels.ADD_TEAM, Verb.ADD_TEAM),),))
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
    chosen = await led(visit, pressed)
    if isinstance(chosen, Decision):
        return chosen
    return Decision((await _shown(visit, chosen),))


async def retire(visit: Visit, pressed: Pressed) -> Decision:
    """Who, then whether sure, then it is done at once."""
    chosen = await led(visit, pressed)
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
    chosen = await led(visit, pressed)
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
            button(
                m.volunteer.name or m.volunteer.helper_code,
                verb,
                chosen.id,
                m.volunteer.helper_code,
            )
            for m in others
        ]
    )
    return Decision((visit.say(ask, rows, team=chosen.name),))


async def led(visit: Visit, pressed: Pressed) -> Team | Decision:
    """The team the button is about, if the person looks after it."""
    number, person = pressed.number(0), visit.incoming.person
    chosen = await visit.reading.teams.get(number)
    if chosen is None or not await roster.may_lead(visit.reading, number, person):
        return note(visit, "team/not_lead")
    return chosen


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
        button(labels.TEAM_OPEN, Verb.TEAM_OPEN, chosen.id),
    ]
    place = await visit.reading.members.in_team(chosen.id, visit.incoming.person)
    if place is not None:
        row.append(button(labels.LEAVE_TEAM, Verb.LEAVE, chosen.id))
    if place is not None and place.role is Role.LEAD:
        row.append(button(labels.SUCCEED, Verb.SUCCEED, chosen.id))
    if chosen.level is not Level.CITY and await visit.has_city_role(LEADS):
        row.append(button(labels.RETIRE_TEAM, Verb.RETIRE_TEAM, chosen.id))
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


def _teams(visit: Visit, found: list[Team], number: int, more: Rows = ()) -> Decision:
    page = page_of(found, number)
    rows = (
        *((button(each.name, Verb.TEAM, each.id),) for each in page.shown),
        *page.more(labels.MORE, Verb.TEAM, "page"),
        *more,
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
