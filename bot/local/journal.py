"""Keeps the local world's events in a file, one JSON object a line, appended as they happen."""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.local.world import Json, World


class Journal:
    """The world with its file. A line cut off by a kill is left out when reading."""

    def __init__(self, path: Path) -> None:
        self.world = World()
        self._path = path

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        whole = 0
        if self._path.exists():
            with self._path.open("rb") as lines:
                for line in lines:
                    if not line.endswith(b"\n"):
                        break
                    self.world.apply(json.loads(line))
                    whole += len(line)
        self._file = self._path.open("ab")
        self._file.truncate(whole)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def record(self, event: Json) -> None:
        """Lets an event happen and keeps it."""
        self.world.apply(event)
        self._file.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
