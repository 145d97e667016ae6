"""What Telegram checks before it takes a call."""

import json

from bot.local.html import EntityError, visible_text
from bot.local.world import Json, World

_MOST = {"text": 4096, "caption": 1024}
_TOO_LONG = {"text": "message is too long", "caption": "message caption is too long"}
_MAX_DATA = 64


class RefusedError(Exception):
    """What Telegram answers to a call it does not take."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def reachable(world: World, chat: int) -> int:
    """The chat, if the bot may write to it."""
    if chat in world.moved:
        raise RefusedError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": world.moved[chat]},
        )
    group = world.group_of(chat)
    if group is not None:
        if not group.bot_in:
            raise RefusedError(403, "Forbidden: bot was kicked from the group chat")
    elif chat not in world.people.values():
        raise RefusedError(400, "Bad Request: chat not found")
    elif chat not in world.opened:
        raise RefusedError(403, "Forbidden: bot can't initiate conversation with a user")
    elif chat in world.blocked:
        raise RefusedError(403, "Forbidden: bot was blocked by the user")
    return chat


def checked_thread(world: World, chat: int, thread: object) -> int | None:
    """The topic a message goes into, if the chat has it."""
    if thread is None:
        return None
    number = int(str(thread))
    if world.topic_in(chat, number) is None:
        raise RefusedError(400, "Bad Request: message thread not found")
    return number


def checked_words(params: Json, key: str) -> str:
    """The visible text of a message, or of a caption, which may be empty."""
    markup = str(params.get(key) or "")
    try:
        text = visible_text(markup) if params.get("parse_mode") == "HTML" else markup
    except EntityError as error:
        raise RefusedError(400, f"Bad Request: can't parse entities: {error}") from None
    if key == "text" and not text.strip():
        raise RefusedError(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > _MOST[key]:
        raise RefusedError(400, f"Bad Request: {_TOO_LONG[key]}")
    return text


def checked_buttons(markup: object) -> list[list[list[str | None]]]:
    """The rows of buttons below a message, each as label and data."""
    rows = []
    for row in decoded(markup).get("inline_keyboard", []):
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


def decoded(markup: object) -> Json:
    """A parameter that is an object, as HTTP or as the process hands it over."""
    found = json.loads(markup) if isinstance(markup, str) else markup
    return found if isinstance(found, dict) else {}
