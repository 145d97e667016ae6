"""Scenarios: what people do and see, in Vietnamese, played through `motcua chat --json`.

A file of tests/scenarios/ has a name, a moment to begin at, teams, and steps. The teams are made
by `motcua team add` and `invite` and join as people join: the lead types /nhom CODE in the group,
invites by /doi, the invited tap the link and the pledge. Each scenario plays on a folder of
its own; every start of the bot is a process of its own that can be killed.

A step is an action or a look. Its words are in FORMS below; anything else is an error that names
file, step and line before anything is played.

- A look (`thấy`, `không thấy`, `nhớ`) is about what that chat was shown since the last action
  began. An action is everything else but `tắt mở lại`: several presses of one step, `nhờ giúp`
  and `cùng lúc` are one action. `còn giữ` is about what stands in the chat at this moment.
- What is looked for is compared letter by letter, without markup; a list means all of it.
  A removed message is seen as "(gỡ một tin)", a new topic as "(mở chủ đề) its name".
- `<mã>` is the code of the request that was logged last, `<mã của lan>` that of lan's;
  `lan nhớ x: "mã * nhé"` keeps what the * stands for as `<x>`.
- `tnv1..tnv20` is twenty people, one after the other; inside `cùng lúc`, at once.
- `vận hành` is who runs the bot: types `motcua` commands and sees what they print.
"""

import atexit
import contextlib
import html
import json
import multiprocessing
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import yaml
from warm import OURS_ALONE, warmed

PROJECT = Path(__file__).parent.parent
OPERATOR = "vận hành"
_PATIENCE = 60.0
_TOLD = 500
_UNITS = {"phút": "m", "giờ": "h", "ngày": "d"}
_SENT = {
    "ảnh": {"photo": True},
    "tin thoại": {"voice": True},
    "nhãn dán": {"sticker": True},
    "vị trí": {"location": [20.86, 106.68]},
    "số điện thoại": {"contact": "+84912345678"},
    "số điện thoại người khác": {"contact": "+84912345678", "of": "other"},
}
_KEYS = {"tên", "đồng hồ", "tổ", "thành phố", "các bước"}
_TEAM_KEYS = {"tên", "xã", "nhóm", "chủ đề", "cấp", "trưởng", "người"}
_CITY_KEYS = {"phụ trách": "office", "quản trị": "admin"}
_LOGGED = re.compile(r"Đã ghi yêu cầu ([A-Z]{2}-[0-9A-Z]{4})")

Json = dict[str, Any]
Value = str | list[str] | list["Step"]


class ScenarioError(Exception):
    """A scenario that cannot be read, or that went otherwise; says where and what."""


class Mismatch(Exception):  # noqa: N818 - becomes a ScenarioError once the step is known
    """A step did not go as written."""


