"""Draws docs/pictures/: what people see, from a conversation played with the real handlers.

`make pictures` writes them; tests/guards/test_pictures.py says when they no longer match. Only
the clock stands still and the codes are drawn from a fixed seed, so that the same conversation
gives the same bytes.
"""
# ruff: noqa: INP001 - a script beside the documents

import asyncio
import random
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from bot.app import Knowing, know
from bot.clock import VIETNAM, ShiftedClock, milliseconds
from bot.config import Config, read_config
from bot.desk.codes import invitation, invitation_hash
from bot.desk.outcomes import Obstacle, Outcome, Payment, Place
from bot.desk.roles import Role
from bot.desk.roster import invite
from bot.local.inputs import act
from bot.local.session import Session, local_session
from bot.local.world import BOT_ID, Json, Shown, World
from bot.store.tables.invitations import Invitation
from bot.texts import labels, practice

PICTURES = Path(__file__).parent / "pictures"
_MORNING = datetime(2026, 11, 20, 8, 40, tzinfo=VIETNAM)  # a Friday
_SEED = 7
_TEAM, _COMMUNE, _UNIT = "Tổ Lê Chân", "11383", "phường Lê Chân"
_LEAD, _HELPER, _COLLEAGUE = "Văn Thành", "Thu Hoa", "Đức Minh"
_CITIZEN, _OTHER_CITIZEN = "Tư Lê", "Mai Phạm"
_CONTROLLER = "(tên đơn vị của anh/chị)"
_BOT = "ten_bot_cua_don_vi"


class Bubble(NamedTuple):
    """One message as its reader sees it.

    Attributes:
        own: Written by who holds the phone.
        by: Who wrote it, where that is shown.
        quoted: What it replies to.
    """

    own: bool
    by: str
    quoted: str
    markup: str
    buttons: list[list[tuple[str, str | None]]]
    at: datetime


class Screen(NamedTuple):
    """A chat on somebody's phone."""

    title: str
    below: str
    bubbles: list[Bubble]
    tells: str


# The conversation


class _StillClock(ShiftedClock):
    """Moves only when it is told to."""

    def now(self) -> datetime:
        return _MORNING + self.offset

    def set(self, moment: datetime) -> None:
        self.offset = moment.astimezone(VIETNAM) - _MORNING


@contextmanager
def _nothing_by_chance() -> Iterator[None]:
    with (
        patch("bot.local.session.ShiftedClock", _StillClock),
        patch("bot.desk.codes.secrets", random.Random(_SEED)),  # noqa: S311 - codes in pictures
        patch("bot.local.shapes.BOT_NAME", _BOT),
    ):
        yield


@dataclass
class _Play:
    """Drives people and takes pictures of their phones."""

    session: Session
    knowing: Knowing
    config: Config
    pictures: dict[str, str] = field(default_factory=dict)
    quoted: dict[int, int] = field(default_factory=dict)

    @property
    def world(self) -> World:
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
        side = "người dân" if who in (_CITIZEN, _OTHER_CITIZEN) else "người giúp"
        side = "tổ trưởng" if who == _LEAD else side
        self._keep(
            name, "Một Cửa", f"bot · trên máy của {side}", self.world.people[who], shown, tells
        )

    def group_picture(self, name: str, newest: int, tells: str) -> None:
        """The newest messages of the team's group, as its lead sees them."""
        shown = self.world.in_chat(self.world.groups[_TEAM].id)[:newest]
        self._keep(name, _TEAM, "nhóm của tổ", self.world.people[_LEAD], shown, tells)

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


async def draw(knowing: Knowing) -> dict[str, str]:
    """Every picture by its name."""
    config = replace(read_config(None, {}), controller=_CONTROLLER, national="")
    with _nothing_by_chance(), tempfile.TemporaryDirectory() as data:
        async with local_session(knowing, config, Path(data), lambda _: None) as session:
            play = _Play(session, knowing, config)
            await session.go_to(_MORNING)
            for scene in (_joining, _asking, _claiming, _talking, _closing, _on_duty, _trying):
                await scene(play)
            return play.pictures


