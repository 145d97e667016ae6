"""The volunteers' side: claim, pledge, contact, give back, the list of what is open."""

from bot.decision import Decision
from bot.delivery.messages import Say, SetCommands
from bot.desk import claiming
from bot.desk.case import Case, case_of
from bot.desk.news import Reply
from bot.desk.roster import accept_pledge, join_by_group
from bot.desk.states import HELD
from bot.desk.turn import Act
from bot.store.tables.requests_read import Request
from bot.texts import labels, span
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer, note, refused, reply
from handlers.subjects import subject_name, team_sees
from handlers.visit import Visit

PLEDGE_VERSION = "2026-11"
_MOST_LISTED = 20


async def claim(visit: Visit, pressed: Pressed) -> Decision:
    """One tap on "Nhận việc": by who is in the team, has opened the bot and has pledged."""
    case = await case_of(visit.reading, pressed.number(0))
    person, members = visit.incoming.person, visit.reading.members
    if case is None:
        return note(visit, "desk/no_such")
    in_group = case.team.chat == visit.incoming.chat
    member = await members.in_team(case.team.id, person)
    if member is None and await members.was_retired(case.team.id, person):
        return note(visit, "desk/retired")
    if member is None and not in_group:
        return note(visit, "desk/not_member")
    if case.request.person == person:
        return note(visit, "desk/own_request")
    if not await visit.reading.people.can_be_written_to(person):
        return _open_bot_first(visit, case.request)
    if member is None or member.volunteer.pledge != PLEDGE_VERSION:
        return _pledge_first(visit, case)
    return Decision(effects=(_claim(visit, case.request.id),))


async def pledged(visit: Visit, pressed: Pressed) -> Decision:
    """The volunteer accepts what helping asks; where a request was tapped before, it is claimed."""
    person = visit.incoming.person
    volunteer = await visit.reading.members.volunteer(person)
    if volunteer is None:
        return note(visit, "desk/not_volunteer")
    city = await visit.reading.members.city_role(person)
    menu = labels.menu_of(city)
    thanks = Decision(
        (visit.say("desk/pledged", helper_code=volunteer.helper_code), SetCommands(person, menu))
    )
    accept = visit.act(lambda turn: accept_pledge(turn, person, PLEDGE_VERSION, thanks))
    case = await case_of(visit.reading, pressed.number(0))
    if case is None or await visit.reading.members.in_team(case.team.id, person) is None:
        return Decision((answer(visit),), (accept,))
    return Decision(effects=(accept, _claim(visit, case.request.id)))


async def contacted(visit: Visit, pressed: Pressed) -> Decision:
    """The holder says that the citizen has heard from them."""
    number, person = pressed.number(0), visit.incoming.person
    words = reply(visit, "desk/contacted")
    rule = visit.act(lambda turn: claiming.contacted(turn, number, person, words))
    return Decision(effects=(rule,))


async def give_back(visit: Visit, pressed: Pressed) -> Decision:
    """After "Trả lại" the request is free again at once."""
    number, person = pressed.number(0), visit.incoming.person
    words = reply(visit, "desk/returned_ok")
    rule = visit.act(lambda turn: claiming.give_back(turn, number, person, words))
    return Decision(effects=(rule,))


async def open_list(visit: Visit) -> Decision:
    """/viec: what is open, for the team in its group and for a volunteer in private."""
    requests = visit.reading.requests
    if visit.incoming.private:
        found = await requests.claimed_by(visit.incoming.person)
        return Decision((_list(visit, found, len(found), own=True),))
    team = await visit.reading.teams.of_chat(visit.incoming.chat)
    if team is None:
        return Decision((_list(visit, [], 0, own=False),))
    load = await requests.load_of(team.id)
    found = await requests.open_of_team(team.id, _MOST_LISTED)
    return Decision((_list(visit, found, load.waiting + load.held, own=False),))


def _list(visit: Visit, found: list[Request], total: int, *, own: bool) -> Say:
    name = subject_name if own else team_sees
    shown = [
        {
            "code": request.code,
            "subject": name(visit.room.library, request.subject),
            "waited": span(visit.now - request.created_at),
            "state": labels.STATES[request.state],
        }
        for request in found[:_MOST_LISTED]
    ]
    rows = tuple(
        (button(f"{labels.DONE} {request.code}", Verb.DONE, request.id),)
        for request in found[:_MOST_LISTED]
        if own
    )
    more = total - len(shown)
    return visit.say("desk/open_list", rows, requests=shown, more=more, own=own)


def _claim(visit: Visit, request: int) -> Act:
    person = visit.incoming.person

    won = Decision((answer(visit, visit.text("desk/got_it")),))
    words = Reply(lambda _: won, lambda case: _lost(visit, case))
    return visit.act(lambda turn: claiming.claim(turn, request, person, words))


def _lost(visit: Visit, case: Case | None) -> Decision:
    if case is None:
        return refused(visit, case)
    if case.request.state in HELD and case.holder is not None:
        return note(visit, "desk/taken", holder=case.holder.name)
    state = labels.STATES[case.request.state]
    return note(visit, "desk/not_free", code=case.request.code, state=state)


def _open_bot_first(visit: Visit, request: Request) -> Decision:
    """The tap is answered with the bot's link and the request stays free."""
    name = visit.room.bot_name
    line = visit.say(
        "desk/open_bot_line",
        name=visit.incoming.name,
        claim=labels.CLAIM,
        code=request.code,
        link=f"https://t.me/{name}?start=giup" if name else None,
    )
    return Decision((answer(visit, visit.text("desk/open_bot_first"), alert=True), line))


def _pledge_first(visit: Visit, case: Case) -> Decision:
    """The pledge in private; who tapped in the team's group belongs to the team from now on."""
    person, name = visit.incoming.person, visit.incoming.name
    join = visit.act(lambda turn: join_by_group(turn, case.team.id, person, name))
    rows = ((button(labels.PLEDGE_AND_CLAIM, Verb.PLEDGE, case.request.id),),)
    text = visit.text("desk/pledge", code=case.request.code)
    word = answer(visit, visit.text("desk/pledge_first"), alert=True)
    return Decision((word, Say(person, text, rows)), (join,))