# What is written


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a scenario.

    Attributes:
        where: Its file, number and line.
        text: As it was written.
        form: Which words it uses.
        parts: The names and quotations in it.
        value: What stands after the colon.
    """

    where: str
    text: str
    form: "Form"
    parts: tuple[str | None, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Scenario:
    """A file, read."""

    file: str
    name: str
    clock: str
    teams: list[Json]
    city: dict[str, list[str]]
    steps: list[Step]

    @property
    def setup(self) -> str:
        """Who is there before it begins, as one text."""
        return json.dumps([self.teams, self.city], ensure_ascii=False)


def read(path: Path) -> Scenario:
    """The scenario of a file; refuses what it does not know before anything is played."""
    try:
        top = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ScenarioError(f"{path.name}: {error}") from None
    if not isinstance(top, yaml.MappingNode):
        raise ScenarioError(f"{path.name}: cần các mục {', '.join(sorted(_KEYS))}")
    found = _mapping(top, _KEYS, path.name)
    for key in ("tên", "đồng hồ", "các bước"):
        if key not in found:
            raise ScenarioError(f"{path.name}: thiếu mục «{key}»")
    return Scenario(
        path.name,
        _text(found["tên"], path.name),
        _text(found["đồng hồ"], path.name),
        [_team(node, path.name) for node in _items(found.get("tổ"))],
        _city(found.get("thành phố"), path.name),
        _steps(found["các bước"], path.name),
    )


def _mapping(node: yaml.Node, known: set[str], where: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise ScenarioError(f"{where}, {_line(node)}: cần các mục {', '.join(sorted(known))}")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value not in known or key.value in found:
            why = "viết hai lần" if key.value in found else "không có"
            raise ScenarioError(
                f"{where}, {_line(key)}: mục «{key.value}» {why};"
                f" các mục là {', '.join(sorted(known))}"
            )
        found[key.value] = value
    return found


def _team(node: yaml.Node, where: str) -> Json:
    found = _mapping(node, _TEAM_KEYS, where)
    team: Json = {key: _text(value, where) for key, value in found.items() if key != "người"}
    for key in ("tên", "xã", "trưởng"):
        if key not in team:
            raise ScenarioError(f"{where}, {_line(node)}: tổ thiếu mục «{key}»")
    team["người"] = _people([_text(each, where) for each in _items(found.get("người"))])
    return team


def _city(node: yaml.Node | None, where: str) -> dict[str, list[str]]:
    if node is None:
        return {}
    found = _mapping(node, set(_CITY_KEYS), where)
    return {
        _CITY_KEYS[key]: [_text(each, where) for each in _items(value)]
        for key, value in found.items()
    }


def _steps(node: yaml.Node, file: str, within: str = "") -> list[Step]:
    return [
        _step(each, f"{file}, bước {within}{number} ({_line(each)})", file, f"{within}{number}.")
        for number, each in enumerate(_items(node), start=1)
    ]


def _step(node: yaml.Node, where: str, file: str, within: str) -> Step:
    words, value = node.value, None
    if isinstance(node, yaml.MappingNode):
        if len(node.value) != 1:
            raise ScenarioError(f"{where}: một bước chỉ có một dòng; có dấu «- » ở đầu chưa?")
        (key, value), *_ = node.value
        words = key.value
    if not isinstance(words, str):
        raise ScenarioError(f"{where}: một bước là một câu, không phải danh sách")
    for form in FORMS:
        match = form.pattern.fullmatch(words.strip())
        if match is not None and form.has_value is (value is not None):
            inner = _steps(value, file, within) if value is not None and form.of_steps else None
            said = inner if inner is not None else _value(value, where)
            text = words if value is None else f"{words}: {_short(said)}"
            return Step(where, text, form, match.groups(), said)
    known = "\n  ".join(form.text for form in FORMS)
    colon = ":" if value is not None else ""
    raise ScenarioError(f"{where}: không hiểu «{words}{colon}». Các câu dùng được:\n  {known}")


def _value(node: yaml.Node | None, where: str) -> Value:
    if node is None:
        return ""
    if isinstance(node, yaml.SequenceNode):
        return [_text(each, where) for each in node.value]
    return _text(node, where)


def _text(node: yaml.Node, where: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise ScenarioError(f"{where}, {_line(node)}: ở đây cần một dòng chữ")
    return str(node.value)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _line(node: yaml.Node) -> str:
    return f"dòng {node.start_mark.line + 1}"


def _short(value: Value) -> str:
    return value if isinstance(value, str) else f"[{len(value)} mục]"


def _people(names: list[str]) -> list[str]:
    """Each name, with `a1..a20` written out."""
    found: list[str] = []
    for name in names:
        match = re.fullmatch(r"([^\d.]+)(\d+)\.\.\1(\d+)", name)
        if match is None:
            found.append(name)
        else:
            found += [f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1)]
    return found


# What runs


class Forked:
    """`motcua …` as a process of its own, forked from one that has imported the command already.

    Starts in a third of the time of `python -m bot` and runs the same from `main` on.
    """

    _context = multiprocessing.get_context("forkserver")
    _context.set_forkserver_preload(["bot.cli", "holidays.countries.vietnam"])

    def __init__(self, args: list[str], errors: Path) -> None:
        given, to = self._context.Pipe(duplex=False)
        out, printed = self._context.Pipe(duplex=False)
        self._process = self._context.Process(target=_main, args=(args, given, printed, errors))
        self._process.start()
        self.stdin = os.fdopen(os.dup(to.fileno()), "w", encoding="utf-8")
        self.stdout = os.fdopen(os.dup(out.fileno()), encoding="utf-8")
        for end in (given, to, out, printed):
            end.close()

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int | None:
        with contextlib.suppress(OSError):  # what a killed process did not read
            self.stdin.close()
        self.stdout.close()
        self._process.join()
        return self._process.exitcode


def _main(args: list[str], given: Connection, printed: Connection, errors: Path) -> None:
    """The command, in the forked process."""
    os.dup2(given.fileno(), 0)
    os.dup2(printed.fileno(), 1)
    os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    given.close()
    printed.close()
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("MOTCUA_")]:
        del os.environ[name]
    os.environ.update(OURS_ALONE)
    sys.argv = ["motcua", *args]
    import bot.cli  # noqa: PLC0415 - in the child only

    bot.cli.main()


class Fresh(subprocess.Popen[str]):
    """`python -m bot …`, as everybody starts it."""

    def __init__(self, args: list[str], errors: Path) -> None:
        clean = {name: v for name, v in os.environ.items() if not name.startswith("MOTCUA_")}
        with errors.open("a") as stderr:
            super().__init__(
                [sys.executable, "-m", "bot", *args],
                cwd=PROJECT,
                env=clean | OURS_ALONE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                encoding="utf-8",
            )

    def wait(self, timeout: float | None = None) -> int:
        with contextlib.suppress(OSError):
            self.stdin.close()
        self.stdout.close()
        return super().wait(timeout)


class Bot:
    """`motcua chat --json` on a data folder, killed and started again at will."""

    def __init__(self, data: Path, start: Callable[[list[str], Path], Any]) -> None:
        self._data, self._start = data, start
        self._errors = data / "errors.txt"
        self._process = self._started()

    def do(self, line: Json) -> list[Json]:
        """Hands over a line and returns what people saw until all was quiet."""
        seen: list[Json] = []
        try:
            self._process.stdin.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._process.stdin.flush()
            while "done" not in (found := self._next_line()):
                if found.get("error") == "not quiet":
                    raise Mismatch(f"bot không xong việc sau 5 giây: {found['waiting']}")
                seen.append(found)
        except BrokenPipeError:
            raise Mismatch(f"bot đã tắt. {self._said()}") from None
        for found in seen:
            if "error" in found:
                raise Mismatch(f"{found['error']}; đang có: {found.get('shown', 'không có gì')}")
        return seen

    def command(self, args: list[str]) -> str:
        """What another `motcua` command on the same folder prints."""
        process = self._start([*args, "--data", str(self._data)], self._errors)
        with self._watched(process):
            printed: str = process.stdout.read()
        if process.wait() != 0:
            raise Mismatch(f"lệnh không chạy được. {self._said()}")
        return printed

    def kill_and_start(self) -> list[Json]:
        """kill -9, and what is said after the next start until all is quiet."""
        self._process.kill()
        self._process.wait()
        self._process = self._started()
        return self.do({"advance": "0s"})

    def close(self) -> None:
        """Ends as the end of input ends it; a process that goes on is killed."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        with self._watched(self._process):
            self._process.stdout.read()
        self._process.wait()

    def _started(self) -> Any:
        return self._start(["chat", "--json", "--data", str(self._data)], self._errors)

    def _next_line(self) -> Json:
        with self._watched(self._process):
            line = self._process.stdout.readline()
        if not line:
            raise Mismatch(f"bot đã tắt. {self._said()}")
        found: Json = json.loads(line)
        return found

    @contextlib.contextmanager
    def _watched(self, process: Any) -> Iterator[None]:
        timer = threading.Timer(_PATIENCE, process.kill)
        timer.daemon = True
        timer.start()
        yield
        timer.cancel()

    def _said(self) -> str:
        return self._errors.read_text(encoding="utf-8", errors="replace")[-1500:].strip()


