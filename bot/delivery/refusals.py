"""What a refusal of Telegram means: done after all, mendable, or the end of the call."""

import html
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from bot.delivery.api import ApiRefusalError
from bot.store import Writing
from bot.store.tables.outbox import WaitingCall

_TAG = re.compile(r"<[^>]*>")
_FORBIDDEN = 403


class Reach(StrEnum):
    """Whether the chat can still be written to after a refusal."""

    UNHARMED = "unharmed"
    PERSON_LOST = "person_lost"
    GROUP_LOST = "group_lost"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about a refusal.

    Attributes:
        done: What was wanted is so already.
        instead: Another method with parameters to try in the same place.
        reach: What the refusal says about the chat.
    """

    done: bool = False
    instead: tuple[str, dict[str, Any]] | None = None
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
    if "not modified" in said:
        return Remedy(done=True)
    if error.code == _FORBIDDEN or "chat not found" in said or "user is deactivated" in said:
        return Remedy(reach=Reach.GROUP_LOST if call.chat < 0 else Reach.PERSON_LOST)
    return Remedy(instead=_instead(call, said))


def _instead(call: WaitingCall, said: str) -> tuple[str, dict[str, Any]] | None:
    """The same content in a form Telegram may take; None when there is none left."""
    params = dict(call.params)
    if call.method == "editMessageText":
        params.pop("message_id", None)
        return "sendMessage", params
    if call.method != "sendMessage":
        return None
    if "parse" in said and "parse_mode" in params:
        params["text"] = html.unescape(_TAG.sub("", params["text"]))
        del params["parse_mode"]
        return "sendMessage", params
    for trouble, key in (
        ("thread", "message_thread_id"),
        ("topic", "message_thread_id"),
        ("button", "reply_markup"),
        ("markup", "reply_markup"),
    ):
        if trouble in said and key in params:
            del params[key]
            return "sendMessage", params
    return None
