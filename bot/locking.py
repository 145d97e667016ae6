"""One running bot for one data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreBusyError, StoreError

_LOCK = "running.lock"


@contextmanager
def running_alone(data: Path) -> Iterator[None]:
    """Holds the folder's lock for as long as the block lasts; a kill releases it.

    Raises:
        StoreBusyError: Another process holds it.
        StoreError: The folder cannot be made or written to.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        file = (data / _LOCK).open("w")
    except OSError as error:
        raise StoreError(
            f"{data} cannot be written to: {error.strerror}. Use another --data folder."
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreBusyError(
                f"A bot is already running on {data}. Stop that one, or use another --data folder.",
            ) from None
        yield
