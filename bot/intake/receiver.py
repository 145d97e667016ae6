"""Fetches updates and keeps them raw before telling Telegram so.

No Updater of the library: its queue acknowledges before anything is stored, an update it cannot
parse makes it fetch the same batch for ever, and a raising queue ends polling silently.
"""

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import Sequence
from typing import Any

from bot.bell import Bell
from bot.clock import Clock, milliseconds
from bot.delivery.api import ApiError, ApiFloodError, ApiRefusalError, BotApi
from bot.errors import StoreError
from bot.store import Store

log = logging.getLogger(__name__)

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
_LONG_POLL = 25
_PATIENCE = 40.0
_LONGEST_PAUSE = 30.0
_AT_ONCE = 0.2


class Receiver:
    """The long-polling loop. Where it stands is known by Telegram; repeats are known by the inbox.

    The offset is never stored: after a restart Telegram sends again what it has no
    acknowledgement for, and the inbox knows it by id and content.
    """

    def __init__(self, api: BotApi, store: Store, clock: Clock, bell: Bell) -> None:
        self._api = api
        self._store = store
        self._clock = clock
        self._bell = bell
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetches for ever; trouble is waited out."""
        pause = 1.0
        while True:
            try:
                began = time.monotonic()
                came = await self.fetch(_LONG_POLL)
                pause = 1.0
                if not came and time.monotonic() - began < _AT_ONCE:
                    await asyncio.sleep(_AT_ONCE)  # a server that does not hold the line
            except ApiError as error:
                pause = await self._wait_out(error, pause)
            except StoreError as error:
                log.error("%s Nothing was acknowledged.", error)  # noqa: TRY400
                pause = await _longer(pause)
            except Exception:
                log.exception("Updates could not be kept; nothing was acknowledged.")
                pause = await _longer(pause)

    async def fetch(self, long_poll: int) -> int:
        """One round: the updates that wait are stored, then the next round's offset moves.

        Returns:
            How many came.
        """
        params: dict[str, Any] = {"timeout": long_poll, "allowed_updates": list(WANTED)}
        if self._offset is not None:
            params["offset"] = self._offset
        found = await self._api.call("getUpdates", params, patience=_PATIENCE)
        updates = found if isinstance(found, list) else []
        known = [update for update in updates if update_id_of(update) is not None]
        if known:
            await self._keep(known)
            self._offset = 1 + max(update["update_id"] for update in known)
            self._bell.ring()
        return len(updates)

    async def _keep(self, updates: Sequence[dict[str, Any]]) -> None:
        at = milliseconds(self._clock.now())
        async with self._store.writing(durable=True) as tx:
            for update in updates:
                body = json.dumps(update, ensure_ascii=False, sort_keys=True)
                digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
                body = body.encode("utf-8", "replace").decode()
                await tx.inbox.receive(update["update_id"], digest, chat_of(update), body, at)

    async def _wait_out(self, error: ApiError, pause: float) -> float:
        """Waits as long as the error asks for and returns the next pause."""
        if isinstance(error, ApiFloodError):
            await asyncio.sleep(error.seconds)
            return pause
        if isinstance(error, ApiRefusalError) and "webhook" in error.description.lower():
            log.warning("A webhook was set for this bot; removing it to poll instead.")
            await self._remove_webhook()
        else:
            log.warning("Updates could not be fetched (%s); trying again.", error)
        return await _longer(pause)

    async def _remove_webhook(self) -> None:
        try:
            await self._api.call("deleteWebhook")
        except ApiError as error:
            log.warning("The webhook could not be removed (%s).", error)


async def _longer(pause: float) -> float:
    """Waits, and says how long to wait the next time."""
    await asyncio.sleep(pause)
    return min(pause * 2, _LONGEST_PAUSE)


def update_id_of(update: object) -> int | None:
    """The update's id, if it has one at all."""
    if not isinstance(update, dict):
        return None
    update_id = update.get("update_id")
    return update_id if type(update_id) is int else None


def chat_of(update: dict[str, Any]) -> int:
    """The chat whose order the update keeps, read without trusting its form; 0 when unclear."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        for holder in (content, content.get("message"), {"chat": content.get("from")}):
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and type(chat.get("id")) is int:
                return int(chat["id"])
    return 0
