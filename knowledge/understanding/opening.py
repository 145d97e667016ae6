"""Opens understanding for a library: from the cache where nothing changed, else by reading all."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from knowledge.cache import key_of
from knowledge.library import OWN_CATALOGUE, PACKAGE, Library
from knowledge.national.records import read_own_words
from knowledge.reading.catalogue import FolderReader
from knowledge.reading.manifest import is_imported
from knowledge.reading.shelves import read_sayings
from knowledge.understanding.read_texts import ReadTexts, load_texts, read_texts
from knowledge.understanding.understander import Understander
from knowledge.understanding.wordings import Matter, matters

_NAME = "understanding"
_RECORD_PART = 1000

Work = Callable[[], ReadTexts]
Busy = Callable[[Work], ReadTexts]


def at_once(work: Work) -> ReadTexts:
    """The work done, with nobody looking on."""
    return work()


def open_understander(
    library: Library,
    folders: Sequence[Path] = (OWN_CATALOGUE,),
    reader: FolderReader | None = None,
    busy: Busy = at_once,
) -> Understander:
    """Understanding of a library.

    Args:
        library: What is known.
        folders: The catalogue folders it was read from.
        reader: What they were read with; the result is kept in its cache for the next start.
        busy: Does the reading, which takes seconds, with whatever shows that.
    """
    with _no_collection():
        return Understander(library, _texts(library, folders, reader or FolderReader(), busy))


def all_matters(library: Library, folders: Sequence[Path]) -> Iterator[Matter]:
    """Every matter, with the record's own words and the sayings for what nobody curated."""
    records = {
        code: "\n".join(part[:_RECORD_PART] for part in (words.documents, words.conditions))
        + "\n"
        + words.steps[:_RECORD_PART]
        for folder in folders
        if is_imported(folder)
        for code, words in read_own_words(folder)
    }
    return matters(library, records, read_sayings(PACKAGE / "sayings", []))


def _texts(
    library: Library, folders: Sequence[Path], reader: FolderReader, busy: Busy
) -> ReadTexts:
    cache, key = reader.cache, key_of(_own_lists(), *map(reader.key, folders))
    kept = cache.get(_NAME, key)
    if kept is not None:
        with suppress(ValueError, TypeError, AttributeError, StopIteration):
            return load_texts(kept)
        cache.drop(_NAME, key)
    texts = busy(lambda: read_texts(library, all_matters(library, folders)))
    cache.put(_NAME, key, texts.dump)
    return texts


def _own_lists() -> list[Path]:
    """The files of ours that have wordings or change how they are read."""
    found = (path for path in PACKAGE.rglob("*.yaml") if "procedures" not in path.parts)
    return sorted(found)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without looking for garbage among millions of numbers that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
