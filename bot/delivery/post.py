"""Messages into the outbox."""

from bot.delivery.calls import call, pieces
from bot.delivery.messages import (
    CloseTopic,
    Edit,
    OpenTopic,
    Outgoing,
    Overwrite,
    ReopenTopic,
    Say,
    TakeBack,
)
from bot.store.tables import Writing


async def post(message: Outgoing, tx: Writing, at: int) -> int:
    """Puts a message into the outbox and returns the row of its (last) call."""
    if isinstance(message, Say):
        return (await post_pieces(message, tx, at))[-1]
    method, params = call(message)
    changes = Edit | Overwrite | TakeBack | CloseTopic | ReopenTopic
    base = message.row if isinstance(message, changes) else None
    request = message.request if isinstance(message, OpenTopic) else None
    return await tx.outbox.put(message.chat, method, params, at, base=base, request=request)


async def post_pieces(message: Say, tx: Writing, at: int) -> list[int]:
    """Puts a message into the outbox and returns the rows of all its calls."""
    rows = []
    for part in pieces(message):
        method, params = call(part)
        rows.append(
            await tx.outbox.put(
                part.chat, method, params, at, base=part.topic, request=part.request
            )
        )
    return rows
