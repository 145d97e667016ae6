"""What helps a helper: canned steps, notes, appointments, another look."""

from markupsafe import Markup

from bot.clock import milliseconds, moment_of
from bot.decision import Decision
from bot.desk import claiming, relaying
from bot.desk.appointments import Appointment, moment_for
from bot.desk.masking import mask
from bot.desk.news import Reply, Words
from bot.desk.turn import Act
from bot.dialogue import Step
from bot.texts import labels
from handlers.buttons import Pressed, Verb, chosen
from handlers.cards import answer_text, button, pairs
from handlers.presses import answer, held, refused, reply
from handlers.visit import Visit
from knowledge.reading.vocabulary import Aspect

_LONGEST_NOTE = 500
_PARTS = {
    Aspect.STEPS: labels.STEPS,
    Aspect.DOCUMENTS: labels.DOCUMENTS,
    Aspect.FEE: labels.FEES,
    Aspect.TIME: labels.TIME,
    Aspect.WHERE: labels.WHERE,
}


async def canned(visit: Visit, pressed: Pressed) -> Decision:
    """The parts of the procedure's answer, and then the chosen one to the citizen."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    room, procedure = visit.room, visit.procedure(case.request.subject or "")
    if procedure is None:
        return Decision((answer(visit, visit.text("desk/canned_none"), alert=True),))
    part = chosen(pressed.arg(1), _PARTS)
    if part is None:
        rows = pairs(
            [
                button(label, Verb.CANNED, case.request.id, aspect)
                for aspect, label in _PARTS.items()
            ]
        )
        menu = visit.say("desk/canned_menu", rows, subject=procedure.short_name)
        return Decision((answer(visit), menu))
    today = room.clock.now().date()
    html = Markup(answer_text(room.texts, room.library, procedure, part, today))  # noqa: S704 - ours
    return Decision(effects=(_pass_on(visit, case.request.id, Words(_PARTS[part], html=html)),))


async def note_ask(visit: Visit, pressed: Pressed) -> Decision:
    """The next message is a note."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    dialogue = visit.dialogue.waiting_for(Step.NOTE, case.request.id)
    ask = visit.say("desk/note_ask", code=case.request.code)
    return Decision((answer(visit), ask), dialogue=dialogue)


async def note_typed(visit: Visit) -> Decision:
    """The note for the request."""
    number, person = visit.dialogue.request or 0, visit.incoming.person
    text = mask(visit.incoming.text)[:_LONGEST_NOTE]
    words = reply(visit, "desk/noted")
    rule = visit.act(lambda turn: relaying.add_note(turn, number, person, text, words))
    return Decision(effects=(rule,), dialogue=visit.dialogue.at_rest())


async def appoint(visit: Visit, pressed: Pressed) -> Decision:
    """Moments on buttons, and then the chosen one."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    number, person = case.request.id, visit.incoming.person
    choice = pressed.choice(1, Appointment)
    if choice is None:
        rows = tuple(
            (button(label, Verb.APPOINT, number, each),)
            for each, label in labels.APPOINTMENTS.items()
        )
        ask = visit.say("desk/appoint_ask", rows, code=case.request.code)
        return Decision((answer(visit), ask))
    moment = milliseconds(moment_for(choice, moment_of(visit.now)))
    said = visit.say("desk/appointed", code=case.request.code, at=moment_of(moment))
    words = Reply(lambda _: Decision((answer(visit), said)), lambda now: refused(visit, now))
    rule = visit.act(lambda turn: claiming.appoint(turn, number, person, moment, words))
    return Decision(effects=(rule,))


async def look(visit: Visit, pressed: Pressed) -> Decision:
    """Contact and conversation once more; every look is noted."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    if not case.request.has_contact and not await visit.reading.relays.of(case.request.id):
        text = visit.text("desk/nothing_to_see", code=case.request.code)
        return Decision((answer(visit, text, alert=True),))
    number, person = case.request.id, visit.incoming.person
    words = reply(visit, "desk/looked")
    rule = visit.act(lambda turn: relaying.look_again(turn, number, person, words))
    return Decision(effects=(rule,))


def _pass_on(visit: Visit, request: int, words: Words) -> Act:
    person, told = visit.incoming.person, reply(visit, "desk/relayed")
    return visit.act(lambda turn: relaying.relay(turn, request, person, words, None, told))
