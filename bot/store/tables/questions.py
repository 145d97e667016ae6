"""What people asked, masked and without who asked, to learn from what was missed.

A row's key is random and lives a day at most: the conversation holds it too, and a request that
came from it, so that a later press can say how the question was read. Nothing else leads from one
to the other.
"""

from dataclasses import dataclass

from bot.store.connection import Connection, Row

PICKED = "picked"
MISREAD = "misread"
NONE_OF_THESE = "none"

_READ = "SELECT id, day, text, kind, subject, verdict, meant FROM questions"
_MISSED = f"(kind = 'unknown' OR verdict IN ('{MISREAD}', '{NONE_OF_THESE}'))"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was kept.

    Attributes:
        day: When it was asked, 2026-11-20.
        kind: What came of it: answer, choose, guide, unknown.
        subject: What it was answered with.
        verdict: What a press said of that: picked, misread, none (of what was offered).
        meant: What was picked then, or what a helper found it to mean.
    """

    id: int
    day: str
    text: str
    kind: str
    subject: str | None
    verdict: str | None
    meant: str | None


class QuestionsRead:
    """What was asked, and what was missed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> list[Row]:
        """Every question kept, oldest first."""
        return list(await self._connection.all("SELECT * FROM questions ORDER BY id"))

    async def get(self, question: int) -> Question | None:
        """The question with this id."""
        row = await self._connection.one(f"{_READ} WHERE id = ?", question)
        return Question(**row) if row else None

    async def missed(self, since: str = "", most: int = -1) -> list[Question]:
        """What was not understood or misread since that day, the newest first."""
        rows = await self._connection.all(
            f"{_READ} WHERE {_MISSED} AND day >= ? ORDER BY id DESC LIMIT ?", since, most
        )
        return [Question(**row) for row in rows]


class Questions(QuestionsRead):
    """Keeping and forgetting questions."""

    async def keep(
        self, day: str, text: str, kind: str, subject: str | None, key: str | None = None
    ) -> None:
        """Keeps a masked question with what came of it."""
        await self._connection.run(
            "INSERT INTO questions (day, text, kind, subject, key) VALUES (?, ?, ?, ?, ?)",
            day,
            text,
            kind,
            subject,
            key,
        )

    async def picked(self, key: str, meant: str) -> None:
        """Notes what was picked where the question had left several."""
        await self._connection.run(
            f"UPDATE questions SET meant = ?, verdict = coalesce(verdict, '{PICKED}')"
            " WHERE key = ?",
            meant,
            key,
        )

    async def misread(self, key: str, shown: str) -> None:
        """Notes that what it was answered with, or what was picked, is not what was meant."""
        await self._connection.run(
            f"UPDATE questions SET verdict = '{MISREAD}', meant = NULL"
            " WHERE key = ? AND ? IN (subject, meant)",
            key,
            shown,
        )

    async def none_of_these(self, key: str) -> None:
        """Notes that nothing of what was offered is what was meant."""
        await self._connection.run(
            f"UPDATE questions SET meant = NULL, verdict = CASE verdict"
            f" WHEN '{MISREAD}' THEN '{MISREAD}' ELSE '{NONE_OF_THESE}' END WHERE key = ?",
            key,
        )

    async def labelled(self, key: str, meant: str) -> None:
        """Notes what a helper found it to mean; the last word counts, the answer's own too."""
        await self._connection.run(
            "UPDATE questions SET meant = CASE WHEN subject IS ? THEN NULL ELSE ? END,"
            f" verdict = CASE WHEN subject IS ? THEN NULL ELSE '{MISREAD}' END WHERE key = ?",
            *(meant, meant),
            meant,
            key,
        )

    async def let_go(self, key: str) -> None:
        """The conversation has gone on; a request that came from the question may still tell."""
        await self._connection.run(
            "UPDATE questions SET key = NULL WHERE key = ?"
            " AND NOT EXISTS (SELECT 1 FROM requests WHERE requests.question = questions.key)",
            key,
        )

    async def forget_key(self, key: str) -> None:
        """Nothing leads to this question any more."""
        await self._connection.run("UPDATE questions SET key = NULL WHERE key = ?", key)

    async def forget_keys_before(self, day: str) -> int:
        """Nothing leads to questions older than `day` any more, from requests neither."""
        # "+day" lets SQLite take the index of the few keys instead of that of all days
        await self._connection.run(
            "UPDATE requests SET question = NULL WHERE question IN"
            " (SELECT key FROM questions WHERE key IS NOT NULL AND +day < ?)",
            day,
        )
        return await self._connection.run(
            "UPDATE questions SET key = NULL WHERE key IS NOT NULL AND +day < ?", day
        )

    async def forget_before(self, day: str) -> int:
        """Removes questions older than `day`."""
        return await self._connection.run("DELETE FROM questions WHERE day < ?", day)
