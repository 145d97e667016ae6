"""A request with everybody it concerns, read at one moment."""

from dataclasses import dataclass

from bot.store import Reading, Writing
from bot.store.tables.cards import Card
from bot.store.tables.members import Volunteer
from bot.store.tables.relays import Note
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team


@dataclass(frozen=True, slots=True)
class Case:
    """A request, its owner, its holder, and where it is shown.

    Attributes:
        request: As it stands.
        team: Who owns it.
        holder: Who holds it, or held it last once it has ended.
        cards: Where one can claim it or sees who did.
        notes: What helpers noted, for whoever holds it.
    """

    request: Request
    team: Team
    holder: Volunteer | None
    cards: tuple[Card, ...]
    notes: tuple[Note, ...] = ()


async def case_of(store: Reading | Writing, request: int) -> Case | None:
    """The request with its people; None when there is no such request."""
    found = await store.requests.get(request)
    return await case_with(store, found) if found is not None else None


async def case_with(store: Reading | Writing, request: Request) -> Case:
    """The people and cards of a request that was just read."""
    team = await store.teams.get(request.team) if request.team is not None else None
    holder = request.claimed_by
    return Case(
        request,
        team or await store.teams.city_desk(),
        await store.members.volunteer(holder) if holder is not None else None,
        tuple(await store.cards.of(request.id)),
        tuple(await store.relays.notes(request.id)),
    )


async def case_after(store: Reading | Writing, request: int) -> Case:
    """The request after a move that was just made in the same transaction."""
    found = await store.requests.get(request)
    assert found is not None  # noqa: S101 - requests are never deleted
    return await case_with(store, found)
