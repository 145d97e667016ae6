"""Runs time-driven work when it is due; the work itself is rows in the store."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.bell import Bell
from bot.clock import DAY, Clock, milliseconds
from bot.decision import Decision, carry_out
from bot.errors import StoreError
from bot.store import Store, Writing
from bot.store.tables.due import DueWork

log = logging.getLogger(__name__)

_LONGEST_WAIT = 30.0
_PUT_OFF = 60_000
_LONGEST_PUT_OFF = DAY

Work = Callable[[str, Writing, int], Awaitable[Decision]]


class DueRunner:
    """The loop over planned work.

    Args:
        works: What to do for each kind; gets the key, the transaction and the moment.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        bell: Bell,
        outbox_bell: Bell,
        works: Mapping[str, Work],
    ) -> None:
        self._store = store
        self._clock = clock
        self._bell = bell
        self._outbox_bell = outbox_bell
        self._works = works

    async def run(self) -> None:
        """Does due work for ever."""
        while True:
            try:
                while await self.do_next():
                    pass
                pause = await self._pause()
            except StoreError as error:
                log.error("%s Due work is tried again.", error)  # noqa: TRY400
                pause = 1.0
            await self._bell.wait(pause)

    async def next_moment(self) -> int | None:
        """When the earliest work is due."""
        async with self._store.reading() as reading:
            work = await reading.due.next()
        return work.at if work else None

    async def is_due(self) -> bool:
        """Whether some work waits for being done now."""
        moment = await self.next_moment()
        return moment is not None and moment <= milliseconds(self._clock.now())

    async def do_next(self) -> bool:
        """Does the earliest work if it is due; False when nothing is."""
        now = milliseconds(self._clock.now())
        async with self._store.reading() as reading:
            work = await reading.due.next()
        if work is None or work.at > now:
            return False
        try:
            await self._do(work, now)
        except StoreError:
            raise
        except Exception:
            log.exception("Due work '%s' failed; it is tried again later.", work.kind)
            await self._put_off(work, now)
        return True

    async def _do(self, work: DueWork, now: int) -> None:
        async with self._store.writing() as tx:
            if await tx.due.claim(work.row):
                decision = await self._works[work.kind](work.key, tx, now)
                await carry_out(decision, tx, 0, now)
        self._outbox_bell.ring()

    async def _put_off(self, work: DueWork, now: int) -> None:
        """Later and later, never given up: what is promised by its date may not be forgotten."""
        async with self._store.writing() as tx:
            await tx.due.put_off(work.row, now + min(_PUT_OFF << work.tries, _LONGEST_PUT_OFF))

    async def _pause(self) -> float:
        moment = await self.next_moment()
        if moment is None:
            return _LONGEST_WAIT
        seconds = (moment - milliseconds(self._clock.now())) / 1000
        return max(0.01, min(seconds, _LONGEST_WAIT))
