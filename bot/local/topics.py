"""The topics of forum groups: opened, closed, opened again."""

from collections.abc import Callable

from bot.clock import Clock
from bot.local.checks import RefusedError, reachable
from bot.local.journal import Journal
from bot.local.shapes import ICON_COLOR
from bot.local.world import Json, Topic


class Topics:
    """Answers the methods about topics; the bot is an administrator of every forum it is in."""

    def __init__(self, journal: Journal, clock: Clock, listener: Callable[[Json], None]) -> None:
        self._journal = journal
        self._world = journal.world
        self._clock = clock
        self._listener = listener

    def create(self, params: Json) -> Json:
        """Opens a topic."""
        chat = reachable(self._world, int(params["chat_id"]))
        group = self._world.group_of(chat)
        name = str(params.get("name") or "").strip()
        if group is None or not group.forum:
            raise RefusedError(400, "Bad Request: the chat is not a forum")
        if not name:
            raise RefusedError(400, "Bad Request: TOPIC_TITLE_EMPTY")
        number = self._world.next_message
        at = int(self._clock.now().timestamp())
        event = {"event": "topic", "number": number, "chat": chat, "name": name, "at": at}
        self._journal.record(event)
        self._tell("createForumTopic", self._world.topics[number], name=name)
        return {"message_thread_id": number, "name": name, "icon_color": ICON_COLOR}

    def close(self, params: Json) -> bool:
        """Closes a topic: only administrators can write in it."""
        return self._set("closeForumTopic", params, closed=True)

    def reopen(self, params: Json) -> bool:
        """Opens a closed topic again."""
        return self._set("reopenForumTopic", params, closed=False)

    def _set(self, method: str, params: Json, *, closed: bool) -> bool:
        chat = reachable(self._world, int(params["chat_id"]))
        topic = self._world.topic_in(chat, int(params["message_thread_id"]))
        if topic is None:
            raise RefusedError(400, "Bad Request: TOPIC_ID_INVALID")
        if topic.closed is closed:
            raise RefusedError(400, "Bad Request: TOPIC_NOT_MODIFIED")
        self._journal.record({"event": "topic_closed", "number": topic.id, "is": closed})
        self._tell(method, topic)
        return True

    def _tell(self, method: str, topic: Topic, **more: str) -> None:
        where = self._world.name_of(topic.chat)
        self._listener({"chat": where, "method": method, "thread": topic.id, **more})
