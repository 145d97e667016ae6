"""A catalogue folder: curated entries, or imported ones where its own manifest says so."""

from pathlib import Path

from knowledge.model import Procedure
from knowledge.problems import Place, Problem
from knowledge.reading.curated import read_curated
from knowledge.reading.imported import read_imported
from knowledge.reading.manifest import is_imported
from knowledge.reading.section import read_list


def entry_files(folder: Path) -> list[Path]:
    """The files with entries, in the order of their names; `_manifest.yaml` is none."""
    return sorted(path for path in folder.rglob("*.yaml") if not path.name.startswith("_"))


def read_folder(folder: Path, problems: list[Problem]) -> list[Procedure]:
    """All entries of a catalogue folder.

    Args:
        folder: Holds the YAML files.
        problems: Receives what is wrong; an entry with problems is still returned as far as it
            could be read, so that one run names everything.
    """
    if not folder.is_dir():
        where = Place(folder.as_posix())
        problems.append(Problem(where, "there is no such folder", "name one with YAML entries"))
        return []
    read = read_imported if is_imported(folder) else read_curated
    return [
        read(section)
        for path in entry_files(folder)
        for section in read_list(
            path, f"{folder.name}/{path.relative_to(folder).as_posix()}", problems
        )
    ]
