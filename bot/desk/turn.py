"""One change of the desk: its rules, the transaction and the moment, handed from rule to rule."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.decision import Decision
from bot.desk.desk import Desk
from bot.store import Writing


@dataclass(frozen=True, slots=True)
class Turn:
    """What a rule acts with.

    Attributes:
        desk: The words, the time, the limits.
        tx: The transaction; all or nothing of a turn is kept.
        at: The moment, milliseconds.
    """

    desk: Desk
    tx: Writing
    at: int


@dataclass(frozen=True, slots=True)
class Act:
    """An effect that is one rule of the desk, called within the transaction."""

    desk: Desk
    rule: Callable[[Turn], Awaitable[Decision]]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Calls the rule."""
        return await self.rule(Turn(self.desk, tx, at))
