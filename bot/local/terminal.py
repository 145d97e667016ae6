"""`motcua chat`: a conversation in the terminal. A bare number presses that button."""

import re
from collections.abc import AsyncIterator, Callable

from bot.local.html import plain
from bot.local.looking import CannotDoError
from bot.local.people import Seat
from bot.local.session import NotQuietError, Session
from bot.local.world import Json

_AS_ANOTHER = re.compile(r"@(?P<name>[^\s:@]+)(?:@(?P<group>[^\s:]+))?:\s*(?P<text>.*)", re.DOTALL)
_IN_A_WORD = {
    "deleteMessage": "(đã xóa một tin)",
    "createForumTopic": "(mở chủ đề)",
    "closeForumTopic": "(đóng chủ đề)",
    "reopenForumTopic": "(mở lại chủ đề)",
}
ME = "toi"


class Terminal:
    """Remembers which buttons each person saw last, so that numbers can press them."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._seen: list[Json] = []
        self._buttons: dict[str, list[tuple[str, int]]] = {}

    def listen(self, seen: Json) -> None:
        """Something a person would see."""
        self._seen.append(seen)

    async def talk(self, session: Session, lines: AsyncIterator[str]) -> None:
        """To the end of input."""
        async for line in lines:
            text = line.strip()
            if text:
                await self._one(session, text)

    async def _one(self, session: Session, text: str) -> None:
        match = _AS_ANOTHER.match(text)
        name, group, words = match.group("name", "group", "text") if match else (ME, None, text)
        try:
            self._act(session, session.telegram.people.seat(name, group), words)
            await session.quiet()
        except CannotDoError as error:
            self._write(f"({error.what})\n")
        except NotQuietError as error:
            self._write(f"(still waiting: {error})\n")
        self._show()

    def _act(self, session: Session, seat: Seat, words: str) -> None:
        where = seat.group.name if seat.group else seat.name
        buttons = self._buttons.get(where, [])
        if words.isdecimal() and 1 <= int(words) <= len(buttons):
            label, number = buttons[int(words) - 1]
            session.telegram.people.press(seat, label, number)
        else:
            session.telegram.people.write(seat, words)

    def _show(self) -> None:
        for seen in self._seen:
            self._write(self._rendered(seen))
        self._seen.clear()

    def _rendered(self, seen: Json) -> str:
        where = str(seen["chat"])
        speaker = "Một Cửa" if where == ME else f"Một Cửa → {where}"
        if seen["method"] in _IN_A_WORD:
            named = f" {seen['name']}" if "name" in seen else ""
            return f"\n{speaker}: {_IN_A_WORD[seen['method']]}{named}\n"
        text = plain(str(seen.get("text", "")))
        if "voice" in seen:
            text = f"[tin thoại] {text}".rstrip()
        lines = [f"\n{speaker}:", *(f"  {line}" for line in text.split("\n"))]
        if seen.get("url"):
            lines.append(f"  {seen['url']}")
        if "message" in seen:
            lines += self._numbered(where, seen)
        return "\n".join(lines) + "\n"

    def _numbered(self, where: str, seen: Json) -> list[str]:
        """The buttons with the numbers that press them."""
        rows: list[list[str]] = seen.get("buttons", [])
        if rows or where not in self._buttons:
            self._buttons[where] = [(label, seen["message"]) for row in rows for label in row]
        count = 0
        lines = []
        for row in rows:
            shown = []
            for label in row:
                count += 1
                shown.append(f"[{count}] {label}")
            lines.append("  " + "   ".join(shown))
        return lines
