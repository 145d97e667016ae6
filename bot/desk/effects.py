"""Small changes: who opened the bot, what was asked, who is forgotten."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import moment_of
from bot.decision import Decision
from bot.desk.forgetting import DeletionLog
from bot.store import Writing
from bot.store.tables.requests_read import Request


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


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """All consents are taken back; what waits or is in hand is withdrawn with them.

    Attributes:
        then: What is said for each withdrawn request, to whoever holds it.
    """

    person: int
    then: Callable[[Request], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Withdraws and erases contact data at once."""
        await tx.consents.withdraw(self.person, at)
        return await _withdraw_all(tx, self.person, at, self.then)


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """Everything about a person goes; what remains cannot be led back.

    Attributes:
        on_withdrawn: What is said for each of the person's open requests.
        on_returned: What is said for each request the person held as a volunteer.
        log: Notes the deletion for backups restored later.
    """

    person: int
    on_withdrawn: Callable[[Request], Decision]
    on_returned: Callable[[Request], Decision]
    log: DeletionLog

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Deletes at once."""
        self.log.add(self.person, moment_of(at))
        await tx.outbox.forget_chat(self.person)
        withdrawn = await _withdraw_all(tx, self.person, at, self.on_withdrawn)
        returned = await _return_all(tx, self.person, at, self.on_returned)
        await erase(tx, self.person)
        return Decision(withdrawn.say + returned.say, withdrawn.effects + returned.effects)


async def erase(tx: Writing, person: int) -> None:
    """Removes a person from every table."""
    await tx.requests.forget_person(person)
    await tx.consents.forget(person)
    await tx.teams.forget_volunteer(person)
    await tx.dialogues.forget(person)
    await tx.people.forget(person)
    await tx.outbox.forget_chat(person)


async def _withdraw_all(
    tx: Writing,
    person: int,
    at: int,
    then: Callable[[Request], Decision],
) -> Decision:
    follows = Decision()
    for request in await tx.requests.of_person(person):
        if await tx.requests.withdraw(request.id, person, at):
            step = then(request)
            follows = Decision(follows.say + step.say, follows.effects + step.effects)
        await tx.requests.forget_contact(request.id)
    return follows


async def _return_all(
    tx: Writing,
    person: int,
    at: int,
    then: Callable[[Request], Decision],
) -> Decision:
    follows = Decision()
    for request in await tx.requests.claimed_by(person):
        if await tx.requests.give_back(request.id, person, at):
            step = then(request)
            follows = Decision(follows.say + step.say, follows.effects + step.effects)
    return follows
