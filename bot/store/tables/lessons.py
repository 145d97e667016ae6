"""What editors decided about questions that were missed: to teach them, or to leave them."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.store.connection import Connection, Row
from knowledge.learning.lessons import LessonKind

_READ = "SELECT id, text, procedure, kind, at, applied_at FROM lessons"


@dataclass(frozen=True, slots=True)
class KeptLesson:
    """A decision, with when it was made and when it went into the files.

    Attributes:
        owner: A procedure's code, or a prefix and an id; empty where it was left.
    """

    id: int
    text: str
    owner: str
    kind: LessonKind
    at: int
    applied_at: int | None


class LessonsRead:
    """What was decided."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> list[KeptLesson]:
        """Every decision, oldest first."""
        return list(map(_lesson, await self._connection.all(f"{_READ} ORDER BY id")))

    async def waiting(self) -> list[KeptLesson]:
        """What is to be taught and not yet in the files, oldest first."""
        rows = await self._connection.all(
            f"{_READ} WHERE applied_at IS NULL AND kind <> ? ORDER BY id", LessonKind.LEFT
        )
        return list(map(_lesson, rows))


class Lessons(LessonsRead):
    """Deciding, applying."""

    async def add(self, text: str, owner: str, kind: LessonKind, editor: int, at: int) -> bool:
        """Notes a decision; False where the same was decided before."""
        touched = await self._connection.run(
            "INSERT INTO lessons (text, procedure, kind, editor, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (text, procedure) DO NOTHING",
            text,
            owner,
            kind,
            editor,
            at,
        )
        return touched == 1

    async def applied(self, lessons: Iterable[int], at: int) -> None:
        """Notes that they are in the files."""
        for lesson in lessons:
            await self._connection.run(
                "UPDATE lessons SET applied_at = ? WHERE id = ? AND applied_at IS NULL", at, lesson
            )

    async def forget_person(self, person: int) -> None:
        """What an editor decided stays; who that was does not."""
        await self._connection.run("UPDATE lessons SET editor = NULL WHERE editor = ?", person)


def _lesson(row: Row) -> KeptLesson:
    return KeptLesson(
        row["id"],
        row["text"],
        row["procedure"],
        LessonKind(row["kind"]),
        row["at"],
        row["applied_at"],
    )