async def _joining(play: _Play) -> None:
    await play.say(_LEAD, f"/start {await _team_with_lead(play)}")
    await play.press(_LEAD, labels.PLEDGE)
    await play.say(_LEAD, "/nhom", group=_TEAM)
    for person in (_COLLEAGUE, _HELPER):
        await play.say(_LEAD, "/doi")
        await play.press(_LEAD, labels.INVITE, labels.ROLES[Role.VOLUNTEER])
        invited = play.world.in_chat(play.world.people[_LEAD])[0].text
        await play.say(person, "/start " + invited.rpartition("start=")[2])
        if person == _HELPER:
            play.picture(
                "vao-to",
                person,
                2,
                "Bấm lời mời xong, bot chào, cho biết mã của mình và đưa lời cam kết để đọc.",
            )
        await play.press(person, labels.PLEDGE)
    play.picture("moi", _LEAD, 2, "Tổ trưởng chọn vai trò rồi nhận một đường dẫn dùng một lần.")


async def _team_with_lead(play: _Play) -> str:
    """What `motcua team add` and `motcua team invite --role lead` do; the lead's invitation."""
    now = milliseconds(_MORNING)
    async with play.session.application.store.writing() as tx:
        await tx.teams.add(_TEAM, _COMMUNE, invitation_hash(invitation()), now, now)
        team = await tx.teams.named(_TEAM)
        assert team is not None  # noqa: S101 - just added
        code, _ = await invite(tx, Invitation(team.id, Role.LEAD), None, now)
    return code


async def _asking(play: _Play) -> None:
    await play.wait(20)
    await play.say(_CITIZEN, "o tro lam tam tru the nao")
    await play.press(_CITIZEN, labels.NEED_PERSON)
    await play.say(_CITIZEN, _UNIT)
    await play.press(_CITIZEN, labels.SEND_HERE)
    play.picture("dong-y", _CITIZEN, 1, "Người dân xem từng dòng sẽ gửi rồi mới bấm đồng ý.")
    await play.press(_CITIZEN, labels.CONSENT_YES)
    await play.press(_CITIZEN, labels.ADD_NAME)
    await play.say(_CITIZEN, "bác Tư")
    await play.press(_CITIZEN, labels.ADD_TRIED)
    await play.say(_CITIZEN, "Vào được VNeID rồi, không biết bấm vào đâu nữa")


async def _claiming(play: _Play) -> None:
    play.group_picture("the-viec", 1, "Thẻ việc trong nhóm của tổ, chưa ai nhận.")
    await play.press(_HELPER, labels.CLAIM, group=_TEAM)
    play.group_picture(
        "da-nhan", 1, "Cũng thẻ ấy sau khi có người bấm Nhận việc: cả nhóm thấy ai nhận."
    )
    play.picture("the-rieng", _HELPER, 2, "Thẻ ở chat riêng của người nhận, với các nút để giúp.")


async def _talking(play: _Play) -> None:
    await play.wait(3)
    mine = "Cháu chào bác Tư. Bác đang mở trang nào, có thấy ô Tìm kiếm không ạ?"
    await play.say(_HELPER, mine, reply="anh/chị đã nhận")
    await play.wait(2)
    back = "Có, bác thấy ô tìm rồi. Gõ chữ gì vào đấy?"
    await play.say(_CITIZEN, back, reply="Cháu chào bác")
    await play.wait(1)
    await play.say(_HELPER, "Bác gõ «đăng ký tạm trú», rồi bấm vào dòng đầu tiên ạ.", reply=back)
    play.picture(
        "nhan-nguoi-giup", _HELPER, 5, "Người giúp trả lời tin của bot, lời tới người dân."
    )
    play.picture("nhan-nguoi-dan", _CITIZEN, 5, "Người dân chỉ thấy mã của người giúp.")
    await play.press(_HELPER, labels.CANNED)
    play.picture("buoc-mau", _HELPER, 1, "Bấm Gửi bước mẫu: chọn phần nào gửi cho người dân.")
    await play.press(_HELPER, labels.APPOINT)
    play.picture("hen-lai", _HELPER, 1, "Bấm Hẹn lại: chọn lúc nào, đến giờ bot nhắc.")
    await play.press(_HELPER, labels.HAND)
    play.picture("chuyen", _HELPER, 1, "Bấm Chuyển: cho người trong tổ, nơi khác, hay cấp trên.")


