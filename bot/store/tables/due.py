"""Time-driven work as rows: claimed when due, gone when done."""

from dataclasses import dataclass

from bot.store.connection import Connection


@dataclass(frozen=True, slots=True)
class DueWork:
    """Something to do at its time: a kind, and what it is about."""

    row: int
    kind: str
    key: str
    at: int
    tries: int


class DueRead:
    """What comes next."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def next(self) -> DueWork | None:
        """The earliest work, due or not."""
        row = await self._connection.one(
            "SELECT id, kind, key, at, tries FROM due ORDER BY at, id LIMIT 1"
        )
        if row is None:
            return None
        return DueWork(row["id"], row["kind"], row["key"], row["at"], row["tries"])


class Due(DueRead):
    """Planning, claiming, putting off."""

    async def plan(self, kind: str, key: str, at: int) -> None:
        """Plans work; planned work of the same kind and key moves to the new time."""
        await self._connection.run(
            "INSERT INTO due (kind, key, at) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET at = excluded.at, tries = 0",
            kind,
            key,
            at,
        )

    async def plan_once(self, kind: str, key: str, at: int) -> None:
        """Plans work unless it is planned already."""
        await self._connection.run(
            "INSERT INTO due (kind, key, at) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO NOTHING",
            kind,
            key,
            at,
        )

    async def claim(self, row: int) -> bool:
        """Takes the work out; False when somebody else did."""
        return await self._connection.run("DELETE FROM due WHERE id = ?", row) == 1

    async def put_off(self, row: int, at: int) -> None:
        """Tries again later, after a failure."""
        await self._connection.run("UPDATE due SET at = ?, tries = tries + 1 WHERE id = ?", at, row)

    async def cancel(self, kind: str, key: str) -> None:
        """Takes planned work back."""
        await self._connection.run("DELETE FROM due WHERE kind = ? AND key = ?", kind, key)
