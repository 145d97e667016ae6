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
    """A masked question and what came of it, without who asked.

    Attributes:
        key: Random; a later press says by it how the question was read.
        before: The key of the question before in this conversation: nothing is said of that one
            any more.
    """

    text: str
    kind: str
    subject: str | None
    key: str | None = None
    before: str | None = None

    async def apply(self, tx: Writing, at: int) -> None:
        """Keeps it under its day only."""
        if self.before is not None:
            await tx.questions.let_go(self.before)
        day = moment_of(at).date().isoformat()
        await tx.questions.keep(day, self.text, self.kind, self.subject, self.key)


@dataclass(frozen=True, slots=True)
class QuestionMeant:
    """What the person picked after a question."""

    key: str
    meant: str

    async def apply(self, tx: Writing, at: int) -> None:
        """Notes it."""
        del at
        await tx.questions.picked(self.key, self.meant)


@dataclass(frozen=True, slots=True)
class QuestionMisread:
    """What was shown after a question is not what was meant; without a code, all that was."""

    key: str
    shown: str

    async def apply(self, tx: Writing, at: int) -> None:
        """Notes it."""
        del at
        if self.shown:
            await tx.questions.misread(self.key, self.shown)
        else:
            await tx.questions.none_of_these(self.key)
