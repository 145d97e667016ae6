"""Who agreed to what and when; provable, and withdrawn on request."""

from dataclasses import dataclass

from bot.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's yes: the text's version and the moment."""

    id: int
    version: str
    at: int
    withdrawn_at: int | None


class ConsentsRead:
    """What a person agreed to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, person: int) -> list[Consent]:
        """The person's consents, oldest first."""
        rows = await self._connection.all(
            "SELECT id, version, at, withdrawn_at FROM consents WHERE person = ? ORDER BY id",
            person,
        )
        return [Consent(row["id"], row["version"], row["at"], row["withdrawn_at"]) for row in rows]

    async def stands(self, person: int) -> bool:
        """Whether a consent of the person has not been withdrawn."""
        row = await self._connection.one(
            "SELECT 1 AS yes FROM consents WHERE person = ? AND withdrawn_at IS NULL", person
        )
        return row is not None


class Consents(ConsentsRead):
    """Agreeing, withdrawing, forgetting."""

    async def give(self, person: int, version: str, text_hash: str, at: int) -> int:
        """Notes a consent and returns its id."""
        row = await self._connection.one(
            "INSERT INTO consents (person, version, text_hash, at) VALUES (?, ?, ?, ?)"
            " RETURNING id",
            person,
            version,
            text_hash,
            at,
        )
        assert row is not None  # noqa: S101 - RETURNING always yields the inserted row
        return int(row["id"])

    async def withdraw(self, person: int, at: int) -> int:
        """Notes that the person takes all consents back."""
        return await self._connection.run(
            "UPDATE consents SET withdrawn_at = ? WHERE person = ? AND withdrawn_at IS NULL",
            at,
            person,
        )

    async def forget(self, person: int) -> int:
        """Removes the person from the consents; that one was given stays provable by its hash."""
        return await self._connection.run("UPDATE consents SET person = 0 WHERE person = ?", person)
