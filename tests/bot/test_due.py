"""Time-driven work: done once when due, put off when it fails, never given up."""

from datetime import datetime, timedelta

from bot.bell import Bell
from bot.clock import VIETNAM, milliseconds
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.due import DueRunner
from bot.store import Writing
from bot.store.sqlite import SqliteStore

START = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


class HandClock:
    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        return self.moment


async def remind(key: str, tx: Writing, at: int) -> Decision:
    del tx, at
    return Decision((Say(int(key), "nhắc"),))


async def fail(key: str, tx: Writing, at: int) -> Decision:
    await tx.people.opened(int(key), at)
    raise ValueError


def runner(store: SqliteStore, clock: HandClock) -> DueRunner:
    return DueRunner(store, clock, Bell(), Bell(), {"remind": remind, "fail": fail})


async def plan(store: SqliteStore, kind: str, after: timedelta) -> None:
    async with store.writing() as tx:
        await tx.due.plan(kind, "7", milliseconds(START + after))


async def test_work_is_done_when_its_time_has_come_and_once(store: SqliteStore) -> None:
    clock = HandClock()
    due = runner(store, clock)
    await plan(store, "remind", timedelta(hours=1))
    assert not await due.do_next()
    clock.moment += timedelta(hours=1)
    assert await due.do_next()
    assert not await due.do_next()
    async with store.reading() as reading:
        assert await reading.outbox.count_waiting() == 1


async def test_work_that_fails_leaves_nothing_and_comes_again_later_and_later(
    store: SqliteStore,
) -> None:
    clock = HandClock()
    due = runner(store, clock)
    await plan(store, "fail", timedelta())
    waits = []
    for _ in range(3):
        assert await due.do_next()
        moment = await due.next_moment()
        assert moment is not None
        waits.append((moment - milliseconds(clock.now())) // 60_000)
        clock.moment += timedelta(minutes=waits[-1])
    assert waits == [1, 2, 4]
    async with store.reading() as reading:
        assert not await reading.people.can_be_written_to(7)


async def test_work_nobody_knows_any_more_blocks_no_other(store: SqliteStore) -> None:
    due = runner(store, HandClock())
    await plan(store, "of a newer version", timedelta(hours=-2))
    await plan(store, "remind", timedelta(hours=-1))
    assert await due.do_next()
    assert await due.do_next()
    async with store.reading() as reading:
        assert await reading.outbox.count_waiting() == 1
