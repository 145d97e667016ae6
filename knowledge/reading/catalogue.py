"""A catalogue folder: curated entries, or imported ones where its own manifest says so."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from knowledge.cache import Cache, key_of
from knowledge.model import Procedure
from knowledge.packing import pack, unpack
from knowledge.problems import Place, Problem
from knowledge.reading.curated import read_curated
from knowledge.reading.imported import read_imported
from knowledge.reading.manifest import MANIFEST, is_imported
from knowledge.reading.section import read_list

Watch = Callable[[Sequence[Path], str], Iterable[Path]]


def unwatched(files: Sequence[Path], what: str) -> Iterable[Path]:
    """The files, with nobody looking on."""
    del what
    return files


def entry_files(folder: Path) -> list[Path]:
    """The files with entries, in the order of their names; `_manifest.yaml` is none."""
    found = (path for path in folder.rglob("*.yaml") if not path.name.startswith("_"))
    return sorted(found, key=lambda path: path.with_suffix("").parts)


class FolderReader:
    """Reads catalogue folders; what was well formed is kept in the cache for the next start.

    Args:
        cache: Where read entries are kept, and what else follows from them.
        watch: Shows the progress of a long read.
    """

    def __init__(self, cache: Cache | None = None, watch: Watch = unwatched) -> None:
        self.cache = cache or Cache()
        self._watch = watch
        self._keys: dict[Path, str] = {}

    def key(self, folder: Path) -> str:
        """A key for what follows from a folder, as it was when it was last read."""
        return self._keys.get(folder) or key_of(self._contents(folder))

    def read(self, folder: Path, problems: list[Problem]) -> list[Procedure]:
        """All entries of a folder.

        Args:
            folder: Holds the YAML files.
            problems: Receives what is wrong; an entry with problems is still returned as far as it
                could be read, so that one run names everything.
        """
        if not folder.is_dir():
            where = Place(folder.as_posix())
            problems.append(Problem(where, "there is no such folder", "name one with YAML entries"))
            return []
        name = f"catalogue-{folder.name}"
        key = self._keys[folder] = key_of(self._contents(folder))
        kept = self.cache.get(name, key)
        if kept is not None:
            try:
                return unpack(Procedure, json.loads(kept))
            except Exception:  # noqa: BLE001 - a spoilt cache costs time only
                self.cache.drop(name, key)
        found: list[Problem] = []
        procedures = self._read(folder, found)
        problems += found
        if not found:
            self.cache.put(name, key, lambda: _packed(procedures))
        return procedures

    def _read(self, folder: Path, problems: list[Problem]) -> list[Procedure]:
        imported = is_imported(folder)
        read = read_imported if imported else read_curated
        files = entry_files(folder)
        return [
            read(section)
            for path in (self._watch(files, "Reading the national record") if imported else files)
            for section in read_list(
                path, f"{folder.name}/{path.relative_to(folder).as_posix()}", problems
            )
        ]

    @staticmethod
    def _contents(folder: Path) -> list[Path]:
        manifest = folder / MANIFEST
        return [*entry_files(folder), *([manifest] if manifest.exists() else [])]


def _packed(procedures: Sequence[Procedure]) -> bytes:
    return json.dumps(pack(procedures), ensure_ascii=False).encode()
