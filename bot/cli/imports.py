"""`motcua import …` and `motcua new`: what is taken over from outside, and where editors begin."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import give, tell
from bot.cli.progress import watched
from bot.clock import SystemClock, today
from bot.config import PROJECT
from bot.errors import BotError
from knowledge.library import PACKAGE
from knowledge.links import read_official_hosts
from knowledge.national import FolderError, Importer, PortalError, read_portal, report
from knowledge.national.folder import REPORT, write_folder
from knowledge.national.records import read_imported_records
from knowledge.scaffold import scaffold

NATIONAL = PROJECT / "var" / "national"
imports = typer.Typer(name="import", help="Take over records and lists from outside.")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(imports)

    @app.command()
    def new(
        code: Annotated[str, typer.Argument(help="The procedure's code, e.g. 1.004222.")],
        source: Annotated[
            Path, typer.Option("--from", metavar="DIR", help="A folder made by import portal.")
        ] = NATIONAL,
    ) -> None:
        """A new entry to fill in, printed: the record's facts, its words as comments."""
        found = read_imported_records(source, only=code).get(code)
        if found is None:
            raise BotError(f"{source} has no {code}. Build it with: make national FILE=…")
        give(scaffold(*found, today(SystemClock()).isoformat()))


@imports.command()
def portal(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The record, .jsonl or .jsonl.gz.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the entries go.")],
) -> None:
    """The national record as a catalogue folder that lies beneath curated ones."""
    try:
        records = list(read_portal(file))
        hosts = read_official_hosts(PACKAGE / "official_hosts.yaml", [])
        importer = Importer(hosts, today(SystemClock()))
        entries = [importer.entry(record) for record in watched(records, "Reading records")]
        found = report(importer.findings, len(entries))
        count = write_folder(out, entries, file.name, found)
    except (PortalError, FolderError) as error:
        raise BotError(str(error)) from None
    except OSError as error:
        raise BotError(f"{out} cannot be written: {error.strerror}.") from None
    give(found)
    tell(f"{count} entries written to {out}; what was found wrong is in {out / REPORT}.")
