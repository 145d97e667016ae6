"""Words between citizen and volunteer: a reply to a message about a request goes to the other.

Neither sees the other's account or number; numbers typed by mistake are masked on the way.
"""

from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.masking import mask
from bot.desk.states import OPEN, State
from bot.store.tables.requests_read import Request
from handlers.visit import Visit

_LONGEST = 2000


async def request_replied_to(visit: Visit) -> Request | None:
    """The request a private message replies to, if it replies to one of the person's."""
    incoming = visit.incoming
    if not incoming.private or incoming.reply_to is None:
        return None
    found = await visit.reading.outbox.request_of(incoming.chat, incoming.reply_to)
    return await visit.reading.requests.get(found) if found is not None else None


async def relay(visit: Visit, request: Request) -> Decision:
    """Passes the words on, or says why not."""
    person = visit.incoming.person
    text = mask(visit.incoming.text)[:_LONGEST]
    if (
        request.state is State.CLAIMED
        and request.claimed_by == person
        and request.person is not None
    ):
        helper = await visit.reading.teams.volunteer(person)
        code = helper.helper_code if helper else ""
        return _passed_on(visit, request, request.person, "desk/relay_to_citizen", text, code)
    if request.person == person and request.state in OPEN:
        if request.claimed_by is None:
            return Decision((visit.say("desk/relay_nobody", code=request.code),))
        return _passed_on(visit, request, request.claimed_by, "desk/relay_to_helper", text)
    return Decision((visit.say("desk/relay_over", code=request.code),))


def _passed_on(
    visit: Visit,
    request: Request,
    to: int,
    name: str,
    text: str,
    helper_code: str = "",
) -> Decision:
    words = visit.text(name, code=request.code, text=text, helper_code=helper_code)
    passed = Say(to, words, request=request.id)
    return Decision((passed, visit.say("desk/relayed")))
