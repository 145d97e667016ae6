"""A Bot API answered in the process. It refuses what Telegram refuses."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.local import shapes
from bot.local.checks import (
    RefusedError,
    checked_buttons,
    checked_thread,
    checked_words,
    reachable,
)
from bot.local.journal import Journal
from bot.local.sight import seen
from bot.local.topics import Topics
from bot.local.world import BOT_ID, Json, Shown

_DELETABLE_SECONDS = 48 * 3600

Listener = Callable[[Json], None]


class LocalServer:
    """Answers the methods the bot uses; `listener` is told what people see."""

    def __init__(self, journal: Journal, clock: Clock, listener: Listener) -> None:
        self._journal = journal
        self._world = journal.world
        self._clock = clock
        self._listener = listener
        self._something_new = asyncio.Event()
        topics = Topics(journal, clock, listener)
        self._methods: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda _: shapes.bot(),
            "sendMessage": partial(self._send, "sendMessage", "text"),
            "sendVoice": partial(self._send, "sendVoice", "caption"),
            "editMessageText": partial(self._edit, "editMessageText", "text"),
            "editMessageCaption": partial(self._edit, "editMessageCaption", "caption"),
            "createForumTopic": topics.create,
            "closeForumTopic": topics.close,
            "reopenForumTopic": topics.reopen,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "leaveChat": self._leave_chat,
            "setMyCommands": lambda _: True,
            "deleteWebhook": lambda _: True,
        }

    async def answer(self, method: str, params: Json) -> Any:
        """The result of a call.

        Raises:
            RefusedError: As Telegram would.
        """
        if method == "getUpdates":
            return await self._get_updates(params)
        if method not in self._methods:
            raise RefusedError(404, "Not Found: method not found")
        return self._methods[method](params)

    def new_update(self, kind: str, content: Json) -> None:
        """Something happened that the bot will fetch."""
        update = {"update_id": self._world.next_update, kind: content}
        self._journal.record({"event": "update", "update": update})
        self._something_new.set()

    @property
    def fetched_everything(self) -> bool:
        """Whether the bot has acknowledged all updates."""
        return not self._world.updates

    async def _get_updates(self, params: Json) -> list[Json]:
        offset = int(params.get("offset") or 0)
        if any(update["update_id"] < offset for update in self._world.updates):
            self._journal.record({"event": "fetched", "offset": offset})
        if not self._world.updates:
            self._something_new.clear()
            try:
                async with asyncio.timeout(float(params.get("timeout") or 0)):
                    await self._something_new.wait()
            except TimeoutError:
                return []
        return self._world.updates[:100]

    def _send(self, method: str, words: str, params: Json) -> Json:
        chat = reachable(self._world, int(params["chat_id"]))
        if method == "sendVoice" and not params.get("voice"):
            raise RefusedError(400, "Bad Request: there is no voice in the request")
        number = self._world.next_message
        self._journal.record(
            {
                "event": "message",
                "number": number,
                "chat": chat,
                "sender": BOT_ID,
                "text": checked_words(params, words),
                "markup": str(params.get(words) or ""),
                "buttons": checked_buttons(params.get("reply_markup")),
                "at": self._seconds(),
                "thread": checked_thread(self._world, chat, params.get("message_thread_id")),
                "voice": params.get("voice") if method == "sendVoice" else None,
            }
        )
        shown = self._world.messages[number]
        self._listener(seen(self._world, method, shown, params))
        return shapes.whole(self._world, shown)

    def _edit(self, method: str, words: str, params: Json) -> Json:
        shown = self._to_change(params, words)
        text = checked_words(params, words)
        markup = str(params.get(words) or "")
        buttons = checked_buttons(params.get("reply_markup"))
        same = [[list(button) for button in row] for row in shown.buttons] == buttons
        if same and shown.markup == markup:
            raise RefusedError(400, "Bad Request: message is not modified")
        self._journal.record(
            {
                "event": "edit",
                "number": shown.number,
                "text": text,
                "markup": markup,
                "buttons": buttons,
            }
        )
        self._listener(seen(self._world, method, shown, params))
        return shapes.whole(self._world, shown)

    def _to_change(self, params: Json, words: str) -> Shown:
        chat = reachable(self._world, int(params["chat_id"]))
        shown = self._world.messages.get(int(params.get("message_id") or 0))
        if shown is None or shown.chat != chat:
            raise RefusedError(400, "Bad Request: message to edit not found")
        if shown.sender != BOT_ID:
            raise RefusedError(400, "Bad Request: message can't be edited")
        if words != ("text" if shown.voice is None else "caption"):
            raise RefusedError(400, f"Bad Request: there is no {words} in the message to edit")
        return shown

    def _delete_message(self, params: Json) -> bool:
        shown = self._world.messages.get(int(params["message_id"]))
        if shown is None or shown.chat != int(params["chat_id"]):
            raise RefusedError(400, "Bad Request: message to delete not found")
        if self._seconds() - shown.at > _DELETABLE_SECONDS:
            raise RefusedError(400, "Bad Request: message can't be deleted")
        self._journal.record({"event": "delete", "number": shown.number})
        self._listener(
            {
                "chat": self._world.name_of(shown.chat),
                "method": "deleteMessage",
                "message": shown.number,
            }
        )
        return True

    def _answer_callback_query(self, params: Json) -> bool:
        person = int(str(params["callback_query_id"]).split("-", 1)[0])
        seen = {key: params[key] for key in ("text", "url") if params.get(key)}
        if params.get("show_alert"):
            seen["alert"] = True
        if seen:
            self._listener(
                {"chat": self._world.name_of(person), "method": "answerCallbackQuery", **seen}
            )
        return True

    def _leave_chat(self, params: Json) -> bool:
        group = self._world.group_of(int(params["chat_id"]))
        if group is None:
            raise RefusedError(400, "Bad Request: chat not found")
        self._journal.record({"event": "bot", "group": group.name, "in": False})
        return True

    def _seconds(self) -> int:
        return int(self._clock.now().timestamp())
