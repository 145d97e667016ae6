"""How long understanding takes over the largest catalogue at hand, against rapidfuzz's WRatio."""

import tempfile
import time
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.catalogues import ours_over_national
from bench.questions import questions
from bench.timing import share, times
from knowledge.cache import Cache
from knowledge.library import OWN_CATALOGUE, read_library
from knowledge.reading.catalogue import FolderReader
from knowledge.understanding import open_understander


def measure() -> dict[str, float]:
    """Loading in seconds, understanding in milliseconds a question."""
    folders = ours_over_national() or (OWN_CATALOGUE,)
    with tempfile.TemporaryDirectory() as kept:
        cache = Cache(Path(kept))
        moments = [time.perf_counter()]
        for _ in ("nothing kept", "kept"):
            reader = FolderReader(cache)
            library, _problems = read_library(folders, reader=reader)
            moments.append(time.perf_counter())
            understander = open_understander(library, folders, reader)
            moments.append(time.perf_counter())
    asked = questions(library)
    names = [procedure.name for procedure in library.procedures]
    ours = times(asked, understander.understand)
    usual = times(asked, lambda text: process.extractOne(text, names, scorer=fuzz.WRatio))
    return {
        "questions": len(asked),
        "procedures": len(names),
        "first time: reading the knowledge, s": moments[1] - moments[0],
        "first time: reading all wordings, s": moments[2] - moments[1],
        "later: reading the knowledge, s": moments[3] - moments[2],
        "later: opening the index, s": moments[4] - moments[3],
        "understanding p50, ms": share(ours, 0.5),
        "understanding p99, ms": share(ours, 0.99),
        "one WRatio pass over the names p50, ms": share(usual, 0.5),
        "WRatio / understanding, p50": share(usual, 0.5) / share(ours, 0.5),
    }
