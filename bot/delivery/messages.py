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
        thread: The topic of a forum group, known by its id.
        topic: The outbox row of an `OpenTopic`: waits for it and goes into what it opened, or
            into the group where none was.
        voice: File id of a voice message that is passed on; the text stands below it.
        silent: Whether it makes no sound.
        force_reply: Opens the answer field with this hint, where there are no buttons.
    """

    chat: int
    text: str
    buttons: Rows = ()
    request: int | None = None
    protect: bool = False
    ask_phone: str | None = None
    drop_keyboard: bool = False
    thread: int | None = None
    topic: int | None = None
    voice: str | None = None
    silent: bool = False
    force_reply: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """New text and buttons for a message, known by its id or by the outbox row that sends it.

    Below a voice message there is room for 1024 characters.
    """

    chat: int
    text: str
    buttons: Rows = ()
    message: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Overwrite:
    """Other words where a message of ours stands; nothing where it no longer does."""

    chat: int
    text: str
    row: int


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


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """Opens a topic in a forum group; what builds on it names this call's outbox row.

    Attributes:
        chat: The group.
        name: As the templates make it, cut to 128 characters.
        request: The request it is about.
    """

    chat: int
    name: str
    request: int | None = None


@dataclass(frozen=True, slots=True)
class CloseTopic:
    """Closes a topic, known by the outbox row that opened it; quiet where that is not possible."""

    chat: int
    row: int


@dataclass(frozen=True, slots=True)
class ReopenTopic:
    """Opens a closed topic again; quiet where that is not possible."""

    chat: int
    row: int


Outgoing = (
    Say
    | Edit
    | Overwrite
    | AnswerPress
    | TakeBack
    | LeaveChat
    | SetCommands
    | OpenTopic
    | CloseTopic
    | ReopenTopic
)
