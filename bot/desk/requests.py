"""A citizen's side of a request: logged once, added to, withdrawn, expired."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.clock import DAY
from bot.decision import Decision
from bot.desk.case import Case, case_after, case_of
from bot.desk.codes import request_code
from bot.desk.duties import Look
from bot.desk.news import Gone, Reply
from bot.desk.routing import owner_for
from bot.desk.showing import cover, show, show_holder
from bot.desk.states import HELD
from bot.desk.turn import Turn
from bot.desk.watching import EXPIRE, watch
from bot.errors import BotError
from bot.store.tables.requests_read import Request

_TRIES = 50


class Detail(StrEnum):
    """What can be added to a request; nothing of it is ever asked for first."""

    NAME = "name"
    PREFERRED_TIME = "preferred_time"
    PHONE = "phone"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The text a person agreed to, by version and hash."""

    version: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What a citizen asks for.

    Attributes:
        person: The citizen.
        commune: Code and name of the unit.
        subject: What it is about, when known.
        far: Whether nobody near the citizen's home shall see it: the city's desk gets it.
        consent: What was agreed to.
        question: Key of the question last asked, when there is one.
    """

    person: int
    commune: tuple[str, str]
    subject: str | None
    far: bool
    consent: ConsentGiven
    question: str | None = None


async def log_request(
    turn: Turn,
    wish: Wish,
    logged: Callable[[Case], Awaitable[Decision]],
    already: Callable[[Request], Decision],
) -> Decision:
    """Logs a wish once, with its owner, its cards, its clocks and its end."""
    waiting = await turn.tx.requests.open_of_person(wish.person)
    if waiting is not None:
        return already(waiting)
    consent = await turn.tx.consents.give(
        wish.person, wish.consent.version, wish.consent.text_hash, turn.at
    )
    request = await _logged(turn, wish, consent)
    owner = (
        await turn.tx.teams.city_desk() if wish.far else await owner_for(turn.tx, request.commune)
    )
    if wish.question is not None:
        await turn.tx.requests.came_from(request.id, wish.question)
    await turn.tx.requests.own(request.id, owner.id, sent_far=wish.far)
    await show(turn, request.id)
    case = await case_after(turn.tx, request.id)
    await watch(turn, case)
    await turn.tx.due.plan(EXPIRE, str(request.id), turn.at + turn.desk.limits.open_days * DAY)
    return await logged(case)


async def _logged(turn: Turn, wish: Wish, consent: int) -> Request:
    code, name = wish.commune
    for _ in range(_TRIES):
        request = await turn.tx.requests.log(
            request_code(name), wish.person, consent, code, wish.subject, turn.at
        )
        if request is not None:
            return request
    raise BotError(f"No free request code was found for commune {code} in {_TRIES} tries.")


async def add_detail(
    turn: Turn, request: int, person: int, detail: Detail, value: str, reply: Reply
) -> Decision:
    """Adds a detail to one's own open request; who holds it sees it at once."""
    added = await turn.tx.requests.add_detail(request, person, detail, value)
    case = await case_of(turn.tx, request)
    if not added or case is None:
        return reply.refused(case)
    if case.request.state in HELD:
        await show_holder(turn, case, turn.desk.news.contact(case), Look.CONTACT)
    return reply.done(case)


async def withdraw(turn: Turn, request: int, person: int, reply: Reply) -> Decision:
    """A citizen takes an open request back."""
    before = await case_of(turn.tx, request)
    if before is None or not await turn.tx.requests.withdraw(request, person, turn.at):
        return reply.refused(before)
    return await _over(turn, before, Gone.WITHDRAWN) + reply.done(before)


async def expire(turn: Turn, request: int) -> Decision:
    """A request that stayed open too long is closed, with an apology."""
    before = await case_of(turn.tx, request)
    if before is None or not await turn.tx.requests.expire(request, turn.at):
        return Decision()
    over = await _over(turn, before, Gone.EXPIRED)
    return over + Decision(turn.desk.news.expired(before))


async def _over(turn: Turn, before: Case, why: Gone) -> Decision:
    covered = await cover(turn.tx, before.request.id)
    after = await case_after(turn.tx, before.request.id)
    await watch(turn, after)
    said = (
        *covered,
        *turn.desk.news.helper_card_over(before, why),
        *turn.desk.news.cards_changed(after),
    )
    return Decision(said)
