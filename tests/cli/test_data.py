"""Backup, restore, purge: nothing is lost, and what was deleted stays deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from command import motcua

from bot.clock import SystemClock, milliseconds
from bot.desk.forgetting import DeletionLog
from bot.locking import running_alone
from bot.store.sqlite import SqliteStore

STORE = "motcua.sqlite3"
LAN, HOA = 7, 8


async def fill(data: Path) -> None:
    async with SqliteStore(data / STORE) as store, store.writing() as tx:
        for person in (LAN, HOA):
            await tx.people.opened(person, 0)
            consent = await tx.consents.give(person, "1", "hash", 0)
            await tx.requests.log(f"LC-{person}AAA", person, consent, "11383", None, 0)
        long_ago = milliseconds(SystemClock().now() - timedelta(days=400))
        await tx.questions.keep("2020-01-01", "một câu cũ", "unknown", None)
        await tx.questions.keep("2099-01-01", "một câu mới", "unknown", None)
        await tx.inbox.receive(1, "d", LAN, "{}", long_ago)


@contextmanager
def opened(data: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(data / STORE)
    try:
        yield connection
    finally:
        connection.close()


def people(data: Path) -> set[int]:
    with opened(data) as store:
        return {row[0] for row in store.execute("SELECT id FROM people")}


async def test_a_backup_comes_back_as_it_was(tmp_path: Path) -> None:
    data, copy = tmp_path / "var", tmp_path / "copy.sqlite3"
    await fill(data)
    assert motcua("backup", copy, "--data", data).code == 0
    with opened(data) as store:
        store.execute("DELETE FROM questions")
        store.commit()
    ran = motcua("restore", copy, "--data", data)
    assert ran.code == 0
    with opened(data) as store:
        assert store.execute("SELECT count(*) FROM questions").fetchone()[0] == 2
    assert people(data) == {LAN, HOA}


async def test_the_old_file_is_kept_beside_the_restored_one(tmp_path: Path) -> None:
    data, copy = tmp_path / "var", tmp_path / "copy.sqlite3"
    await fill(data)
    motcua("backup", copy, "--data", data)
    ran = motcua("restore", copy, "--data", data)
    (kept,) = data.glob(f"{STORE}.before-*")
    assert kept.name in ran.err


async def test_deletions_asked_for_since_are_applied_to_a_restored_backup(tmp_path: Path) -> None:
    data, copy = tmp_path / "var", tmp_path / "copy.sqlite3"
    await fill(data)
    motcua("backup", copy, "--data", data)
    DeletionLog(data / "deletions.jsonl").add(LAN, SystemClock().now())
    ran = motcua("restore", copy, "--data", data)
    assert "Deletions applied: 1" in ran.err
    assert people(data) == {HOA}
    with opened(data) as store:
        rows = store.execute("SELECT person FROM requests ORDER BY id").fetchall()
    assert rows == [(None,), (HOA,)]


async def test_a_restore_while_a_bot_runs_is_refused(tmp_path: Path) -> None:
    data, copy = tmp_path / "var", tmp_path / "copy.sqlite3"
    await fill(data)
    motcua("backup", copy, "--data", data)
    with running_alone(data):
        ran = motcua("restore", copy, "--data", data)
    assert ran.code == 1
    assert "already running" in ran.err


async def test_a_backup_is_made_while_a_bot_runs(tmp_path: Path) -> None:
    data, copy = tmp_path / "var", tmp_path / "copy.sqlite3"
    await fill(data)
    with running_alone(data):
        assert motcua("backup", copy, "--data", data).code == 0
    assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("content", [b"", b"not a data file at all, however long it is" * 50])
async def test_what_is_no_backup_is_refused_and_nothing_changes(
    tmp_path: Path, content: bytes
) -> None:
    data, copy = tmp_path / "var", tmp_path / "copy.sqlite3"
    await fill(data)
    copy.write_bytes(content)
    ran = motcua("restore", copy, "--data", data)
    assert ran.code == 1
    assert "backup of ours" in ran.err
    assert people(data) == {LAN, HOA}


async def test_a_backup_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = motcua("restore", tmp_path / "nothing", "--data", tmp_path / "var")
    assert ran.code == 1
    assert "nothing" in ran.err


async def test_a_dry_purge_counts_and_keeps(tmp_path: Path) -> None:
    data = tmp_path / "var"
    await fill(data)
    ran = motcua("purge", "--dry-run", "--data", data)
    assert "1\tquestions" in ran.out
    with opened(data) as store:
        assert store.execute("SELECT count(*) FROM questions").fetchone()[0] == 2


async def test_a_purge_forgets_what_is_past_its_time_only(tmp_path: Path) -> None:
    data = tmp_path / "var"
    await fill(data)
    assert "1\tquestions" in motcua("purge", "--data", data).out
    with opened(data) as store:
        assert store.execute("SELECT text FROM questions").fetchall() == [("một câu mới",)]
        # an update that was not handled yet is not forgotten, however old
        assert store.execute("SELECT count(*) FROM inbox").fetchone()[0] == 1


def test_without_a_data_file_there_is_a_sentence(tmp_path: Path) -> None:
    for command in (("backup", tmp_path / "x"), ("purge",)):
        ran = motcua(*command, "--data", tmp_path / "var")
        assert ran.code == 1
        assert "no data file" in ran.err
