"""Who has opened the bot in private: only those may be written to first."""

from bot.store.connection import Connection


class PeopleRead:
    """Who can be reached."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def can_be_written_to(self, person: int) -> bool:
        """Whether the person has opened the bot and has not blocked it since."""
        row = await self._connection.one(
            "SELECT 1 AS yes FROM people WHERE id = ? AND blocked_at IS NULL", person
        )
        return row is not None


class People(PeopleRead):
    """Opening, blocking, forgetting."""

    async def opened(self, person: int, at: int) -> None:
        """Notes that the person wrote to the bot in private."""
        await self._connection.run(
            "INSERT INTO people (id, opened_at) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET blocked_at = NULL",
            person,
            at,
        )

    async def blocked(self, person: int, at: int) -> None:
        """Notes that the person blocked the bot."""
        await self._connection.run(
            "UPDATE people SET blocked_at = ? WHERE id = ? AND blocked_at IS NULL", at, person
        )

    async def forget(self, person: int) -> int:
        """Removes the person."""
        return await self._connection.run("DELETE FROM people WHERE id = ?", person)
