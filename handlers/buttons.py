"""What a button carries: a version, a verb and its arguments, in at most 64 bytes.

Buttons are self-contained: they need no memory of the message they stand under, so an old one
still works after a restart or an upgrade.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

VERSION = "1"
_LONGEST = 64
_MOST_DIGITS = 15
_BETWEEN = ":"
Choice = TypeVar("Choice", bound=StrEnum)


class Verb(StrEnum):
    """What a button does."""

    START = "start"
    HELP = "help"
    CANCEL = "cancel"
    CARD = "card"
    PART = "part"
    CASE = "case"
    STEP = "step"
    SHARE = "share"
    GROUP = "group"
    WRONG = "wrong"
    HELPING = "helping"
    GUIDE = "guide"
    SHELVES = "shelves"
    SHELF = "shelf"
    EVENTS = "events"
    EVENT = "event"
    ONLINE_ONLY = "online"
    PROGRAMME = "programme"
    SAVINGS = "savings"
    NEED = "need"
    COMMUNE = "commune"
    DISTRICTS = "districts"
    DISTRICT = "district"
    CONFIRM = "confirm"
    CONSENT = "consent"
    WHERE_TO_GO = "centre"
    ADD_NAME = "addname"
    ADD_TIME = "addtime"
    TIME = "time"
    ADD_PHONE = "addphone"
    MY_REQUESTS = "mine"
    WITHDRAW = "withdraw"
    MY_DATA = "data"
    DELETE_ASK = "delask"
    DELETE = "delete"
    WITHDRAW_CONSENT = "unconsent"
    CLAIM = "claim"
    GIVE_BACK = "return"
    DONE = "done"
    FINISH = "finish"
    REOPEN = "reopen"
    PLEDGE = "pledge"
    CONTACTED = "contacted"
    CANNED = "canned"
    NOTE = "note"
    APPOINT = "appoint"
    LOOK = "look"
    LABEL = "label"
    HAND = "hand"
    HAND_PERSON = "handto"
    HAND_TEAM = "handteam"
    HAND_PLACE = "handplace"
    DUTY_END = "dutyend"
    PRACTICE = "thu"
    CONFIRMED = "confirmed"
    THANKS = "thanks"
    MONEY = "money"
    OTHER_HELPER = "other"
    ADD_TRIED = "addtried"
    FAR = "far"
    DATA_WISH = "datawish"
    TEAM = "team"
    BIND_HERE = "bindhere"
    TEAM_OPEN = "teamopen"
    TAKE_BACK = "takeback"
    ADD_TEAM = "addteam"
    RETIRE_TEAM = "retireteam"
    INVITE = "invite"
    RETIRE = "retire"
    SUCCEED = "succeed"
    LEAVE = "leave"
    ANSWER_DUTY = "answer"
    REPORT = "report"
    REPORTS = "reports"
    MEND = "mend"
    MENDED = "mended"
    LEARN = "learn"
    SWITCH_OFF = "off"
    SWITCH_ON = "on"


def chosen(text: str | None, kind: Iterable[Choice]) -> Choice | None:
    """One of a few by its text; None where it is none of them."""
    return next((each for each in kind if each == text), None)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's verb and arguments."""

    verb: Verb
    args: tuple[str, ...]

    def arg(self, index: int) -> str:
        """The argument at `index`; empty where a forged button has none."""
        return self.args[index] if index < len(self.args) else ""

    def choice(self, index: int, kind: type[Choice]) -> Choice | None:
        """The argument at `index` as one of a few; None where it is none of them."""
        return chosen(self.arg(index), kind)

    def number(self, index: int) -> int:
        """The argument at `index` as a number; -1 where it is none."""
        text = self.arg(index)
        is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
        return int(text) if is_number else -1


def encode(verb: Verb, *args: object) -> str:
    """The data of a button.

    Raises:
        ValueError: It would be longer than Telegram allows, or an argument holds the separator.
    """
    parts = [VERSION, verb, *map(str, args)]
    data = _BETWEEN.join(parts)
    if len(data.encode()) > _LONGEST or data.count(_BETWEEN) != len(parts) - 1:
        raise ValueError(f"no button can carry {data!r}")
    return data


def decode(data: str) -> Pressed | None:
    """What a pressed button carries; None for one we never made or no longer know."""
    version, *parts = data.split(_BETWEEN)
    if version != VERSION or not parts:
        return None
    try:
        verb = Verb(parts[0])
    except ValueError:
        return None
    return Pressed(verb, tuple(parts[1:]))