# What is played


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


def play(
    scenario: Scenario,
    data: Path,
    start: Callable[[list[str], Path], Any] = Forked,
    after_each: Callable[[Player], None] = lambda _: None,
) -> None:
    """Plays a scenario on an empty folder.

    Args:
        start: How a `motcua` process comes to be.
        after_each: Called after every line handed over, once the teams are there.
    """
    shutil.copytree(_prepared(scenario.setup), data, dirs_exist_ok=True)
    with closing(Bot(data, start)) as bot:
        player = Player(bot)
        try:
            player.do({"clock": _moment(scenario.clock)})
        except Mismatch as error:
            raise ScenarioError(f"{scenario.file}: {error}") from None
        player.after_each = after_each
        for step in scenario.steps:
            player.play(step)


@cache
def _prepared(setup: str) -> Path:
    """A folder with these teams, made as operators, leads and volunteers make them.

    Made once for all scenarios that begin alike; each plays on a copy.
    """
    data = warmed(Path(tempfile.mkdtemp(prefix="motcua-scenario-")))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    teams, city = json.loads(setup)
    with closing(Bot(data, Forked)) as bot:
        player = Player(bot)
        try:
            player.do({"advance": "0s"})  # the data file is there
            for team in teams:
                _make_team(player, team)
            for role, people in city.items():
                for person in people:
                    _join(player, person, bot.command(["team", "invite", "--role", role]))
        except Mismatch as error:
            raise ScenarioError(f"lúc dựng {setup}: {error}") from None
    return data


