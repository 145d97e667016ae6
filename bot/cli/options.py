"""Options that many commands share, and what they lead to."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.progress import busy, watched
from bot.config import Config, read_config
from bot.knowing import Knowing, know
from knowledge import FolderReader, Library, read_all
from knowledge.cache import Cache

DataOption = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="The folder of the data file.")
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings, instead of config.yaml.")
]
CatalogueOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        metavar="DIR",
        help="Folder of entries, instead of the list in config.yaml (repeatable).",
    ),
]

DATA = Path("var")


def settings(config: Path | None, catalogue: list[Path] | None = None) -> Config:
    """The settings, with the catalogue folders of the command line where there are any."""
    found = read_config(config)
    if catalogue:
        folders = tuple(str(path.resolve()) for path in catalogue)
        found = replace(found, catalogue=folders, national="")
    return found


def library_of(config: Config, data: Path) -> Library:
    """What is known, without how questions find it; with a cache in the data folder.

    Raises:
        KnowledgeError: The catalogue is not well formed.
    """
    library, _ = read_all(config.catalogue_folders, config.city, folder_reader(data))
    return library


def tell(sentence: str) -> None:
    """A sentence for the person at the terminal, on standard error."""
    sys.stderr.write(f"{sentence}\n")


def give(data: str) -> None:
    """Data, on standard output."""
    sys.stdout.write(data)
    sys.stdout.flush()


def folder_reader(data: Path) -> FolderReader:
    """Reads catalogue folders with a cache in the data folder and a progress bar."""
    return FolderReader(Cache(data / "cache"), watched)


def known(config: Config, data: Path) -> Knowing:
    """Everything that is known, with a cache in the data folder; the terminal sees long reading."""
    return know(config, folder_reader(data), busy)
