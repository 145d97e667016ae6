"""An update of Telegram as the few things the handlers need to know of it."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatType

from bot.intake.worker import UnreadableUpdateError

_GONE = {"left", "kicked"}
# What Telegram always sends, and the library insists on; lesser Bot API servers leave it out.
_PROMISED: dict[str, dict[str, Any]] = {
    "message": {"date": 1},
    "edited_message": {"date": 1},
    "reply_to_message": {"date": 1},
    "callback_query": {"chat_instance": ""},
    "from": {"is_bot": False, "first_name": ""},
}


class Kind(StrEnum):
    """What happened."""

    TEXT = "text"
    PRESS = "press"
    CONTACT = "contact"
    VOICE = "voice"
    PICTURE = "picture"
    OTHER_CONTENT = "other_content"
    EDITED = "edited"
    BOT_ADDED = "bot_added"
    BOT_REMOVED = "bot_removed"
    BLOCKED = "blocked"
    MIGRATED = "migrated"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update.

    Attributes:
        kind: What happened.
        chat: Where.
        person: Who, 0 when unclear.
        name: What the person is called on Telegram; shown to the team only when claiming.
        private: Whether it is a chat with the bot alone.
        text: The words, or a caption; a button's data for a press.
        press: The id to answer a press with.
        message: The id of the message, or of the one under which a button was pressed.
        reply_to: The id of the message it answers.
        phone: A shared number.
        phone_owner: Whose number that is.
        new_chat: The new id of a group that migrated.
        voice: The file id of a spoken message.
        forum: Whether the group has topics; None where that is not said.
        as_group: Whether an administrator speaks in the group's name.
    """

    kind: Kind
    chat: int
    person: int
    name: str
    private: bool
    text: str = ""
    press: str | None = None
    message: int | None = None
    reply_to: int | None = None
    phone: str | None = None
    phone_owner: int | None = None
    new_chat: int | None = None
    voice: str | None = None
    forum: bool | None = None
    as_group: bool = False


def read_incoming(body: str) -> Incoming:
    """The update in a raw JSON text.

    Raises:
        UnreadableUpdateError: It is not of the form Telegram promises; says why, not what.
    """
    try:
        raw: dict[str, Any] = json.loads(body)
        _complete(raw)
        update = Update.de_json(raw, None)
        return _of(update)
    except Exception as error:  # noqa: BLE001 - the library raises many kinds
        raise UnreadableUpdateError(type(error).__name__) from None


def _complete(holder: dict[str, Any]) -> None:
    """Fills in what was promised and left out, all the way down."""
    for key, value in holder.items():
        if not isinstance(value, dict):
            continue
        for name, usual in _PROMISED.get(key, {}).items():
            value.setdefault(name, usual)
        if key == "chat" and isinstance(value.get("id"), int):
            usual = ChatType.PRIVATE if value["id"] > 0 else ChatType.SUPERGROUP
            value.setdefault("type", usual)
        _complete(value)


def _of(update: Update) -> Incoming:
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    if update.edited_message is not None:
        return _message(update.edited_message, edited=True)
    if update.message is not None:
        return _message(update.message, edited=False)
    return Incoming(Kind.NOTHING, 0, 0, "", private=False)


def _pressed(query: CallbackQuery) -> Incoming:
    message = query.message
    chat = message.chat if message else None
    return Incoming(
        Kind.PRESS,
        chat=chat.id if chat else query.from_user.id,
        person=query.from_user.id,
        name=_name(query.from_user),
        private=chat is None or chat.type == ChatType.PRIVATE,
        text=query.data or "",
        press=query.id,
        message=message.message_id if message else None,
        forum=_has_topics(chat),
    )


def _membership(change: ChatMemberUpdated) -> Incoming:
    private = change.chat.type == ChatType.PRIVATE
    gone = change.new_chat_member.status in _GONE
    if private:
        kind = Kind.BLOCKED if gone else Kind.NOTHING
    else:
        was_gone = change.old_chat_member.status in _GONE
        added = Kind.BOT_ADDED if was_gone else Kind.NOTHING
        kind = Kind.BOT_REMOVED if gone else added
    return Incoming(kind, change.chat.id, change.from_user.id, _name(change.from_user), private)


def _message(message: Message, *, edited: bool) -> Incoming:
    sender = message.from_user
    contact = message.contact
    reply = message.reply_to_message
    return Incoming(
        _kind(message, edited=edited),
        chat=message.chat.id,
        person=sender.id if sender else 0,
        name=_name(sender),
        private=message.chat.type == ChatType.PRIVATE,
        text=message.text or message.caption or "",
        message=message.message_id,
        reply_to=reply.message_id if reply else None,
        phone=contact.phone_number if contact else None,
        phone_owner=contact.user_id if contact else None,
        new_chat=message.migrate_to_chat_id,
        voice=message.voice.file_id if message.voice else None,
        forum=_has_topics(message.chat),
        as_group=_as_the_group(message),
    )


def _has_topics(chat: Chat | None) -> bool | None:
    if chat is None or chat.type == ChatType.PRIVATE:
        return None
    return bool(chat.is_forum)


def _kind(message: Message, *, edited: bool) -> Kind:
    if message.migrate_to_chat_id is not None:
        return Kind.MIGRATED
    if message.from_user is None or (message.from_user.is_bot and not _as_the_group(message)):
        return Kind.NOTHING
    return Kind.EDITED if edited else _content(message)


def _content(message: Message) -> Kind:
    """What a new message holds."""
    if message.text is not None:
        return Kind.TEXT
    if message.contact is not None:
        return Kind.CONTACT
    if message.voice is not None:
        return Kind.VOICE
    if message.photo or message.document or message.video or message.animation:
        return Kind.PICTURE
    service = (
        message.new_chat_members
        or message.left_chat_member
        or message.new_chat_title
        or message.migrate_from_chat_id
        or message.pinned_message
        or message.group_chat_created
        or message.supergroup_chat_created
        or message.delete_chat_photo
        or message.new_chat_photo
        or message.forum_topic_created
        or message.forum_topic_edited
        or message.forum_topic_closed
        or message.forum_topic_reopened
    )
    return Kind.NOTHING if service else Kind.OTHER_CONTENT


def _as_the_group(message: Message) -> bool:
    """Whether an anonymous administrator speaks, whom Telegram shows as a bot."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _name(user: User | None) -> str:
    return user.first_name if user else ""
