"""The data file as a command needs it: one piece of work, then closed again."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from bot.clock import SystemClock, milliseconds
from bot.errors import StoreError
from bot.folder import STORE
from bot.store import Reading, Writing
from bot.store.sqlite import SqliteStore

Result = TypeVar("Result")


def is_kept(data: Path) -> bool:
    """Whether the folder has a data file."""
    return (data / STORE).exists()


def must_be_kept(data: Path) -> None:
    """Leaves a folder without a data file as it is.

    Raises:
        StoreError: There is none.
    """
    if not is_kept(data):
        raise StoreError(f"There is no data file in {data} yet. Start the bot once.")


def change(data: Path, work: Callable[[Writing, int], Awaitable[Result]]) -> Result:
    """What comes of `work`, done in one transaction at this moment (milliseconds)."""

    async def run() -> Result:
        async with SqliteStore(data / STORE) as store, store.writing() as tx:
            return await work(tx, milliseconds(SystemClock().now()))

    return asyncio.run(run())


def look(data: Path, work: Callable[[Reading], Awaitable[Result]]) -> Result:
    """What comes of `work`, which changes nothing."""

    async def run() -> Result:
        async with SqliteStore(data / STORE) as store, store.reading() as reading:
            return await work(reading)

    return asyncio.run(run())
