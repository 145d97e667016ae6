"""The store's face: what the rest of the application may ask of it."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from bot.store.tables import Reading, Writing


class Store(Protocol):
    """A database that can be read by many and written by one at a time."""

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """A connection to read from."""
        ...

    def writing(self, *, durable: bool = False) -> AbstractAsyncContextManager[Writing]:
        """A transaction on a connection no other task shares: all of it happens or nothing."""
        ...

    async def copy_to(self, target: Path) -> None:
        """A consistent copy while others read and write."""
        ...


__all__ = ["Reading", "Store", "Writing"]
