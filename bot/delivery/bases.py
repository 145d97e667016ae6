"""What a call builds on: the message it changes, or the topic it goes into."""

from typing import Any

from bot.delivery.captions import below_voice
from bot.store.tables.outbox import WaitingCall

OPENS_TOPIC = "createForumTopic"
ABOUT_TOPICS = frozenset({OPENS_TOPIC, "closeForumTopic", "reopenForumTopic"})
NEW_MESSAGES = frozenset({"sendMessage", "sendVoice"})
OVERWRITES = "overwriteMessage"  # our own name: an edit that may find nothing to change
EDITS = frozenset({"editMessageText", "editMessageCaption"})


def lacks_base(call: WaitingCall) -> bool:
    """Whether the call makes no sense because what it builds on never came about."""
    without_topic = call.method in NEW_MESSAGES  # a message goes to the group itself then
    return call.base is not None and call.base_message is None and not without_topic


def complete(call: WaitingCall) -> tuple[str, dict[str, Any]]:
    """Method and parameters, with the id that the base has brought."""
    if call.base_message is None:
        return call.method, call.params
    method = "editMessageText" if call.method == OVERWRITES else call.method
    in_topic = call.method in NEW_MESSAGES | ABOUT_TOPICS
    key = "message_thread_id" if in_topic else "message_id"
    params = call.params | {key: call.base_message}
    if method == "editMessageText" and call.base_method == "sendVoice":
        return "editMessageCaption", below_voice(params)
    return method, params


def brought(call: WaitingCall, result: object) -> int | None:
    """The id that calls building on this one will need."""
    key = "message_thread_id" if call.method == OPENS_TOPIC else "message_id"
    found = result.get(key) if isinstance(result, dict) else None
    return found if isinstance(found, int) else None
