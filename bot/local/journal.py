"""Keeps the local world's events in a file, one JSON object a line, appended as they happen."""

import errno
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.errors import StoreError
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
        self._file = self._path.open("ab", buffering=0)
        self._file.truncate(whole)
        self._whole = whole
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def record(self, event: Json) -> None:
        """Lets an event happen and keeps it.

        Raises:
            StoreError: The disk refuses; nothing has happened.
        """
        line = json.dumps(event, ensure_ascii=False).encode() + b"\n"
        try:
            written = self._file.write(line)
            if written != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            self._file.truncate(self._whole)
            raise StoreError(f"{self._path} cannot be written: {error.strerror}.") from None
        self._whole += len(line)
        self.world.apply(event)
