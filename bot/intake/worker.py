"""Handles stored updates: the oldest of each chat, one of a chat at a time, each exactly once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.bell import Bell
from bot.clock import Clock, milliseconds
from bot.decision import Decision, carry_out
from bot.errors import StoreError
from bot.lanes import Lanes
from bot.store import Reading, Store
from bot.store.tables.inbox import WaitingUpdate

log = logging.getLogger(__name__)

_LONGEST_WAIT = 1.0
_TRIES = 3
_RETRY_AFTER = 200
_STORE_RETRY_AFTER = 2000

Handle = Callable[[str, Reading], Awaitable[Decision]]
Apologise = Callable[[str], Decision]


class UnreadableUpdateError(Exception):
    """The update is not what Telegram promises; it is kept aside by its id."""


class Worker:
    """The loop between inbox and outbox.

    Args:
        handle: Decides what follows from a raw update, reading only.
        apologise: What is said where an update could not be handled.
        slots: How many updates (of different chats) are handled at once.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        bell: Bell,
        outbox_bell: Bell,
        handle: Handle,
        apologise: Apologise,
        slots: int,
    ) -> None:
        self._store = store
        self._clock = clock
        self._bell = bell
        self._outbox_bell = outbox_bell
        self._handle = handle
        self._apologise = apologise
        self._slots = slots
        self._lanes = Lanes()
        self._last_row = 0

    @property
    def idle(self) -> bool:
        """Whether nothing is known to wait or in hand."""
        return len(self._lanes) == 0

    async def run(self) -> None:
        """Handles updates for ever."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self._look_for_new()
                self._start_what_fits(group)
                await self._bell.wait(self._pause())

    async def _look_for_new(self) -> None:
        async with self._store.reading() as reading:
            found = await reading.inbox.waiting_after(self._last_row)
        for row, chat in found:
            self._lanes.add(chat, row)
            self._last_row = row

    def _start_what_fits(self, group: asyncio.TaskGroup) -> None:
        now = milliseconds(self._clock.now())
        while self._lanes.busy < self._slots:
            taken = self._lanes.take(now)
            if taken is None:
                return
            group.create_task(self._work(*taken))

    def _pause(self) -> float:
        moment = self._lanes.next_moment()
        if moment is None or self._lanes.busy >= self._slots:
            return _LONGEST_WAIT
        seconds = (moment - milliseconds(self._clock.now())) / 1000
        return max(0.0, min(seconds, _LONGEST_WAIT))

    async def _work(self, chat: int, row: int) -> None:
        """Handles one row and frees its chat for the next."""
        finished, pause = False, _RETRY_AFTER
        try:
            finished = await self._work_on(row)
        except StoreError as error:
            log.error("%s The update stays and is tried again.", error)  # noqa: TRY400
            pause = _STORE_RETRY_AFTER
        except Exception:
            log.exception("An update could not be finished; it stays and is tried again.")
            pause = _STORE_RETRY_AFTER
        if finished:
            self._lanes.done(chat)
        else:
            self._lanes.retry(chat, milliseconds(self._clock.now()) + pause)
        self._bell.ring()

    async def _work_on(self, row: int) -> bool:
        """Returns whether the row is finished, one way or another."""
        async with self._store.reading() as reading:
            update = await reading.inbox.update(row)
        if update is None:
            return True
        try:
            async with self._store.reading() as reading:
                decision = await self._handle(update.body, reading)
            await self._commit(update, decision)
        except StoreError:  # not the handler's fault, so not one of its tries
            raise
        except UnreadableUpdateError as error:
            await self._set_aside(update, f"unreadable: {error}", Decision())
        except Exception as error:  # noqa: BLE001 - whatever a handler does wrong ends here
            return await self._failed(update, error)
        return True

    async def _commit(self, update: WaitingUpdate, decision: Decision) -> None:
        """Effects, outbox rows and the erasing of the update: one transaction."""
        async with self._store.writing() as tx:
            if await tx.inbox.finish(update.row):
                at = milliseconds(self._clock.now())
                await carry_out(decision, tx, update.chat, at)
        self._outbox_bell.ring()

    async def _failed(self, update: WaitingUpdate, error: Exception) -> bool:
        """Counts the failure; the third sets the update aside and says so. No content is logged."""
        kind = type(error).__name__
        log.error("An update failed: %s at %s", kind, _where(error))
        if update.tries + 1 < _TRIES:
            async with self._store.writing() as tx:
                await tx.inbox.failed(update.row)
            return False
        await self._set_aside(update, kind, self._apologise(update.body))
        return True

    async def _set_aside(self, update: WaitingUpdate, why: str, sorry: Decision) -> None:
        async with self._store.writing() as tx:
            await tx.inbox.set_update_aside(update.row, why)
            await carry_out(sorry, tx, update.chat, milliseconds(self._clock.now()))
        self._outbox_bell.ring()


def _where(error: BaseException) -> str:
    """The place of the failure without any of its values."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} ({code.co_name})"
