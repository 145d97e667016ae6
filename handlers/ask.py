"""A question in free text: one answer, a choice, a guide, or an honest "I don't know"."""

import secrets
from dataclasses import replace

from bot.clock import HOUR
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.effects import KeepQuestion
from bot.desk.masking import mask
from bot.desk.switches import Off
from bot.dialogue import Dialogue
from bot.texts import labels
from handlers.answers import answer_procedure, choose, waiting_for_question
from handlers.buttons import Verb
from handlers.cards import button, guide_buttons, list_buttons, need_person
from handlers.request_help import start_request
from handlers.start import greet
from handlers.switchboard import off_notice
from handlers.visit import Visit
from knowledge.understanding import Kind, Outcome

LONGEST_QUESTION = 1500
_KEY_BYTES = 6
_REMEMBERED = 2 * HOUR


async def ask(visit: Visit) -> Decision:
    """Answers what a person typed; whatever it is, there is an answer and a way on."""
    question = visit.incoming.text
    if not question.strip():
        return Decision((visit.say("failure/empty", ((need_person(),),)),))
    off = off_notice(visit, Off.ANSWERS)
    if off is not None:
        return off
    outcome = visit.room.understander.understand(
        question[:LONGEST_QUESTION], last=_last_procedure(visit.dialogue, visit.now)
    )
    key = secrets.token_hex(_KEY_BYTES)
    decision = await _decide(replace(visit, dialogue=visit.dialogue.asked(key)), outcome)
    said = (*_warnings(visit, outcome, question), *decision.say)
    masked, before = mask(question[:LONGEST_QUESTION]), visit.dialogue.question
    keep = KeepQuestion(masked, outcome.kind, outcome.subject, key, before)
    return replace(decision, say=said, effects=(*decision.effects, keep))


async def _decide(visit: Visit, outcome: Outcome) -> Decision:
    if outcome.wants_person and not outcome.is_clear:
        return await start_request(visit, "")
    match outcome.kind:
        case Kind.ANSWER:
            code = outcome.procedure or ""
            return answer_procedure(visit, code, outcome.aspect, outcome.runners_up)
        case Kind.CHOOSE:
            return choose(visit, outcome.shown, outcome.runners_up, guide=outcome.guide)
        case Kind.GUIDE:
            return _guide(visit, outcome)
        case Kind.UNKNOWN:
            return await _unknown(visit, outcome)


def show_guide(visit: Visit, guide_id: str) -> Say | None:
    """A guide as a message; None when it is no longer there."""
    guide = visit.room.library.guide(guide_id)
    if guide is None:
        return None
    return visit.say("answer/guide", guide_buttons(visit.room.library, guide), guide=guide)


def _guide(visit: Visit, outcome: Outcome) -> Decision:
    message = show_guide(visit, outcome.guide or "")
    said = (message,) if message else ()
    return Decision(said, dialogue=waiting_for_question(visit.dialogue, outcome.runners_up))


async def _unknown(visit: Visit, outcome: Outcome) -> Decision:
    if outcome.greeting:
        return await greet(visit)
    library = visit.room.library
    matter = library.matter_elsewhere(outcome.elsewhere)
    codes = (*outcome.near, *(matter.procedures if matter else ()))
    offered = [p for p in map(library.procedure, dict.fromkeys(codes)) if p]
    rows = (
        *list_buttons(offered, visit.dialogue.question),
        (button(labels.SHELVES, Verb.SHELVES), need_person()),
    )
    message = visit.say("answer/unknown", rows, matter=matter, near=bool(outcome.near))
    return Decision((message,), dialogue=waiting_for_question(visit.dialogue, ()))


def _warnings(visit: Visit, outcome: Outcome, question: str) -> tuple[Say, ...]:
    """What has to be said before the answer: danger, a strange link, a cut question."""
    said = []
    if outcome.emergency is not None:
        said.append(visit.say("answer/emergency", line=outcome.emergency.line))
    if visit.room.hosts.strangers_in(question):
        said.append(visit.say("answer/strange_link"))
    if len(question) > LONGEST_QUESTION:
        said.append(visit.say("answer/too_long"))
    return tuple(said)


def _last_procedure(dialogue: Dialogue, now: int) -> str | None:
    """What was spoken of lately, for "phí bao nhiêu?"."""
    fresh = now - dialogue.asked_at < _REMEMBERED
    return dialogue.procedure if fresh else None
