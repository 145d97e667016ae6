"""The learned numbers: how much each feature counts. `make weights` writes `weights.yaml` anew."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from knowledge.understanding import answerable, features

FILE = Path(__file__).parent / "weights.yaml"


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each feature, in the order in which features are computed.

    Attributes:
        ranking: Of `features.NAMES`.
        answerable: Of `answerable.NAMES`.
        doubtful: Below this chance that a procedure answers, none is offered.
        sure: From this share on, the best one is answered with.
    """

    ranking: tuple[float, ...]
    answerable: tuple[float, ...]
    doubtful: float
    sure: float


@cache
def read_weights() -> Weights:
    """The numbers of `weights.yaml`."""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Weights(
        ranking=tuple(float(found["ranking"][name]) for name in features.NAMES),
        answerable=tuple(float(found["answerable"][name]) for name in answerable.NAMES),
        doubtful=float(found["doubtful"]),
        sure=float(found["sure"]),
    )
