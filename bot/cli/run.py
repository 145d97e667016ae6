"""`motcua run` and `motcua chat`: the bot on Telegram, or in this terminal."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.options import (
    DATA,
    CatalogueOption,
    ConfigOption,
    DataOption,
    settings,
    tell,
)
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
        from bot.cli import running  # noqa: PLC0415 - no other command waits for Telegram

        found = settings(config, catalogue)
        start = running.on_telegram if found.telegram_token else running.in_terminal
        _start(start(found, data), data)

    @app.command()
    def chat(
        as_json: JsonOption = False,
        data: DataOption = DATA,
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
    ) -> None:
        """Talk in this terminal. A number presses a button; @lan: … is another person."""
        from bot.cli import running  # noqa: PLC0415 - as above

        found = settings(config, catalogue)
        start = running.as_json if as_json else running.in_terminal
        _start(start(found, data), data)


def _start(bot: Coroutine[Any, Any, None], data: Path) -> None:
    """Runs to the end, alone on its data folder."""
    with running_alone(data):
        try:
            asyncio.run(bot)
        except KeyboardInterrupt:
            tell("Stopped.")
