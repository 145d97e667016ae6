"""Small changes: who opened the bot, who blocked it, what was asked."""

from dataclasses import dataclass

from bot.clock import moment_of
from bot.store import Writing


@dataclass(frozen=True, slots=True)
class PersonOpened:
    """The person wrote in private: the bot may write back from now on."""

    person: int

    async def apply(self, tx: Writing, at: int) -> None:
        """Notes it."""
        await tx.people.opened(self.person, at)


@dataclass(frozen=True, slots=True)
class PersonBlocked:
    """The person blocked the bot."""

    person: int

    async def apply(self, tx: Writing, at: int) -> None:
        """Notes it."""
        await tx.people.blocked(self.person, at)


@dataclass(frozen=True, slots=True)
class KeepQuestion:
    """A masked question and what came of it, without who asked."""

    text: str
    kind: str
    subject: str | None

    async def apply(self, tx: Writing, at: int) -> None:
        """Keeps it under its day only."""
        day = moment_of(at).date().isoformat()
        await tx.questions.keep(day, self.text, self.kind, self.subject)
