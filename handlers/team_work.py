"""What a team has open, for who looks after it."""

from bot.decision import Decision
from bot.desk import claiming
from bot.desk.news import Gone, Reply
from bot.desk.roster import may_lead
from bot.desk.states import HELD
from bot.store.tables.requests_read import Request
from bot.texts import labels, span
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import note, refused
from handlers.subjects import team_sees
from handlers.visit import Visit

_MOST_LISTED = 20


async def open_of_team(visit: Visit, pressed: Pressed) -> Decision:
    """What a team has open, the oldest first; what somebody holds can be taken back."""
    team = await visit.reading.teams.get(pressed.number(0))
    if team is None or not await may_lead(visit.reading, team.id, visit.incoming.person):
        return note(visit, "team/not_lead")
    load = await visit.reading.requests.load_of(team.id)
    found = await visit.reading.requests.open_of_team(team.id, _MOST_LISTED)
    rows = tuple(
        (button(labels.TAKE_BACK.format(code=r.code), Verb.TAKE_BACK, r.id),)
        for r in found
        if r.state in HELD
    )
    shown = [await _row(visit, request) for request in found]
    more = load.waiting + load.held - len(found)
    return Decision((visit.say("team/open", rows, team=team.name, requests=shown, more=more),))


async def take_back(visit: Visit, pressed: Pressed) -> Decision:
    """A lead takes a request out of busy hands; it waits for the team again."""
    request = await visit.reading.requests.get(pressed.number(0))
    person = visit.incoming.person
    if request is None or not await may_lead(visit.reading, request.team or 0, person):
        return note(visit, "team/not_lead")
    number = request.id
    words = Reply(
        lambda case: Decision((visit.say("team/taken_back", code=case.request.code),)),
        lambda case: refused(visit, case),
    )
    rule = visit.act(lambda turn: claiming.take_away(turn, number, Gone.BY_LEAD, person, words))
    return Decision(effects=(rule,))


async def _row(visit: Visit, request: Request) -> dict[str, object]:
    holder = request.claimed_by
    volunteer = await visit.reading.members.volunteer(holder) if holder is not None else None
    return {
        "code": request.code,
        "subject": team_sees(visit.room.library, request.subject),
        "waited": span(visit.now - request.created_at),
        "state": labels.STATES[request.state],
        "holder": volunteer.name if volunteer else None,
    }
