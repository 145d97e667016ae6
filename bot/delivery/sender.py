"""Sends what is in the outbox until Telegram takes it or refuses for good.

Delivery is at least once: only a kill between Telegram's yes and our note may repeat a message.
"""

import asyncio
import logging
import sys

from bot.bell import Bell
from bot.clock import Clock, milliseconds
from bot.delivery.api import (
    ApiFloodError,
    ApiRefusalError,
    ApiTroubleError,
    ApiUnreachableError,
    BotApi,
)
from bot.delivery.bases import (
    EDITS,
    NEW_MESSAGES,
    OPENS_TOPIC,
    OVERWRITES,
    brought,
    complete,
    lacks_base,
)
from bot.delivery.pace import Pace
from bot.delivery.refusals import Aftermath, Instead, instead_of_edit, remedy_for
from bot.errors import StoreError
from bot.lanes import Lanes
from bot.store import Store, Writing
from bot.store.tables.outbox import WaitingCall

log = logging.getLogger(__name__)

_SLOTS = 16
_LONGEST_WAIT = 1.0
_LONGEST_PAUSE = 60_000
_RETRY_AFTER = 1000
_ANSWER_IS_LATE_AFTER = 3
# How often a call is tried on a server that says it cannot, and perhaps lacks the method: a message
# for ever, the rest not, or what stands behind it in its chat would never come. Taking a phone
# number back is a promise and gets five minutes; so does a voice, whose words come in any case.
_TRIES = {
    "answerCallbackQuery": 1,
    "setMyCommands": 2,
    "leaveChat": 2,
    "editMessageText": 3,
    "editMessageCaption": 3,
    "closeForumTopic": 3,
    "reopenForumTopic": 3,
    "createForumTopic": 5,
    "deleteMessage": 10,
    OVERWRITES: 10,
    "sendVoice": 10,
}
_SERVER_ERROR = 500
_PACED = NEW_MESSAGES | EDITS | {OPENS_TOPIC, OVERWRITES}


class _BaseWaitsError(Exception):
    """What a call builds on comes behind it, or in another lane, as while a group moves."""


