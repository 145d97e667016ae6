"""Deletions that were asked for, kept outside the store so that a restored backup obeys them."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

_KEPT = timedelta(days=35)


class DeletionLog:
    """Salted hashes of the people who deleted their data, for 35 days."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, person: int, now: datetime) -> None:
        """Notes that the person's data was deleted."""
        salt = secrets.token_hex(16)
        line = json.dumps({"at": now.isoformat(), "salt": salt, "hash": _hash(person, salt)})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def applies_to(self, people: Iterable[int], now: datetime) -> list[int]:
        """Those among `people` who asked for deletion in the last 35 days."""
        notes = [(note["salt"], note["hash"]) for note in self._fresh(now)]
        return [
            person
            for person in people
            if any(_hash(person, salt) == known for salt, known in notes)
        ]

    def forget_old(self, now: datetime) -> int:
        """Drops notes older than 35 days and returns how many."""
        if not self._path.exists():
            return 0
        before = len(self._path.read_text(encoding="utf-8").splitlines())
        fresh = self._fresh(now)
        written = self._path.with_suffix(".new")
        written.write_text("".join(json.dumps(n) + "\n" for n in fresh), encoding="utf-8")
        written.replace(self._path)
        return before - len(fresh)

    def _fresh(self, now: datetime) -> list[dict[str, str]]:
        if not self._path.exists():
            return []
        lines = self._path.read_text(encoding="utf-8").splitlines()
        notes = [json.loads(line) for line in lines if line.endswith("}")]
        return [note for note in notes if datetime.fromisoformat(note["at"]) > now - _KEPT]


def _hash(person: int, salt: str) -> str:
    return hashlib.sha256(f"{salt}:{person}".encode()).hexdigest()
