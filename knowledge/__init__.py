"""What is known, and how questions find it. Knows neither Telegram nor SQL."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.library import OWN_CATALOGUE, PACKAGE, Library, read_library
from knowledge.links import OfficialHosts, read_official_hosts
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading.catalogue import FolderReader


def read_with_problems(
    catalogues: Sequence[Path],
    city: str,
    reader: FolderReader | None = None,
) -> tuple[Library, OfficialHosts, list[Problem]]:
    """Everything that is known, with whatever is not well formed."""
    library, problems = read_library(catalogues, city=city, reader=reader)
    hosts = read_official_hosts(PACKAGE / "official_hosts.yaml", problems)
    return library, hosts, problems


def read_all(
    catalogues: Sequence[Path],
    city: str,
    reader: FolderReader | None = None,
) -> tuple[Library, OfficialHosts]:
    """Everything that is known.

    Args:
        catalogues: Folders of entries.
        city: The file of `units/` to use.
        reader: Reads the folders, with a cache where it has one.

    Raises:
        KnowledgeError: A file is not well formed, or an entry links outside the official hosts.
    """
    library, hosts, problems = read_with_problems(catalogues, city, reader)
    problems += [
        Problem(p.place, f"{p.link} is not an official address", "use dichvucong.gov.vn, https")
        for p in library.procedures
        if p.link and not hosts.allows(p.link)
    ]
    if problems:
        raise KnowledgeError(problems)
    return library, hosts


__all__ = [
    "OWN_CATALOGUE",
    "FolderReader",
    "KnowledgeError",
    "Library",
    "OfficialHosts",
    "Problem",
    "read_all",
    "read_with_problems",
]
