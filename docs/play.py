"""Who talks with the bot, and pictures of their phones."""
# ruff: noqa: INP001 - beside a script

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape

from phone import Bubble, Screen, svg

from bot.clock import VIETNAM
from bot.local.inputs import act
from bot.local.session import Session
from bot.local.world import BOT_ID, Json, Shown, World

TEAM, COMMUNE, UNIT = "Tổ Lê Chân", "11383", "phường Lê Chân"
LEAD, HELPER, COLLEAGUE = "Văn Thành", "Thu Hoa", "Đức Minh"
CITIZEN, OTHER_CITIZEN = "Tư Lê", "Mai Phạm"


@dataclass
class Play:
    """Drives people and takes pictures of their phones."""

    session: Session
    pictures: dict[str, str] = field(default_factory=dict)
    quoted: dict[int, int] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """All chats, as the local Telegram holds them."""
        return self.session.telegram.people._world  # noqa: SLF001 - nobody else looks inside

    async def say(self, who: str, text: str, reply: str = "", group: str | None = None) -> None:
        """Writes, perhaps in reply to the newest message that holds `reply`."""
        seat = self.session.telegram.people.seat(who, group)
        if reply:
            found = next(m for m in self.world.in_chat(seat.chat) if reply in m.text)
            self.quoted[self.world.next_message] = found.number
        line: Json = {"as": who, "text": text, "in": group}
        await self._do(line | ({"reply": reply} if reply else {}))

    async def press(self, who: str, *presses: str, group: str | None = None) -> None:
        """Presses one button after the other."""
        for label in presses:
            await self._do({"as": who, "press": label, "in": group})

    async def wait(self, minutes: int) -> None:
        """Lets time pass, with what falls due in it."""
        now = self.session.telegram.clock.now()
        await self.session.go_to(now + timedelta(minutes=minutes))

    async def _do(self, line: Json) -> None:
        act(self.session.telegram.people, line)
        await self.session.quiet()

    def picture(self, name: str, who: str, newest: int, tells: str, skip: int = 0) -> None:
        """The newest messages of somebody's private chat with the bot."""
        shown = self.world.in_chat(self.world.people[who])[skip : skip + newest]
        side = "người dân" if who in (CITIZEN, OTHER_CITIZEN) else "người giúp"
        side = "tổ trưởng" if who == LEAD else side
        self._keep(
            name, "Một Cửa", f"bot · trên máy của {side}", self.world.people[who], shown, tells
        )

    def group_picture(self, name: str, newest: int, tells: str) -> None:
        """The newest messages of the team's group, as its lead sees them."""
        shown = self.world.in_chat(self.world.groups[TEAM].id)[:newest]
        self._keep(name, TEAM, "nhóm của tổ", self.world.people[LEAD], shown, tells)

    def _keep(
        self, name: str, title: str, below: str, reader: int, shown: list[Shown], tells: str
    ) -> None:
        bubbles = [self._bubble(each, reader) for each in reversed(shown)]
        self.pictures[name] = svg(Screen(title, below, bubbles, tells))

    def _bubble(self, shown: Shown, reader: int) -> Bubble:
        answered = self.world.messages.get(self.quoted.get(shown.number, 0))
        by = "" if shown.chat == reader else self.world.name_of(shown.sender)
        return Bubble(
            own=shown.sender == reader,
            by="Một Cửa" if by and shown.sender == BOT_ID else by,
            quoted=" ".join(answered.text.split())[:60] if answered else "",
            markup=shown.markup if shown.sender == BOT_ID else escape(shown.markup, quote=False),
            buttons=shown.buttons,
            at=datetime.fromtimestamp(shown.at, VIETNAM),
        )
