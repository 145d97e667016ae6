"""What the bot says, before it becomes calls to Telegram."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it presses `data`, or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A new message.

    Attributes:
        chat: Where it goes.
        text: HTML, escaped by the templates.
        buttons: Rows of buttons below it.
        request: The request it is about, so that a reply to it finds its way.
        protect: Whether it may not be forwarded or saved.
        ask_phone: Label of a keyboard button that shares one's own phone number.
        drop_keyboard: Takes such a keyboard away.
        thread: The topic of a forum group.
    """

    chat: int
    text: str
    buttons: Rows = ()
    request: int | None = None
    protect: bool = False
    ask_phone: str | None = None
    drop_keyboard: bool = False
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """New text and buttons for a message, known by its id or by the outbox row that sends it."""

    chat: int
    text: str
    buttons: Rows = ()
    message: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """The short note shown to who pressed a button."""

    chat: int
    press: str
    text: str | None = None
    alert: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Deletes a message the bot sent, known by its outbox row."""

    chat: int
    row: int


@dataclass(frozen=True, slots=True)
class LeaveChat:
    """The bot leaves a group it has no business in."""

    chat: int


@dataclass(frozen=True, slots=True)
class SetCommands:
    """The command menu of one chat."""

    chat: int
    commands: tuple[tuple[str, str], ...]


Outgoing = Say | Edit | AnswerPress | TakeBack | LeaveChat | SetCommands
