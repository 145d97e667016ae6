"""`motcua check` and `motcua export`: the catalogue for editors and for others."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DATA, CatalogueOption, ConfigOption, give, library_of, settings, tell
from bot.clock import SystemClock, today
from bot.errors import BotError
from knowledge import OWN_CATALOGUE, read_with_problems
from knowledge.checking import check as check_library
from knowledge.checking import lacks, notices
from knowledge.contradictions import contradictions
from knowledge.export import exported
from knowledge.library import Library
from knowledge.reading.manifest import is_imported


def register(app: typer.Typer) -> None:
    """Adds the commands."""

    @app.command()
    def check(
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
        against: Annotated[
            Path | None,
            typer.Option(metavar="DIR", help="Compare with the national record in DIR instead."),
        ] = None,
    ) -> None:
        """Every problem in catalogue, vocabulary, programmes, units: where, what, what to do."""
        found = settings(config, catalogue)
        library, hosts, problems = read_with_problems(found.catalogue_folders, found.city)
        if against is None:
            day = today(SystemClock())
            own = OWN_CATALOGUE in map(Path.resolve, found.catalogue_folders)
            problems = sorted({*problems, *check_library(library, hosts, day, lists=own)})
            noted = [f"note  {notice}" for notice in dict.fromkeys(notices(library, day))]
        else:
            problems, explained = contradictions(library, _imported(against))
            noted = [f"explained  {problem}" for problem in explained]
        for problem in problems:
            give(f"{problem}\n")
        for line in noted:
            tell(line)
        tell(f"{_counted(library)}: {len(problems)} problems.")
        if problems:
            raise typer.Exit(1)

    @app.command()
    def export(
        target: Annotated[Path, typer.Option("--json", metavar="FILE", help="Where it goes.")],
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
    ) -> None:
        """The catalogue as one JSON array."""
        found = settings(config, catalogue)
        library = library_of(found, DATA)
        entries = [exported(procedure) for procedure in library.procedures]
        try:
            target.write_text(
                json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
        except OSError as error:
            raise BotError(f"{target} cannot be written: {error.strerror}.") from None
        tell(f"{len(entries)} procedures written to {target}.")


def _imported(folder: Path) -> Path:
    if not is_imported(folder):
        raise BotError(f"{folder} is no imported folder. Make one with: make national FILE=…")
    return folder


def _counted(library: Library) -> str:
    """What there is, and how much of it counts as curated."""
    curated = sum(not lacks(procedure) for procedure in library.procedures)
    return (
        f"{len(library.procedures)} procedures ({curated} curated), {len(library.guides)} guides, "
        f"{len(library.city.communes)} units"
    )
