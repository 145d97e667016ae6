"""The JSON of Telegram's objects, as the bot is used to it."""

from typing import Any

from bot.local.world import BOT_ID, BOT_NAME, Json, Shown, World


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
    return {
        "message_id": shown.number,
        "date": shown.at,
        "chat": chat(world, shown.chat),
        "from": sender,
    }


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
