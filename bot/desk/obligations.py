"""What the office has to answer by its date: wishes about one's data, reports of money asked."""

from bot.decision import Decision
from bot.delivery.messages import TakeBack
from bot.delivery.post import post
from bot.desk.case import case_of
from bot.desk.duties import ANSWER_WITHIN_DAYS, DutyKind
from bot.desk.news import Reply, together
from bot.desk.roles import ANSWERS_FOR_DATA
from bot.desk.states import Event
from bot.desk.turn import Turn
from bot.store.tables.duties import Duty

DUTIES = "duties_due"


async def wish_about_data(turn: Turn, person: int, text: str) -> int:
    """Opens a duty for what the bot cannot do itself and returns when it is due."""
    return await _open(turn, DutyKind.DATA_WISH, person, None, text)


async def money_was_asked(turn: Turn, request: int, citizen: int, reply: Reply) -> Decision:
    """A citizen says a helper asked for money: the city's office hears it, the team does not."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.person != citizen:
        return reply.refused(None)
    if not await turn.tx.requests.has_event(request, Event.MONEY_ASKED):
        await turn.tx.requests.note(request, Event.MONEY_ASKED, citizen, turn.at)
        await _open(turn, DutyKind.MONEY_ASKED, citizen, request, None)
    return await tell_office(turn) + reply.done(case)


async def show_duty(turn: Turn, duty: int, person: int) -> Decision:
    """Shows somebody of the office the words of a wish, in one place at a time."""
    found = await turn.tx.duties.get(duty)
    if found is None or found.text is None:
        return Decision()
    row = await post(turn.desk.news.wish(found, person), turn.tx, turn.at)
    await turn.tx.duties.shown(duty, person, row)
    return words_gone(found)


def words_gone(duty: Duty) -> Decision:
    """What takes the words of a wish out of the office's chat."""
    if duty.shown_chat is None or duty.shown_row is None:
        return Decision()
    return Decision((TakeBack(duty.shown_chat, duty.shown_row),))


async def tell_office(turn: Turn) -> Decision:
    """Tells those who answer for data how much there is to answer."""
    count = len(await turn.tx.duties.open())
    if not count:
        return Decision()
    city = await turn.tx.teams.city_desk()
    office = await turn.tx.members.reachable(city.id, ANSWERS_FOR_DATA)
    return Decision(together(turn.desk.news.duty_due(m.person, count) for m in office))


async def _open(
    turn: Turn, kind: DutyKind, person: int, request: int | None, text: str | None
) -> int:
    city = await turn.tx.teams.city_desk()
    due_at = turn.desk.time.working_days_later(city, turn.at, ANSWER_WITHIN_DAYS)
    await turn.tx.duties.add(kind, person, request, text, turn.at, due_at)
    reminder = turn.desk.time.working_days_later(city, turn.at, ANSWER_WITHIN_DAYS - 1)
    await turn.tx.due.plan(DUTIES, str(due_at), reminder)
    return due_at
