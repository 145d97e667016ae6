"""What a refusal of Telegram means: done after all, mendable, or the end of the call."""

import html
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from bot.delivery.api import ApiRefusalError
from bot.delivery.bases import ABOUT_TOPICS, EDITS, NEW_MESSAGES, OVERWRITES
from bot.delivery.captions import below_voice, on_its_own
from bot.store import Writing
from bot.store.tables.outbox import WaitingCall

_TAG = re.compile(r"<[^>]*>")
_FORBIDDEN = 403
_GONE = (
    "message to delete not found",
    "message can't be deleted",
    "message to edit not found",
    "message_id_invalid",
)
_NEEDS = (
    ("thread", "message_thread_id"),
    ("topic", "message_thread_id"),
    ("button", "reply_markup"),
    ("markup", "reply_markup"),
)


class Reach(StrEnum):
    """Whether the chat can still be written to after a refusal."""

    UNHARMED = "unharmed"
    PERSON_LOST = "person_lost"
    GROUP_LOST = "group_lost"


@dataclass(frozen=True, slots=True)
class Instead:
    """Another call to try in the same place, with the row it builds on."""

    method: str
    params: dict[str, Any]
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about a refusal.

    Attributes:
        done: What was wanted is so already, or as nearly as it can be.
        instead: What to try in its place.
        reach: What the refusal says about the chat.
    """

    done: bool = False
    instead: Instead | None = None
    reach: Reach = Reach.UNHARMED


class Aftermath(Protocol):
    """What the application does when a call ended for good, or a group got a new id."""

    async def ended(self, call: WaitingCall, remedy: Remedy, tx: Writing, at: int) -> None:
        """Within the transaction that ends the call."""
        ...

    async def moved(self, old: int, new: int, tx: Writing, at: int) -> None:
        """A group became a supergroup."""
        ...


def remedy_for(call: WaitingCall, error: ApiRefusalError) -> Remedy:
    """What can be done about `error`."""
    said = error.description.lower()
    if _is_so_already(call.method, said):
        return Remedy(done=True)
    if call.method in ABOUT_TOPICS:  # what is said in the group will tell whether it is lost
        return Remedy()
    if error.code == _FORBIDDEN or "chat not found" in said or "user is deactivated" in said:
        return Remedy(reach=Reach.GROUP_LOST if call.chat < 0 else Reach.PERSON_LOST)
    return Remedy(instead=_instead(call, said))


def _is_so_already(method: str, said: str) -> bool:
    if method in ("deleteMessage", OVERWRITES):
        return any(words in said for words in _GONE)
    return "not modified" in said or "not_modified" in said


def _instead(call: WaitingCall, said: str) -> Instead | None:
    """The same content in a form Telegram may take; None when there is none left."""
    if call.method in EDITS:
        return _instead_of_edit(call, said)
    if call.method in NEW_MESSAGES:
        return _instead_of_message(call, said)
    return None


def instead_of_edit(call: WaitingCall) -> Instead:
    """A new message where there is none to change, in the same topic."""
    params = {key: value for key, value in call.params.items() if key != "message_id"}
    return Instead("sendMessage", on_its_own(params), call.base_topic)


def _instead_of_edit(call: WaitingCall, said: str) -> Instead:
    if call.method == "editMessageText" and "no text in the message" in said:
        return Instead("editMessageCaption", below_voice(call.params), call.base)
    return instead_of_edit(call)


def _instead_of_message(call: WaitingCall, said: str) -> Instead | None:
    params = dict(call.params)
    words = "caption" if call.method == "sendVoice" else "text"
    if "parse" in said and "parse_mode" in params and words in params:
        params[words] = html.unescape(_TAG.sub("", params[words]))
        del params["parse_mode"]
        return Instead(call.method, params, call.base)
    for trouble, key in _NEEDS:
        of_topic = key == "message_thread_id"
        if trouble in said and (key in params or (of_topic and call.base is not None)):
            params.pop(key, None)
            return Instead(call.method, params, None if of_topic else call.base)
    if params.get("caption"):
        return Instead("sendMessage", on_its_own(params), call.base)
    return None
