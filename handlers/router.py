"""From a raw update to the handler that answers it."""

import re
from dataclasses import replace

from bot.clock import milliseconds
from bot.decision import Decision
from bot.delivery.messages import AnswerPress
from bot.desk.desk import Desk
from bot.desk.effects import PersonOpened
from bot.dialogue import Step
from bot.intake.worker import UnreadableUpdateError
from bot.store import Reading
from handlers import commune, failure, relay, switchboard, team
from handlers.ask import ask
from handlers.buttons import decode
from handlers.incoming import Incoming, Kind, read_incoming
from handlers.tables import (
    ANSWERS_THE_PRESS,
    BUTTONS,
    COMMANDS,
    GROUP_BUTTONS,
    GROUP_COMMANDS,
    GROUP_KINDS,
    PRIVATE_KINDS,
    TYPED,
)
from handlers.visit import Room, Visit

_COMMAND = re.compile(r"/(?P<name>[a-z_0-9]+)(?:@(?P<bot>\w+))?(?:\s|$)", re.IGNORECASE)


class Router:
    """The application's answer to every update."""

    def __init__(self, room: Room, desk: Desk) -> None:
        self._room = room
        self._desk = desk

    async def handle(self, body: str, reading: Reading) -> Decision:
        """What follows from a raw update.

        Raises:
            UnreadableUpdateError: The update is not what Telegram promises.
        """
        incoming = read_incoming(body)
        visit = Visit(
            self._room,
            self._desk,
            reading,
            incoming,
            dialogue=await reading.dialogues.of(incoming.chat),
            now=milliseconds(self._room.clock.now()),
            off=tuple(await reading.switches.all_on()),
        )
        if not incoming.private:
            return await _group(visit)
        decision = _announced(visit, await _private(visit))
        return await self._opened(visit, decision)

    def apologise(self, body: str) -> Decision:
        """What is said where an update could not be handled."""
        try:
            incoming = read_incoming(body)
        except UnreadableUpdateError:  # an apology must not fail on what the handler failed on
            return Decision()
        return failure.apology(self._room.texts, incoming)

    async def _opened(self, visit: Visit, decision: Decision) -> Decision:
        """Whoever writes in private may be written to from then on."""
        incoming = visit.incoming
        if not incoming.private or incoming.kind in {Kind.NOTHING, Kind.BLOCKED}:
            return decision
        if await visit.reading.people.can_be_written_to(incoming.person):
            return decision
        return replace(decision, effects=(PersonOpened(incoming.person), *decision.effects))


def _announced(visit: Visit, decision: Decision) -> Decision:
    """The decision with the office's banner before it, once in each chat."""
    said, newest = switchboard.banner(visit)
    if said is None or not (decision.say or decision.effects):
        return decision
    dialogue = replace(decision.dialogue or visit.dialogue, banner=newest)
    return replace(decision, say=(said, *decision.say), dialogue=dialogue)


async def _private(visit: Visit) -> Decision:
    incoming = visit.incoming
    if incoming.kind is Kind.PRESS:
        return await _press(visit)
    if incoming.kind in (Kind.VOICE, Kind.PICTURE):
        case = await relay.request_replied_to(visit)
        if case is not None:
            return await relay.relay(visit, case)
    if incoming.kind in PRIVATE_KINDS:
        return await PRIVATE_KINDS[incoming.kind](visit)
    if incoming.kind is Kind.TEXT:
        return await _text(visit)
    if incoming.kind is Kind.EDITED and await relay.edited(visit):
        return await relay.change(visit)
    if incoming.kind is Kind.EDITED and incoming.text:
        return await _text(visit)
    return Decision()


async def _group(visit: Visit) -> Decision:
    return await team.topics_changed(visit) + await _of_group(visit)


async def _of_group(visit: Visit) -> Decision:
    incoming = visit.incoming
    if incoming.kind is Kind.PRESS:
        return await _press(visit)
    if incoming.kind in GROUP_KINDS:
        return await GROUP_KINDS[incoming.kind](visit)
    name = _command(visit, incoming)
    if incoming.kind is Kind.TEXT and name in GROUP_COMMANDS:
        return await GROUP_COMMANDS[name](visit)
    if incoming.kind is Kind.TEXT and name in COMMANDS:
        return await team.private_only(visit)
    return Decision()  # what people say to each other is not the bot's business


async def _press(visit: Visit) -> Decision:
    incoming = visit.incoming
    pressed = decode(incoming.text)
    allowed = incoming.private or (pressed is not None and pressed.verb in GROUP_BUTTONS)
    if pressed is None or not allowed:
        if incoming.private:
            return _answered(visit, await failure.old_button(visit))
        return _answered(visit, Decision(), visit.text("failure/old_group_button"))
    decision = await BUTTONS[pressed.verb](visit, pressed)
    if pressed.verb in ANSWERS_THE_PRESS:
        return decision
    return _answered(visit, decision)


def _answered(visit: Visit, decision: Decision, note: str | None = None) -> Decision:
    """The decision with the press answered first, so that the button stops spinning."""
    answer = AnswerPress(visit.incoming.person, visit.incoming.press or "", note)
    return replace(decision, say=(answer, *decision.say))


async def _text(visit: Visit) -> Decision:
    """Commands first, then a reply to a request's message, then what the bot waits for."""
    name = _command(visit, visit.incoming)
    if name is not None:
        return await COMMANDS.get(name, failure.unknown_command)(visit)
    case = await relay.request_replied_to(visit)
    if case is not None:
        return await relay.relay(visit, case)
    if visit.dialogue.step in TYPED:
        return await TYPED[visit.dialogue.step](visit)
    if visit.dialogue.step is Step.COMMUNE:
        return await _commune_or_question(visit)
    return await ask(visit)


async def _commune_or_question(visit: Visit) -> Decision:
    """While a commune is awaited, a clear question still gets its answer."""
    answer = commune.read_commune(visit)
    if not answer.is_nothing:
        return commune.commune_typed(visit, answer)
    outcome = visit.room.understander.understand(visit.incoming.text[:200], last=None)
    if outcome.is_clear:
        return await ask(visit)
    return commune.commune_typed(visit, answer)


def _command(visit: Visit, incoming: Incoming) -> str | None:
    """The command a text begins with, known by its text; None for another bot's or none."""
    match = _COMMAND.match(incoming.text)
    if match is None or incoming.kind not in {Kind.TEXT, Kind.EDITED}:
        return None
    addressed = match["bot"]
    if addressed and visit.room.bot_name and addressed.lower() != visit.room.bot_name.lower():
        return None
    return match["name"].lower()
