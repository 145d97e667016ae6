"""Words that went through the bot between citizen and volunteer, and a request's notes."""

from dataclasses import dataclass

from bot.store.connection import Connection, Row

_RELAY = "SELECT id, request, from_citizen, chat, copy_chat, copy, text, voice, at FROM relays"


@dataclass(frozen=True, slots=True)
class Relayed:
    """One message that was passed on.

    Attributes:
        from_citizen: Whose words they are.
        chat: The writer's chat.
        copy_chat, copy: The other side's chat, and the outbox row of the copy it got.
        text, voice: What was said; a voice by its file id.
    """

    id: int
    request: int
    from_citizen: bool
    chat: int
    copy_chat: int
    copy: int
    text: str | None
    voice: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Note:
    """A volunteer's note on a request: for whoever holds it, never for the citizen."""

    text: str
    at: int


class RelaysRead:
    """What was said."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, request: int) -> list[Relayed]:
        """The conversation about a request, oldest first."""
        rows = await self._connection.all(f"{_RELAY} WHERE request = ? ORDER BY id", request)
        return [_relayed(row) for row in rows]

    async def written_by(self, chat: int) -> list[Relayed]:
        """Everything a person wrote that is still kept."""
        rows = await self._connection.all(f"{_RELAY} WHERE chat = ? ORDER BY id", chat)
        return [_relayed(row) for row in rows]

    async def written_as(self, chat: int, message: int) -> Relayed | None:
        """What became of one's own message."""
        row = await self._connection.one(
            f"{_RELAY} WHERE chat = ? AND message = ? ORDER BY id DESC LIMIT 1", chat, message
        )
        return _relayed(row) if row else None

    async def notes(self, request: int) -> list[Note]:
        """The notes on a request, oldest first."""
        rows = await self._connection.all(
            "SELECT text, at FROM notes WHERE request = ? ORDER BY id", request
        )
        return [Note(row["text"], row["at"]) for row in rows]


class Relays(RelaysRead):
    """Passing on, taking back, forgetting."""

    async def keep(self, relayed: Relayed, message: int | None) -> None:
        """Keeps what was passed on, with the writer's message to know it by."""
        await self._connection.run(
            "INSERT INTO relays"
            " (request, from_citizen, chat, message, copy_chat, copy, text, voice, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            relayed.request,
            int(relayed.from_citizen),
            relayed.chat,
            message,
            relayed.copy_chat,
            relayed.copy,
            relayed.text,
            relayed.voice,
            relayed.at,
        )

    async def change(self, relay: int, text: str) -> None:
        """Keeps the new words of an edited message."""
        await self._connection.run("UPDATE relays SET text = ? WHERE id = ?", text, relay)

    async def take_back(self, relay: int) -> None:
        """Forgets one message."""
        await self._connection.run("DELETE FROM relays WHERE id = ?", relay)

    async def add_note(self, request: int, person: int, text: str, at: int) -> None:
        """Adds a note."""
        await self._connection.run(
            "INSERT INTO notes (request, person, text, at) VALUES (?, ?, ?, ?)",
            request,
            person,
            text,
            at,
        )

    async def forget_closed_before(self, moment: int) -> int:
        """Removes the words and notes of requests closed before `moment`."""
        closed = "(SELECT id FROM requests WHERE closed_at < ?)"
        await self._connection.run(f"DELETE FROM notes WHERE request IN {closed}", moment)
        return await self._connection.run(f"DELETE FROM relays WHERE request IN {closed}", moment)

    async def forget_of(self, request: int) -> None:
        """Removes all words and notes about a request."""
        await self._connection.run("DELETE FROM notes WHERE request = ?", request)
        await self._connection.run("DELETE FROM relays WHERE request = ?", request)

    async def forget_writer(self, chat: int) -> None:
        """Removes what a person wrote."""
        await self._connection.run("DELETE FROM relays WHERE chat = ?", chat)
        await self._connection.run("UPDATE relays SET copy_chat = 0 WHERE copy_chat = ?", chat)
        await self._connection.run("UPDATE notes SET person = NULL WHERE person = ?", chat)


def _relayed(row: Row) -> Relayed:
    return Relayed(**{**row, "from_citizen": bool(row["from_citizen"])})
