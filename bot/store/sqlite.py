"""SQLite as the store: one file, WAL, one writer at a time, readers beside it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiosqlite

from bot.errors import StoreError
from bot.store.connection import Row
from bot.store.tables import Reading, Writing
from bot.store.upgrades import UPGRADES

_READERS = 3
_BUSY_SECONDS = 10.0
_REFUSALS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
}
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = ON",  # so that REPLACE cannot delete an event unseen
)
_READER_SETTINGS = (
    "PRAGMA query_only = ON",
    "PRAGMA cache_size = -32000",  # KiB; what a report counts over stays at hand
)


class SqliteConnection:
    """A connection of aiosqlite in the shape the tables need."""

    def __init__(self, inner: aiosqlite.Connection) -> None:
        self._inner = inner

    async def run(self, sql: str, *values: Any) -> int:
        """Runs a statement and returns how many rows it touched."""
        async with self._inner.execute(sql, values) as cursor:
            return cursor.rowcount

    async def one(self, sql: str, *values: Any) -> Row | None:
        """The first row, or None."""
        rows = await self.all(sql, *values)
        return rows[0] if rows else None

    async def all(self, sql: str, *values: Any) -> Sequence[Row]:
        """All rows."""
        found = await self._inner.execute_fetchall(sql, values)
        return [dict(row) for row in found]


class SqliteStore:
    """The data file, open. Reads may run side by side; a write has the file to itself.

    Use it as an async context manager: an aiosqlite connection that is not closed keeps the
    process from ending.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = AsyncExitStack()
        self._write_lock = asyncio.Lock()
        self._readers: asyncio.Queue[SqliteConnection] = asyncio.Queue()

    async def __aenter__(self) -> Self:
        try:
            # The receiver's commit must survive a power cut; it is the only one that
            # acknowledges something to Telegram. Handlers redo what a power cut undoes.
            self._durable = await self._connect("PRAGMA synchronous = FULL")
            self._writer = await self._connect("PRAGMA synchronous = NORMAL")
            await _upgrade(self._writer, self.path)
            for _ in range(_READERS):
                await self._readers.put(await self._connect(*_READER_SETTINGS))
        except BaseException as error:
            await self._stack.aclose()
            if isinstance(error, sqlite3.Error):
                raise _explained(error, self.path) from error
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A connection to read from, for as long as the block lasts.

        Raises:
            StoreError: The disk or the file refuses; the same may work later.
        """
        connection = await self._readers.get()
        try:
            yield Reading(connection)
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        finally:
            self._readers.put_nowait(connection)

    @asynccontextmanager
    async def writing(self, *, durable: bool = False) -> AsyncIterator[Writing]:
        """One transaction: kept when the block ends, undone when it raises.

        Args:
            durable: Wait until the disk has it, for what is acknowledged to Telegram after.

        Raises:
            StoreError: The disk or the file refuses; the same may work later.
        """
        connection = self._durable if durable else self._writer
        async with self._write_lock:
            try:
                await connection.run("BEGIN IMMEDIATE")
                yield Writing(connection)
                await connection.run("COMMIT")
            except BaseException as error:
                await _roll_back(connection)
                if isinstance(error, sqlite3.Error):
                    raise self._trouble(error) from error
                raise

    async def copy_to(self, target: Path) -> None:
        """A consistent copy while others read and write."""

        def copy() -> None:
            with sqlite3.connect(self.path) as source, sqlite3.connect(target) as copied:
                source.backup(copied)
            source.close()
            copied.close()

        await asyncio.to_thread(copy)

    def _trouble(self, error: sqlite3.Error) -> Exception:
        """The error as trouble with the disk or file, or itself where our statement is wrong."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return _explained(error, self.path) if code in _REFUSALS else error

    async def _connect(self, *settings: str) -> SqliteConnection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        inner = await self._stack.enter_async_context(
            aiosqlite.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        )
        inner.row_factory = sqlite3.Row
        for setting in (*_SETTINGS, *settings):
            await inner.execute(setting)
        return SqliteConnection(inner)


async def _roll_back(connection: SqliteConnection) -> None:
    try:
        await connection.run("ROLLBACK")
    except sqlite3.Error:  # the disk may be full or the transaction already undone by SQLite
        return


async def _upgrade(connection: SqliteConnection, path: Path) -> None:
    while await _upgrade_once(connection, path):
        pass


async def _upgrade_once(connection: SqliteConnection, path: Path) -> bool:
    """Brings the file one version on; False when it is the newest.

    The version is read within the transaction: another process may be doing the same.
    """
    await connection.run("BEGIN IMMEDIATE")
    try:
        row = await connection.one("PRAGMA user_version")
        version = int(row["user_version"]) if row else 0
        if version > len(UPGRADES):
            raise StoreError(
                f"{path} was written by a newer version ({version}; this one knows "
                f"{len(UPGRADES)}). Update the program, or use another --data folder."
            )
        for statement in UPGRADES[version].statements if version < len(UPGRADES) else ():
            await connection.run(statement)
        if version < len(UPGRADES):
            await connection.run(f"PRAGMA user_version = {version + 1}")
        await connection.run("COMMIT")
    except BaseException:
        await _roll_back(connection)
        raise
    return version < len(UPGRADES)


def _explained(error: sqlite3.Error, path: Path) -> StoreError:
    text = str(error)
    remedy = "Look at the file and its folder, or use another --data folder."
    if "locked" in text or "busy" in text:
        remedy = "Another program holds it; close that one and start again."
    elif "malformed" in text or "not a database" in text:
        remedy = "It is damaged or no data file of ours: put a backup in place (motcua restore)."
    elif "full" in text:
        remedy = "Make room on the disk and start again; nothing is lost."
    elif "readonly" in text or "unable to open" in text:
        remedy = "Give this user the right to write there, or use another --data folder."
    return StoreError(f"{path} cannot be used: {text}. {remedy}")
