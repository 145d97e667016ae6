"""Telegram's flood limits: 30 messages a second in all, 1 to a chat, 20 a minute to a group.

Moments are milliseconds. The exact limits are not published; what Telegram answers rules.
"""

from collections import deque

_SECOND = 1000
_MINUTE = 60 * _SECOND
_ALL_PER_SECOND = 30
_GROUP_PER_MINUTE = 20


class Pace:
    """When the next message may go."""

    def __init__(self) -> None:
        self._all: deque[int] = deque(maxlen=_ALL_PER_SECOND)
        self._chats: dict[int, int] = {}
        self._groups: dict[int, deque[int]] = {}
        self._held_until = 0

    def earliest(self, chat: int, now: int) -> int:
        """The first moment a message to `chat` is allowed."""
        moments = [now, self._held_until, self._chats.get(chat, 0)]
        if len(self._all) == _ALL_PER_SECOND:
            moments.append(self._all[0] + _SECOND)
        group = self._groups.get(chat)
        if group and len(group) == _GROUP_PER_MINUTE:
            moments.append(group[0] + _MINUTE)
        return max(moments)

    def sent(self, chat: int, now: int) -> None:
        """Notes a message to `chat`; a negative id is a group."""
        self._all.append(now)
        self._chats[chat] = now + _SECOND
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=_GROUP_PER_MINUTE)).append(now)
        if len(self._chats) > 10 * _ALL_PER_SECOND:
            self._chats = {c: until for c, until in self._chats.items() if until > now}

    def hold(self, chat: int, until: int) -> None:
        """Telegram asked this chat to wait."""
        self._chats[chat] = max(until, self._chats.get(chat, 0))


class NoPace(Pace):
    """For a server in the same process, which has no limits."""

    def earliest(self, chat: int, now: int) -> int:
        """Now."""
        del chat
        return now
