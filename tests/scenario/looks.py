"""What people see in a step, or must not see."""

import re

from scenario.player import Player
from scenario.written import Mismatch, Value, each_of


def sees(player: Player, value: Value, chat: str, topic: str | None) -> None:
    seen = [s["plain"] for s in player.shown(chat, topic)]
    for words in player.wanted(value):
        if not any(words in text for text in seen):
            raise Mismatch(f"{chat} không thấy «{words}», chỉ thấy: {seen or 'không có gì'}")


def sees_not(player: Player, value: Value, chat: str, topic: str | None) -> None:
    for words in player.wanted(value):
        for seen in player.shown(chat, topic):
            if words in seen["plain"]:
                raise Mismatch(f"{chat} thấy «{words}» trong: {seen['plain']}")


def sees_nothing(player: Player, value: Value, chat: str) -> None:
    del value
    if seen := [s["plain"] for s in player.shown(chat)]:
        raise Mismatch(f"{chat} thấy: {seen}")


def sees_button(player: Player, value: Value, chat: str) -> None:
    labels = _labels(player, chat)
    for label in player.wanted(value):
        if label not in labels:
            raise Mismatch(f"{chat} không thấy nút «{label}», chỉ có: {labels}")


def sees_no_button(player: Player, value: Value, chat: str) -> None:
    for label in player.wanted(value):
        if label in _labels(player, chat):
            raise Mismatch(f"{chat} thấy nút «{label}»")


def _labels(player: Player, chat: str) -> list[str]:
    shown = player.shown(chat)
    return [label for one in shown for row in one.get("buttons", []) for label in row]


def still_has(player: Player, value: Value, chat: str) -> None:
    standing = [text for (where, _), text in player.standing.items() if where == chat]
    for words in player.wanted(value):
        if not any(words in text for text in standing):
            raise Mismatch(f"{chat} không còn giữ «{words}»")


def has_no_longer(player: Player, value: Value, chat: str) -> None:
    for words in player.wanted(value):
        for (where, _), text in player.standing.items():
            if where == chat and words in text:
                raise Mismatch(f"{chat} còn giữ «{words}» trong: {text}")


def so_many_see(player: Player, value: Value, count: str, people: str) -> None:
    for words in player.wanted(value):
        saw = [
            person
            for person in each_of([people])
            if any(words in s["plain"] for s in player.shown(person))
        ]
        if len(saw) != int(count):
            raise Mismatch(f"{len(saw)} người thấy «{words}»: {', '.join(saw)}")


def so_often(player: Player, value: Value, chat: str, count: str) -> None:
    for words in player.wanted(value):
        often = sum(words in s["plain"] for s in player.shown(chat))
        if often != int(count):
            raise Mismatch(f"{chat} thấy «{words}» {often} lần")


def remembers(player: Player, value: Value, chat: str, name: str) -> None:
    before, star, after = player.filled(str(value)).partition("*")
    if not star:
        raise Mismatch("cần một dấu * ở chỗ phải nhớ")
    pattern = re.compile(re.escape(before) + r"([\w-]+)" + re.escape(after))
    found = [m[1] for seen in player.shown(chat) for m in pattern.finditer(seen["plain"])]
    if not found:
        raise Mismatch(f"{chat} không thấy gì giống «{value}»")
    player.kept[name.strip()] = found[-1]
