"""A real store and a real sender before local Telegram, which can be told to refuse."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.bell import Bell
from bot.clock import ShiftedClock, milliseconds
from bot.delivery.api import BotApi
from bot.delivery.messages import Outgoing
from bot.delivery.pace import NoPace
from bot.delivery.post import post
from bot.delivery.refusals import Reach, Remedy
from bot.delivery.sender import Sender
from bot.local.checks import RefusedError
from bot.local.journal import Journal
from bot.local.people import People
from bot.local.request import LocalRequest
from bot.local.server import LocalServer
from bot.store import Writing
from bot.store.sqlite import SqliteStore
from bot.store.tables.outbox import WaitingCall


class UnrulyServer(LocalServer):
    """Refuses what it is told to refuse, and remembers what it was asked."""

    refusals: dict[str, list[RefusedError]]
    asked: list[str]

    async def answer(self, method: str, params: dict[str, Any]) -> Any:
        self.asked.append(method)
        if self.refusals.get(method):
            raise self.refusals[method].pop(0)
        return await super().answer(method, params)


class NotesLosses:
    """Follows a group that moves; notes which chats are said to be lost."""

    def __init__(self) -> None:
        self.lost: list[int] = []

    async def ended(self, call: WaitingCall, remedy: Remedy, tx: Writing, at: int) -> None:
        del tx, at
        if remedy.reach is not Reach.UNHARMED:
            self.lost.append(call.chat)

    async def moved(self, old: int, new: int, tx: Writing, at: int) -> None:
        del at
        await tx.outbox.move_chat(old, new)


class Posting:
    """What a test has in hand; `seen` is what people were shown."""

    def __init__(self, store: SqliteStore, journal: Journal) -> None:
        self.store = store
        self.journal = journal
        self.clock = ShiftedClock()
        self.bell = Bell()
        self.seen: list[dict[str, Any]] = []
        self.aftermath = NotesLosses()
        self.server = UnrulyServer(journal, self.clock, self.seen.append)
        self.server.refusals, self.server.asked = {}, []
        self.people = People(journal, self.server, self.clock)

    def forum(self, name: str = "to") -> int:
        """A group with topics."""
        group = self.people.group(name)
        self.people.make_forum(group, is_forum=True)
        return group.id

    def person(self, name: str = "lan") -> int:
        """Somebody the bot may write to."""
        seat = self.people.seat(name, None)
        self.people.write(seat, "/start")
        return seat.person

    def refuse(self, method: str, code: int, description: str, times: int = 1) -> None:
        self.server.refusals[method] = [RefusedError(code, description) for _ in range(times)]

    async def put(self, message: Outgoing) -> int:
        """Into the outbox; returns the row."""
        async with self.store.writing() as tx:
            row = await post(message, tx, milliseconds(self.clock.now()))
        self.bell.ring()
        return row

    async def message_of(self, row: int) -> int | None:
        async with self.store.reading() as reading:
            return await reading.outbox.message_of(row)

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """A process with a sender, for as long as the block lasts."""
        api = BotApi(LocalRequest(self.server), "", "local")
        sender = Sender(api, self.store, self.clock, self.bell, NoPace(), self.aftermath)
        task = asyncio.create_task(sender.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def until(self, condition: Any) -> None:
        """Lets time fly until something is so."""
        async with asyncio.timeout(10):
            while not condition():
                self.clock.offset += timedelta(seconds=1)
                self.bell.ring()
                await asyncio.sleep(0.002)

    async def all_sent(self) -> None:
        """Lets time fly until nothing waits."""
        waiting = 1
        async with asyncio.timeout(10):
            while waiting:
                self.clock.offset += timedelta(seconds=1)
                self.bell.ring()
                await asyncio.sleep(0.002)
                async with self.store.reading() as reading:
                    waiting = await reading.outbox.count_waiting()

    async def send(self, *messages: Outgoing) -> list[int]:
        """Puts them into the outbox and waits until a sender is done with them."""
        rows = [await self.put(message) for message in messages]
        async with self.sending():
            await self.all_sent()
        return rows


@asynccontextmanager
async def posting(folder: Path) -> AsyncIterator[Posting]:
    """Opens all there is in `folder`; opening it again is a restart."""
    with Journal(folder / "local.jsonl") as journal:
        async with SqliteStore(folder / "store.sqlite3") as store:
            yield Posting(store, journal)
