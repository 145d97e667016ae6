"""Messages into the outbox."""

from bot.delivery.calls import call, pieces
from bot.delivery.messages import Edit, Outgoing, Say, TakeBack
from bot.store.tables import Writing


async def post(message: Outgoing, tx: Writing, at: int) -> int:
    """Puts a message into the outbox and returns the row of its (last) call."""
    if isinstance(message, Say):
        return await _post_all(pieces(message), tx, at)
    method, params = call(message)
    base = message.row if isinstance(message, Edit | TakeBack) else None
    return await tx.outbox.put(message.chat, method, params, at, base=base)


async def _post_all(parts: list[Say], tx: Writing, at: int) -> int:
    row = 0
    for part in parts:
        method, params = call(part)
        row = await tx.outbox.put(part.chat, method, params, at, request=part.request)
    return row
