"""What a person of the office has to answer by its date, and who looked at contact data."""

from dataclasses import dataclass

from bot.desk.duties import DutyKind, Look
from bot.store.connection import Connection, Row

_DUTY = (
    "SELECT id, kind, person, request, text, opened_at, due_at, shown_chat, shown_row FROM duties"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to answer: a wish about one's data, or a report that money was asked.

    Attributes:
        shown_chat, shown_row: Where its words stand at the office, until they are answered.
    """

    id: int
    kind: DutyKind
    person: int | None
    request: int | None
    text: str | None
    opened_at: int
    due_at: int
    shown_chat: int | None
    shown_row: int | None


class DutiesRead:
    """What is to be answered, and who saw what."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open(self) -> list[Duty]:
        """What nobody has answered yet, the most urgent first."""
        rows = await self._connection.all(f"{_DUTY} WHERE done_at IS NULL ORDER BY due_at, id")
        return [_duty(row) for row in rows]

    async def get(self, duty: int) -> Duty | None:
        """The duty with this id, if it is open."""
        row = await self._connection.one(f"{_DUTY} WHERE id = ? AND done_at IS NULL", duty)
        return _duty(row) if row else None

    async def of_person(self, person: int) -> list[Duty]:
        """What a person waits to have answered."""
        rows = await self._connection.all(
            f"{_DUTY} WHERE person = ? AND done_at IS NULL ORDER BY id", person
        )
        return [_duty(row) for row in rows]

    async def looks(self, request: int) -> list[tuple[int, int | None, str]]:
        """(moment, who, what) of every look at a request's contact data or words."""
        rows = await self._connection.all(
            "SELECT at, person, what FROM looks WHERE request = ? ORDER BY id", request
        )
        return [(row["at"], row["person"], row["what"]) for row in rows]


class Duties(DutiesRead):
    """Opening, answering, noting looks."""

    async def add(
        self,
        kind: DutyKind,
        person: int,
        request: int | None,
        text: str | None,
        at: int,
        due_at: int,
    ) -> int:
        """Opens a duty and returns its id."""
        row = await self._connection.one(
            "INSERT INTO duties (kind, person, request, text, opened_at, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            kind,
            person,
            request,
            text,
            at,
            due_at,
        )
        assert row is not None  # noqa: S101 - RETURNING always yields the inserted row
        return int(row["id"])

    async def shown(self, duty: int, chat: int, row: int) -> None:
        """Notes where its words stand now."""
        await self._connection.run(
            "UPDATE duties SET shown_chat = ?, shown_row = ? WHERE id = ?", chat, row, duty
        )

    async def done(self, duty: int, person: int, at: int) -> bool:
        """Notes once that it was answered, and forgets its words."""
        touched = await self._connection.run(
            "UPDATE duties SET done_at = ?, done_by = ?, text = NULL, person = NULL"
            " WHERE id = ? AND done_at IS NULL",
            at,
            person,
            duty,
        )
        return touched == 1

    async def looked(self, request: int, person: int, what: Look, at: int) -> None:
        """Notes who saw contact data or a citizen's words."""
        await self._connection.run(
            "INSERT INTO looks (request, person, what, at) VALUES (?, ?, ?, ?)",
            request,
            person,
            what,
            at,
        )

    async def forget_looks_before(self, moment: int) -> int:
        """Removes looks older than `moment`."""
        return await self._connection.run("DELETE FROM looks WHERE at < ?", moment)

    async def forget_person(self, person: int) -> None:
        """Cuts the tie between a person and duties and looks."""
        await self._connection.run(
            "UPDATE duties SET person = NULL, text = NULL WHERE person = ?", person
        )
        await self._connection.run("UPDATE duties SET done_by = NULL WHERE done_by = ?", person)
        await self._connection.run("UPDATE looks SET person = NULL WHERE person = ?", person)


def _duty(row: Row) -> Duty:
    return Duty(**{**row, "kind": DutyKind(row["kind"])})
