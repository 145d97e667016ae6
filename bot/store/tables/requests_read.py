"""Requests for a person's help and their events, as they stand."""

from dataclasses import dataclass

from bot.desk.states import OPEN, State
from bot.store.connection import Connection, Row

_REQUEST = (
    "SELECT id, code, person, commune, subject, state, team, card, claimed_by, helper_card,"
    " outcome, name, preferred_time, phone, created_at, claimed_at, closed_at FROM requests"
)
OPEN_LIST = ", ".join(f"'{state}'" for state in OPEN)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands.

    Attributes:
        code: What one reads over the phone, e.g. LC-7K4M.
        person: The citizen; None once deleted.
        commune: Code of the unit.
        subject: The procedure or guide it is about, when known.
        card: Outbox row of the card in the team's group.
        helper_card: Outbox row of the card in the volunteer's chat.
        created_at, claimed_at, closed_at: Milliseconds.
    """

    id: int
    code: str
    person: int | None
    commune: str
    subject: str | None
    state: State
    team: int | None
    card: int | None
    claimed_by: int | None
    helper_card: int | None
    outcome: str | None
    name: str | None
    preferred_time: str | None
    phone: str | None
    created_at: int
    claimed_at: int | None
    closed_at: int | None


class RequestsRead:
    """Looking requests up."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, request: int) -> Request | None:
        """The request with this id."""
        return await self._one("id = ?", request)

    async def by_code(self, code: str) -> Request | None:
        """The request with this code."""
        return await self._one("code = ?", code)

    async def of_person(self, person: int) -> list[Request]:
        """The person's own requests, newest first."""
        rows = await self._connection.all(f"{_REQUEST} WHERE person = ? ORDER BY id DESC", person)
        return [_request(row) for row in rows]

    async def open_of_person(self, person: int) -> Request | None:
        """The person's newest request that is still open."""
        return await self._one(f"person = ? AND state IN ({OPEN_LIST})", person)

    async def claimed_by(self, person: int) -> list[Request]:
        """What the volunteer has in hand, oldest first."""
        rows = await self._connection.all(
            f"{_REQUEST} WHERE claimed_by = ? AND state = ? ORDER BY id", person, State.CLAIMED
        )
        return [_request(row) for row in rows]

    async def open_of_team(self, team: int) -> list[Request]:
        """The team's open requests, oldest first."""
        rows = await self._connection.all(
            f"{_REQUEST} WHERE team = ? AND state IN ({OPEN_LIST}) ORDER BY id", team
        )
        return [_request(row) for row in rows]

    async def without_team(self, commune: str) -> list[Request]:
        """Open requests of a commune that no group has seen yet, oldest first."""
        rows = await self._connection.all(
            f"{_REQUEST} WHERE commune = ? AND card IS NULL AND state IN ({OPEN_LIST}) ORDER BY id",
            commune,
        )
        return [_request(row) for row in rows]

    async def events(self, request: int) -> list[tuple[int, str, int | None, str | None]]:
        """(moment, kind, actor, detail) of everything that happened, in order."""
        rows = await self._connection.all(
            "SELECT at, kind, actor, detail FROM request_events WHERE request = ? ORDER BY id",
            request,
        )
        return [(row["at"], row["kind"], row["actor"], row["detail"]) for row in rows]

    async def people(self) -> list[int]:
        """Everyone the store knows by id, for applying deletions to a restored file."""
        rows = await self._connection.all(
            "SELECT id AS person FROM people UNION SELECT person FROM requests"
            " WHERE person IS NOT NULL UNION SELECT person FROM consents WHERE person <> 0"
            " UNION SELECT person FROM volunteers UNION SELECT chat FROM dialogues WHERE chat > 0"
        )
        return [int(row["person"]) for row in rows]

    async def _one(self, condition: str, *values: object) -> Request | None:
        row = await self._connection.one(
            f"{_REQUEST} WHERE {condition} ORDER BY id DESC LIMIT 1", *values
        )
        return _request(row) if row else None


def _request(row: Row) -> Request:
    return Request(**{**row, "state": State(row["state"])})
