"""The short word to who pressed a button of the desk, and why something could not be done."""

from bot.decision import Decision
from bot.delivery.messages import AnswerPress
from bot.desk.case import Case, case_of
from bot.desk.news import Reply
from bot.desk.states import HELD
from bot.texts import labels
from handlers.buttons import Pressed
from handlers.visit import Visit


def answer(visit: Visit, text: str | None = None, *, alert: bool = False) -> AnswerPress:
    """What stops the button from spinning, with a word or without."""
    incoming = visit.incoming
    return AnswerPress(incoming.person, incoming.press or "", text, alert=alert)


def note(visit: Visit, template: str, **values: object) -> Decision:
    """A word that only who pressed sees; as a message where nothing was pressed."""
    if visit.incoming.press is None:
        return Decision((visit.say(template, **values),))
    return Decision((answer(visit, visit.text(template, **values), alert=True),))


def refused(visit: Visit, case: Case | None) -> Decision:
    """Why it could not be done: no such request, not yours, or it stands where that cannot be."""
    if case is None:
        return note(visit, "desk/no_such")
    request = case.request
    if request.state in HELD and request.claimed_by != visit.incoming.person:
        return note(visit, "desk/not_yours", code=request.code)
    return note(visit, "desk/refused", code=request.code, state=labels.STATES[request.state])


def reply(visit: Visit, done: str | None = None, **values: object) -> Reply:
    """What who acted is told: the template's words when done, the reason when refused."""

    def when_done(case: Case) -> Decision:
        if done is None:
            return Decision((answer(visit),))
        text = visit.text(done, code=case.request.code, **values)
        if visit.incoming.press is None:
            return Decision((visit.say(done, code=case.request.code, **values),))
        return Decision((answer(visit, text),))

    return Reply(when_done, lambda case: refused(visit, case))


async def held(visit: Visit, pressed: Pressed) -> Case | Decision:
    """The case the button is about, if who pressed holds it; else why not."""
    return await holds(visit, pressed.number(0))


async def holds(visit: Visit, request: int) -> Case | Decision:
    """The request's case, if this person holds it; else why not."""
    case = await case_of(visit.reading, request)
    if case is None or case.request.state not in HELD:
        return refused(visit, case)
    if case.request.claimed_by != visit.incoming.person:
        return refused(visit, case)
    return case
