"""What the buttons under an answer show: parts, cases, steps, the message to forward."""

from dataclasses import replace

from bot.decision import Decision
from bot.delivery.messages import Edit, Outgoing, Say
from bot.desk.effects import QuestionMeant, QuestionMisread
from bot.texts import labels
from handlers.answers import answer_procedure, choose, procedure_gone, waiting_for_question
from handlers.ask import show_guide
from handlers.buttons import Pressed, Verb
from handlers.cards import (
    answer_buttons,
    button,
    case_buttons,
    cases_of,
    need_person,
    share_text,
    step_buttons,
)
from handlers.visit import Visit
from knowledge.flows import filing_steps
from knowledge.papers import has_old_papers
from knowledge.reading.vocabulary import Aspect
from knowledge.understanding.wordings import GUIDE

_OFFERED_AT_ONCE = 3


async def card(visit: Visit, pressed: Pressed) -> Decision:
    """A procedure from a list or a choice."""
    answer = answer_procedure(visit, pressed.arg(0), Aspect.GENERAL, visit.dialogue.offered)
    return _meant(visit, pressed.arg(0), pressed.arg(1)) + answer


async def part(visit: Visit, pressed: Pressed) -> Decision:
    """One part of an answer."""
    try:
        aspect = Aspect(pressed.arg(1))
    except ValueError:
        aspect = Aspect.GENERAL
    return answer_procedure(visit, pressed.arg(0), aspect, visit.dialogue.offered)


async def case(visit: Visit, pressed: Pressed) -> Decision:
    """The documents of one case."""
    procedure = visit.procedure(pressed.arg(0))
    if procedure is None:
        return procedure_gone(visit, pressed.arg(0))
    cases = cases_of(procedure)
    if not 0 <= pressed.number(1) < len(cases):
        return answer_procedure(visit, procedure.code, Aspect.DOCUMENTS)
    rows = (*case_buttons(procedure), *answer_buttons(procedure, Aspect.CONDITION))
    message = visit.say(
        "answer/case",
        rows,
        procedure=procedure,
        case=cases[pressed.number(1)],
        old_papers=has_old_papers(procedure),
    )
    return Decision((message,), dialogue=visit.dialogue.about(procedure.code, visit.now))


async def step(visit: Visit, pressed: Pressed) -> Decision:
    """One step, in the place of the one before."""
    procedure = visit.procedure(pressed.arg(0))
    if procedure is None:
        return procedure_gone(visit, pressed.arg(0))
    steps = filing_steps(procedure, visit.room.library)
    if not steps:
        return answer_procedure(visit, procedure.code, Aspect.GENERAL)
    index = min(max(0, pressed.number(1)), len(steps) - 1)
    text = visit.text(
        "answer/step", procedure=procedure, index=index, count=len(steps), step=steps[index]
    )
    rows = step_buttons(procedure, index, len(steps) - 1)
    shown: Outgoing = Say(visit.incoming.chat, text, rows)
    if pressed.arg(2):  # from Back or Next: the message turns its page
        shown = Edit(visit.incoming.chat, text, rows, message=visit.incoming.message)
    return Decision((shown,), dialogue=visit.dialogue.about(procedure.code, visit.now))


async def share(visit: Visit, pressed: Pressed) -> Decision:
    """One clean message to forward, without buttons."""
    procedure = visit.procedure(pressed.arg(0))
    if procedure is None:
        return procedure_gone(visit, pressed.arg(0))
    room = visit.room
    text = share_text(room.texts, room.library, procedure, room.clock.now().date())
    return Decision((Say(visit.incoming.chat, text),))


async def group(visit: Visit, pressed: Pressed) -> Decision:
    """What a programme means for the people it holds for, after somebody said to be one."""
    procedure = visit.procedure(pressed.arg(0))
    if procedure is None:
        return procedure_gone(visit, pressed.arg(0))
    programmes = visit.room.library.programmes_of(procedure)
    programme = next((p for p in programmes if p.id == pressed.arg(1)), None)
    if programme is None or programme.applies_to is None:
        return answer_procedure(visit, procedure.code, Aspect.GENERAL)
    rows = answer_buttons(procedure, Aspect.GENERAL)
    message = visit.say("answer/group", rows, procedure=procedure, programme=programme)
    return Decision((message,), dialogue=visit.dialogue.about(procedure.code, visit.now))


async def wrong(visit: Visit, pressed: Pressed) -> Decision:
    """After "Không đúng ý tôi": the next candidates, or how to ask again."""
    kept = _misread(visit, pressed)
    offered = tuple(code for code in visit.dialogue.offered if code != pressed.arg(0))
    now, later = offered[:_OFFERED_AT_ONCE], offered[_OFFERED_AT_ONCE:]
    if now:
        return kept + choose(visit, now, later, visit.text("answer/wrong", others=True))
    rows = (
        (button(labels.SHELVES, Verb.SHELVES), button(labels.EVENTS, Verb.EVENTS)),
        (need_person(),),
    )
    return kept + Decision(
        (visit.say("answer/wrong", rows, others=False),),
        dialogue=replace(waiting_for_question(visit.dialogue, ()), procedure=None),
    )


async def guide(visit: Visit, pressed: Pressed) -> Decision:
    """A guide from a button."""
    message = show_guide(visit, pressed.arg(0))
    if message is None:
        return procedure_gone(visit)
    return _meant(visit, GUIDE + pressed.arg(0), pressed.arg(1)) + Decision((message,))


async def helping(visit: Visit, pressed: Pressed) -> Decision:
    """Remembers that somebody helps, nothing of who is helped; says who may go instead."""
    return _helping(visit, pressed.arg(0))


async def helping_command(visit: Visit) -> Decision:
    """/lamgiup, about what was last spoken of."""
    return _helping(visit, visit.dialogue.procedure or "")


def _helping(visit: Visit, code: str) -> Decision:
    dialogue = replace(visit.dialogue, helping=True)
    procedure = visit.room.library.procedure(code)
    if procedure is None:
        return Decision((visit.say("answer/helping_on"),), dialogue=dialogue)
    rows = answer_buttons(procedure, Aspect.CONDITION)
    message = visit.say("answer/helping", rows, procedure=procedure)
    return Decision((message,), dialogue=dialogue.about(code, visit.now))


def _meant(visit: Visit, owner: str, key: str) -> Decision:
    """What was picked says what the question meant, as long as it is the last one asked."""
    if not key or key != visit.dialogue.question:
        return Decision()
    return Decision(effects=(QuestionMeant(key, owner),))


def _misread(visit: Visit, pressed: Pressed) -> Decision:
    """The same for what was not meant; a card's own button names the card, a choice's its key."""
    key, shown = visit.dialogue.question, pressed.arg(0)
    if key is None or not (shown or pressed.arg(1) == key):
        return Decision()
    return Decision(effects=(QuestionMisread(key, shown),))
