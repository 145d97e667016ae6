"""/congtac: the office switches a procedure, the answers or the desk off, or sets a banner."""

from dataclasses import replace

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.roles import ANSWERS_FOR_DATA
from bot.desk.switches import Off
from bot.desk.turn import Turn
from bot.dialogue import Step
from bot.store.tables.switches import Switch
from bot.texts import labels
from handlers.buttons import Pressed, Verb, chosen
from handlers.cards import button, need_person
from handlers.presses import note
from handlers.subjects import subject_name
from handlers.visit import Visit

_LONGEST = 300


async def board(visit: Visit) -> Decision:
    """What is off now, and what can be switched."""
    if not await visit.has_city_role(ANSWERS_FOR_DATA):
        return note(visit, "office/not_office")
    rows = (
        *(
            (button(labels.SWITCH_ON.format(name=_name(visit, s)), Verb.SWITCH_ON, s.id),)
            for s in visit.off
        ),
        *((button(label, Verb.SWITCH_OFF, what),) for what, label in labels.SWITCHES.items()),
    )
    shown = [
        {"name": _name(visit, s), "reason": s.reason, "at": moment_of(s.at)} for s in visit.off
    ]
    return Decision((visit.say("office/switchboard", rows, switches=shown),))


async def off_ask(visit: Visit, pressed: Pressed) -> Decision:
    """The next message is the reason, the code with its reason, or the banner's words."""
    what = pressed.choice(0, Off)
    if what is None or not await visit.has_city_role(ANSWERS_FOR_DATA):
        return await board(visit)
    dialogue = replace(visit.dialogue.waiting_for(Step.SWITCH_OFF), subject=str(what))
    return Decision((visit.say("office/switch_ask", what=what),), dialogue=dialogue)


async def off_typed(visit: Visit) -> Decision:
    """Off at once, with the reason kept."""
    text, person = " ".join(visit.incoming.text.split())[:_LONGEST], visit.incoming.person
    what = chosen(visit.dialogue.subject, Off)
    if what is None or not text or not await visit.has_city_role(ANSWERS_FOR_DATA):
        return replace(await board(visit), dialogue=visit.dialogue.at_rest())
    subject, reason = _read(what, text)
    if what is Off.PROCEDURE and visit.room.library.procedure(subject or "") is None:
        return Decision((visit.say("office/switch_unknown", code=subject),))

    async def rule(turn: Turn) -> Decision:
        await turn.tx.switches.off(what, subject, reason, person, turn.at)
        return Decision((visit.say("office/switched"),))

    return Decision(effects=(visit.act(rule),), dialogue=visit.dialogue.at_rest())


async def on(visit: Visit, pressed: Pressed) -> Decision:
    """On again."""
    if not await visit.has_city_role(ANSWERS_FOR_DATA):
        return note(visit, "office/not_office")
    number, person = pressed.number(0), visit.incoming.person

    async def rule(turn: Turn) -> Decision:
        await turn.tx.switches.on(number, person, turn.at)
        return Decision((visit.say("office/switched"),))

    return Decision(effects=(visit.act(rule),))


def banner(visit: Visit) -> tuple[Say | None, int]:
    """The banner to be shown in this chat, once each; and the number of the newest."""
    found = next((each for each in visit.off if each.what is Off.BANNER), None)
    if found is None or visit.dialogue.banner == found.id:
        return None, visit.dialogue.banner
    return visit.say("office/banner", text=found.subject), found.id


def off_notice(visit: Visit, what: Off, subject: str | None = None) -> Decision | None:
    """What a citizen is told where something is switched off; None where it is not."""
    if not visit.is_off(what, subject):
        return None
    rows = () if what is Off.DESK else ((need_person(subject or ""),),)
    name = subject_name(visit.room.library, subject)
    return Decision((visit.say("failure/switched_off", rows, what=what, name=name),))


def _read(what: Off, text: str) -> tuple[str | None, str]:
    """The subject and the reason in what was typed."""
    if what is Off.PROCEDURE:
        code, _, reason = text.partition(" ")
        return code, reason or text
    return (text, text) if what is Off.BANNER else (None, text)


def _name(visit: Visit, switch: Switch) -> str:
    label = labels.SWITCHED[switch.what]
    if switch.what is Off.PROCEDURE:
        return f"{label} {subject_name(visit.room.library, switch.subject) or switch.subject}"
    return label
