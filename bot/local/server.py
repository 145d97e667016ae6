"""A Bot API answered in the process. It refuses what Telegram refuses."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from bot.clock import Clock
from bot.local.html import EntityError, visible_text
from bot.local.journal import Journal
from bot.local.world import BOT_ID, BOT_NAME, Json, Shown

_MAX_TEXT = 4096
_MAX_DATA = 64
_DELETABLE_SECONDS = 48 * 3600

Listener = Callable[[Json], None]


class RefusedError(Exception):
    """What Telegram answers to a call it does not take."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class LocalServer:
    """Answers the methods the bot uses; `listener` is told what people see."""

    def __init__(self, journal: Journal, clock: Clock, listener: Listener) -> None:
        self._journal = journal
        self._world = journal.world
        self._clock = clock
        self._listener = listener
        self._something_new = asyncio.Event()
        self._methods: dict[str, Callable[[Json], Any]] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message_text,
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

    def _get_me(self, _: Json) -> Json:
        return {"id": BOT_ID, "is_bot": True, "first_name": "Một Cửa", "username": BOT_NAME}

    def _send_message(self, params: Json) -> Json:
        chat = self._reachable(int(params["chat_id"]))
        text = _checked_text(params)
        buttons = _checked_buttons(params.get("reply_markup"))
        number = self._world.next_message
        thread = params.get("message_thread_id")
        self._journal.record(
            {
                "event": "message",
                "number": number,
                "chat": chat,
                "sender": BOT_ID,
                "text": text,
                "markup": params["text"],
                "buttons": buttons,
                "at": self._seconds(),
                "thread": thread,
            }
        )
        self._tell("sendMessage", self._world.messages[number], params)
        return {"message_id": number, "date": self._seconds(), "chat": {"id": chat}, "text": text}

    def _edit_message_text(self, params: Json) -> Json:
        chat = self._reachable(int(params["chat_id"]))
        shown = self._world.messages.get(int(params.get("message_id") or 0))
        if shown is None or shown.chat != chat:
            raise RefusedError(400, "Bad Request: message to edit not found")
        if shown.sender != BOT_ID:
            raise RefusedError(400, "Bad Request: message can't be edited")
        text = _checked_text(params)
        buttons = _checked_buttons(params.get("reply_markup"))
        same = [[list(button) for button in row] for row in shown.buttons] == buttons
        if same and shown.markup == params["text"]:
            raise RefusedError(400, "Bad Request: message is not modified")
        self._journal.record(
            {
                "event": "edit",
                "number": shown.number,
                "text": text,
                "markup": params["text"],
                "buttons": buttons,
            }
        )
        self._tell("editMessageText", shown, params)
        return {"message_id": shown.number, "date": shown.at, "chat": {"id": chat}, "text": text}

    def _delete_message(self, params: Json) -> bool:
        shown = self._world.messages.get(int(params["message_id"]))
        if shown is None or self._seconds() - shown.at > _DELETABLE_SECONDS:
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

    def _reachable(self, chat: int) -> int:
        if chat in self._world.moved:
            new = self._world.moved[chat]
            raise RefusedError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": new},
            )
        group = self._world.group_of(chat)
        if group is not None:
            if not group.bot_in:
                raise RefusedError(403, "Forbidden: bot was kicked from the group chat")
        elif chat not in self._world.people.values():
            raise RefusedError(400, "Bad Request: chat not found")
        elif chat not in self._world.opened:
            raise RefusedError(403, "Forbidden: bot can't initiate conversation with a user")
        elif chat in self._world.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _tell(self, method: str, shown: Shown, params: Json) -> None:
        seen: Json = {
            "chat": self._world.name_of(shown.chat),
            "method": method,
            "message": shown.number,
            "text": params["text"],
        }
        if shown.buttons:
            seen["buttons"] = [[label for label, _ in row] for row in shown.buttons]
        if method == "editMessageText":
            seen["edit"] = True
        if shown.thread is not None:
            seen["thread"] = shown.thread
        keyboard = _decoded(params.get("reply_markup")).get("keyboard")
        if keyboard:
            seen["keyboard"] = [[button["text"] for button in row] for row in keyboard]
        if params.get("protect_content"):
            seen["protected"] = True
        self._listener(seen)

    def _seconds(self) -> int:
        return int(self._clock.now().timestamp())


def _checked_text(params: Json) -> str:
    markup = str(params.get("text") or "")
    try:
        text = visible_text(markup) if params.get("parse_mode") == "HTML" else markup
    except EntityError as error:
        raise RefusedError(400, f"Bad Request: can't parse entities: {error}") from None
    if not text.strip():
        raise RefusedError(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > _MAX_TEXT:
        raise RefusedError(400, "Bad Request: message is too long")
    return text


def _checked_buttons(markup: object) -> list[list[list[str | None]]]:
    rows = []
    for row in _decoded(markup).get("inline_keyboard", []):
        checked: list[list[str | None]] = []
        for button in row:
            data = button.get("callback_data")
            if not button.get("text"):
                raise RefusedError(400, "Bad Request: text buttons are unallowed")
            if not button.get("url") and not 1 <= len((data or "").encode()) <= _MAX_DATA:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
            checked.append([button["text"], data])
        rows.append(checked)
    return rows


def _decoded(markup: object) -> Json:
    found = json.loads(markup) if isinstance(markup, str) else markup
    return found if isinstance(found, dict) else {}
