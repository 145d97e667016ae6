"""What people do in local mode: write, press, reply, share, block. Each becomes an update."""

from dataclasses import dataclass, replace

from bot.clock import Clock
from bot.local import shapes
from bot.local.journal import Journal
from bot.local.looking import CannotDoError, button, holding
from bot.local.server import LocalServer
from bot.local.world import BOT_ID, Group, Json, Shown


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a chat, or in one topic of a group."""

    person: int
    name: str
    chat: int
    group: Group | None
    thread: int | None = None


class People:
    """The people of the local world, acting one at a time."""

    def __init__(self, journal: Journal, server: LocalServer, clock: Clock) -> None:
        self._journal = journal
        self._world = journal.world
        self._server = server
        self._clock = clock

    def seat(self, name: str, group_name: str | None, thread: int | None = None) -> Seat:
        """The person in the chat; both come to be when named for the first time.

        Raises:
            CannotDoError: The chat has no such topic.
        """
        if name not in self._world.people:
            self._journal.record({"event": "person", "name": name, "id": self._world.next_person()})
        person = self._world.people[name]
        group = self.group(group_name, person) if group_name is not None else None
        chat = group.id if group is not None else person
        if group is not None and person not in group.members:
            self._journal.record({"event": "member", "group": group_name, "person": person})
        if thread is not None and self._world.topic_in(chat, thread) is None:
            raise CannotDoError(f"no topic {thread}")
        return Seat(person, name, chat, group, thread)

    def group(self, name: str, person: int = 0) -> Group:
        """The group; a new one has the bot in it."""
        if name not in self._world.groups:
            self._journal.record({"event": "group", "name": name, "id": self._world.next_group()})
            self._bot_moved(self._world.groups[name].id, person, "left", "member")
        return self._world.groups[name]

    def write(self, seat: Seat, text: str, reply_to: str | None = None) -> None:
        """A text message, perhaps in reply to one that holds the words `reply_to`."""
        content: Json = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self.send(seat, content, text, reply_to)

    def send(self, seat: Seat, content: Json, text: str, reply_to: str | None = None) -> None:
        """A message of any kind; `text` is what others see of it."""
        around = self._world.in_chat(seat.chat, seat.thread)
        answered = holding(around, reply_to) if reply_to else None
        if answered is not None:
            seat = replace(seat, thread=answered.thread)
        shown = self._put(seat, text)
        if not self._hears(seat, content, answered):
            return
        message = shapes.message(self._world, shown) | content
        if answered is not None:
            message["reply_to_message"] = shapes.whole(self._world, answered)
        elif seat.thread is not None:
            opened = shapes.topic_opened(self._world, self._world.topics[seat.thread])
            message["reply_to_message"] = opened
        self._server.new_update("message", message)

    def edit(self, seat: Seat, words: str, text: str) -> None:
        """Changes one's own message that holds `words`."""
        around = self._world.in_chat(seat.chat, seat.thread)
        shown = holding([m for m in around if m.sender == seat.person], words)
        self._journal.record(
            {"event": "edit", "number": shown.number, "text": text, "markup": text, "buttons": []}
        )
        if self._hears(seat, {"text": text}, None):
            changed = {"text": text, "edit_date": self._seconds()}
            self._server.new_update("edited_message", shapes.message(self._world, shown) | changed)

    def press(self, seat: Seat, label: str, number: int | None) -> None:
        """Presses a button that is still shown: newest message first, in reading order."""
        around = self._world.in_chat(seat.chat, seat.thread)
        shown, data = button([m for m in around if number in {None, m.number}], label)
        press = {
            "id": f"{seat.person}-{self._world.next_update}",
            "from": shapes.user(self._world, seat.person),
            "chat_instance": "local",
            "message": shapes.whole(self._world, shown),
            "data": data,
        }
        self._server.new_update("callback_query", press)

    def block(self, seat: Seat, blocks: bool) -> None:
        """Blocks or unblocks the bot."""
        self._journal.record({"event": "block", "person": seat.person, "is": blocks})
        statuses = ("member", "kicked") if blocks else ("kicked", "member")
        self._bot_moved(seat.chat, seat.person, *statuses)

    def move_bot(self, group: Group, is_in: bool) -> None:
        """Puts the bot out of a group, or back in."""
        self._journal.record({"event": "bot", "group": group.name, "in": is_in})
        statuses = ("left", "member") if is_in else ("member", "kicked")
        self._bot_moved(group.id, next(iter(group.members), 0), *statuses)

    def migrate(self, group: Group) -> None:
        """Makes a group a supergroup with a new id."""
        old_id, new_id = group.id, self._world.supergroup_of(group)
        before = self._service_message(old_id) | {"migrate_to_chat_id": new_id}
        self._journal.record({"event": "migrate", "group": group.name, "to": new_id})
        after = self._service_message(new_id) | {"migrate_from_chat_id": old_id}
        for message in (before, after):
            self._server.new_update("message", message)

    def make_forum(self, group: Group, is_forum: bool) -> None:
        """Gives a group topics, or takes them."""
        self._journal.record({"event": "forum", "group": group.name, "is": is_forum})

    def _put(self, seat: Seat, text: str) -> Shown:
        if seat.group is None and seat.person not in self._world.opened:
            self._journal.record({"event": "opened", "person": seat.person})
        topic = self._world.topics[seat.thread] if seat.thread is not None else None
        if topic is not None and topic.closed:
            raise CannotDoError(f"topic {topic.id} is closed")
        return self._record_message(seat.chat, seat.person, text, seat.thread)

    def _service_message(self, chat: int) -> Json:
        shown = self._record_message(chat, 0, "")
        return shapes.message(self._world, shown)

    def _record_message(
        self, chat: int, sender: int, text: str, thread: int | None = None
    ) -> Shown:
        number = self._world.next_message
        event = {
            "event": "message",
            "number": number,
            "chat": chat,
            "sender": sender,
            "text": text,
            "markup": text,
            "buttons": [],
            "at": self._seconds(),
            "thread": thread,
        }
        self._journal.record(event)
        return self._world.messages[number]

    def _hears(self, seat: Seat, content: Json, answered: Shown | None) -> bool:
        """In a group a bot without rights hears commands and replies to its own messages only.

        In a forum it has rights, or it could open no topic; then it hears everything.
        """
        if seat.group is None:
            return True
        if not seat.group.bot_in or seat.group.forum:
            return seat.group.bot_in
        to_bot = answered is not None and answered.sender == BOT_ID
        return to_bot or str(content.get("text", "")).startswith("/")

    def _bot_moved(self, chat: int, person: int, old: str, new: str) -> None:
        change = shapes.bot_membership(self._world, chat, person, old, new, self._seconds())
        self._server.new_update("my_chat_member", change)

    def _seconds(self) -> int:
        return int(self._clock.now().timestamp())
