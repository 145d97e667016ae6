"""The volunteers' side: claim, give back, close, the list of what is open."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import AnswerPress, Outgoing, SetCommands
from bot.desk.requests import Claim, Close, GiveBack
from bot.desk.states import Outcome, State
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team, Volunteer
from bot.texts import labels
from handlers import desk_news
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.desk_cards import private_card
from handlers.subjects import team_sees
from handlers.visit import Visit


async def claim(visit: Visit, pressed: Pressed) -> Decision:
    """One tap on "Nhận việc"; who never opened the bot in private cannot be handed it."""
    request = await visit.reading.requests.get(pressed.number(0))
    team = await visit.reading.teams.of_chat(visit.incoming.chat)
    if request is None or team is None or request.team != team.id:
        return _note(visit, "desk/not_free")
    if request.person == visit.incoming.person:
        return _note(visit, "desk/own_request")
    if not await visit.reading.people.can_be_written_to(visit.incoming.person):
        return _open_bot_first(visit, request)
    effect = Claim(
        request=request.id,
        person=visit.incoming.person,
        name=visit.incoming.name,
        won=lambda now, volunteer: _won(visit, now, team, volunteer),
        card=lambda now, volunteer: private_card(visit.room, now, volunteer),
        lost=lambda holder: _lost(visit, holder),
    )
    return Decision(effects=(effect,))


async def give_back(visit: Visit, pressed: Pressed) -> Decision:
    """After "Trả lại" the request is free again at once."""
    team = await _team_of(visit, pressed)
    effect = GiveBack(
        request=pressed.number(0),
        person=visit.incoming.person,
        given_back=lambda before: Decision(
            (_answer(visit), *desk_news.of_return(visit.room, before, team))
        ),
        not_yours=lambda: _note(visit, "desk/not_yours"),
    )
    return Decision(effects=(effect,))


async def ask_outcome(visit: Visit, pressed: Pressed) -> Decision:
    """After "Xong" one more tap says how it ended."""
    request = await visit.reading.requests.get(pressed.number(0))
    if (
        request is None
        or request.state is not State.CLAIMED
        or request.claimed_by != visit.incoming.person
    ):
        return _note(visit, "desk/not_yours")
    rows = tuple(
        (button(label, Verb.OUTCOME, request.id, outcome),)
        for outcome, label in labels.OUTCOMES.items()
    )
    return Decision((_answer(visit), visit.say("desk/outcome_ask", rows, code=request.code)))


async def close(visit: Visit, pressed: Pressed) -> Decision:
    """Closes with the chosen outcome."""
    try:
        outcome = Outcome(pressed.arg(1))
    except ValueError:
        return await ask_outcome(visit, pressed)
    team = await _team_of(visit, pressed)
    effect = Close(
        request=pressed.number(0),
        person=visit.incoming.person,
        outcome=outcome,
        closed=lambda before, volunteer: Decision(
            (
                _answer(visit),
                *desk_news.of_closing(visit.room, before, team, volunteer, outcome),
            )
        ),
        not_yours=lambda: _note(visit, "desk/not_yours"),
    )
    return Decision(effects=(effect,))


async def open_list(visit: Visit) -> Decision:
    """/viec: what is open, for the team in its group and for a volunteer in private."""
    if visit.incoming.private:
        found = await visit.reading.requests.claimed_by(visit.incoming.person)
    else:
        team = await visit.reading.teams.of_chat(visit.incoming.chat)
        found = await visit.reading.requests.open_of_team(team.id) if team else []
    rows = [
        {
            "code": request.code,
            "subject": team_sees(visit.room.library, request.subject),
            "at": moment_of(request.created_at),
            "state": labels.STATES[request.state],
        }
        for request in found
    ]
    return Decision((visit.say("desk/open_list", requests=rows),))


def _won(visit: Visit, request: Request, team: Team, volunteer: Volunteer) -> Decision:
    said: tuple[Outgoing, ...] = (
        _answer(visit, visit.text("desk/got_it")),
        SetCommands(volunteer.person, labels.VOLUNTEER_COMMANDS),
        *desk_news.of_claim(visit.room, request, team, volunteer),
    )
    return Decision(said)


def _lost(visit: Visit, holder: Volunteer | None) -> Decision:
    if holder is None:
        return _note(visit, "desk/not_free")
    return _note(visit, "desk/taken", holder=holder.name)


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
    return Decision((_answer(visit, visit.text("desk/open_bot_first"), alert=True), line))


def _note(visit: Visit, template: str, **values: object) -> Decision:
    """A short answer to the press, seen by who pressed only."""
    return Decision((_answer(visit, visit.text(template, **values), alert=True),))


def _answer(visit: Visit, text: str | None = None, *, alert: bool = False) -> AnswerPress:
    incoming = visit.incoming
    return AnswerPress(incoming.person, incoming.press or "", text, alert=alert)


async def _team_of(visit: Visit, pressed: Pressed) -> Team | None:
    request = await visit.reading.requests.get(pressed.number(0))
    if request is None or request.team is None:
        return None
    return await visit.reading.teams.get(request.team)