async def _closing(play: _Play) -> None:
    await play.wait(25)
    await play.press(_HELPER, labels.DONE)
    play.picture("xong-1", _HELPER, 1, "Bấm Xong, câu hỏi đầu: việc kết thúc thế nào.")
    outcome, place = labels.OUTCOMES[Outcome.FILED_ALONE], labels.PLACES[Place.HOME]
    await play.press(_HELPER, outcome, place, labels.PAYMENTS[Payment.ONLINE])
    await play.press(_HELPER, labels.OBSTACLES[Obstacle.PORTAL_ERROR])
    play.picture("xong-2", _HELPER, 1, "Câu hỏi cuối: có gì vướng không, chọn được nhiều ý.")
    await play.press(_HELPER, labels.SEND)
    play.picture("xong-chua", _CITIZEN, 1, "Người dân được hỏi lại đã xong chưa.")
    await play.press(_CITIZEN, labels.THANKS)
    play.picture("cam-on", _HELPER, 2, "Việc đã đóng, và lời cảm ơn của người dân.")


async def _on_duty(play: _Play) -> None:
    for citizen, question in (
        (_OTHER_CITIZEN, "làm khai sinh cho con"),
        (_CITIZEN, "cấp lại căn cước"),
    ):
        await play.say(citizen, question)
        await play.press(citizen, labels.NEED_PERSON)
        await play.say(citizen, _UNIT)
        await play.press(citizen, labels.SEND_HERE, labels.CONSENT_YES)
        await play.wait(40)
    await play.say(_HELPER, "/truc 2h")
    play.picture("truc", _HELPER, 2, "Gõ /truc 2h: bot nói việc nào đang chờ, bấm là nhận.")
    await play.say(_LEAD, "/doi")
    play.picture("doi", _LEAD, 2, "Tổ trưởng gõ /doi: ai trong tổ, ai đang trực, và các nút.")


async def _trying(play: _Play) -> None:
    await play.say(_COLLEAGUE, "/thu")
    case = practice.CASES[1]
    title = practice.NUMBERED.format(number=2, title=case.title)
    await play.press(_COLLEAGUE, title, practice.CLAIM, case.turns[0].choices[0].label)
    play.picture("tap-thu", _COLLEAGUE, 1, "Tập thử: chọn chưa hay thì bot nói vì sao, chọn lại.")


# The drawing

_WIDTH, _MARGIN, _PADDING, _GAP = 440, 12, 14, 8
_HEADER = 58
_WIDEST = _WIDTH - 2 * _MARGIN - 34
_SIZE, _LINE, _SMALL = 17, 25, 13
_BUTTON_LINE, _BUTTON_PADDING = 21, 10
_FONT = "Roboto, 'Segoe UI', 'Noto Sans', Arial, 'DejaVu Sans', sans-serif"
_DARK, _PALE, _LINK = "#17212b", "#5c6b78", "#0b62a6"
# Widths of the widest font one meets (DejaVu Sans), in parts of the size: in a narrower one a
# line ends earlier, in none does it leave its bubble.
_EMS = {
    "'ijlIJ": 0.3,
    " ,.·/:;|\\f-": 0.36,
    "t()[]!r": 0.41,
    '*_–szcLk?"': 0.57,
    "aoeTYPvxy•«»bdghnpquESFđ0123456789": 0.63,
    "KAVBRXZC": 0.7,
    "UHNDGĐOQ&": 0.79,
    "w#+<=>→M": 0.85,
    "Wm%@…": 1.0,
}
_EM = {sign: em for signs, em in _EMS.items() for sign in signs}
_BOLDER = 1.13
_COMMAND_OR_LINK = re.compile(r"(?<![^\s(])(?:/[a-z]+\b|https://\S+)")


class _Style(NamedTuple):
    bold: bool = False
    link: bool = False


Signs = list[tuple[str, _Style]]


