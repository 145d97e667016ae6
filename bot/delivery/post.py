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
        return await _post_all(pieces(message), tx, at)
    method, params = call(message)
    changes = Edit | Overwrite | TakeBack | CloseTopic | ReopenTopic
    base = message.row if isinstance(message, changes) else None
    request = message.request if isinstance(message, OpenTopic) else None
    return await tx.outbox.put(message.chat, method, params, at, base=base, request=request)


async def _post_all(parts: list[Say], tx: Writing, at: int) -> int:
    row = 0
    for part in parts:
        method, params = call(part)
        row = await tx.outbox.put(
            part.chat, method, params, at, base=part.topic, request=part.request
        )
    return row