def _make_team(player: Player, team: Json) -> None:
    lead, group = team["trưởng"], team.get("nhóm")
    level = ["--neighbourhood"] if team.get("cấp") == "tổ dân phố" else []
    printed = player.bot.command(["team", "add", team["tên"], "--commune", team["xã"], *level])
    player.do({"as": lead, "text": "/start"})
    if group is None:
        asked = ["team", "invite", "--role", "lead", "--team", team["tên"]]
        _join(player, lead, player.bot.command(asked))
    else:
        if team.get("chủ đề") == "có":
            player.do({"in": group, "forum": True})
        player.do({"as": lead, "in": group, "text": f"/nhom {printed.strip()}"})
    for person in team["người"]:
        player.seen.clear()
        player.do(
            {"as": lead, "text": "/doi"},
            {"as": lead, "press": "Mời người mới"},
            {"as": lead, "press": "Tình nguyện viên"},
        )
        _join(player, person, player.seen[-1]["plain"])


def _join(player: Player, person: str, invitation: str) -> None:
    """The person opens the invitation's link and accepts the pledge."""
    code = re.search(r"moi-\w+", invitation)
    if code is None:
        raise Mismatch(f"không có lời mời trong: {invitation}")
    player.do({"as": person, "text": f"/start {code[0]}"}, {"as": person, "press": "Tôi đồng ý"})


def _moment(text: str) -> str:
    try:
        return f"{datetime.fromisoformat(text):%Y-%m-%dT%H:%M:%S}+07:00"
    except ValueError:
        raise Mismatch(f"«{text}» không phải là lúc nào; viết 2026-11-20 09:00") from None


