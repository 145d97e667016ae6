"""Where each conversation stands, so that any worker can go on with it after a restart."""

from bot.dialogue import Dialogue
from bot.store.connection import Connection


class DialoguesRead:
    """Where a conversation stands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, chat: int) -> Dialogue:
        """The chat's dialogue; a fresh one when nothing is known."""
        row = await self._connection.one("SELECT state FROM dialogues WHERE chat = ?", chat)
        return Dialogue.from_json(row["state"]) if row else Dialogue()


class Dialogues(DialoguesRead):
    """Going on, forgetting."""

    async def keep(self, chat: int, dialogue: Dialogue, at: int) -> None:
        """Notes where the conversation stands now."""
        await self._connection.run(
            "INSERT INTO dialogues (chat, state, at) VALUES (?, ?, ?)"
            " ON CONFLICT (chat) DO UPDATE SET state = excluded.state, at = excluded.at",
            chat,
            dialogue.to_json(),
            at,
        )

    async def forget(self, chat: int) -> int:
        """Removes the chat's dialogue."""
        return await self._connection.run("DELETE FROM dialogues WHERE chat = ?", chat)

    async def forget_before(self, moment: int) -> int:
        """Removes dialogues that rest since before `moment`."""
        return await self._connection.run("DELETE FROM dialogues WHERE at < ?", moment)
