"""Waking a loop: no ring is lost, and neither is a wish to stop."""

import asyncio

import pytest

from bot.bell import Bell


async def test_a_ring_while_nobody_waits_is_not_lost() -> None:
    bell = Bell()
    bell.ring()
    await asyncio.wait_for(bell.wait(None), 5)


async def test_a_loop_wakes_without_a_ring_after_its_time() -> None:
    await asyncio.wait_for(Bell().wait(0.01), 5)


async def test_a_stop_that_meets_a_ring_still_stops() -> None:
    bell = Bell()

    async def loop() -> None:
        while True:
            await bell.wait(60)

    task = asyncio.create_task(loop())
    await asyncio.sleep(0)
    for _ in range(3):
        await asyncio.sleep(0)
    bell.ring()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 5)
