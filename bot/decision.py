"""What a handler decides: effects on the store, messages, where the conversation stands."""

from dataclasses import dataclass
from typing import Protocol

from bot.delivery.messages import Outgoing
from bot.delivery.post import post
from bot.dialogue import Dialogue
from bot.store.tables import Writing


class Effect(Protocol):
    """A change within the transaction; what it found out may decide what else happens."""

    async def apply(self, tx: Writing, at: int) -> "Decision | None":
        """Makes the change at the moment `at` (milliseconds) and says what follows from it."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that follows from one update; nothing of it has happened yet.

    Attributes:
        say: Messages, in order.
        effects: Changes, made before the messages are put into the outbox.
        dialogue: Where the chat stands now; None leaves it as it was.
    """

    say: tuple[Outgoing, ...] = ()
    effects: tuple[Effect, ...] = ()
    dialogue: Dialogue | None = None

    def __add__(self, after: "Decision") -> "Decision":
        """Both, this one first; where the chat stands is the later one's word."""
        return Decision(
            self.say + after.say, self.effects + after.effects, after.dialogue or self.dialogue
        )


async def carry_out(decision: Decision, tx: Writing, chat: int, at: int) -> None:
    """Makes a decision happen within the transaction `tx`, for the conversation in `chat`."""
    for effect in decision.effects:
        follows = await effect.apply(tx, at)
        if follows is not None:
            await carry_out(follows, tx, chat, at)
    if decision.dialogue is not None:
        await tx.dialogues.keep(chat, decision.dialogue, at)
    for message in decision.say:
        await post(message, tx, at)
