"""Times of single calls, as medians of a few rounds."""

import statistics
import time
from collections.abc import Callable

_ROUNDS = 5


def times(asked: list[str], answer: Callable[[str], object]) -> list[float]:
    """The median of a few rounds for each question, milliseconds, in order of size."""
    rounds = [[_milliseconds(answer, text) for text in asked] for _ in range(_ROUNDS)]
    return sorted(statistics.median(of_one) for of_one in zip(*rounds, strict=True))


def share(ordered: list[float], of: float) -> float:
    """The value below which this share of the ordered times lies."""
    return ordered[min(len(ordered) - 1, int(of * len(ordered)))]


def _milliseconds(answer: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    answer(text)
    return 1000 * (time.perf_counter() - began)
