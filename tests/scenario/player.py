"""Who plays the steps, and what every chat was shown meanwhile."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from scenario.processes import Bot
from scenario.written import Json, Mismatch, ScenarioError, Step, Value

_TOLD = 500
_LOGGED = re.compile(r"Đã ghi yêu cầu ([A-Z]{2}-[0-9A-Z]{4})")


@dataclass(slots=True)
class Player:
    """Plays steps and keeps what every chat was shown.

    Attributes:
        seen: Since the last action began.
        last: The last thing each chat was shown.
        standing: What stands in each chat now, by message.
        kept: What was remembered.
        after_each: Called after every line handed over.
    """

    bot: Bot
    after_each: Callable[["Player"], None] = lambda _: None
    seen: list[Json] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    standing: dict[tuple[str, int], str] = field(default_factory=dict)
    topics: dict[tuple[str, str], int] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    def play(self, step: Step) -> None:
        """Does one step; raises a ScenarioError where it goes otherwise."""
        try:
            if step.form.is_action:
                self.seen.clear()
            step.form.do(self, step.value, *step.parts)
        except Mismatch as error:
            shown = "\n".join(f"  {chat}: {text}" for chat, text in self.last.items())
            raise ScenarioError(
                f"{step.where}: «{step.text}»\n{error}\nTin mới nhất ở từng chat:\n{shown}"
            ) from None

    def do(self, *lines: Json) -> None:
        """Hands over lines, one after the other."""
        for line in lines:
            self.note(self.bot.do(line))
            self.after_each(self)

    def note(self, seen: list[Json]) -> None:
        """Keeps what people saw."""
        for one in seen:
            chat, text = one["chat"], plain(one)
            self.seen.append(one | {"plain": text})
            self.last[chat] = f"{text} {one.get('buttons', '')}".strip()[:_TOLD]
            if one["method"] == "createForumTopic":
                self.topics[chat, one["name"]] = one["thread"]
            elif one["method"] == "deleteMessage":
                self.standing.pop((chat, one["message"]), None)
            elif "message" in one:
                self.standing[chat, one["message"]] = text
            for code in _LOGGED.findall(text):
                self.kept["mã"] = self.kept[f"mã của {chat}"] = code

    def shown(self, chat: str, topic: str | None = None) -> list[Json]:
        """What a chat, or one of its topics, was shown since the last action began."""
        thread = self.thread(chat, topic)
        return [s for s in self.seen if s["chat"] == chat and thread in (None, s.get("thread"))]

    def thread(self, chat: str | None, topic: str | None) -> int | None:
        """The topic whose name holds the words."""
        if topic is None:
            return None
        wanted = self.filled(topic)
        for (where, name), thread in self.topics.items():
            if where == chat and wanted in name:
                return thread
        raise Mismatch(f"{chat} không có chủ đề «{wanted}»")

    def filled(self, text: str) -> str:
        """The text with what was remembered in it."""

        def of(match: re.Match[str]) -> str:
            if match[1] not in self.kept:
                raise Mismatch(f"chưa ai nhớ <{match[1]}>; đang nhớ: {', '.join(self.kept)}")
            return self.kept[match[1]]

        return re.sub(r"<([^<>]+)>", of, text)

    def wanted(self, value: Value) -> list[str]:
        """What is looked for, one or several."""
        values = [value] if isinstance(value, str) else value
        return [self.filled(str(each)) for each in values]


def plain(seen: Json) -> str:
    """What a person reads, without markup."""
    named = {"createForumTopic": "mở chủ đề", "closeForumTopic": "đóng chủ đề"}
    if seen["method"] == "deleteMessage":
        return "(gỡ một tin)"
    if seen["method"] in named:
        return f"({named[seen['method']]}) {seen.get('name', '')}".strip()
    links = re.sub(r'<a href="([^"]*)">([^<]*)</a>', r"\2 (\1)", str(seen.get("text", "")))
    text = html.unescape(re.sub(r"<[^>]+>", "", links))
    voice = "(tin thoại) " if "voice" in seen else ""
    return voice + " ".join(text.split())
