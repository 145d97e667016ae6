"""How long understanding takes, against one rapidfuzz pass over the names."""

import statistics
import time
from collections.abc import Callable

from rapidfuzz import fuzz, process

from bench.questions import questions
from knowledge.library import load
from knowledge.understanding import Understander

_ROUNDS = 5


def measure() -> dict[str, float]:
    """Loading in seconds, understanding in milliseconds a question."""
    began = time.perf_counter()
    library = load()
    loaded = time.perf_counter()
    understander = Understander(library)
    built = time.perf_counter()
    asked = questions(library)
    names = [procedure.name for procedure in library.procedures]
    ours = _times(asked, understander.understand)
    usual = _times(asked, lambda text: process.extractOne(text, names, scorer=fuzz.WRatio))
    return {
        "questions": len(asked),
        "reading the knowledge, s": loaded - began,
        "building the index, s": built - loaded,
        "understanding p50, ms": _share(ours, 0.5),
        "understanding p99, ms": _share(ours, 0.99),
        "understanding / one WRatio pass over the names, p50": (
            _share(ours, 0.5) / _share(usual, 0.5)
        ),
    }


def _times(asked: list[str], answer: Callable[[str], object]) -> list[float]:
    """The median of a few rounds for each question, milliseconds."""
    rounds = [[_milliseconds(answer, text) for text in asked] for _ in range(_ROUNDS)]
    return sorted(statistics.median(times) for times in zip(*rounds, strict=True))


def _milliseconds(answer: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    answer(text)
    return 1000 * (time.perf_counter() - began)


def _share(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))]
