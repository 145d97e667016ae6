"""Messages as calls of the Bot API, cut to its limits."""

import html
import re
from dataclasses import replace
from typing import Any

from bot.delivery.messages import (
    AnswerPress,
    Button,
    Edit,
    LeaveChat,
    Outgoing,
    Rows,
    Say,
    SetCommands,
    TakeBack,
)

MAX_TEXT = 4096
MAX_NOTE = 200
_TAG = re.compile(r"<[^>]*>")
_OPEN_TAG = re.compile(r"<(/?)(b|i|u|s|code|pre|blockquote|a)(?:\s[^>]*)?>")


def pieces(message: Say) -> list[Say]:
    """The message, in several where it is too long; the buttons go under the last."""
    if visible_length(message.text) <= MAX_TEXT:
        return [message]
    parts = _split(message.text)
    last = len(parts) - 1
    return [
        replace(message, text=part, buttons=message.buttons if i == last else ())
        for i, part in enumerate(parts)
    ]


def visible_length(text: str) -> int:
    """How long Telegram counts an HTML text: without tags, in UTF-16 units."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


def call(message: Outgoing) -> tuple[str, dict[str, Any]]:
    """The Bot API method and its parameters; an edit by row leaves `message_id` open."""
    match message:
        case Say():
            return "sendMessage", _say(message)
        case Edit():
            params = _text(message.chat, message.text) | _keyboard(message.buttons)
            if message.message is not None:
                params["message_id"] = message.message
            return "editMessageText", params
        case AnswerPress():
            return "answerCallbackQuery", _answer(message)
        case TakeBack():
            return "deleteMessage", {"chat_id": message.chat}
        case LeaveChat():
            return "leaveChat", {"chat_id": message.chat}
        case SetCommands():
            commands = [{"command": c, "description": d} for c, d in message.commands]
            scope = {"type": "chat", "chat_id": message.chat}
            return "setMyCommands", {"commands": commands, "scope": scope}


def _text(chat: int, text: str) -> dict[str, Any]:
    return {
        "chat_id": chat,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


def _say(message: Say) -> dict[str, Any]:
    params = _text(message.chat, message.text) | _keyboard(message.buttons)
    if message.protect:
        params["protect_content"] = True
    if message.thread is not None:
        params["message_thread_id"] = message.thread
    if message.ask_phone:
        params["reply_markup"] = {
            "keyboard": [[{"text": message.ask_phone, "request_contact": True}]],
            "one_time_keyboard": True,
            "resize_keyboard": True,
        }
    elif message.drop_keyboard and not message.buttons:
        params["reply_markup"] = {"remove_keyboard": True}
    return params


def _answer(message: AnswerPress) -> dict[str, Any]:
    params: dict[str, Any] = {"callback_query_id": message.press}
    if message.text:
        # Telegram reads no markup here; the templates escape as if it did
        params["text"] = html.unescape(_TAG.sub("", message.text))[:MAX_NOTE]
    if message.alert:
        params["show_alert"] = True
    if message.url:
        params["url"] = message.url
    return params


def _keyboard(rows: Rows) -> dict[str, Any]:
    if not rows:
        return {}
    keyboard = [[_button(button) for button in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": keyboard}}


def _button(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data or ""}


def _split(text: str) -> list[str]:
    """Parts of at most `MAX_TEXT`, cut at line ends, tags closed and opened again."""
    parts: list[str] = []
    current: list[str] = []
    for line in _short_lines(text):
        if current and visible_length("\n".join([*current, line])) > MAX_TEXT:
            parts.append("\n".join(current))
            current = []
        current.append(line)
    return _balanced([*parts, "\n".join(current)])


def _short_lines(text: str) -> list[str]:
    """The lines, a line that is too long by itself cut without its tags."""
    lines: list[str] = []
    for line in text.split("\n"):
        if visible_length(line) <= MAX_TEXT:
            lines.append(line)
            continue
        plain = html.unescape(_TAG.sub("", line))
        step = MAX_TEXT // 2
        lines += [html.escape(plain[i : i + step], quote=False) for i in range(0, len(plain), step)]
    return lines


def _balanced(parts: list[str]) -> list[str]:
    """Closes at each part's end what is open there, and opens it again in the next."""
    whole: list[str] = []
    carried: list[re.Match[str]] = []
    for part in parts:
        text = "".join(tag[0] for tag in carried) + part
        carried = _still_open(text)
        whole.append(text + "".join(f"</{tag[2]}>" for tag in reversed(carried)))
    return whole


def _still_open(text: str) -> list[re.Match[str]]:
    stack: list[re.Match[str]] = []
    for tag in _OPEN_TAG.finditer(text):
        if tag[1]:
            stack.pop()
        else:
            stack.append(tag)
    return stack
