"""What imported entries hold in the record's own words; for the index and for editors only."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.model import Procedure
from knowledge.national.portal import Way
from knowledge.problems import Problem
from knowledge.reading.catalogue import entry_files
from knowledge.reading.imported import read_imported
from knowledge.reading.section import Section, read_list


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A record's own words, never shown as ours."""

    ways: tuple[Way, ...] = ()
    documents: str = ""
    conditions: str = ""
    steps: str = ""


def read_own_words(folder: Path) -> Iterator[tuple[str, OwnWords]]:
    """The code and the record's words of every entry of an imported folder."""
    problems: list[Problem] = []
    for path in entry_files(folder):
        for section in read_list(path, path.name, problems):
            yield section.required("code"), _own_words(section)


def read_imported_records(folder: Path, only: str = "") -> dict[str, tuple[Procedure, OwnWords]]:
    """The entries of an imported folder by code, each with the record's words.

    Args:
        folder: An imported folder.
        only: A code; files without it are not read.
    """
    problems: list[Problem] = []
    found = {}
    for path in entry_files(folder):
        if only not in path.read_text(encoding="utf-8"):
            continue
        for section in read_list(path, path.name, problems):
            words = _own_words(section)
            procedure = read_imported(section)
            found[procedure.code] = (procedure, words)
    return found


def _own_words(section: Section) -> OwnWords:
    record = section.section("record")
    if record is None:
        return OwnWords()
    return OwnWords(
        ways=tuple(map(_way, record.sections("ways"))),
        documents=record.lines("documents"),
        conditions=record.lines("conditions"),
        steps=record.lines("steps"),
    )


def _way(section: Section) -> Way:
    return Way(*(section.text(key) or "" for key in ("channel", "time", "fee", "note")))
