"""Answers about a procedure: one place builds them, whoever asked for them."""

from dataclasses import replace

from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.switches import Off
from bot.dialogue import Dialogue, Step
from bot.texts import labels
from handlers.buttons import Verb
from handlers.cards import (
    answer_buttons,
    answer_text,
    button,
    choice_buttons,
    group_buttons,
    need_person,
)
from handlers.switchboard import off_notice
from handlers.visit import Visit
from knowledge.model import Procedure
from knowledge.reading.vocabulary import Aspect


def answer_procedure(
    visit: Visit,
    code: str,
    aspect: Aspect,
    offered: tuple[str, ...] = (),
) -> Decision:
    """The answer about a procedure; the conversation is about it from now on.

    Args:
        code: The procedure.
        aspect: What is asked about it.
        offered: Codes that come next, for "Không đúng ý tôi".
    """
    procedure = visit.procedure(code)
    if procedure is None:
        return procedure_gone(visit, code)
    dialogue = visit.dialogue.about(code, visit.now, offered)
    return Decision((_answer(visit, procedure, aspect),), dialogue=dialogue)


def procedure_gone(visit: Visit, code: str = "") -> Decision:
    """Says that an old button's procedure is no longer there, or is switched off."""
    off = off_notice(visit, Off.PROCEDURE, code)
    if code and off is not None:
        return off
    rows = ((button(labels.SHELVES, Verb.SHELVES), need_person()),)
    return Decision((visit.say("answer/gone", rows),))


def choose(
    visit: Visit,
    codes: tuple[str, ...],
    rest: tuple[str, ...] = (),
    question: str | None = None,
    guide: str | None = None,
) -> Decision:
    """Asks which of a few procedures is meant.

    Args:
        codes: What is offered on buttons.
        rest: What is offered next when none of these is right.
        question: The words to ask with, instead of the usual ones.
        guide: A guide that may be meant as well.
    """
    found = [p for p in map(visit.room.library.procedure, codes) if p]
    text = question or visit.text("answer/choose")
    beside = visit.room.library.guide(guide or "")
    rows = choice_buttons(found, beside, visit.dialogue.question)
    message = Say(visit.incoming.chat, text, rows)
    return Decision((message,), dialogue=waiting_for_question(visit.dialogue, rest))


def waiting_for_question(dialogue: Dialogue, offered: tuple[str, ...]) -> Dialogue:
    """The conversation with nothing pending and other candidates in line."""
    return replace(dialogue, step=Step.QUESTION, offered=offered)


def _answer(visit: Visit, procedure: Procedure, aspect: Aspect) -> Say:
    text = answer_text(
        visit.room.texts,
        visit.room.library,
        procedure,
        aspect,
        visit.room.clock.now().date(),
        helping=visit.dialogue.helping,
    )
    rows = (*group_buttons(visit.room.library, procedure), *answer_buttons(procedure, aspect))
    return Say(visit.incoming.chat, text, rows)
