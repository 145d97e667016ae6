"""How many updates a second go all the way, against bare transactions of the same store."""

import asyncio
import tempfile
import time
from pathlib import Path

from bench.questions import questions
from bot.config import read_config
from bot.knowing import know
from bot.local.inputs import act
from bot.local.session import Session, local_session
from bot.store.sqlite import SqliteStore

_CHATS = 100
_EACH = 10


def measure() -> dict[str, float]:
    """Updates from a hundred people: received, stored, answered, sent."""
    with tempfile.TemporaryDirectory() as folder:
        whole, messages = asyncio.run(_whole_way(Path(folder) / "bot"))
        bare = asyncio.run(_bare_transactions(Path(folder) / "bare.sqlite3"))
    count = _CHATS * _EACH
    return {
        "updates": count,
        "messages sent": messages,
        "updates a second, the whole way": count / whole,
        "bare transactions a second": count / bare,
        "whole way / one bare transaction": whole / bare,
    }


async def _whole_way(data: Path) -> tuple[float, int]:
    config = read_config(None, {})
    knowing = know(config)
    asked = questions(knowing.library)
    seen: list[dict[str, object]] = []
    async with local_session(knowing, config, data, seen.append) as session:
        began = time.perf_counter()
        for number in range(_CHATS * _EACH):
            line = {"as": f"p{number % _CHATS}", "text": asked[number % len(asked)]}
            act(session.telegram.people, line)
        await _all_answered(session)
        return time.perf_counter() - began, len(seen)


async def _all_answered(session: Session) -> None:
    """Like `Session.quiet`, which would lose its patience."""
    while True:
        if session.telegram.server.fetched_everything and not await session.application.waiting():
            return
        await asyncio.sleep(0.01)


async def _bare_transactions(path: Path) -> float:
    async with SqliteStore(path) as store:
        began = time.perf_counter()
        for person in range(_CHATS * _EACH):
            async with store.writing() as tx:
                await tx.people.opened(person, 0)
        return time.perf_counter() - began
