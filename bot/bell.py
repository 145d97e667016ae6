"""Wakes a loop when there is something new for it, and now and then in any case."""

import asyncio


class Bell:
    """One loop waits, anybody rings. A ring while nobody waits is not lost."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wakes the loop."""
        self._event.set()

    async def wait(self, seconds: float | None) -> None:
        """Returns at the next ring or after `seconds`, whichever comes first."""
        try:
            # not wait_for: up to Python 3.11 it swallows a cancellation that meets a ring
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
        finally:
            self._event.clear()
