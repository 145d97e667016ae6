"""Calls to Telegram until they are taken, and the message ids they brought."""

import json
from dataclasses import dataclass
from typing import Any

from bot.store.connection import Connection, Row, number


@dataclass(frozen=True, slots=True)
class WaitingCall:
    """A call to send.

    Attributes:
        row: Its place in the outbox.
        chat: The chat it goes to; calls of a chat go in order.
        method: The Bot API method.
        params: Its parameters; without the id that the row in `base` brings.
        base: The row this call builds on: the message it changes, or the topic it goes into.
        base_message: The message id that row brought, or the topic's, once it was sent.
        base_method: The method of that row.
        base_waits: Whether that row is still to be sent.
        base_topic: The row of the topic that the message to change stands in.
        request: The request it is about.
        tries: How often it failed.
    """

    row: int
    chat: int
    method: str
    params: dict[str, Any]
    base: int | None
    base_message: int | None
    base_method: str | None
    base_waits: bool
    base_topic: int | None
    request: int | None
    tries: int


_NEW_MESSAGE = "('sendMessage', 'sendVoice')"
_CALL = (
    "SELECT o.id, o.chat, o.method, o.params, o.base, o.request, o.tries,"
    " b.message AS base_message, b.method AS base_method, b.state AS base_state,"
    f" CASE WHEN b.method IN {_NEW_MESSAGE} THEN b.base END AS base_topic"
    " FROM outbox o LEFT JOIN outbox b ON b.id = o.base"
)


class OutboxRead:
    """What waits, and which message belongs to what."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def waiting_after(self, row: int) -> list[tuple[int, int, str]]:
        """(row, chat, method) of everything unsent that was put in after `row`, oldest first."""
        rows = await self._connection.all(
            "SELECT id, chat, method FROM outbox WHERE state = 'waiting' AND id > ? ORDER BY id",
            row,
        )
        return [(found["id"], found["chat"], found["method"]) for found in rows]

    async def call(self, row: int) -> WaitingCall | None:
        """The call in `row`, if it still waits."""
        found = await self._connection.one(f"{_CALL} WHERE o.id = ? AND o.state = 'waiting'", row)
        return _call(found) if found else None

    async def count_waiting(self) -> int:
        """How many calls are not sent yet."""
        return await number(self._connection, "SELECT count(*) FROM outbox WHERE state = 'waiting'")

    async def request_of(self, chat: int, message: int) -> int | None:
        """The request a sent message was about."""
        found = await self._connection.one(
            "SELECT request FROM outbox WHERE chat = ? AND message = ? AND request IS NOT NULL"
            " ORDER BY id DESC LIMIT 1",
            chat,
            message,
        )
        return found["request"] if found else None

    async def private_about(self, request: int) -> list[tuple[int, int, bool]]:
        """(chat, row, whether it is a voice) of a request's messages in private chats."""
        rows = await self._connection.all(
            "SELECT o.chat, o.id, o.method = 'sendVoice' AS voice FROM outbox o"
            " WHERE o.request = ? AND o.chat > 0 AND o.state = 'sent'"
            " AND o.method IN ('sendMessage', 'sendVoice') AND NOT EXISTS"
            " (SELECT 1 FROM outbox d WHERE d.base = o.id AND d.method = 'deleteMessage')"
            " ORDER BY o.id",
            request,
        )
        return [(row["chat"], row["id"], bool(row["voice"])) for row in rows]

    async def message_of(self, row: int) -> int | None:
        """The message id a sent row brought."""
        found = await self._connection.one("SELECT message FROM outbox WHERE id = ?", row)
        return found["message"] if found else None


