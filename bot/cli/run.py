"""`motcua run` and `motcua chat`: the bot on Telegram, or in this terminal."""

import asyncio
import json
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer
from telegram.request import HTTPXRequest

from bot.app import Application, open_application
from bot.cli.options import (
    DATA,
    CatalogueOption,
    ConfigOption,
    DataOption,
    give,
    known,
    settings,
    tell,
)
from bot.clock import SystemClock
from bot.config import TELEGRAM, Config
from bot.delivery.pace import Pace
from bot.local.jsonl import talk
from bot.local.lines import lines_of
from bot.local.session import local_session
from bot.local.terminal import Terminal
from bot.locking import running_alone

JsonOption = Annotated[
    bool, typer.Option("--json", help="One JSON object a line, in and out (plan, part 3).")
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""

    @app.command()
    def run(
        data: DataOption = DATA,
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
    ) -> None:
        """Start the bot: on Telegram with MOTCUA_TELEGRAM_TOKEN set, else in this terminal."""
        found = settings(config, catalogue)
        if found.telegram_token:
            _start(_on_telegram(found, data), data)
        else:
            _start(_in_terminal(found, data), data)

    @app.command()
    def chat(
        as_json: JsonOption = False,
        data: DataOption = DATA,
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
    ) -> None:
        """Talk in this terminal. A number presses a button; @lan: … is another person."""
        found = settings(config, catalogue)
        _start(_as_json(found, data) if as_json else _in_terminal(found, data), data)


def _start(running: Coroutine[Any, Any, None], data: Path) -> None:
    """Runs to the end, alone on its data folder."""
    with running_alone(data):
        try:
            asyncio.run(running)
        except KeyboardInterrupt:
            tell("Stopped.")


async def _on_telegram(config: Config, data: Path) -> None:
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


async def _in_terminal(config: Config, data: Path) -> None:
    terminal = Terminal(give)
    async with local_session(known(config, data), config, data, terminal.listen) as session:
        tell(
            "Một Cửa in this terminal (no MOTCUA_TELEGRAM_TOKEN set). Type what you need, e.g.\n"
            "  toi muon nhap ho khau cho vo\n"
            "A number presses a button, @lan: … speaks as another person, Ctrl-D ends."
        )
        await terminal.talk(session, lines_of(sys.stdin))


async def _as_json(config: Config, data: Path) -> None:
    def write(line: dict[str, object]) -> None:
        give(json.dumps(line, ensure_ascii=False) + "\n")

    async with local_session(known(config, data), config, data, write) as session:
        await talk(session, lines_of(sys.stdin), write)
