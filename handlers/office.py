"""What the city's office has to answer: wishes about one's data, reports of money being asked."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk import obligations
from bot.desk.case import case_of
from bot.desk.masking import mask
from bot.desk.roles import ANSWERS_FOR_DATA
from bot.desk.turn import Turn
from bot.dialogue import Step
from bot.store.tables.duties import Duty
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer, note
from handlers.visit import Visit

_LONGEST = 1000


async def duties(visit: Visit) -> Decision:
    """/phaitraloi: what is open, the most urgent first."""
    if not await visit.has_city_role(ANSWERS_FOR_DATA):
        return Decision((visit.say("office/not_office"),))
    found = await visit.reading.duties.open()
    rows = tuple(
        (button(labels.ANSWER_DUTY.format(number=place), Verb.ANSWER_DUTY, duty.id),)
        for place, duty in enumerate(found, start=1)
    )
    shown = [await _shown(visit, duty) for duty in found]
    return Decision((visit.say("office/duties", rows, duties=shown),))


async def answer_ask(visit: Visit, pressed: Pressed) -> Decision:
    """The next message is the answer."""
    if not await visit.has_city_role(ANSWERS_FOR_DATA):
        return note(visit, "office/not_office")
    duty = await visit.reading.duties.get(pressed.number(0))
    if duty is None:
        return note(visit, "office/gone")
    dialogue = visit.dialogue.waiting_for(Step.ANSWER_DUTY, duty.id)
    rule = visit.act(lambda turn: obligations.show_duty(turn, duty.id, visit.incoming.person))
    ask = visit.say("office/answer_ask")
    return Decision((answer(visit), ask), (rule,), dialogue=dialogue)


async def answer_typed(visit: Visit) -> Decision:
    """The answer reaches the citizen, and the duty is done."""
    resting = visit.dialogue.at_rest()
    duty = await visit.reading.duties.get(visit.dialogue.request or 0)
    if duty is None or not await visit.has_city_role(ANSWERS_FOR_DATA):
        return Decision((visit.say("office/gone"),), dialogue=resting)
    text, person = mask(visit.incoming.text)[:_LONGEST], visit.incoming.person

    async def done(turn: Turn) -> Decision:
        if not await turn.tx.duties.done(duty.id, person, turn.at):
            return Decision((visit.say("office/gone"),))
        told = obligations.words_gone(duty) + Decision((visit.say("office/answered"),))
        if duty.person is None:
            return told
        return Decision((Say(duty.person, visit.text("office/answer", text=text)),)) + told

    return Decision(effects=(visit.act(done),), dialogue=resting)


async def wish_ask(visit: Visit, pressed: Pressed) -> Decision:
    """The next message is what a person wants about their data."""
    del pressed
    dialogue = visit.dialogue.waiting_for(Step.DATA_WISH)
    return Decision((visit.say("my_data/wish_ask"),), dialogue=dialogue)


async def wish_typed(visit: Visit) -> Decision:
    """Opens a duty for the office, with the date the law asks for."""
    person, text = visit.incoming.person, mask(visit.incoming.text)[:_LONGEST]

    async def open_duty(turn: Turn) -> Decision:
        due = await obligations.wish_about_data(turn, person, text)
        kept = Decision((visit.say("my_data/wish_kept", due=moment_of(due)),))
        return kept + await obligations.tell_office(turn)

    return Decision(effects=(visit.act(open_duty),), dialogue=visit.dialogue.at_rest())


async def _shown(visit: Visit, duty: Duty) -> dict[str, object]:
    case = await case_of(visit.reading, duty.request) if duty.request is not None else None
    return {
        "kind": labels.DUTIES[duty.kind],
        "code": case.request.code if case else None,
        "helper_code": case.holder.helper_code if case and case.holder else None,
        "due": moment_of(duty.due_at),
        "late": duty.due_at < visit.now,
    }
