"""What people do in a step, and what happens to them."""

import html
import re
import shlex
from collections.abc import Callable

from scenario.player import Player
from scenario.written import OPERATOR, Json, Mismatch, Step, Value, each_of, moment

_UNITS = {"phút": "m", "giờ": "h", "ngày": "d"}
_SENT: dict[str, Json] = {
    "ảnh": {"photo": True},
    "tin thoại": {"voice": True},
    "nhãn dán": {"sticker": True},
    "vị trí": {"location": [20.86, 106.68]},
    "số điện thoại": {"contact": "+84912345678"},
    "số điện thoại người khác": {"contact": "+84912345678", "of": "other"},
}


def _lines(
    player: Player, value: Value, who: str, verb: Callable[[str], list[Json]], *place: str | None
) -> list[Json]:
    """What each of the people does, in a place."""
    group, topic = place or (None, None)
    where: Json = {"in": group} if group else {}
    if topic is not None:
        where["thread"] = player.thread(group, topic)
    return [
        {"as": person} | where | line
        for person in each_of([who])
        for each in player.wanted(value)
        for line in verb(each)
    ]


def says(player: Player, value: Value, who: str, *place: str | None) -> list[Json]:
    return _lines(player, value, who, lambda text: [{"text": text}], *place)


def presses(player: Player, value: Value, who: str, *place: str | None) -> list[Json]:
    return _lines(player, value, who, lambda label: [{"press": label}], *place)


def replies(player: Player, value: Value, who: str, old: str, *place: str | None) -> list[Json]:
    answered = player.filled(old)
    return _lines(player, value, who, lambda text: [{"text": text, "reply": answered}], *place)


def edits(player: Player, value: Value, who: str, old: str) -> list[Json]:
    before = player.filled(old)
    return _lines(player, value, who, lambda text: [{"edit": before, "text": text}])


def sends(player: Player, value: Value, who: str, old: str | None) -> list[Json]:
    reply: Json = {"reply": player.filled(old)} if old else {}

    def thing(name: str) -> list[Json]:
        if name not in _SENT:
            raise Mismatch(f"không gửi được «{name}»; gửi được: {', '.join(_SENT)}")
        return [_SENT[name] | reply]

    return _lines(player, value, who, thing)


def asks_for_help(player: Player, value: Value, who: str) -> list[Json]:
    def whole(text: str) -> list[Json]:
        question, _, place = text.rpartition(",")
        if not question:
            raise Mismatch("viết việc, rồi dấu phẩy, rồi nơi: nhập hộ khẩu, phường Lê Chân")
        return [
            {"text": question.strip()},
            {"press": "Cần người giúp"},
            {"text": place.strip()},
            {"press": "Đúng, gửi đến đây"},
            {"press": "Tôi từ 16 tuổi và đồng ý"},
        ]

    return _lines(player, value, who, whole)


def together(player: Player, value: Value, *_: str | None) -> None:
    lines: list[Json] = []
    for step in value:
        assert isinstance(step, Step)
        if step.form.lines is None:
            raise Mismatch(f"không làm cùng lúc được: {step.text}; chỉ gõ, bấm, trả lời, gửi, sửa")
        lines += step.form.lines(player, step.value, *step.parts)
    player.do({"all": lines})


def to_bot(line: Json) -> Callable[..., None]:
    """Something a person or a group does to the bot."""

    def do(player: Player, value: Value, name: str) -> None:
        del value
        who = {"as": name} if "block" in line else {"in": name}
        player.do(who | line)

    return do


def sets_clock(player: Player, value: Value) -> None:
    player.do({"clock": moment(str(value))})


def waits(player: Player, value: Value) -> None:
    match = re.fullmatch(r"(\d+) (phút|giờ|ngày)", str(value))
    if match is None:
        raise Mismatch(f"«{value}» không phải là bao lâu; viết 90 phút, 3 giờ hoặc 2 ngày")
    player.do({"advance": f"{match[1]}{_UNITS[match[2]]}"})


def restarts(player: Player, value: Value) -> None:
    del value
    player.note(player.bot.kill_and_start())


def runs(player: Player, value: Value) -> None:
    for command in player.wanted(value):
        printed = player.bot.command(shlex.split(command))
        player.note([{"chat": OPERATOR, "method": "command", "text": html.escape(printed)}])


def cannot_press(player: Player, value: Value, who: str, group: str | None) -> None:
    for line in presses(player, value, who, group, None):
        try:
            player.do(line)
        except Mismatch as error:
            if "no button" not in str(error):
                raise
        else:
            raise Mismatch(f"{who} vẫn bấm được «{line['press']}»")