class Sender:
    """The loop between outbox and Telegram.

    Args:
        aftermath: What the application does when a call ended for good or a group moved.
    """

    def __init__(
        self,
        api: BotApi,
        store: Store,
        clock: Clock,
        bell: Bell,
        pace: Pace,
        aftermath: Aftermath,
    ) -> None:
        self._api = api
        self._store = store
        self._clock = clock
        self._bell = bell
        self._pace = pace
        self._aftermath = aftermath
        self._lanes = Lanes()
        self._last_row = 0
        self._had_turn: set[int] = set()

    @property
    def idle(self) -> bool:
        """Whether nothing is known to wait or in hand."""
        return len(self._lanes) == 0

    async def run(self) -> None:
        """Sends for ever."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self._look_for_new()
                self._start_what_fits(group)
                await self._bell.wait(self._pause())

    async def _look_for_new(self) -> None:
        async with self._store.reading() as reading:
            found = await reading.outbox.waiting_after(self._last_row)
        for row, chat, method in found:
            if method not in _PACED:
                self._had_turn.add(row)
            self._lanes.add(chat, row)
            self._last_row = row

    def _start_what_fits(self, group: asyncio.TaskGroup) -> None:
        while self._lanes.busy < _SLOTS:
            taken = self._lanes.take(self._now())
            if taken is None:
                return
            later = self._turn_comes(*taken)
            if later is None:
                group.create_task(self._work(*taken))
            else:
                self._lanes.retry(taken[0], later)

    def _turn_comes(self, chat: int, row: int) -> int | None:
        """When the message may go by Telegram's limits; None when that is now."""
        if row in self._had_turn:
            self._had_turn.discard(row)
            return None
        now = self._now()
        ready = self._pace.chat_ready(chat, now)
        if ready > now:
            return ready
        turn = self._pace.turn(chat, now)
        if turn <= now:
            return None
        self._had_turn.add(row)
        return turn

    def _pause(self) -> float:
        moment = self._lanes.next_moment()
        if moment is None or self._lanes.busy >= _SLOTS:
            return _LONGEST_WAIT
        return max(0.0, min((moment - self._now()) / 1000, _LONGEST_WAIT))

    def _now(self) -> int:
        return milliseconds(self._clock.now())

    async def _work(self, lane: int, row: int) -> None:
        try:
            again_at = await self._work_on(lane, row)
        except _BaseWaitsError:
            again_at = self._now() + _RETRY_AFTER
            self._lanes.add(lane, row)
            self._lanes.done(lane, again_at)
            self._bell.ring()
            return
        except StoreError as error:
            log.error("%s The message stays and is tried again.", error)  # noqa: TRY400
            again_at = self._now() + _RETRY_AFTER
        except Exception:
            log.exception("A message could not be finished; it stays and is tried again.")
            again_at = self._now() + _RETRY_AFTER
        if again_at is None:
            self._lanes.done(lane)
        else:
            self._lanes.retry(lane, again_at)
        self._bell.ring()

    async def _work_on(self, lane: int, row: int) -> int | None:
        """Returns None when the row is finished, else when to try it again."""
        async with self._store.reading() as reading:
            call = await reading.outbox.call(row)
        if call is None:  # sent already
            return None
        if call.chat != lane:  # moved on with its group, into another lane
            self._look_again_from(row)
            return None
        if call.base_waits:
            raise _BaseWaitsError
        return await self._send(call)

    def _look_again_from(self, row: int) -> None:
        self._last_row = min(self._last_row, row - 1)

    async def _send(self, call: WaitingCall) -> int | None:
        if lacks_base(call):
            return await self._without_base(call)
        try:
            result = await self._api.call(*complete(call))
        except ApiFloodError as error:
            until = self._now() + round(error.seconds * 1000)
            self._pace.hold(call.chat, until)
            return until
        except ApiUnreachableError as error:
            return await self._unreachable(call, error)
        except ApiRefusalError as error:
            return await self._refused(call, error)
        async with self._store.writing() as tx:
            await tx.outbox.sent(call.row, brought(call, result))
        return None

    async def _without_base(self, call: WaitingCall) -> int | None:
        """What the call builds on never arrived: an edit becomes a message, the rest is done."""
        async with self._store.writing() as tx:
            if call.method in EDITS:
                return await self._becomes(call, instead_of_edit(call), tx)
            await tx.outbox.sent(call.row, None)
        return None

    async def _unreachable(self, call: WaitingCall, error: ApiUnreachableError) -> int | None:
        most = _TRIES.get(call.method, sys.maxsize)
        if isinstance(error, ApiTroubleError) and call.tries + 1 >= most:
            return await self._refused(call, ApiRefusalError(_SERVER_ERROR, str(error)))
        log.warning("A %s was not taken (%s); trying again.", call.method, error)
        late = call.method == "answerCallbackQuery" and call.tries >= _ANSWER_IS_LATE_AFTER
        async with self._store.writing() as tx:
            if late:
                await tx.outbox.ended(call.row, "late")
                return None
            await tx.outbox.failed(call.row)
        return self._now() + min(1000 << min(call.tries, 10), _LONGEST_PAUSE)

    async def _refused(self, call: WaitingCall, error: ApiRefusalError) -> int | None:
        """Mends the call where it can be mended; otherwise ends it and says who has to know."""
        if error.migrated_to is not None:
            return await self._moved(call, error.migrated_to)
        remedy = remedy_for(call, error)
        async with self._store.writing() as tx:
            if remedy.done:
                await tx.outbox.sent(call.row, call.base_message)
                return None
            if remedy.instead is not None:
                return await self._becomes(call, remedy.instead, tx)
            level = logging.WARNING if call.method in _PACED else logging.INFO
            log.log(level, "A %s ended: %s", call.method, error.description)
            await tx.outbox.ended(call.row, error.description)
            await self._aftermath.ended(call, remedy, tx, self._now())
        self._bell.ring()
        return None

    async def _moved(self, call: WaitingCall, new_chat: int) -> int | None:
        async with self._store.writing() as tx:
            await self._aftermath.moved(call.chat, new_chat, tx, self._now())
        # The rows now belong to another lane; what is left of this one finds nothing to do.
        self._look_again_from(call.row)
        return None

    async def _becomes(self, call: WaitingCall, instead: Instead, tx: Writing) -> int:
        await tx.outbox.became(call.row, instead.method, instead.params, instead.base)
        return self._now()
