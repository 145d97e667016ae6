"""What of a request stands in whose chat: cards to claim from, and what must leave again."""

from dataclasses import dataclass

from bot.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Card:
    """A request's card in a chat: the outbox row that brought it, and that of its topic."""

    chat: int
    row: int
    topic: int | None = None


class CardsRead:
    """Where a request is shown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, request: int) -> list[Card]:
        """The request's cards, one a chat."""
        rows = await self._connection.all(
            "SELECT chat, row, topic FROM cards WHERE request = ? ORDER BY row", request
        )
        return [Card(row["chat"], row["row"], row["topic"]) for row in rows]

    async def exposed(self, request: int) -> list[Card]:
        """Messages in volunteers' chats that hold contact or relay text of the request."""
        rows = await self._connection.all(
            "SELECT chat, row FROM exposures WHERE request = ? ORDER BY row", request
        )
        return [Card(row["chat"], row["row"]) for row in rows]


class Cards(CardsRead):
    """Putting up, taking away."""

    async def put(self, request: int, card: Card) -> None:
        """Notes the card of a chat; one put up anew replaces the one before."""
        await self._connection.run(
            "INSERT INTO cards (request, chat, row, topic) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (request, chat) DO UPDATE SET row = excluded.row, topic = excluded.topic",
            request,
            card.chat,
            card.row,
            card.topic,
        )

    async def forget(self, request: int) -> None:
        """The request's cards are no longer its cards."""
        await self._connection.run("DELETE FROM cards WHERE request = ?", request)

    async def move_chat(self, old: int, new: int) -> None:
        """Lets the cards follow their group to its new id."""
        await self._connection.run("UPDATE cards SET chat = ? WHERE chat = ?", new, old)

    async def leave_chat(self, chat: int) -> None:
        """Forgets the cards of a group the bot is no longer in, or of a person who is gone."""
        await self._connection.run("DELETE FROM cards WHERE chat = ?", chat)

    async def expose(self, request: int, chat: int, row: int) -> None:
        """Notes that a message in a volunteer's chat holds contact or relay text."""
        await self._connection.run(
            "INSERT INTO exposures (chat, row, request) VALUES (?, ?, ?)"
            " ON CONFLICT (chat, row) DO NOTHING",
            chat,
            row,
            request,
        )

    async def covered(self, chat: int, row: int) -> bool:
        """Notes that the message is taken back; False when it was before."""
        touched = await self._connection.run(
            "DELETE FROM exposures WHERE chat = ? AND row = ?", chat, row
        )
        return touched == 1
