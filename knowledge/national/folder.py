"""A catalogue folder of imported entries: a file a field, a manifest, complete or not there."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from knowledge.fold import fold
from knowledge.national.entry import Entry
from knowledge.reading.manifest import IMPORTED, MANIFEST, is_imported

REPORT = "_report.txt"


class FolderError(Exception):
    """The folder may not be replaced; the sentence says why."""


class _Dumper(yaml.CSafeDumper):
    """Writes long texts as blocks, so that they read as they are."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write_folder(folder: Path, entries: Iterable[Entry], source: str, report: str) -> int:
    """Writes the entries and returns how many; the folder appears when it is complete.

    Args:
        folder: Replaced if it is an imported one.
        entries: In any order; the files hold them by code.
        source: The name of what they were imported from.
        report: What was found wrong, kept beside them.

    Raises:
        FolderError: Something else stands there.
    """
    if folder.exists() and not is_imported(folder):
        raise FolderError(f"{folder} is no imported folder. Name one that is, or a new one.")
    by_file: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_file[_slug(str(entry["field"]))].append(entry)
    count = sum(map(len, by_file.values()))
    growing = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(growing, ignore_errors=True)
    growing.mkdir(parents=True)
    for name, found in by_file.items():
        _write(growing / f"{name}.yaml", sorted(found, key=lambda e: str(e["code"])))
    (growing / REPORT).write_text(report, encoding="utf-8")
    _write(growing / MANIFEST, {"kind": IMPORTED, "source": source, "entries": count})
    _replace(folder, growing)
    return count


def _replace(folder: Path, new: Path) -> None:
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, content: Any) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yaml.dump(content, file, _Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2)


def _slug(field: str) -> str:
    """The file of a field; fields that differ in case or accents only share one."""
    return re.sub(r"[^a-z0-9]+", "-", fold(field)).strip("-") or "other"
