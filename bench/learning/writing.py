"""The learned numbers as a file people can read."""

from collections.abc import Sequence

from bench.learning.fitting import Numbers
from knowledge.understanding import answerable, features
from knowledge.understanding.weights import FILE, Thresholds

_HEAD = """# Written by `make weights` from real questions and the catalogue's own; not by hand.
# ranking: how much each feature (features.py) counts for a candidate.
# answerable: how much each sign (answerable.py) counts for there being an answer at all.
"""


def write_weights(ranking: Numbers, chance: Numbers, thresholds: Thresholds) -> None:
    """Writes weights.yaml."""
    doubtful, sure = thresholds.doubtful, thresholds.sure
    lines = [
        _HEAD.rstrip(),
        f"doubtful: {doubtful:.2f}  # below this chance of an answer no procedure is offered",
        f"sure: {sure:.2f}  # from this share on the best one is answered with",
        "ranking:",
        *_rows(features.NAMES, ranking),
        "answerable:",
        *_rows(answerable.NAMES, chance),
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(names: Sequence[str], numbers: Numbers) -> list[str]:
    return [f"  {name}: {number:.3f}" for name, number in zip(names, numbers, strict=True)]
