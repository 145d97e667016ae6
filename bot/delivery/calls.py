"""Messages as calls of the Bot API, cut to its limits."""

import html
import re
from dataclasses import replace
from typing import Any

from bot.delivery.bases import OVERWRITES
from bot.delivery.captions import NO_PREVIEW, below_voice
from bot.delivery.messages import (
    AnswerPress,
    Button,
    CloseTopic,
    Edit,
    LeaveChat,
    OpenTopic,
    Outgoing,
    Overwrite,
    ReopenTopic,
    Rows,
    Say,
    SetCommands,
    TakeBack,
)

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_NOTE = 200
MAX_TOPIC = 128
MAX_HINT = 64
_ABOUT_A_CHAT: dict[type, str] = {
    TakeBack: "deleteMessage",
    LeaveChat: "leaveChat",
    CloseTopic: "closeForumTopic",
    ReopenTopic: "reopenForumTopic",
}
_TAG = re.compile(r"<[^>]*>")
_OPEN_TAG = re.compile(r"<(/?)(b|i|u|s|code|pre|blockquote|a)(?:\s[^>]*)?>")


def pieces(message: Say) -> list[Say]:
    """The message, in several where it is too long; what wants an answer goes with the last."""
    most = MAX_TEXT if message.voice is None else MAX_CAPTION
    if visible_length(message.text) <= most:
        return [message]
    first, *rest = _split(message.text, most)
    opening = replace(message, text=first, buttons=(), force_reply=None)
    return [opening, *pieces(replace(message, text="\n".join(rest), voice=None))]


def visible_length(text: str) -> int:
    """How long Telegram counts an HTML text: without tags, in UTF-16 units."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


def call(message: Outgoing) -> tuple[str, dict[str, Any]]:
    """The Bot API method and its parameters; an edit by row leaves `message_id` open."""
    match message:
        case Say():
            return _say(message)
        case Edit():
            params = _text(message.chat, message.text) | _keyboard(message.buttons)
            if message.message is not None:
                params["message_id"] = message.message
            return "editMessageText", params
        case Overwrite():
            return OVERWRITES, _text(message.chat, message.text)
        case AnswerPress():
            return "answerCallbackQuery", _answer(message)
        case SetCommands():
            commands = [{"command": c, "description": d} for c, d in message.commands]
            scope = {"type": "chat", "chat_id": message.chat}
            return "setMyCommands", {"commands": commands, "scope": scope}
        case OpenTopic():
            name = _unmarked(message.name, MAX_TOPIC)
            return "createForumTopic", {"chat_id": message.chat, "name": name}
        case TakeBack() | LeaveChat() | CloseTopic() | ReopenTopic():
            return _ABOUT_A_CHAT[type(message)], {"chat_id": message.chat}


def _text(chat: int, text: str) -> dict[str, Any]:
    return {"chat_id": chat, "text": text, "parse_mode": "HTML"} | NO_PREVIEW


def _say(message: Say) -> tuple[str, dict[str, Any]]:
    params = _text(message.chat, message.text) | _markup(message)
    if message.protect:
        params["protect_content"] = True
    if message.silent:
        params["disable_notification"] = True
    if message.thread is not None:
        params["message_thread_id"] = message.thread
    if message.voice is None:
        return "sendMessage", params
    return "sendVoice", below_voice(params) | {"voice": message.voice}


def _markup(message: Say) -> dict[str, Any]:
    """Of keyboard, buttons, open answer field and keyboard taken away Telegram takes only one."""
    markup: dict[str, Any]
    if message.ask_phone:
        markup = {
            "keyboard": [[{"text": message.ask_phone, "request_contact": True}]],
            "one_time_keyboard": True,
            "resize_keyboard": True,
        }
    elif message.buttons:
        return _keyboard(message.buttons)
    elif message.force_reply is not None:
        hint = _unmarked(message.force_reply, MAX_HINT)
        markup = {"force_reply": True} | ({"input_field_placeholder": hint} if hint else {})
    elif message.drop_keyboard:
        markup = {"remove_keyboard": True}
    else:
        return {}
    return {"reply_markup": markup}


def _unmarked(text: str, most: int) -> str:
    """A text for where Telegram reads no markup; the templates escape as if it did."""
    return html.unescape(_TAG.sub("", text))[:most]


def _answer(message: AnswerPress) -> dict[str, Any]:
    params: dict[str, Any] = {"callback_query_id": message.press}
    if message.text:
        params["text"] = _unmarked(message.text, MAX_NOTE)
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


def _split(text: str, most: int) -> list[str]:
    """Parts of at most `most` characters, cut at line ends, tags closed and opened again."""
    parts: list[str] = []
    current: list[str] = []
    for line in _short_lines(text, most):
        if current and visible_length("\n".join([*current, line])) > most:
            parts.append("\n".join(current))
            current = []
        current.append(line)
    return _balanced([*parts, "\n".join(current)])


def _short_lines(text: str, most: int) -> list[str]:
    """The lines, a line that is too long by itself cut without its tags."""
    lines: list[str] = []
    for line in text.split("\n"):
        if visible_length(line) <= most:
            lines.append(line)
            continue
        plain = html.unescape(_TAG.sub("", line))
        step = most // 2
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
