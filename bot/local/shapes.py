"""The JSON of Telegram's objects, as the bot is used to it."""

from typing import Any

from bot.local.world import BOT_ID, BOT_NAME, Json, Shown, Topic, World

ICON_COLOR = 7322096


def bot() -> Json:
    """The bot itself."""
    return {"id": BOT_ID, "is_bot": True, "first_name": "Một Cửa", "username": BOT_NAME}


def user(world: World, person: int) -> Json:
    """A person, or Telegram itself for 0."""
    if person == 0:
        return {"id": BOT_ID + 1, "is_bot": False, "first_name": "Telegram"}
    name = world.name_of(person)
    return {"id": person, "is_bot": False, "first_name": name, "language_code": "vi"}


def chat(world: World, chat_id: int) -> Json:
    """A private chat, a group, a supergroup or a forum."""
    group = world.group_of(chat_id)
    if group is None:
        return {"id": chat_id, "type": "private", "first_name": world.name_of(chat_id)}
    migrated = group.id in world.moved.values()
    kind = "supergroup" if migrated or group.forum else "group"
    found: Json = {"id": chat_id, "type": kind, "title": group.name}
    return found | ({"is_forum": True} if group.forum else {})


def message(world: World, shown: Shown) -> Json:
    """A message without its content."""
    sender = bot() if shown.sender == BOT_ID else user(world, shown.sender)
    found = {
        "message_id": shown.number,
        "date": shown.at,
        "chat": chat(world, shown.chat),
        "from": sender,
    }
    return found | (_in_topic(shown.thread) if shown.thread is not None else {})


def whole(world: World, shown: Shown) -> Json:
    """A message of words or of a voice, as one answers it or presses its buttons."""
    if shown.voice is None:
        return message(world, shown) | {"text": shown.text}
    caption = {"caption": shown.text} if shown.text else {}
    return message(world, shown) | voice(shown.voice) | caption


def voice(file_id: str) -> Json:
    """The content of a voice message."""
    return {"voice": {"file_id": file_id, "file_unique_id": f"u-{file_id}", "duration": 3}}


def topic_opened(world: World, topic: Topic) -> Json:
    """What Telegram shows as answered by whatever is written in a topic."""
    return {
        "message_id": topic.id,
        "date": topic.at,
        "chat": chat(world, topic.chat),
        "from": bot(),
        "forum_topic_created": {"name": topic.name, "icon_color": ICON_COLOR},
        **_in_topic(topic.id),
    }


def _in_topic(thread: int) -> Json:
    return {"message_thread_id": thread, "is_topic_message": True}


def bot_membership(world: World, chat_id: int, person: int, old: str, new: str, at: int) -> Json:
    """The bot's place in a chat changed."""
    return {
        "chat": chat(world, chat_id),
        "from": user(world, person),
        "date": at,
        "old_chat_member": _status(old),
        "new_chat_member": _status(new),
    }


def _status(status: str) -> dict[str, Any]:
    return {"user": bot(), "status": status} | ({"until_date": 0} if status == "kicked" else {})
