"""What was worked out from files, kept for the next start. Losing it costs time only."""

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cache:
    """Results by name and key, a file each; the newest of a name replaces the older ones.

    Attributes:
        folder: Where they are kept; None keeps nothing. A folder that cannot be written is like
            None, a file that cannot be read is like none.
    """

    folder: Path | None = None

    def get(self, name: str, key: str) -> bytes | None:
        """What was kept under this name and key."""
        if self.folder is None:
            return None
        try:
            return self._file(self.folder, name, key).read_bytes()
        except OSError:
            return None

    def put(self, name: str, key: str, write: Callable[[], bytes]) -> None:
        """Keeps what `write` gives, complete or not at all; calls it only then."""
        if self.folder is None:
            return
        content, target = write(), self._file(self.folder, name, key)
        growing = target.with_suffix(".new")
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            growing.write_bytes(content)
            growing.replace(target)
            for old in self.folder.glob(f"{name}-*.cache"):
                if old != target:
                    old.unlink(missing_ok=True)

    def drop(self, name: str, key: str) -> None:
        """Removes what turned out to be spoilt."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                self._file(self.folder, name, key).unlink(missing_ok=True)

    @staticmethod
    def _file(folder: Path, name: str, key: str) -> Path:
        return folder / f"{name}-{key[:32]}.cache"


def key_of(files: Iterable[Path], *others: str) -> str:
    """A key for what follows from these files, from other keys and the code of this package."""
    found = hashlib.sha256("\n".join((_code(), *others)).encode())
    for path in files:
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


@cache
def _code() -> str:
    found = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()
