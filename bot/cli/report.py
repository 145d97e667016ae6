"""`motcua report`: the month, the quarter, the year, for clerks, leads and everybody."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.communes import the_one
from bot.cli.options import DATA, ConfigOption, DataOption, give, library_of, settings, tell
from bot.cli.progress import steps
from bot.cli.store import look, must_be_kept
from bot.clock import SystemClock
from bot.errors import BotError
from bot.reports.chat import chat_text
from bot.reports.open_data import write_open_data
from bot.reports.page import write_page
from bot.reports.periods import read_period
from bot.reports.report import Report, gather
from bot.reports.workbook import write_workbook
from bot.texts import Texts
from knowledge.library import Library
from knowledge.measures.periods import Period


def register(app: typer.Typer) -> None:
    """Adds the command."""

    @app.command()
    def report(
        period: Annotated[str, typer.Option("--period", help="2026-10, 2026-Q3 or 2026.")],
        out: Annotated[Path, typer.Option("--out", help="The folder the files go into.")],
        unit: Annotated[
            str, typer.Option("--unit", help="One commune only, by name or code.")
        ] = "",
        data: DataOption = DATA,
        config: ConfigOption = None,
    ) -> None:
        """Write a period's report: xlsx, PDF, a text for the chat, CSV open data."""
        must_be_kept(data)
        found = settings(config)
        library = library_of(found, data)
        code = the_one(library.city, unit).code if unit else None
        made = _gathered(data, library, read_period(period), code)
        files = _written(made, library, out, chat_text(made, library, Texts.of(found)))
        for file in files:
            give(f"{file}\n")
        tell(
            f"{made.total.requests} requests, {made.total.done} done. {len(files)} files in {out}."
        )


def _gathered(data: Path, library: Library, period: Period, unit: str | None) -> Report:
    with steps("Counting") as step:
        return look(data, lambda reading: gather(reading, library, period, unit, step))


def _written(made: Report, library: Library, out: Path, text: str) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    name = f"bao-cao-{made.period.text}" + (f"-{made.unit}" if made.unit else "")
    workbook, page, chat = (out / f"{name}.{kind}" for kind in ("xlsx", "pdf", "html"))
    moment = SystemClock().now()
    try:
        with steps("Writing") as step:
            step("xlsx")
            write_workbook(made, library, workbook, moment)
            step("pdf")
            write_page(made, library, page, moment)
    except ImportError:
        raise BotError("Reports need more libraries. Install them: make reports") from None
    chat.write_text(text + "\n", encoding="utf-8")
    return [workbook, page, chat, *write_open_data(made, out)]
