"""What people do in local mode: write, press, reply, share, block. Each becomes an update."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.local import shapes
from bot.local.journal import Journal
from bot.local.server import LocalServer
from bot.local.world import BOT_ID, Group, Json, Shown
from knowledge.fold import fold


class CannotDoError(Exception):
    """The person cannot do that here; carries what is shown instead, if that helps."""

    def __init__(self, what: str, shown: list[str] | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.shown = shown


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a chat."""

    person: int
    name: str
    chat: int
    group: Group | None


class People:
    """The people of the local world, acting one at a time."""

    def __init__(self, journal: Journal, server: LocalServer, clock: Clock) -> None:
        self._journal = journal
        self._world = journal.world
        self._server = server
        self._clock = clock

    def seat(self, name: str, group_name: str | None) -> Seat:
        """The person in the chat; both come to be when named for the first time."""
        if name not in self._world.people:
            self._journal.record({"event": "person", "name": name, "id": self._world.next_person()})
        person = self._world.people[name]
        if group_name is None:
            return Seat(person, name, person, None)
        group = self.group(group_name, person)
        if person not in group.members:
            self._journal.record({"event": "member", "group": group_name, "person": person})
        return Seat(person, name, group.id, group)

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
        answered = _holding(self._world.in_chat(seat.chat), reply_to) if reply_to else None
        shown = self._put(seat, text)
        if not self._hears(seat, content, answered):
            return
        message = shapes.message(self._world, shown) | content
        if answered is not None:
            message["reply_to_message"] = self._quoted(answered)
        self._server.new_update("message", message)

    def edit(self, seat: Seat, words: str, text: str) -> None:
        """Changes one's own message that holds `words`."""
        own = [m for m in self._world.in_chat(seat.chat) if m.sender == seat.person]
        shown = _holding(own, words)
        self._journal.record(
            {"event": "edit", "number": shown.number, "text": text, "markup": text, "buttons": []}
        )
        if self._hears(seat, {"text": text}, None):
            changed = {"text": text, "edit_date": self._seconds()}
            self._server.new_update("edited_message", shapes.message(self._world, shown) | changed)

    def press(self, seat: Seat, label: str, number: int | None) -> None:
        """Presses a button that is still shown: newest message first, in reading order."""
        shown, data = self._button(seat, label, number)
        press = {
            "id": f"{seat.person}-{self._world.next_update}",
            "from": shapes.user(self._world, seat.person),
            "chat_instance": "local",
            "message": self._quoted(shown),
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
        return self._record_message(seat.chat, seat.person, text)

    def _service_message(self, chat: int) -> Json:
        shown = self._record_message(chat, 0, "")
        return shapes.message(self._world, shown)

    def _record_message(self, chat: int, sender: int, text: str) -> Shown:
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
        }
        self._journal.record(event)
        return self._world.messages[number]

    def _hears(self, seat: Seat, content: Json, answered: Shown | None) -> bool:
        """In a group a bot without rights hears commands and replies to its own messages only."""
        if seat.group is None:
            return True
        if not seat.group.bot_in:
            return False
        to_bot = answered is not None and answered.sender == BOT_ID
        return to_bot or str(content.get("text", "")).startswith("/")

    def _button(self, seat: Seat, label: str, number: int | None) -> tuple[Shown, str]:
        """The label itself goes before one that only holds the words."""
        messages = self._world.in_chat(seat.chat)
        if number is not None:
            messages = [m for m in messages if m.number == number]
        wanted = fold(label)
        shown_buttons = [
            (shown, fold(text), data)
            for shown in messages
            for row in shown.buttons
            for text, data in row
            if data is not None
        ]
        same = ((m, data) for m, text, data in shown_buttons if text == wanted)
        holding = ((m, data) for m, text, data in shown_buttons if wanted and wanted in text)
        found = next(same, None) or next(holding, None)
        if found is None:
            newest = next((m for m in messages if m.buttons), None)
            labels = [text for row in newest.buttons for text, _ in row] if newest else []
            raise CannotDoError(f"no button '{label}'", labels)
        return found

    def _quoted(self, shown: Shown) -> Json:
        return shapes.message(self._world, shown) | {"text": shown.text}

    def _bot_moved(self, chat: int, person: int, old: str, new: str) -> None:
        change = shapes.bot_membership(self._world, chat, person, old, new, self._seconds())
        self._server.new_update("my_chat_member", change)

    def _seconds(self) -> int:
        return int(self._clock.now().timestamp())


def _holding(messages: list[Shown], words: str) -> Shown:
    wanted = fold(words)
    for shown in messages:
        if wanted in fold(shown.text):
            return shown
    raise CannotDoError(f"no message with '{words}'")
