"""A local conversation: inputs in, what people see out, and quiet in between."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import Application, open_application
from bot.clock import ShiftedClock, milliseconds, moment_of
from bot.config import Config
from bot.delivery.pace import NoPace
from bot.knowing import Knowing
from bot.local.journal import Journal
from bot.local.people import People
from bot.local.request import LocalRequest
from bot.local.server import Listener, LocalServer

_STEP = 0.002
_PATIENCE = 30.0  # a slow machine is no fault


class NotQuietError(Exception):
    """Something is still waiting after the patience ran out."""

    def __init__(self, waiting: list[str]) -> None:
        super().__init__(", ".join(waiting))
        self.waiting = waiting


class LocalTelegram:
    """The local world with its server, its people and its clock."""

    def __init__(self, journal: Journal, clock: ShiftedClock, listener: Listener) -> None:
        self.clock = clock
        self.server = LocalServer(journal, clock, listener)
        self.people = People(journal, self.server, clock)
        self._journal = journal

    def set_clock(self, moment: datetime) -> None:
        """Makes it `moment` now, also after a restart."""
        self.clock.set(moment)
        self._journal.record({"event": "clock", "seconds": self.clock.offset.total_seconds()})


@contextmanager
def local_telegram(data: Path, listener: Listener) -> Iterator[LocalTelegram]:
    """Opens the local world kept in `data`."""
    with Journal(data / "local-telegram.jsonl") as journal:
        clock = ShiftedClock(timedelta(seconds=journal.world.clock_offset))
        yield LocalTelegram(journal, clock, listener)


class Session:
    """Local Telegram and the application, seen from outside."""

    def __init__(self, telegram: LocalTelegram, application: Application) -> None:
        self.telegram = telegram
        self.application = application

    async def quiet(self) -> None:
        """Returns when no update is unhandled, no message unsent and no work due.

        Raises:
            NotQuietError: After half a minute.
        """
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while waiting := await self._waiting():
            if asyncio.get_running_loop().time() > deadline:
                raise NotQuietError(waiting)
            await asyncio.sleep(_STEP)

    async def go_to(self, moment: datetime) -> None:
        """Moves the clock, doing due work on the way, each at its own time."""
        target = milliseconds(moment)
        while True:
            await self.quiet()
            due = await self.application.due.next_moment()
            if due is None or due > target:
                break
            self.telegram.set_clock(max(moment_of(due), self.telegram.clock.now()))
            self.application.wake()
        self.telegram.set_clock(moment)
        self.application.wake()
        await self.quiet()

    async def _waiting(self) -> list[str]:
        waiting = [] if self.telegram.server.fetched_everything else ["updates not fetched"]
        return waiting or await self.application.waiting()


@asynccontextmanager
async def local_session(
    knowing: Knowing, config: Config, data: Path, listener: Listener
) -> AsyncIterator[Session]:
    """A local session on the folder `data`, for as long as the block lasts."""
    with local_telegram(data, listener) as telegram:
        request = LocalRequest(telegram.server)
        clock = telegram.clock
        async with open_application(knowing, config, data, clock, request, NoPace()) as application:
            running = asyncio.create_task(application.run())
            try:
                yield Session(telegram, application)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
