"""Telegram's side in local mode: people, chats, messages, keyboards and updates not fetched yet.

Every change is an event; what stands now is what the events made of it. The events are kept in
a journal, so that the same name is the same person after a restart.
"""

from dataclasses import dataclass, field
from typing import Any

BOT_ID = 1
BOT_NAME = "motcua_local_bot"
_FIRST_PERSON = 1001
_FIRST_GROUP = -2001
_SUPERGROUP = -1_000_000_000_000

Json = dict[str, Any]


@dataclass(slots=True)
class Shown:
    """A message as it stands in a chat.

    Attributes:
        number: Its id, counted over all chats.
        chat: Where it is.
        sender: A person's id, or BOT_ID.
        text: What one sees.
        markup: What was sent, with its HTML.
        buttons: Rows of (label, data or None).
        at: Seconds since 1970.
        thread: Its topic in a forum.
        voice: The file id of a voice message; the text stands below it.
    """

    number: int
    chat: int
    sender: int
    text: str
    markup: str
    buttons: list[list[tuple[str, str | None]]]
    at: int
    thread: int | None = None
    voice: str | None = None


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that says it was opened."""

    id: int
    chat: int
    name: str
    at: int
    closed: bool = False


@dataclass(slots=True)
class Group:
    """A group chat."""

    id: int
    name: str
    members: set[int] = field(default_factory=set)
    bot_in: bool = True
    forum: bool = False


class World:
    """What is so, after all events."""

    def __init__(self) -> None:
        self.people: dict[str, int] = {}
        self.groups: dict[str, Group] = {}
        self.moved: dict[int, int] = {}
        self.opened: set[int] = set()
        self.blocked: set[int] = set()
        self.messages: dict[int, Shown] = {}
        self.topics: dict[int, Topic] = {}
        self.updates: list[Json] = []
        self.next_message = 1
        self.next_update = 1
        self.clock_offset = 0.0

    def apply(self, event: Json) -> None:
        """Lets one event happen."""
        getattr(self, f"_on_{event['event']}")(event)

    def name_of(self, chat: int) -> str:
        """The person's or group's name."""
        for name, person in self.people.items():
            if person == chat:
                return name
        group = self.group_of(chat)
        return group.name if group else str(chat)

    def group_of(self, chat: int) -> Group | None:
        """The group with this id."""
        return next((group for group in self.groups.values() if group.id == chat), None)

    def next_person(self) -> int:
        """The id of the next new person."""
        return _FIRST_PERSON + len(self.people)

    def next_group(self) -> int:
        """The id of the next new group."""
        return _FIRST_GROUP - len(self.groups)

    def supergroup_of(self, group: Group) -> int:
        """The id a group gets when it becomes a supergroup."""
        return _SUPERGROUP + group.id

    def in_chat(self, chat: int, thread: int | None = None) -> list[Shown]:
        """The messages of a chat, or of one of its topics, newest first."""
        found = (m for m in reversed(self.messages.values()) if m.chat == chat)
        return [m for m in found if thread in {None, m.thread}]

    def topic_in(self, chat: int, thread: int) -> Topic | None:
        """The topic with this id, if the chat is a forum and has it."""
        group, topic = self.group_of(chat), self.topics.get(thread)
        is_there = group is not None and group.forum and topic is not None and topic.chat == chat
        return topic if is_there else None

    def _on_person(self, event: Json) -> None:
        self.people[event["name"]] = event["id"]

    def _on_group(self, event: Json) -> None:
        self.groups[event["name"]] = Group(event["id"], event["name"])

    def _on_member(self, event: Json) -> None:
        self.groups[event["group"]].members.add(event["person"])

    def _on_bot(self, event: Json) -> None:
        self.groups[event["group"]].bot_in = event["in"]

    def _on_forum(self, event: Json) -> None:
        self.groups[event["group"]].forum = event["is"]

    def _on_migrate(self, event: Json) -> None:
        group = self.groups[event["group"]]
        self.moved[group.id] = event["to"]
        group.id = event["to"]

    def _on_opened(self, event: Json) -> None:
        self.opened.add(event["person"])

    def _on_block(self, event: Json) -> None:
        change = self.blocked.add if event["is"] else self.blocked.discard
        change(event["person"])

    def _on_message(self, event: Json) -> None:
        shown = Shown(
            number=event["number"],
            chat=event["chat"],
            sender=event["sender"],
            text=event["text"],
            markup=event["markup"],
            buttons=_rows(event["buttons"]),
            at=event["at"],
            thread=event.get("thread"),
            voice=event.get("voice"),
        )
        self.messages[shown.number] = shown
        self.next_message = shown.number + 1

    def _on_edit(self, event: Json) -> None:
        shown = self.messages[event["number"]]
        shown.text, shown.markup = event["text"], event["markup"]
        shown.buttons = _rows(event["buttons"])

    def _on_delete(self, event: Json) -> None:
        self.messages.pop(event["number"], None)

    def _on_topic(self, event: Json) -> None:
        self.topics[event["number"]] = Topic(
            event["number"], event["chat"], event["name"], event["at"]
        )
        self.next_message = event["number"] + 1

    def _on_topic_closed(self, event: Json) -> None:
        self.topics[event["number"]].closed = event["is"]

    def _on_update(self, event: Json) -> None:
        self.updates.append(event["update"])
        self.next_update = event["update"]["update_id"] + 1

    def _on_fetched(self, event: Json) -> None:
        self.updates = [u for u in self.updates if u["update_id"] >= event["offset"]]

    def _on_clock(self, event: Json) -> None:
        self.clock_offset = event["seconds"]


def _rows(rows: list[list[list[str | None]]]) -> list[list[tuple[str, str | None]]]:
    return [[(str(label), data) for label, data in row] for row in rows]