# The words


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a step.

    Attributes:
        text: As people write it; [ ] may be left out.
        do: What it does, given the player, what stands after the colon, and the names in it.
        is_action: Whether what was seen before no longer counts.
        of_steps: Whether steps stand after the colon.
        lines: What people do in it, where several can do so at once.
    """

    text: str
    do: Callable[..., None]
    is_action: bool = True
    of_steps: bool = False
    lines: Callable[..., list[Json]] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        words = re.escape(self.text.partition(":")[0]).replace(r"\ ", " ")
        for sign, meant in ((r"\[", "(?:"), (r"\]", ")?")):
            words = words.replace(sign, meant)
        words = re.sub(r'"\\{\w+\\}"', '"([^"]+)"', words)
        return re.compile(re.sub(r"\\{\w+\\}", rf"({OPERATOR}|[\\w.-]+)", words))

    @property
    def has_value(self) -> bool:
        return ":" in self.text


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
        for person in _people([who])
        for each in player.wanted(value)
        for line in verb(each)
    ]


def _says(player: Player, value: Value, who: str, *place: str | None) -> list[Json]:
    return _lines(player, value, who, lambda text: [{"text": text}], *place)


def _presses(player: Player, value: Value, who: str, *place: str | None) -> list[Json]:
    return _lines(player, value, who, lambda label: [{"press": label}], *place)


def _replies(player: Player, value: Value, who: str, old: str, *place: str | None) -> list[Json]:
    answered = player.filled(old)
    return _lines(player, value, who, lambda text: [{"text": text, "reply": answered}], *place)


def _edits(player: Player, value: Value, who: str, old: str) -> list[Json]:
    before = player.filled(old)
    return _lines(player, value, who, lambda text: [{"edit": before, "text": text}])


def _sends(player: Player, value: Value, who: str, old: str | None) -> list[Json]:
    reply: Json = {"reply": player.filled(old)} if old else {}

    def thing(name: str) -> list[Json]:
        if name not in _SENT:
            raise Mismatch(f"không gửi được «{name}»; gửi được: {', '.join(_SENT)}")
        return [_SENT[name] | reply]

    return _lines(player, value, who, thing)


def _asks_for_help(player: Player, value: Value, who: str) -> list[Json]:
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


def _acting(lines: Callable[..., list[Json]]) -> Callable[..., None]:
    def do(player: Player, value: Value, *parts: str | None) -> None:
        player.do(*lines(player, value, *parts))

    return do


def _act(text: str, lines: Callable[..., list[Json]]) -> Form:
    return Form(text, _acting(lines), lines=lines)


def _together(player: Player, value: Value, *_: str | None) -> None:
    lines: list[Json] = []
    for step in value:
        assert isinstance(step, Step)
        if step.form.lines is None:
            raise Mismatch(f"không làm cùng lúc được: {step.text}; chỉ gõ, bấm, trả lời, gửi, sửa")
        lines += step.form.lines(player, step.value, *step.parts)
    player.do({"all": lines})


def _to_bot(line: Json) -> Callable[..., None]:
    """Something a person or a group does to the bot."""

    def do(player: Player, value: Value, name: str) -> None:
        del value
        who = {"as": name} if "block" in line else {"in": name}
        player.do(who | line)

    return do


def _sets_clock(player: Player, value: Value) -> None:
    player.do({"clock": _moment(str(value))})


def _waits(player: Player, value: Value) -> None:
    match = re.fullmatch(r"(\d+) (phút|giờ|ngày)", str(value))
    if match is None:
        raise Mismatch(f"«{value}» không phải là bao lâu; viết 90 phút, 3 giờ hoặc 2 ngày")
    player.do({"advance": f"{match[1]}{_UNITS[match[2]]}"})


def _restarts(player: Player, value: Value) -> None:
    del value
    player.note(player.bot.kill_and_start())


def _runs(player: Player, value: Value) -> None:
    for command in player.wanted(value):
        printed = player.bot.command(shlex.split(command))
        player.note([{"chat": OPERATOR, "method": "command", "text": html.escape(printed)}])


def _sees(player: Player, value: Value, chat: str, topic: str | None) -> None:
    seen = [s["plain"] for s in player.shown(chat, topic)]
    for words in player.wanted(value):
        if not any(words in text for text in seen):
            raise Mismatch(f"{chat} không thấy «{words}», chỉ thấy: {seen or 'không có gì'}")


def _sees_not(player: Player, value: Value, chat: str, topic: str | None) -> None:
    for words in player.wanted(value):
        for seen in player.shown(chat, topic):
            if words in seen["plain"]:
                raise Mismatch(f"{chat} thấy «{words}» trong: {seen['plain']}")


def _sees_nothing(player: Player, value: Value, chat: str) -> None:
    del value
    if seen := [s["plain"] for s in player.shown(chat)]:
        raise Mismatch(f"{chat} thấy: {seen}")


def _sees_button(player: Player, value: Value, chat: str) -> None:
    labels = _labels(player, chat)
    for label in player.wanted(value):
        if label not in labels:
            raise Mismatch(f"{chat} không thấy nút «{label}», chỉ có: {labels}")


def _sees_no_button(player: Player, value: Value, chat: str) -> None:
    for label in player.wanted(value):
        if label in _labels(player, chat):
            raise Mismatch(f"{chat} thấy nút «{label}»")


def _labels(player: Player, chat: str) -> list[str]:
    shown = player.shown(chat)
    return [label for one in shown for row in one.get("buttons", []) for label in row]


def _still_has(player: Player, value: Value, chat: str) -> None:
    standing = [text for (where, _), text in player.standing.items() if where == chat]
    for words in player.wanted(value):
        if not any(words in text for text in standing):
            raise Mismatch(f"{chat} không còn giữ «{words}»")


def _has_no_longer(player: Player, value: Value, chat: str) -> None:
    for words in player.wanted(value):
        for (where, _), text in player.standing.items():
            if where == chat and words in text:
                raise Mismatch(f"{chat} còn giữ «{words}» trong: {text}")


def _so_many_see(player: Player, value: Value, count: str, people: str) -> None:
    for words in player.wanted(value):
        saw = [
            person
            for person in _people([people])
            if any(words in s["plain"] for s in player.shown(person))
        ]
        if len(saw) != int(count):
            raise Mismatch(f"{len(saw)} người thấy «{words}»: {', '.join(saw)}")


def _so_often(player: Player, value: Value, chat: str, count: str) -> None:
    for words in player.wanted(value):
        often = sum(words in s["plain"] for s in player.shown(chat))
        if often != int(count):
            raise Mismatch(f"{chat} thấy «{words}» {often} lần")


def _cannot_press(player: Player, value: Value, who: str, group: str | None) -> None:
    for line in _presses(player, value, who, group, None):
        try:
            player.do(line)
        except Mismatch as error:
            if "no button" not in str(error):
                raise
        else:
            raise Mismatch(f"{who} vẫn bấm được «{line['press']}»")


def _remembers(player: Player, value: Value, chat: str, name: str) -> None:
    before, star, after = player.filled(str(value)).partition("*")
    if not star:
        raise Mismatch("cần một dấu * ở chỗ phải nhớ")
    pattern = re.compile(re.escape(before) + r"([\w-]+)" + re.escape(after))
    found = [m[1] for seen in player.shown(chat) for m in pattern.finditer(seen["plain"])]
    if not found:
        raise Mismatch(f"{chat} không thấy gì giống «{value}»")
    player.kept[name.strip()] = found[-1]


_IN = '[ trong {nhóm}][ chủ đề "{tên}"]'
FORMS = (
    Form(f"{OPERATOR} gõ: team …", _runs),  # before {ai} gõ
    _act(f"{{ai}} gõ{_IN}: chữ", _says),
    _act(f"{{ai}} bấm{_IN}: nút", _presses),
    _act(f'{{ai}} trả lời "{{tin}}"{_IN}: chữ', _replies),
    _act('{ai} sửa "{tin}": chữ', _edits),
    _act('{ai} gửi[ trả lời "{tin}"]: ảnh', _sends),
    _act("{ai} nhờ giúp: việc, nơi", _asks_for_help),
    Form("cùng lúc: [các bước]", _together, of_steps=True),
    Form("{ai} chặn bot", _to_bot({"block": True})),
    Form("{ai} bỏ chặn bot", _to_bot({"block": False})),
    Form("{nhóm} đưa bot ra", _to_bot({"remove_bot": True})),
    Form("{nhóm} mời bot lại", _to_bot({"remove_bot": False})),
    Form("{nhóm} lên siêu nhóm", _to_bot({"migrate": True})),
    Form("{nhóm} bật chủ đề", _to_bot({"forum": True})),
    Form("đồng hồ: 2026-11-20 09:00", _sets_clock),
    Form("sau: 3 giờ", _waits),
    Form("tắt mở lại", _restarts, is_action=False),
    Form('{ai} thấy[ ở chủ đề "{tên}"]: chữ', _sees, is_action=False),
    Form('{ai} không thấy[ ở chủ đề "{tên}"]: chữ', _sees_not, is_action=False),
    Form("{ai} không thấy gì", _sees_nothing, is_action=False),
    Form("{ai} thấy nút: nút", _sees_button, is_action=False),
    Form("{ai} không thấy nút: nút", _sees_no_button, is_action=False),
    Form("{ai} thấy {mấy} lần: chữ", _so_often, is_action=False),
    Form("{mấy} trong {ai} thấy: chữ", _so_many_see, is_action=False),
    Form("{ai} còn giữ: chữ", _still_has, is_action=False),
    Form("{ai} không còn giữ: chữ", _has_no_longer, is_action=False),
    Form("{ai} không bấm được[ trong {nhóm}]: nút", _cannot_press),
    Form('{ai} nhớ "{tên}": chữ có dấu *', _remembers, is_action=False),
)
