"""What may be added to a logged request: a name, a preferred time, a phone number."""

from dataclasses import replace

from bot.config import ContactVia
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.masking import mask
from bot.desk.news import Reply
from bot.desk.requests import Detail, add_detail
from bot.desk.turn import Act
from bot.dialogue import Step
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, pairs
from handlers.visit import Visit

_LONGEST_NAME = 60
_LONGEST_TRIED = 500


async def ask_name(visit: Visit, pressed: Pressed) -> Decision:
    """The next message is the name."""
    dialogue = visit.dialogue.waiting_for(Step.NAME, pressed.number(0))
    return Decision((visit.say("help_request/ask_name"),), dialogue=dialogue)


async def name_typed(visit: Visit) -> Decision:
    """The name for the request."""
    name = " ".join(mask(visit.incoming.text).split())[:_LONGEST_NAME]
    effect = _add(visit, visit.dialogue.request or 0, Detail.NAME, name)
    return Decision(effects=(effect,), dialogue=visit.dialogue.at_rest())


async def ask_tried(visit: Visit, pressed: Pressed) -> Decision:
    """The next message says what was tried and where it got stuck."""
    dialogue = visit.dialogue.waiting_for(Step.TRIED, pressed.number(0))
    return Decision((visit.say("help_request/ask_tried"),), dialogue=dialogue)


async def tried_typed(visit: Visit) -> Decision:
    """What was tried, for who helps only."""
    tried = " ".join(mask(visit.incoming.text).split())[:_LONGEST_TRIED]
    effect = _add(visit, visit.dialogue.request or 0, Detail.TRIED, tried)
    return Decision(effects=(effect,), dialogue=visit.dialogue.at_rest())


async def ask_time(visit: Visit, pressed: Pressed) -> Decision:
    """Times of day on buttons."""
    rows = pairs(
        [
            button(label, Verb.TIME, pressed.number(0), index)
            for index, label in enumerate(labels.TIMES_OF_DAY)
        ]
    )
    return Decision((visit.say("help_request/ask_time", rows),))


async def time_pressed(visit: Visit, pressed: Pressed) -> Decision:
    """The preferred time for the request."""
    index = pressed.number(1)
    if not 0 <= index < len(labels.TIMES_OF_DAY):
        return await ask_time(visit, pressed)
    chosen = labels.TIMES_OF_DAY[index]
    return Decision(effects=(_add(visit, pressed.number(0), Detail.PREFERRED_TIME, chosen),))


async def ask_phone(visit: Visit, pressed: Pressed) -> Decision:
    """A keyboard button that shares one's own number, where the operator allows it."""
    if visit.room.config.contact_via is not ContactVia.TELEGRAM:
        return Decision((visit.say("help_request/phone_not_needed"),))
    text = visit.text("help_request/ask_phone", keep_days=visit.room.config.keep_contact_days)
    message = Say(visit.incoming.chat, text, ask_phone=labels.SHARE_PHONE)
    return Decision((message,), dialogue=replace(visit.dialogue, request=pressed.number(0)))


async def phone_shared(visit: Visit) -> Decision:
    """One's own number, where it was asked for; anything else is not kept."""
    incoming = visit.incoming
    allowed = visit.room.config.contact_via is ContactVia.TELEGRAM
    if not allowed or visit.dialogue.request is None:
        return Decision((_say(visit, "help_request/phone_not_needed"),))
    if incoming.phone_owner != incoming.person or not incoming.phone:
        return Decision((_say(visit, "help_request/phone_not_own"),))
    effect = _add(visit, visit.dialogue.request, Detail.PHONE, incoming.phone)
    return Decision(effects=(effect,), dialogue=visit.dialogue.at_rest())


def _add(visit: Visit, request: int, detail: Detail, value: str) -> Act:
    person = visit.incoming.person
    words = Reply(
        lambda _: Decision((_say(visit, "help_request/added"),)),
        lambda _: Decision((_say(visit, "help_request/not_added"),)),
    )
    return visit.act(lambda turn: add_detail(turn, request, person, detail, value, words))


def _say(visit: Visit, template: str) -> Say:
    """The text, with a keyboard that was opened for the phone taken away."""
    return replace(visit.say(template), drop_keyboard=True)
