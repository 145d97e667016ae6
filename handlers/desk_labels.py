"""The holder says what a request is really about: typed in everyday words, then one tap."""

from bot.decision import Decision
from bot.delivery.messages import Rows
from bot.desk.case import Case
from bot.desk.labelling import label
from bot.dialogue import Step
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer, held, holds, reply
from handlers.subjects import known_subject, subject_name, told_apart
from handlers.visit import Visit
from knowledge.understanding.wordings import CHOICE, ELSEWHERE, GUIDE

_OFFERED = 5


async def pressed_label(visit: Visit, pressed: Pressed) -> Decision:
    """Asks for the words, or takes the matter that was chosen."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    subject = known_subject(visit.room.library, pressed.arg(1))
    if subject is None:
        return _ask(visit, case)
    if subject == case.request.subject:
        same = visit.text("desk/label_same", code=case.request.code)
        return Decision((answer(visit, same, alert=True),), dialogue=visit.dialogue.at_rest())
    number, person = case.request.id, visit.incoming.person
    words = reply(visit, "desk/labelled", subject=subject_name(visit.room.library, subject))
    rule = visit.act(lambda turn: label(turn, number, person, subject, words))
    return Decision(effects=(rule,), dialogue=visit.dialogue.at_rest())


async def label_typed(visit: Visit) -> Decision:
    """The nearest matters to what the holder typed."""
    case = await holds(visit, visit.dialogue.request or 0)
    if isinstance(case, Decision):
        return case + Decision(dialogue=visit.dialogue.at_rest())
    rows = _matters(visit, case)
    template = "desk/label_which" if rows else "desk/label_none"
    return Decision((visit.say(template, rows, code=case.request.code),))


def _ask(visit: Visit, case: Case) -> Decision:
    ask = visit.say("desk/label_ask", code=case.request.code)
    dialogue = visit.dialogue.waiting_for(Step.LABEL, case.request.id)
    return Decision((answer(visit), ask), dialogue=dialogue)


def _matters(visit: Visit, case: Case) -> Rows:
    """A button for each; what belongs elsewhere is no request's matter."""
    _, found = visit.room.understander.candidates(visit.incoming.text)
    owners = [c.owner for c in found if not c.owner.startswith((CHOICE, ELSEWHERE))]
    subjects = list(dict.fromkeys(owner.removeprefix(GUIDE) for owner in owners))
    named = [(s, told_apart(visit.room.library, s)) for s in subjects]
    rows = [(button(name, Verb.LABEL, case.request.id, s),) for s, name in named if name]
    return tuple(rows[:_OFFERED])
