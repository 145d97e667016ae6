"""A request's life: logged, claimed, given back, closed, withdrawn, expired.

What two people can race for is one SQL statement; here it is decided what follows for the winner
and for the others. Words and buttons come in as functions, so the rules know neither.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.decision import Decision
from bot.delivery.messages import Say
from bot.delivery.post import post
from bot.desk.codes import helper_code, request_code
from bot.desk.details import take_back_later
from bot.desk.states import Outcome
from bot.errors import BotError
from bot.store import Writing
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team, Volunteer

EXPIRE = "expire_request"
_TRIES = 50

GroupCard = Callable[[Request, Team], Say]


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The text a person agreed to, by version and hash."""

    version: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class LogRequest:
    """A citizen asks for a person.

    Attributes:
        person: The citizen.
        commune: Code and name of the unit.
        subject: What it is about, when known.
        consent: What was agreed to.
        open_for: Milliseconds until it expires.
        card: The card the team's group gets.
        logged: What is said to the citizen, with the team where there is one.
        already: What is said when the citizen has an open request already.
    """

    person: int
    commune: tuple[str, str]
    subject: str | None
    consent: ConsentGiven
    open_for: int
    card: GroupCard
    logged: Callable[[Request, Team | None], Decision]
    already: Callable[[Request], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Logs it once, with its card and its end."""
        waiting = await tx.requests.open_of_person(self.person)
        if waiting is not None:
            return self.already(waiting)
        consent = await tx.consents.give(
            self.person, self.consent.version, self.consent.text_hash, at
        )
        request = await self._logged(tx, consent, at)
        team = await tx.teams.of_commune(request.commune)
        if team is not None:
            await show_card(tx, request, team, self.card, at)
        await tx.due.plan(EXPIRE, str(request.id), at + self.open_for)
        return self.logged(request, team)

    async def _logged(self, tx: Writing, consent: int, at: int) -> Request:
        code, name = self.commune
        for _ in range(_TRIES):
            request = await tx.requests.log(
                request_code(name), self.person, consent, code, self.subject, at
            )
            if request is not None:
                return request
        raise BotError(f"No free request code was found for commune {code} in {_TRIES} tries.")


async def show_card(
    tx: Writing,
    request: Request,
    team: Team,
    card: GroupCard,
    at: int,
) -> None:
    """Puts a request's card before its team."""
    row = await post(card(request, team), tx, at)
    await tx.requests.show_to(request.id, team.id, row)


@dataclass(frozen=True, slots=True)
class Claim:
    """A volunteer takes a request; of many at once exactly one gets it.

    Attributes:
        won: The group's and the citizen's news for the winner.
        card: The winner's card in private.
        lost: What a loser is told, with the holder's name where there is one.
    """

    request: int
    person: int
    name: str
    won: Callable[[Request, Volunteer], Decision]
    card: Callable[[Request, Volunteer], Say]
    lost: Callable[[Volunteer | None], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """One statement decides."""
        if not await tx.requests.claim(self.request, self.person, at):
            now = await tx.requests.get(self.request)
            holder = await tx.teams.volunteer(now.claimed_by) if now and now.claimed_by else None
            return self.lost(holder)
        volunteer = await _enrolled(tx, self.person, self.name, at)
        request = await tx.requests.get(self.request)
        if request is None:
            return Decision()
        row = await post(self.card(request, volunteer), tx, at)
        await tx.requests.hand_helper(request.id, row)
        if request.phone:
            await take_back_later(tx, self.person, row, at)
        return self.won(request, volunteer)


async def _enrolled(tx: Writing, person: int, name: str, at: int) -> Volunteer:
    """The volunteer with a code of their own; the name is the one shown now."""
    known = await tx.teams.volunteer(person)
    code = known.helper_code if known else await _free_helper_code(tx)
    volunteer = Volunteer(person, name, code)
    await tx.teams.keep_volunteer(volunteer, at)
    return volunteer


async def _free_helper_code(tx: Writing) -> str:
    for attempt in range(_TRIES):
        code = helper_code(attempt // 5)
        if not await tx.teams.helper_code_taken(code):
            return code
    raise BotError("No free helper code was found.")


@dataclass(frozen=True, slots=True)
class GiveBack:
    """A volunteer gives a request back to the team."""

    request: int
    person: int
    given_back: Callable[[Request], Decision]
    not_yours: Callable[[], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Frees it, if it is theirs."""
        before = await tx.requests.get(self.request)
        if before is None or not await tx.requests.give_back(self.request, self.person, at):
            return self.not_yours()
        return self.given_back(before)


@dataclass(frozen=True, slots=True)
class Close:
    """A volunteer closes a request with one outcome."""

    request: int
    person: int
    outcome: Outcome
    closed: Callable[[Request, Volunteer | None], Decision]
    not_yours: Callable[[], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Closes it, if it is theirs."""
        before = await tx.requests.get(self.request)
        done = await tx.requests.close(self.request, self.person, self.outcome, at)
        if before is None or not done:
            return self.not_yours()
        await tx.due.cancel(EXPIRE, str(self.request))
        return self.closed(before, await tx.teams.volunteer(self.person))


@dataclass(frozen=True, slots=True)
class Withdraw:
    """A citizen takes an open request back."""

    request: int
    person: int
    withdrawn: Callable[[Request], Decision]
    too_late: Callable[[], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Withdraws it, if it is theirs and open."""
        before = await tx.requests.get(self.request)
        if before is None or not await tx.requests.withdraw(self.request, self.person, at):
            return self.too_late()
        await tx.due.cancel(EXPIRE, str(self.request))
        return self.withdrawn(before)
