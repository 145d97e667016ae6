"""Requests for a person's help and their events, as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.desk.states import HELD, OPEN, WAITING, Event, State
from bot.store.connection import Connection, Row, number


def listed(states: Iterable[State]) -> str:
    """The states as SQL writes a list; they are constants of our own."""
    return ", ".join(f"'{state}'" for state in states)


_REQUEST = (
    "SELECT id, code, person, commune, subject, sent_far, state, team, claimed_by, helper_card,"
    " outcome,"
    " name, preferred_time, phone, tried, created_at, waiting_since, claimed_at, contacted_at,"
    " appointment_at, closed_at, confirmed_at, question FROM requests"
)
OPEN_LIST = listed(OPEN)
_WAITING_LIST = listed(WAITING)
_HELD_LIST = listed(HELD)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands; moments are milliseconds.

    Attributes:
        code: What one reads over the phone, e.g. LC-7K4M.
        person: The citizen; None once deleted.
        commune: Code of the unit.
        subject: The procedure or guide it is about, when known.
        sent_far: Whether nobody near the citizen's home shall see it.
        team: Its owner; None only within the transaction that logs it.
        claimed_by: Who holds it, or held it last once it has ended.
        helper_card: Outbox row of the card in the volunteer's chat.
        tried: What the citizen says was tried; for the holder's eyes only.
        waiting_since: When it last became free.
        confirmed_at: When the citizen, or silence, agreed that it is done.
        question: Key of the question it came from, for a day at most.
    """

    id: int
    code: str
    person: int | None
    commune: str
    subject: str | None
    sent_far: bool
    state: State
    team: int | None
    claimed_by: int | None
    helper_card: int | None
    outcome: str | None
    name: str | None
    preferred_time: str | None
    phone: str | None
    tried: str | None
    created_at: int
    waiting_since: int | None
    claimed_at: int | None
    contacted_at: int | None
    appointment_at: int | None
    closed_at: int | None
    confirmed_at: int | None
    question: str | None

    @property
    def has_contact(self) -> bool:
        """Whether the citizen has left something only the holder may see."""
        return any((self.name, self.preferred_time, self.phone, self.tried))


@dataclass(frozen=True, slots=True)
class Load:
    """What a team has open: how much waits, how much is held, since when the oldest waits."""

    waiting: int
    held: int
    oldest: int | None


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
        return await self._all("person = ? ORDER BY id DESC", person)

    async def open_of_person(self, person: int) -> Request | None:
        """The person's newest request that is still open."""
        return await self._one(f"person = ? AND state IN ({OPEN_LIST})", person)

    async def claimed_by(self, person: int) -> list[Request]:
        """What the volunteer has in hand, oldest first."""
        return await self._all(f"claimed_by = ? AND state IN ({_HELD_LIST}) ORDER BY id", person)

    async def open_of_team(self, team: int, most: int = -1) -> list[Request]:
        """The team's open requests, oldest first; at most so many where a number is given."""
        return await self._all(
            f"team = ? AND state IN ({OPEN_LIST}) ORDER BY id LIMIT ?", team, most
        )

    async def waiting_of_team(self, team: int, most: int = -1) -> list[Request]:
        """The team's requests that nobody holds, oldest first."""
        return await self._all(
            f"team = ? AND state IN ({OPEN_LIST}) AND state IN ({_WAITING_LIST})"
            " ORDER BY id LIMIT ?",
            team,
            most,
        )

    async def waiting_of_commune(self, team: int, commune: str) -> list[Request]:
        """What a commune sent and a team has waiting, oldest first."""
        return await self._all(
            f"team = ? AND commune = ? AND state IN ({OPEN_LIST})"
            f" AND state IN ({_WAITING_LIST}) ORDER BY id",
            team,
            commune,
        )

    async def load_of(self, team: int) -> Load:
        """How much the team has open."""
        row = await self._connection.one(
            f"SELECT count(*) AS total, coalesce(sum(state IN ({_WAITING_LIST})), 0) AS waiting,"
            f" min(CASE WHEN state IN ({_WAITING_LIST}) THEN waiting_since END) AS oldest"
            f" FROM requests WHERE team = ? AND state IN ({OPEN_LIST})",
            team,
        )
        assert row is not None  # noqa: S101 - an aggregate always yields a row
        return Load(row["waiting"], row["total"] - row["waiting"], row["oldest"])

    async def done_since(self, person: int, moment: int) -> int:
        """How many requests the volunteer has brought to an end since then."""
        return await number(
            self._connection,
            "SELECT count(*) FROM requests WHERE claimed_by = ? AND state = 'done'"
            " AND closed_at >= ?",
            person,
            moment,
        )

    async def waits_until_claim(self, team: int, since: int, most: int = 1000) -> list[int]:
        """How long the team's requests logged since then waited for their first claim."""
        rows = await self._connection.all(
            "SELECT min(e.at) - r.created_at AS wait FROM requests r"
            " JOIN request_events e ON e.request = r.id AND e.kind = ?"
            " WHERE r.team = ? AND r.created_at >= ? GROUP BY r.id ORDER BY r.id DESC LIMIT ?",
            Event.CLAIMED,
            team,
            since,
            most,
        )
        return [int(row["wait"]) for row in rows]

    async def events(self, request: int) -> list[tuple[int, str, int | None, str | None]]:
        """(moment, kind, actor, detail) of everything that happened, in order."""
        rows = await self._connection.all(
            "SELECT at, kind, actor, detail FROM request_events WHERE request = ? ORDER BY id",
            request,
        )
        return [(row["at"], row["kind"], row["actor"], row["detail"]) for row in rows]

    async def has_event(self, request: int, kind: Event, since: int = 0) -> bool:
        """Whether such a thing happened to the request, since a moment."""
        row = await self._connection.one(
            "SELECT 1 AS yes FROM request_events WHERE request = ? AND kind = ? AND at >= ?",
            request,
            kind,
            since,
        )
        return row is not None

    async def people(self) -> list[int]:
        """Everyone the store knows by id, for applying deletions to a restored file."""
        rows = await self._connection.all(
            "SELECT id AS person FROM people UNION SELECT person FROM requests"
            " WHERE person IS NOT NULL UNION SELECT person FROM consents WHERE person <> 0"
            " UNION SELECT person FROM volunteers UNION SELECT person FROM members"
            " UNION SELECT chat FROM dialogues WHERE chat > 0"
        )
        return [int(row["person"]) for row in rows]

    async def _one(self, condition: str, *values: object) -> Request | None:
        row = await self._connection.one(
            f"{_REQUEST} WHERE {condition} ORDER BY id DESC LIMIT 1", *values
        )
        return _request(row) if row else None

    async def _all(self, condition: str, *values: object) -> list[Request]:
        rows = await self._connection.all(f"{_REQUEST} WHERE {condition}", *values)
        return [_request(row) for row in rows]


def _request(row: Row) -> Request:
    return Request(**{**row, "state": State(row["state"]), "sent_far": bool(row["sent_far"])})
