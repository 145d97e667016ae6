"""Words between citizen and helper: passed on by the bot, kept until 7 days after closing.

Neither sees the other's account or number. What the helper gets leaves the chat at closing or
after 40 hours; it can be seen again while the consent stands, and every look is noted.
"""

from bot.decision import Decision
from bot.delivery.messages import Edit, TakeBack
from bot.delivery.post import post
from bot.desk.case import Case, case_after, case_of
from bot.desk.claiming import contacted
from bot.desk.duties import Look
from bot.desk.news import Reply, Said, Words
from bot.desk.showing import DELETABLE_FOR, TAKE_BACK, show_holder
from bot.desk.states import HELD, Event, State
from bot.desk.turn import Turn
from bot.desk.watching import goes_on
from bot.store.tables.relays import Relayed


async def relay(
    turn: Turn, request: int, writer: int, words: Words, message: int | None, reply: Reply
) -> Decision:
    """Passes words on to the other side; the helper's first ones are the contact."""
    case = await case_of(turn.tx, request)
    if case is None or not is_between(case, writer):
        return reply.refused(case)
    from_citizen = writer == case.request.person
    follows = Decision()
    if not from_citizen and case.request.state is State.CLAIMED:
        follows = await contacted(turn, request, writer, Reply())
        case = await case_after(turn.tx, request)
    silent = from_citizen and turn.desk.time.morning(turn.at) is not None
    copy = turn.desk.news.relayed(case, words, from_citizen=from_citizen, silent=silent)
    if from_citizen:
        row = await show_holder(turn, case, copy, Look.WORDS)
    else:
        row = await post(copy, turn.tx, turn.at)
    kept = Relayed(
        id=0,
        request=request,
        from_citizen=from_citizen,
        chat=writer,
        copy_chat=copy.chat,
        copy=row,
        text=words.text or None,
        voice=words.voice,
        at=turn.at,
    )
    await turn.tx.relays.keep(kept, message)
    if not from_citizen:
        await goes_on(turn, case)
    return follows + reply.done(case)


async def change(turn: Turn, chat: int, message: int, text: str) -> Decision:
    """Lets the copy follow an edited message; anything else that was edited is left alone."""
    relayed = await turn.tx.relays.written_as(chat, message)
    case = await case_of(turn.tx, relayed.request) if relayed else None
    if relayed is None or case is None or not is_between(case, chat):
        return Decision()
    await turn.tx.relays.change(relayed.id, text)
    if relayed.from_citizen and not await _still_shown(turn, case, relayed):
        return Decision()
    now = turn.desk.news.relayed(case, Words(text), from_citizen=relayed.from_citizen, silent=True)
    return Decision((Edit(relayed.copy_chat, now.text, row=relayed.copy),))


async def _still_shown(turn: Turn, case: Case, relayed: Relayed) -> bool:
    """Whether the copy stands with who holds the request now."""
    shown = {(card.chat, card.row) for card in await turn.tx.cards.exposed(case.request.id)}
    holder = case.request.claimed_by
    return relayed.copy_chat == holder and (relayed.copy_chat, relayed.copy) in shown


async def take_back(turn: Turn, chat: int, message: int, reply: Reply) -> Decision:
    """Takes one's own words back from the other's chat and from the store."""
    relayed = await turn.tx.relays.written_as(chat, message)
    case = await case_of(turn.tx, relayed.request) if relayed else None
    if relayed is None or case is None:
        return reply.refused(None)
    await turn.tx.relays.take_back(relayed.id)
    await turn.tx.cards.covered(relayed.copy_chat, relayed.copy)
    await turn.tx.due.cancel(TAKE_BACK, f"{relayed.copy_chat}:{relayed.copy}")
    return Decision(gone(turn, relayed)) + reply.done(case)


def gone(turn: Turn, relayed: Relayed) -> Said:
    """What takes a copy away: deleted while Telegram allows it, overwritten after."""
    fresh = turn.at - relayed.at < DELETABLE_FOR
    if fresh or relayed.voice is not None:
        return (TakeBack(relayed.copy_chat, relayed.copy),)
    return turn.desk.news.erased(relayed.copy_chat, relayed.copy)


async def look_again(turn: Turn, request: int, person: int, reply: Reply) -> Decision:
    """Shows the holder contact and conversation once more, while the consent stands."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.claimed_by != person or case.request.state not in HELD:
        return reply.refused(case)
    if case.request.person is None or not await turn.tx.consents.stands(case.request.person):
        return reply.refused(case)
    if case.request.has_contact:
        await show_holder(turn, case, turn.desk.news.contact(case), Look.CONTACT)
    said = await turn.tx.relays.of(request)
    if said:
        await show_holder(turn, case, turn.desk.news.conversation(case, said), Look.WORDS)
    return reply.done(case)


async def add_note(turn: Turn, request: int, person: int, text: str, reply: Reply) -> Decision:
    """A note for whoever holds the request; the citizen never sees it."""
    case = await case_of(turn.tx, request)
    if case is None or case.request.claimed_by != person or case.request.state not in HELD:
        return reply.refused(case)
    await turn.tx.relays.add_note(request, person, text, turn.at)
    await turn.tx.requests.note(request, Event.NOTED, person, turn.at)
    if case.request.state is State.IN_CONTACT:
        await goes_on(turn, case)
    return reply.done(case)


def is_between(case: Case, person: int) -> bool:
    """Whether the person may write to the other side now."""
    request = case.request
    if request.state not in HELD or request.person is None or request.claimed_by is None:
        return False
    return person in (request.person, request.claimed_by)
