"""Where a request is shown: a card in the owner's group, or in its people's private chats."""

from bot.clock import HOUR
from bot.decision import Decision
from bot.delivery.messages import OpenTopic, Say, TakeBack
from bot.delivery.post import post, post_pieces
from bot.desk.case import Case, case_of
from bot.desk.duties import Look
from bot.desk.news import Said
from bot.desk.states import WAITING
from bot.desk.turn import Turn
from bot.desk.watching import SHOW
from bot.store import Writing
from bot.store.tables.cards import Card

TAKE_BACK = "take_back"
DELETABLE_FOR = 47 * HOUR  # Telegram: 48 hours
_EXPOSED_FOR = 40 * HOUR


async def show(turn: Turn, request: int) -> None:
    """Puts the card wherever somebody may claim; in quiet hours, in the morning."""
    morning = turn.desk.time.morning(turn.at)
    if morning is not None:
        await turn.tx.due.plan(SHOW, str(request), morning)
        return
    case = await case_of(turn.tx, request)
    if case is None:
        return
    shown = {card.chat for card in case.cards}
    for chat in await _chats(turn.tx, case):
        if chat in shown:
            continue
        topic = await _topic(turn, case, chat)
        row = await post(turn.desk.news.card(case, chat, topic), turn.tx, turn.at)
        await turn.tx.cards.put(request, Card(chat, row, topic))


async def show_if_waiting(turn: Turn, request: int) -> Decision:
    """The same in the morning, if it still waits."""
    found = await turn.tx.requests.get(request)
    if found is not None and found.state in WAITING:
        await show(turn, request)
    return Decision()


async def show_anew(turn: Turn, request: int) -> None:
    """The same in a new place: what stood elsewhere is no longer its card."""
    await turn.tx.cards.forget(request)
    await show(turn, request)


async def _chats(tx: Writing, case: Case) -> list[int]:
    if case.team.chat is not None:
        return [case.team.chat]
    return [m.person for m in await tx.members.reachable(case.team.id)]


async def _topic(turn: Turn, case: Case, chat: int) -> int | None:
    """The topic's row; a group with topics gets one a request."""
    if not case.team.forum or chat != case.team.chat:
        return None
    known = next((card.topic for card in case.cards if card.chat == chat), None)
    if known is not None:
        return known
    return await post(
        OpenTopic(chat, turn.desk.news.topic(case), case.request.id), turn.tx, turn.at
    )


async def show_holder(turn: Turn, case: Case, message: Say, what: Look) -> int:
    """Shows the holder contact or words, and plans that they leave the chat again, every piece.

    Returns the row of the last piece.
    """
    rows = await post_pieces(message, turn.tx, turn.at)
    for row in rows:
        await turn.tx.cards.expose(case.request.id, message.chat, row)
        await turn.tx.due.plan(TAKE_BACK, f"{message.chat}:{row}", turn.at + _EXPOSED_FOR)
    await turn.tx.duties.looked(case.request.id, message.chat, what, turn.at)
    return rows[-1]


async def cover(tx: Writing, request: int) -> Said:
    """Takes everything about a citizen out of volunteers' chats, now."""
    said = []
    for card in await tx.cards.exposed(request):
        await tx.cards.covered(card.chat, card.row)
        await tx.due.cancel(TAKE_BACK, f"{card.chat}:{card.row}")
        said.append(TakeBack(card.chat, card.row))
    return tuple(said)