class _Markup(HTMLParser):
    """Telegram's HTML as letters with their style."""

    def __init__(self) -> None:
        super().__init__()
        self.signs: Signs = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        linked = {i for m in _COMMAND_OR_LINK.finditer(data) for i in range(*m.span())}
        bold, link = "b" in self._open, "a" in self._open
        self.signs += [(s, _Style(bold, link or i in linked)) for i, s in enumerate(data)]


def _signs(markup: str) -> Signs:
    parser = _Markup()
    parser.feed(markup)
    parser.close()
    return parser.signs


def _long(signs: Signs, size: int) -> float:
    """How long the signs are at most."""
    return sum(
        _EM.get(sign, _EM.get(unicodedata.normalize("NFD", sign)[0], 0.9))
        * size
        * (_BOLDER if style.bold else 1)
        for sign, style in signs
    )


def _wrapped(signs: Signs, size: int, widest: float) -> Iterator[Signs]:
    """Lines broken between words, or within one that is longer than a line."""
    line: Signs = []
    for each in signs:
        if each[0] == "\n":
            yield line
            line = []
            continue
        line.append(each)
        while each[0] != " " and _long(line, size) > widest:
            blank = max((i for i, (sign, _) in enumerate(line) if sign == " "), default=0)
            cut = blank if "".join(sign for sign, _ in line[:blank]).strip() else len(line) - 1
            yield line[:cut]
            line = line[cut + (cut == blank) :]
    yield line


def _plain(text: str, *, bold: bool = False) -> Signs:
    return [(sign, _Style(bold)) for sign in text]


def _shortened(text: str, size: int, widest: float) -> str:
    """The text, or its beginning with dots."""
    if _long(_plain(text), size) <= widest:
        return text
    while _long(_plain(text + "…"), size) > widest:
        text = text[:-1]
    return text.rstrip() + "…"


def _text(x: float, y: float, signs: Signs, size: int, color: str = _DARK, **more: Any) -> str:
    """One line of text."""
    runs = []
    for style, run in groupby(signs, key=lambda each: each[1]):
        words = escape("".join(sign for sign, _ in run), quote=False)
        weight = ' font-weight="700"' if style.bold else ""
        fill = f' fill="{_LINK}"' if style.link else ""
        runs.append(f"<tspan{weight}{fill}>{words}</tspan>" if weight or fill else words)
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{color}"{attributes}>'
        f"{''.join(runs)}</text>"
    )


def _box(x: float, y: float, width: float, height: float, color: str, *more: str) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{color}"'
        f"{''.join(' ' + each for each in more)}/>"
    )


def svg(screen: Screen) -> str:
    """The picture of a screen."""
    y, parts = _HEADER + 14.0, _header(screen)
    for bubble in screen.bubbles:
        drawn, y = _bubble_at(bubble, y)
        parts += drawn
    tells = escape(screen.tells, quote=False)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y + 4:g}"'
        f' viewBox="0 0 {_WIDTH} {y + 4:g}" role="img" aria-label="{escape(screen.tells)}"'
        f' font-family="{_FONT}" xml:space="preserve">'
    )
    paper = _box(0.5, 0.5, _WIDTH - 1, y + 3, "#e6eef4", 'rx="14"', 'stroke="#b5c6d3"')
    return "\n".join([head, f"<title>{tells}</title>", paper, *parts, "</svg>", ""])


def _header(screen: Screen) -> list[str]:
    top = (
        f'<path fill="#ffffff" d="M1 {_HEADER}V14Q1 1 14 1H{_WIDTH - 14}'
        f'Q{_WIDTH - 1} 1 {_WIDTH - 1} 14V{_HEADER}Z"/>'
    )
    return [
        top,
        f'<circle cx="34" cy="30" r="19" fill="{_LINK}"/>',
        _text(34, 36, _plain(screen.title[0], bold=True), 18, "#ffffff", text_anchor="middle"),
        _text(64, 26, _plain(screen.title, bold=True), 18),
        _text(64, 46, _plain(screen.below), 14, _PALE),
        _box(1, _HEADER, _WIDTH - 2, 1, "#b5c6d3"),
    ]


