"""Telegram's flood limits: 30 messages a second in all, 1 to a chat, 20 a minute to a group.

Moments are milliseconds. The exact limits are not published; what Telegram answers rules. The
thirty are spread evenly over the second: in a burst more would be on their way at once, and a
kill would repeat more.
"""

from collections import deque

_SECOND = 1000
_MINUTE = 60 * _SECOND
_BETWEEN_ANY_TWO = 34
_GROUP_PER_MINUTE = 20
_MANY_CHATS = 1000


class Pace:
    """When the next message may go: first its chat has to be ready, then it takes a turn."""

    def __init__(self) -> None:
        self._next_turn = 0
        self._chats: dict[int, int] = {}
        self._groups: dict[int, deque[int]] = {}

    def chat_ready(self, chat: int, now: int) -> int:
        """The first moment the chat's own limits allow a message."""
        moments = [now, self._chats.get(chat, 0)]
        group = self._groups.get(chat)
        if group and len(group) == _GROUP_PER_MINUTE:
            moments.append(group[0] + _MINUTE)
        return max(moments)

    def turn(self, chat: int, now: int) -> int:
        """Takes the next turn among all chats for a chat that is ready; negative ids are groups."""
        moment = max(now, self._next_turn)
        self._next_turn = moment + _BETWEEN_ANY_TWO
        self._chats[chat] = max(moment + _SECOND, self._chats.get(chat, 0))
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=_GROUP_PER_MINUTE)).append(moment)
        if len(self._chats) > _MANY_CHATS:
            self._chats = {c: until for c, until in self._chats.items() if until > now}
        return moment

    def hold(self, chat: int, until: int) -> None:
        """Telegram asked this chat to wait."""
        self._chats[chat] = max(until, self._chats.get(chat, 0))


class NoPace(Pace):
    """For a server in the same process, which has no limits."""

    def chat_ready(self, chat: int, now: int) -> int:
        """Now."""
        del chat
        return now

    def turn(self, chat: int, now: int) -> int:
        """Now."""
        del chat
        return now
