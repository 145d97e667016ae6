"""Beginning, help, stopping: always available, always a fresh start."""

import re
from dataclasses import replace

from bot.decision import Decision
from bot.delivery.messages import Rows
from bot.dialogue import Dialogue
from bot.texts import labels
from handlers import joining
from handlers.answers import answer_procedure
from handlers.buttons import Verb
from handlers.cards import button, need_person
from handlers.visit import Visit
from knowledge.reading.vocabulary import Aspect

_PAYLOAD = re.compile(r"(?P<group>\d)[-_](?P<rest>\d{6})")


def home_buttons() -> Rows:
    """The ways in: shelves, life events, online-only list, a person."""
    return (
        (button(labels.SHELVES, Verb.SHELVES), button(labels.EVENTS, Verb.EVENTS)),
        (button(labels.ONLINE_ONLY, Verb.ONLINE_ONLY), button(labels.HELPING, Verb.HELPING)),
        (button(labels.HELP, Verb.HELP), need_person()),
    )


async def begin(visit: Visit) -> Decision:
    """Greets and forgets where the conversation stood; a poster's link leads to its procedure."""
    if joining.is_invitation(visit.incoming.text):
        return await joining.join(visit)
    code = _linked_code(visit.incoming.text)
    if code and visit.room.library.procedure(code):
        return answer_procedure(visit, code, Aspect.GENERAL)
    welcome = visit.say("start/welcome", home_buttons(), city=visit.room.library.city.name)
    return Decision((welcome,), dialogue=Dialogue())


async def greet(visit: Visit) -> Decision:
    """Answers a mere greeting."""
    return Decision((visit.say("start/hello", home_buttons()),))


async def show_help(visit: Visit) -> Decision:
    """Says how to use the bot."""
    rows = (
        *home_buttons(),
        (button(labels.MY_REQUESTS, Verb.MY_REQUESTS), button(labels.MY_DATA, Verb.MY_DATA)),
    )
    volunteer = await visit.reading.members.volunteer(visit.incoming.person)
    return Decision((visit.say("start/help", rows, volunteer=volunteer is not None),))


async def cancel(visit: Visit) -> Decision:
    """Stops whatever was going on; what was spoken of stays known for follow-up questions."""
    kept = replace(Dialogue(), procedure=visit.dialogue.procedure, asked_at=visit.dialogue.asked_at)
    return Decision((visit.say("start/cancelled", home_buttons()),), dialogue=kept)


def _linked_code(text: str) -> str | None:
    """The procedure code in "/start 1-004222"; a deep link cannot hold a dot."""
    match = _PAYLOAD.search(text.partition(" ")[2])
    return f"{match['group']}.{match['rest']}" if match else None
