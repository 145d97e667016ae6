"""A bot that runs: on Telegram, or in this terminal."""

import asyncio
import json
import signal
import sys
from pathlib import Path

from telegram.request import HTTPXRequest

from bot.app import Application, open_application
from bot.cli.options import give, known, tell
from bot.clock import SystemClock
from bot.config import TELEGRAM, Config
from bot.delivery.pace import Pace
from bot.local.jsonl import talk
from bot.local.lines import lines_of
from bot.local.session import local_session
from bot.local.terminal import Terminal


async def on_telegram(config: Config, data: Path) -> None:
    """The bot on Telegram, until it is stopped."""
    request = HTTPXRequest(connection_pool_size=64, pool_timeout=20.0, connect_timeout=10.0)
    async with open_application(
        known(config, data), config, data, SystemClock(), request, Pace()
    ) as application:
        server = "Telegram" if config.bot_api == TELEGRAM else config.bot_api
        tell(f"Listening on {server}. Ctrl-C stops.")
        await _until_stopped(application)


async def _until_stopped(application: Application) -> None:
    """Runs until SIGINT or SIGTERM; what was not finished goes on after the next start."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    running = asyncio.create_task(application.run())
    stopping = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (running, stopping):
        task.cancel()
    await asyncio.gather(running, stopping, return_exceptions=True)
    if running in done:
        running.result()
    tell("Stopped.")


async def in_terminal(config: Config, data: Path) -> None:
    """The bot in this terminal, until its input ends."""
    terminal = Terminal(give)
    async with local_session(known(config, data), config, data, terminal.listen) as session:
        tell(
            "Một Cửa in this terminal (no MOTCUA_TELEGRAM_TOKEN set). Type what you need, e.g.\n"
            "  toi muon nhap ho khau cho vo\n"
            "A number presses a button, @lan: … speaks as another person, Ctrl-D ends."
        )
        await terminal.talk(session, lines_of(sys.stdin))


async def as_json(config: Config, data: Path) -> None:
    """The same with a JSON object a line, in and out."""

    def write(line: dict[str, object]) -> None:
        give(json.dumps(line, ensure_ascii=False) + "\n")

    async with local_session(known(config, data), config, data, write) as session:
        await talk(session, lines_of(sys.stdin), write)
