"""What people reported as wrong, until an editor has mended it and the reporter knows."""

from dataclasses import dataclass

from bot.desk.corrections import MOST_OPEN_OF_ONE, Field, Found
from bot.store.connection import Connection, Row, number

_READ = "SELECT id, procedure, field, text, at, state, note, decided_at FROM corrections"


@dataclass(frozen=True, slots=True)
class Correction:
    """A report about one field of an entry.

    Attributes:
        text: What the reporter said of it, until it is decided.
        note: What the editor says of it, for everybody.
    """

    id: int
    procedure: str
    field: Field
    text: str | None
    at: int
    state: Found
    note: str | None
    decided_at: int | None


class CorrectionsRead:
    """What is reported, and what was mended."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open(self, most: int = -1) -> list[Correction]:
        """What no editor has decided yet, the oldest first."""
        return await self._all("state = 'open' ORDER BY at, id LIMIT ?", most)

    async def count_open(self) -> int:
        """How much waits for an editor."""
        return await number(
            self._connection, "SELECT count(*) FROM corrections WHERE state = 'open'"
        )

    async def get(self, correction: int) -> Correction | None:
        """The report with this id, if it is open."""
        found = await self._all("id = ? AND state = 'open'", correction)
        return found[0] if found else None

    async def mended(self, most: int = -1) -> list[Correction]:
        """What was wrong and is mended, the newest first."""
        return await self._all("state = 'mended' ORDER BY decided_at DESC, id DESC LIMIT ?", most)

    async def _all(self, condition: str, *values: object) -> list[Correction]:
        rows = await self._connection.all(f"{_READ} WHERE {condition}", *values)
        return list(map(_correction, rows))


class Corrections(CorrectionsRead):
    """Reporting, deciding, forgetting."""

    async def report(self, procedure: str, field: Field, person: int, at: int) -> int | None:
        """Notes a report and returns its id; the same one again is the same report.

        None where the person has too many open already.
        """
        known = await self._connection.one(
            "SELECT id FROM corrections WHERE person = ? AND procedure = ? AND field = ?"
            " AND state = 'open'",
            person,
            procedure,
            field,
        )
        if known is not None:
            return int(known["id"])
        row = await self._connection.one(
            "INSERT INTO corrections (procedure, field, person, at) SELECT ?, ?, ?, ?"
            " WHERE (SELECT count(*) FROM corrections WHERE person = ? AND state = 'open') < ?"
            " RETURNING id",
            procedure,
            field,
            person,
            at,
            person,
            MOST_OPEN_OF_ONE,
        )
        return int(row["id"]) if row else None

    async def say(self, correction: int, person: int, text: str) -> bool:
        """Adds what the reporter says of it; False where it is not theirs or decided."""
        touched = await self._connection.run(
            "UPDATE corrections SET text = ? WHERE id = ? AND person = ? AND state = 'open'",
            text,
            correction,
            person,
        )
        return touched == 1

    async def reporter(self, correction: int) -> int | None:
        """Who is to be told; nobody where it was forgotten."""
        row = await self._connection.one("SELECT person FROM corrections WHERE id = ?", correction)
        return row["person"] if row else None

    async def decide(
        self, correction: int, state: Found, note: str | None, editor: int, at: int
    ) -> bool:
        """Decides it once, and forgets who reported and in which words."""
        touched = await self._connection.run(
            "UPDATE corrections SET state = ?, note = ?, editor = ?, decided_at = ?,"
            " person = NULL, text = NULL WHERE id = ? AND state = 'open'",
            state,
            note,
            editor,
            at,
            correction,
        )
        return touched == 1

    async def forget_people_before(self, moment: int) -> int:
        """Forgets who reported before `moment`."""
        return await self._connection.run(
            "UPDATE corrections SET person = NULL WHERE person IS NOT NULL AND at < ?", moment
        )

    async def forget_person(self, person: int) -> None:
        """Cuts the tie between a person and what they reported or decided."""
        await self._connection.run(
            "UPDATE corrections SET person = NULL, text = NULL WHERE person = ?", person
        )
        await self._connection.run("UPDATE corrections SET editor = NULL WHERE editor = ?", person)


def _correction(row: Row) -> Correction:
    return Correction(**{**row, "field": Field(row["field"]), "state": Found(row["state"])})
