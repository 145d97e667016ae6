"""What is written: a scenario, its steps, the ways to write them."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

OPERATOR = "vận hành"

Json = dict[str, Any]
Value = str | list[str] | list["Step"]


class ScenarioError(Exception):
    """A scenario that cannot be read, or that went otherwise; says where and what."""


class Mismatch(Exception):  # noqa: N818 - becomes a ScenarioError once the step is known
    """A step did not go as written."""


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
    form: Form
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


def each_of(names: list[str]) -> list[str]:
    """Each name, with `a1..a20` written out."""
    found: list[str] = []
    for name in names:
        match = re.fullmatch(r"([^\d.]+)(\d+)\.\.\1(\d+)", name)
        if match is None:
            found.append(name)
        else:
            found += [f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1)]
    return found


def moment(text: str) -> str:
    """The moment as the bot is told it."""
    try:
        return f"{datetime.fromisoformat(text):%Y-%m-%dT%H:%M:%S}+07:00"
    except ValueError:
        raise Mismatch(f"«{text}» không phải là lúc nào; viết 2026-11-20 09:00") from None
