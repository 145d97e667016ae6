"""What people see and what the application complains of, judged and kept."""

import logging
import sqlite3
from pathlib import Path
from typing import Any

from bot.folder import STORE
from bot.local.world import World
from bot.texts import Texts
from desk_machine.city import CITIZENS, EVERYBODY, GROUPS, NAMES, PHONES


class Watcher:
    """Judges everything people see at the moment they see it."""

    def __init__(self, data: Path) -> None:
        self.wrong: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.sql = sqlite3.connect(data / STORE)
        self.sorry = Texts(team_name="", support_phone="")("failure/sorry")[:40]
        self.world: World

    def __call__(self, shown: dict[str, Any]) -> None:
        self.seen.append(shown)
        text, chat = str(shown.get("text", "")), str(shown["chat"])
        if self.sorry in text:
            self.wrong.append(f"{chat} got an apology")
        for who in EVERYBODY:
            if any(marker in text for marker in (NAMES[who], PHONES[who])):
                self._judge(who, chat, text)
            if chat in GROUPS and who in CITIZENS and who in text:
                self.wrong.append(f"the group {chat} was shown {who}: {text}")

    def _judge(self, citizen: str, chat: str, text: str) -> None:
        if chat != citizen and (chat in GROUPS or not self.helps(citizen, chat)):
            self.wrong.append(f"{chat} was shown what is {citizen}'s: {text}")

    def helps(self, citizen: str, who: str) -> bool:
        """Whether the one holds a request of the other now."""
        pair = (self.world.people[citizen], self.world.people[who])
        held = self.rows(
            "SELECT state FROM requests WHERE person = ? AND claimed_by = ?"
            " AND state IN ('claimed', 'in_contact')",
            *pair,
        )
        return bool(held)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self.sql.execute(sql, values).fetchall()


class Faults(logging.Handler):
    """Keeps what the application logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())