class Outbox(OutboxRead):
    """Putting in, noting what Telegram said."""

    async def put(
        self,
        chat: int,
        method: str,
        params: dict[str, Any],
        at: int,
        *,
        base: int | None = None,
        request: int | None = None,
    ) -> int:
        """Adds a call and returns its row.

        An edit of a message that is not sent yet replaces that message instead.
        """
        if base is not None and method == "editMessageText":
            replaced = await self._replace(base, params)
            if replaced:
                return base
        row = await self._connection.one(
            "INSERT INTO outbox (chat, method, params, base, request, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            chat,
            method,
            json.dumps(params, ensure_ascii=False),
            base,
            request,
            at,
        )
        assert row is not None  # noqa: S101 - RETURNING always yields the inserted row
        return int(row["id"])

    async def _replace(self, row: int, changed: dict[str, Any]) -> bool:
        found = await self._connection.one(
            "SELECT method, params FROM outbox WHERE id = ? AND state = 'waiting' AND tries = 0"
            f" AND method IN {_NEW_MESSAGE}",
            row,
        )
        if found is None:
            return False
        params = json.loads(found["params"])
        params.pop("reply_markup", None)
        text = "caption" if found["method"] == "sendVoice" else "text"
        params |= {text if key == "text" else key: value for key, value in changed.items()}
        params.pop("message_id", None)
        await self._connection.run(
            "UPDATE outbox SET params = ? WHERE id = ?", json.dumps(params, ensure_ascii=False), row
        )
        return True

    async def sent(self, row: int, message: int | None) -> None:
        """Notes Telegram's yes and erases the content."""
        await self._connection.run(
            "UPDATE outbox SET state = 'sent', params = NULL, message = ? WHERE id = ?",
            message,
            row,
        )

    async def ended(self, row: int, reason: str) -> None:
        """Notes a refusal that cannot heal and erases the content."""
        await self._connection.run(
            "UPDATE outbox SET state = 'ended', params = NULL, reason = ? WHERE id = ?", reason, row
        )

    async def failed(self, row: int) -> None:
        """Counts a try that may yet succeed."""
        await self._connection.run("UPDATE outbox SET tries = tries + 1 WHERE id = ?", row)

    async def became(
        self, row: int, method: str, params: dict[str, Any], base: int | None = None
    ) -> None:
        """Turns a waiting call into another one, keeping its place."""
        await self._connection.run(
            "UPDATE outbox SET method = ?, params = ?, base = ? WHERE id = ?",
            method,
            json.dumps(params, ensure_ascii=False),
            base,
            row,
        )

    async def move_chat(self, old: int, new: int) -> None:
        """Lets everything that waits for a group follow it to its new id."""
        rows = await self._connection.all(
            "SELECT id, params FROM outbox WHERE chat = ? AND state = 'waiting'", old
        )
        for row in rows:
            params = json.loads(row["params"]) | {"chat_id": new}
            await self._connection.run(
                "UPDATE outbox SET chat = ?, params = ? WHERE id = ?",
                new,
                json.dumps(params, ensure_ascii=False),
                row["id"],
            )

    async def forget_before(self, moment: int) -> int:
        """Removes what was sent or ended before `moment` and belongs to no open request.

        A topic about no single request stays known for as long as it stands.
        """
        return await self._connection.run(
            "DELETE FROM outbox WHERE created_at < ? AND state <> 'waiting'"
            " AND id NOT IN (SELECT c.row FROM cards c JOIN requests r ON r.id = c.request"
            "  WHERE r.closed_at IS NULL)"
            " AND id NOT IN (SELECT helper_card FROM requests WHERE helper_card IS NOT NULL"
            "  AND closed_at IS NULL)"
            " AND NOT (method = 'createForumTopic' AND state = 'sent' AND (request IS NULL"
            "  OR request IN (SELECT id FROM requests WHERE closed_at IS NULL)))",
            moment,
        )

    async def end_about(self, request: int) -> int:
        """Ends what still waits for private chats about a request."""
        return await self._connection.run(
            "UPDATE outbox SET state = 'ended', params = NULL, reason = 'deleted'"
            " WHERE request = ? AND chat > 0 AND state = 'waiting'",
            request,
        )

    async def forget_strangers(self) -> int:
        """Forgets the private chats of people the store no longer knows."""
        return await self._connection.run(
            "UPDATE outbox SET chat = 0 WHERE chat > 0 AND state <> 'waiting'"
            " AND chat NOT IN (SELECT id FROM people)"
        )

    async def forget_chat(self, chat: int) -> int:
        """Ends what still waits for a chat and forgets which requests its messages were about."""
        await self._connection.run(
            "UPDATE outbox SET request = NULL, chat = 0 WHERE chat = ? AND state <> 'waiting'",
            chat,
        )
        return await self._connection.run(
            "UPDATE outbox SET state = 'ended', params = NULL, reason = 'deleted'"
            " WHERE chat = ? AND state = 'waiting'",
            chat,
        )


def _call(row: Row) -> WaitingCall:
    return WaitingCall(
        row=row["id"],
        chat=row["chat"],
        method=row["method"],
        params=json.loads(row["params"]),
        base=row["base"],
        base_message=row["base_message"],
        base_method=row["base_method"],
        base_waits=row["base_state"] == "waiting",
        base_topic=row["base_topic"],
        request=row["request"],
        tries=row["tries"],
    )
