"""The command `motcua`. Data goes to standard output raw; everything else to standard error."""

import logging
import os
import sys

import typer

from bot.cli import ask, catalogue, data, imports, learn, report, run, targets, team
from bot.errors import BotError
from knowledge.problems import KnowledgeError

app = typer.Typer(
    name="motcua",
    help="Một Cửa: procedures in plain Vietnamese, and a volunteer when a person is needed.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
run.register(app)
ask.register(app)
catalogue.register(app)
imports.register(app)
data.register(app)
learn.register(app)
team.register(app)
targets.register(app)
report.register(app)


def main() -> None:
    """Runs the command; a foreseeable failure is a sentence, not a traceback."""
    _speak_utf8()
    logging.basicConfig(
        stream=sys.stderr,
        level=os.environ.get("MOTCUA_LOG", "WARNING").upper(),
        format="%(levelname)s %(name)s: %(message)s",
    )
    # httpx writes addresses, and ours hold the token
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    try:
        app()
    except (BotError, KnowledgeError) as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _speak_utf8() -> None:
    """The same text on every machine, whatever its locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
