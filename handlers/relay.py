"""Words between citizen and volunteer: a reply to a message about a request goes to the other.

Neither sees the other's account or number; numbers typed by mistake are masked on the way.
Pictures are refused on both sides and never fetched.
"""

from bot.decision import Decision
from bot.desk import relaying
from bot.desk.case import Case, case_of
from bot.desk.masking import mask
from bot.desk.news import Reply, Words
from bot.desk.states import WAITING
from handlers.cards import need_person
from handlers.incoming import Kind
from handlers.visit import Visit

_LONGEST = 2000


async def request_replied_to(visit: Visit) -> Case | None:
    """The request a private message replies to, if the person has to do with it."""
    incoming = visit.incoming
    if not incoming.private or incoming.reply_to is None:
        return None
    found = await visit.reading.outbox.request_of(incoming.chat, incoming.reply_to)
    case = await case_of(visit.reading, found) if found is not None else None
    if case is None or incoming.person not in (case.request.person, case.request.claimed_by):
        return await _left(visit, case)
    return case


async def relay(visit: Visit, case: Case) -> Decision:
    """Passes text or a voice on, or says why not."""
    incoming = visit.incoming
    if incoming.kind is Kind.PICTURE:
        return Decision((visit.say("desk/relay_picture"),))
    words = Words(mask(incoming.text)[:_LONGEST], incoming.voice)
    if not words.text.strip() and words.voice is None:
        return Decision((visit.say("failure/empty", ((need_person(),),)),))
    number, person, message = case.request.id, incoming.person, incoming.message
    told = Reply(
        lambda _: Decision((visit.say("desk/relayed"),)), lambda now: _not_passed(visit, now)
    )
    rule = visit.act(lambda turn: relaying.relay(turn, number, person, words, message, told))
    return Decision(effects=(rule,))


async def edited(visit: Visit) -> bool:
    """Whether the edited message is one that was passed on."""
    if visit.incoming.message is None:
        return False
    chat, message = visit.incoming.chat, visit.incoming.message
    return await visit.reading.relays.written_as(chat, message) is not None


async def change(visit: Visit) -> Decision:
    """The copy follows an edited message."""
    chat, message = visit.incoming.chat, visit.incoming.message or 0
    text = mask(visit.incoming.text)[:_LONGEST]
    rule = visit.act(lambda turn: relaying.change(turn, chat, message, text))
    return Decision(effects=(rule,))


async def take_back(visit: Visit) -> Decision:
    """/go in reply to one's own message takes it back from the other side."""
    chat, message = visit.incoming.chat, visit.incoming.reply_to
    if message is None:
        return Decision((visit.say("desk/go_how"),))
    told = Reply(
        lambda _: Decision((visit.say("desk/gone"),)),
        lambda _: Decision((visit.say("desk/go_how"),)),
    )
    return Decision(
        effects=(visit.act(lambda turn: relaying.take_back(turn, chat, message, told)),)
    )


async def _left(visit: Visit, case: Case | None) -> Case | None:
    """Who held it before still hears that it is over, instead of an answer about procedures."""
    member = await visit.reading.members.volunteer(visit.incoming.person)
    return case if member is not None else None


def _not_passed(visit: Visit, case: Case | None) -> Decision:
    if case is None:
        return Decision((visit.say("desk/no_such"),))
    own = case.request.person == visit.incoming.person
    template = "desk/relay_nobody" if own and case.request.state in WAITING else "desk/relay_over"
    return Decision((visit.say(template, code=case.request.code),))
