"""What people asked, masked and without who asked, to learn from what was missed."""

from bot.store.connection import Connection, Row


class Questions:
    """Keeping and forgetting questions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, day: str, text: str, kind: str, subject: str | None) -> None:
        """Keeps a masked question with what came of it."""
        await self._connection.run(
            "INSERT INTO questions (day, text, kind, subject) VALUES (?, ?, ?, ?)",
            day,
            text,
            kind,
            subject,
        )

    async def all(self) -> list[Row]:
        """Every question kept, oldest first."""
        return list(await self._connection.all("SELECT * FROM questions ORDER BY id"))

    async def forget_before(self, day: str) -> int:
        """Removes questions older than `day`."""
        return await self._connection.run("DELETE FROM questions WHERE day < ?", day)
