"""Updates from Telegram, raw, until they are handled."""

from dataclasses import dataclass
from typing import Any

from bot.store.connection import Connection, number


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """An update to handle: its row, its chat, its raw JSON, how often it failed."""

    row: int
    chat: int
    body: str
    tries: int


class InboxRead:
    """What waits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def waiting_after(self, row: int) -> list[tuple[int, int]]:
        """(row, chat) of everything unhandled that came after `row`, oldest first."""
        rows = await self._connection.all(
            "SELECT id, chat FROM inbox WHERE state = 'waiting' AND id > ? ORDER BY id", row
        )
        return [(found["id"], found["chat"]) for found in rows]

    async def update(self, row: int) -> WaitingUpdate | None:
        """The update in `row`, if it still waits."""
        found = await self._connection.one(
            "SELECT id, chat, body, tries FROM inbox WHERE id = ? AND state = 'waiting'", row
        )
        if found is None or found["body"] is None:
            return None
        return WaitingUpdate(found["id"], found["chat"], found["body"], found["tries"])

    async def count_waiting(self) -> int:
        """How many updates are not handled yet."""
        return await number(self._connection, "SELECT count(*) FROM inbox WHERE state = 'waiting'")

    async def set_aside(self) -> list[tuple[int, str]]:
        """(update id, kind of error) of what could not be handled."""
        rows = await self._connection.all(
            "SELECT update_id, error FROM inbox WHERE state = 'aside' ORDER BY id"
        )
        return [(row["update_id"], row["error"]) for row in rows]


class Inbox(InboxRead):
    """Receiving, finishing, setting aside."""

    async def receive(self, update_id: int, digest: str, chat: int, body: str, at: int) -> None:
        """Keeps a raw update; one that is here already, by id and content, changes nothing."""
        await self._connection.run(
            "INSERT INTO inbox (update_id, digest, chat, body, received_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (update_id, digest) DO NOTHING",
            update_id,
            digest,
            chat,
            body,
            at,
        )

    async def finish(self, row: int) -> bool:
        """Erases the update; False when it was finished already, so nothing happens twice."""
        touched = await self._connection.run(
            "UPDATE inbox SET state = 'done', body = NULL WHERE id = ? AND state = 'waiting'", row
        )
        return touched == 1

    async def failed(self, row: int) -> None:
        """Counts a failed try."""
        await self._connection.run("UPDATE inbox SET tries = tries + 1 WHERE id = ?", row)

    async def set_update_aside(self, row: int, error: str) -> None:
        """Keeps only the id and the kind of error."""
        await self._connection.run(
            "UPDATE inbox SET state = 'aside', body = NULL, error = ? WHERE id = ?", error, row
        )

    async def forget_before(self, moment: int) -> int:
        """Removes the traces of handled updates received before `moment`."""
        return await self._connection.run(
            "DELETE FROM inbox WHERE received_at < ? AND state <> 'waiting'", moment
        )

    async def forget_strangers(self) -> int:
        """Forgets in handled updates the private chats of people the store no longer knows."""
        return await self._connection.run(
            "UPDATE inbox SET chat = 0 WHERE chat > 0 AND state <> 'waiting'"
            " AND chat NOT IN (SELECT id FROM people)"
        )

    async def forget_person(self, person: int) -> int:
        """Removes what still waits from a person's private chat."""
        values: tuple[Any, ...] = (person,)
        return await self._connection.run(
            "UPDATE inbox SET state = 'done', body = NULL WHERE chat = ? AND state = 'waiting'",
            *values,
        )
