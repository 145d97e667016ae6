"""Lines of standard input without blocking the loops beside it."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import TextIO


async def lines_of(stream: TextIO) -> AsyncIterator[str]:
    """Each line as it comes, to the end of input.

    A daemon thread reads, because a thread of the loop's pool would keep the process from ending
    while nobody types.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        try:
            for line in stream:
                loop.call_soon_threadsafe(queue.put_nowait, line)
            loop.call_soon_threadsafe(queue.put_nowait, None)
        except RuntimeError:  # the loop has ended; nobody listens any more
            return

    threading.Thread(target=read, daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line
