"""`motcua import …` and `motcua new`: what is taken over from outside, and where editors begin."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import CatalogueOption, ConfigOption, give, settings, tell
from bot.cli.progress import watched
from bot.clock import SystemClock, today
from bot.config import PROJECT
from bot.errors import BotError
from knowledge import read_all
from knowledge.annex import AnnexError, Placer, listed_in, read_tables
from knowledge.annex.writing import Decided, write_official
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


@imports.command()
def programme(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The annex: xlsx, docx or csv.")],
    programme_id: Annotated[str, typer.Option("--id", help="The programme whose list it is.")],
    decision: Annotated[str, typer.Option(help="The decision that published it, as cited.")] = "",
    valid_from: Annotated[str, typer.Option("--from", help="First day, 2026-01-01.")] = "",
    valid_to: Annotated[str, typer.Option("--to", help="Last day, where there is one.")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of the programme's own file.")
    ] = None,
    config: ConfigOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """An official list in the place of a programme's rows; what is not certain is shown."""
    chosen = settings(config, catalogue)
    library, _ = read_all(chosen.catalogue_folders, chosen.city)
    known = {found.id: found for found in library.programmes}
    if programme_id not in known:
        raise BotError(f"There is no programme '{programme_id}'. There are: {', '.join(known)}.")
    decided = Decided(
        decision or known[programme_id].decision, _day(valid_from), _day(valid_to), file.name
    )
    try:
        rows = Placer(library).place(listed_in(read_tables(file)))
    except AnnexError as error:
        raise BotError(f"{error}.") from None
    if not rows:
        raise BotError(f"{file} has no line with a number or a code: nothing was changed.")
    for row in rows:
        if row.why_open:
            give(f"row {row.listed.row}: {row.listed.name or row.listed.code}: {row.why_open}\n")
            for suggestion in row.suggested:
                give(f"    may be {suggestion.code} {suggestion.name}\n")
    target = out or PACKAGE / "programmes" / f"{programme_id}.yaml"
    write_official(target, known[programme_id], decided, rows)
    open_rows = sum(1 for row in rows if row.why_open)
    tell(
        f"{len(rows)} rows written to {target} as official, {open_rows} of them without a code. "
        "Place these by hand, then run: motcua check"
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BotError(f"'{text}' is no day; write 2026-01-01.") from None
