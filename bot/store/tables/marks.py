"""Small facts the process itself has to remember, such as how far Telegram's updates were read."""

from bot.store.connection import Connection


class MarksRead:
    """Reading a mark."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, name: str) -> str | None:
        """The mark's value."""
        row = await self._connection.one("SELECT value FROM marks WHERE name = ?", name)
        return row["value"] if row else None


class Marks(MarksRead):
    """Setting a mark."""

    async def set(self, name: str, value: str) -> None:
        """Sets or changes a mark."""
        await self._connection.run(
            "INSERT INTO marks (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value,
        )
