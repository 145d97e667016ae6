"""From inbox to outbox: once each, in a chat's order, and a failure stays where it happened."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.bell import Bell
from bot.clock import SystemClock
from bot.decision import Decision
from bot.delivery.messages import Say
from bot.desk.effects import PersonOpened
from bot.intake.worker import Handle, UnreadableUpdateError, Worker
from bot.store import Reading
from bot.store.sqlite import SqliteStore


class Chatter:
    """A handler that answers with what came, and can be told to fail or to wait."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.failing: dict[str, int] = {}
        self.gates: dict[int, asyncio.Event] = {}

    async def handle(self, body: str, reading: Reading) -> Decision:
        del reading
        update = json.loads(body)
        self.seen.append(update["text"])
        if update["chat"] in self.gates:
            await self.gates[update["chat"]].wait()
        if self.failing.get(update["text"], 0) > 0:
            self.failing[update["text"]] -= 1
            raise KeyError(update["text"])
        if update["text"] == "gibberish":
            raise UnreadableUpdateError("TypeError")
        return Decision((Say(update["chat"], update["text"]),))


def apologise(body: str) -> Decision:
    return Decision((Say(json.loads(body)["chat"], "sorry"),))


@asynccontextmanager
async def working(store: SqliteStore, handle: Handle, slots: int = 4) -> AsyncIterator[Bell]:
    bell = Bell()
    worker = Worker(store, SystemClock(), bell, Bell(), handle, apologise, slots)
    task = asyncio.create_task(worker.run())
    try:
        yield bell
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def receive(store: SqliteStore, *texts: str, chat: int = 7) -> None:
    async with store.writing() as tx:
        for text in texts:
            body = json.dumps({"chat": chat, "text": text})
            await tx.inbox.receive(abs(hash((chat, text))), text, chat, body, 0)


async def handled(store: SqliteStore) -> None:
    while True:
        async with store.reading() as reading:
            if not await reading.inbox.count_waiting():
                return
        await asyncio.sleep(0.005)


async def outbox(store: SqliteStore) -> list[str]:
    async with store.reading() as reading:
        rows = await reading.outbox.waiting_after(0)
        calls = [await reading.outbox.call(row) for row, _, _ in rows]
    return [call.params["text"] for call in calls if call]


async def in_outbox(store: SqliteStore, text: str) -> None:
    while True:
        if text in await outbox(store):
            return
        await asyncio.sleep(0.005)


async def logged(words: str, caplog: pytest.LogCaptureFixture) -> None:
    while True:
        if words in caplog.text:
            return
        await asyncio.sleep(0.005)


async def test_a_chats_updates_are_handled_in_their_order(store: SqliteStore) -> None:
    chatter = Chatter()
    texts = [str(number) for number in range(20)]
    await receive(store, *texts)
    async with working(store, chatter.handle):
        await asyncio.wait_for(handled(store), 10)
    assert await outbox(store) == texts


async def test_a_failure_that_passes_is_not_noticed(store: SqliteStore) -> None:
    chatter = Chatter()
    chatter.failing["a"] = 2
    await receive(store, "a", "b")
    async with working(store, chatter.handle):
        await asyncio.wait_for(handled(store), 10)
    assert await outbox(store) == ["a", "b"]


async def test_after_three_tries_it_is_set_aside_with_a_sentence_and_the_next_goes_on(
    store: SqliteStore,
) -> None:
    chatter = Chatter()
    chatter.failing["a"] = 3
    await receive(store, "a", "b")
    async with working(store, chatter.handle):
        await asyncio.wait_for(handled(store), 10)
    assert chatter.seen == ["a", "a", "a", "b"]
    assert await outbox(store) == ["sorry", "b"]
    async with store.reading() as reading:
        ((_, why),) = await reading.inbox.set_aside()
    assert why == "KeyError"


async def test_what_cannot_be_read_is_set_aside_at_once_and_silently(store: SqliteStore) -> None:
    chatter = Chatter()
    await receive(store, "gibberish", "b")
    async with working(store, chatter.handle):
        await asyncio.wait_for(handled(store), 10)
    assert await outbox(store) == ["b"]


async def test_a_failing_effect_leaves_nothing_of_its_decision(store: SqliteStore) -> None:
    class Breaks:
        async def apply(self, tx: object, at: int) -> None:
            del tx, at
            raise ValueError

    async def handle(body: str, reading: Reading) -> Decision:
        del body, reading
        return Decision((Say(7, "told"),), effects=(PersonOpened(7), Breaks()))

    await receive(store, "a")
    async with working(store, handle):
        await asyncio.wait_for(handled(store), 10)
    assert await outbox(store) == ["sorry"]
    async with store.reading() as reading:
        assert not await reading.people.can_be_written_to(7)


async def test_eight_slow_updates_of_one_chat_hold_no_other(store: SqliteStore) -> None:
    chatter = Chatter()
    chatter.gates[7] = asyncio.Event()
    await receive(store, *[f"slow {number}" for number in range(8)], chat=7)
    await receive(store, "quick", chat=8)
    async with working(store, chatter.handle, slots=2):
        await asyncio.wait_for(in_outbox(store, "quick"), 10)
        assert chatter.seen.count("slow 0") == 1
        chatter.gates[7].set()
        await asyncio.wait_for(handled(store), 10)
    assert len(await outbox(store)) == 9


async def test_what_waited_before_the_start_is_handled_after_it(store: SqliteStore) -> None:
    await receive(store, "before")
    async with working(store, Chatter().handle) as bell:
        await asyncio.wait_for(handled(store), 10)
        await receive(store, "after")
        bell.ring()
        await asyncio.wait_for(handled(store), 10)
    assert await outbox(store) == ["before", "after"]


async def test_a_failure_is_logged_without_any_words_of_the_person(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    chatter = Chatter()
    chatter.failing["mẹ tôi ốm"] = 3
    await receive(store, "mẹ tôi ốm")
    async with working(store, chatter.handle):
        await asyncio.wait_for(handled(store), 10)
    assert "KeyError" in caplog.text
    assert "ốm" not in caplog.text


async def test_a_full_disk_costs_the_update_no_try_and_loses_nothing(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def handle(body: str, reading: Reading) -> Decision:
        del body, reading
        return Decision((Say(7, "told " * 2000),))

    await receive(store, "a")
    writer = store._writer  # noqa: SLF001 - the disk is made to end here
    await writer.run("PRAGMA max_page_count = 1")
    async with working(store, handle) as bell:
        await asyncio.wait_for(logged("disk is full", caplog), 10)
        async with store.reading() as reading:
            assert await reading.inbox.count_waiting() == 1
            found = await reading.inbox.update((await reading.inbox.waiting_after(0))[0][0])
        assert found is not None
        assert found.tries == 0
        await writer.run("PRAGMA max_page_count = 100000")
        bell.ring()
        await asyncio.wait_for(handled(store), 10)
    assert "Traceback" not in caplog.text
    assert (await outbox(store))[0].startswith("told told")
