"""`motcua backup`, `restore`, `purge`: the data file in the operator's hands."""

import asyncio
import shutil
import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DATA, ConfigOption, DataOption, give, settings, tell
from bot.cli.store import must_be_kept
from bot.clock import SystemClock, milliseconds
from bot.config import Config
from bot.desk.forgetting import DeletionLog
from bot.desk.my_data import erase
from bot.errors import BotError, StoreError
from bot.folder import DELETIONS, STORE
from bot.housekeeping import sweep
from bot.locking import running_alone
from bot.store.sqlite import SqliteStore


def register(app: typer.Typer) -> None:
    """Adds the commands."""

    @app.command()
    def backup(
        target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
        data: DataOption = DATA,
    ) -> None:
        """A consistent copy of the data file, also while the bot runs."""
        asyncio.run(_backup(data, target))
        tell(f"Copied to {target}.")

    @app.command()
    def restore(
        source: Annotated[Path, typer.Argument(metavar="FILE", help="A copy made by backup.")],
        data: DataOption = DATA,
    ) -> None:
        """Put a backup in place; deletions asked for since are applied first."""
        with running_alone(data):
            deleted, kept = asyncio.run(_restore(data, source))
        tell(
            f"Restored from {source}. Deletions applied: {deleted}."
            + (f" The old file is beside it: {kept.name}." if kept else "")
        )

    @app.command()
    def purge(
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Count only.")] = False,
        data: DataOption = DATA,
        config: ConfigOption = None,
    ) -> None:
        """Forget now what would be forgotten tonight, and print how much."""
        counts = asyncio.run(_purge(settings(config), data, dry_run=dry_run))
        for what, count in counts.items():
            give(f"{count}\t{what}\n")


async def _backup(data: Path, target: Path) -> None:
    must_be_kept(data)
    written = target.with_name(f"{target.name}.part")
    try:
        written.unlink(missing_ok=True)
        async with SqliteStore(data / STORE) as store:
            await store.copy_to(written)
        written.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target} cannot be written: {error}.") from None


async def _restore(data: Path, source: Path) -> tuple[int, Path | None]:
    """Returns how many people's deletions were applied and where the old file is kept."""
    _is_backup(source)
    now = SystemClock().now()
    fresh = data / f"{STORE}.restoring"
    for leftover in data.glob(f"{fresh.name}*"):
        leftover.unlink()
    shutil.copyfile(source, fresh)
    async with SqliteStore(fresh) as store:
        async with store.reading() as reading:
            people = await reading.requests.people()
        gone = DeletionLog(data / DELETIONS).applies_to(people, now)
        async with store.writing() as tx:
            for person in gone:
                await erase(tx, person)
    kept = _set_aside(data, f"{now:%Y%m%d-%H%M%S}")
    fresh.replace(data / STORE)
    return len(gone), kept


def _is_backup(source: Path) -> None:
    try:
        connection = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        try:
            healthy = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            ours = connection.execute("PRAGMA user_version").fetchone()[0] > 0
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise BotError(f"{source} is no backup of ours: {error}.") from None
    if not (healthy and ours):
        raise BotError(f"{source} is damaged or no backup of ours. Nothing was changed.")


def _set_aside(data: Path, stamp: str) -> Path | None:
    """Moves the old data file with its companions aside."""
    if not (data / STORE).exists():
        return None
    for ending in ("-wal", "-shm", ""):
        old = data / f"{STORE}{ending}"
        if old.exists():
            old.replace(data / f"{STORE}.before-{stamp}{ending}")
    return data / f"{STORE}.before-{stamp}"


class _CountedOnlyError(Exception):
    """Undoes the sweep of a dry run."""


async def _purge(config: Config, data: Path, *, dry_run: bool) -> dict[str, int]:
    must_be_kept(data)
    counts: dict[str, int] = {}
    async with SqliteStore(data / STORE) as store:
        try:
            async with store.writing() as tx:
                at = milliseconds(SystemClock().now())
                log = DeletionLog(data / DELETIONS)
                counts = await sweep(config, log, tx, at, dry_run=dry_run)
                if dry_run:
                    raise _CountedOnlyError
        except _CountedOnlyError:
            return counts
    return counts