def _bubble_at(bubble: Bubble, y: float) -> tuple[list[str], float]:
    """A message from `y` downwards, and where the next one begins."""
    lines = list(_wrapped(_signs(bubble.markup), _SIZE, _WIDEST - 2 * _PADDING))
    clock = _plain(f"{bubble.at.hour}:{bubble.at:%M}")
    time_long = _long(clock, _SMALL)
    inside = max(_long(line, _SIZE) for line in lines)
    beside = _long(lines[-1], _SIZE) + 12 + time_long <= _WIDEST - 2 * _PADDING
    inside = max(inside, _long(lines[-1], _SIZE) + 12 + time_long if beside else 0, 90)
    if bubble.buttons or bubble.quoted or bubble.by:
        inside = _WIDEST - 2 * _PADDING
    width = inside + 2 * _PADDING
    x = _WIDTH - _MARGIN - width if bubble.own else _MARGIN
    above = _above(bubble, x + _PADDING, y + 10, inside)
    first = y + 10 + (22 if bubble.by else 0) + (52 if bubble.quoted else 0)
    last = first + _LINE * len(lines) + (0 if beside else 16)
    color = "#d9f4cf" if bubble.own else "#ffffff"
    parts = [_box(x, y, width, last + 8 - y, color, 'rx="14"', 'stroke="#c4d2dc"'), *above]
    parts += [
        _text(x + _PADDING, first + 18 + _LINE * number, line, _SIZE)
        for number, line in enumerate(lines)
    ]
    parts.append(_text(x + width - 12, last, clock, _SMALL, _PALE, text_anchor="end"))
    below, end = _buttons(bubble.buttons, x, last + 8, width)
    return [*parts, *below], end + 12


def _above(bubble: Bubble, x: float, y: float, width: float) -> list[str]:
    """Who wrote it, and what it replies to."""
    parts = []
    if bubble.by:
        parts.append(_text(x, y + 14, _plain(bubble.by, bold=True), 15, _LINK))
        y += 22
    if bubble.quoted:
        words = _shortened(bubble.quoted, 15, width - 24)
        parts += [
            _box(x, y, width, 44, "#eaf3ea" if not bubble.own else "#c6e8ba", 'rx="6"'),
            _box(x, y, 4, 44, _LINK, 'rx="2"'),
            _text(x + 12, y + 17, _plain("trả lời tin", bold=True), _SMALL, _LINK),
            _text(x + 12, y + 36, _plain(words), 15, _PALE),
        ]
    return parts


def _buttons(
    rows: list[list[tuple[str, str | None]]], x: float, y: float, width: float
) -> tuple[list[str], float]:
    """The rows of buttons, and where they end."""
    parts = []
    for row in rows:
        y += 5
        each = (width - 5 * (len(row) - 1)) / len(row)
        labelled = [
            list(_wrapped(_plain(label + (" ↗" if data is None else "")), 16, each - 16))
            for label, data in row
        ]
        height = max(map(len, labelled)) * _BUTTON_LINE + 2 * _BUTTON_PADDING
        for place, lines in enumerate(labelled):
            parts += _button(x + place * (each + 5), y, each, height, lines)
        y += height
    return parts, y


def _button(x: float, y: float, width: float, height: float, lines: list[Signs]) -> list[str]:
    top = y + (height - len(lines) * _BUTTON_LINE) / 2
    return [
        _box(x, y, width, height, "#cfe3f2", 'rx="9"', 'stroke="#9dbfd8"'),
        *(
            _text(x + width / 2, top + 16 + n * _BUTTON_LINE, line, 16, text_anchor="middle")
            for n, line in enumerate(lines)
        ),
    ]


def main() -> None:
    """Writes the pictures, and takes away those no longer drawn."""
    knowing = know(replace(read_config(None, {}), national=""))
    pictures = asyncio.run(draw(knowing))
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        if old.stem not in pictures:
            old.unlink()
    for name, picture in pictures.items():
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")
    sys.stdout.write(f"{len(pictures)} pictures in {PICTURES}\n")


if __name__ == "__main__":
    main()
