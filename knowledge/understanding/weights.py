"""The learned numbers: how much each feature counts. `make weights` writes `weights.yaml` anew."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from knowledge.understanding import answerable, features

FILE = Path(__file__).parent / "weights.yaml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is certain enough.

    Attributes:
        doubtful: Below this chance that a procedure answers, none is offered.
        sure: From this share on, the best one is answered with.
    """

    doubtful: float
    sure: float


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each feature, in the order in which features are computed.

    Attributes:
        ranking: Of `features.NAMES`.
        answerable: Of `answerable.NAMES`.
    """

    ranking: tuple[float, ...]
    answerable: tuple[float, ...]
    thresholds: Thresholds


@cache
def read_weights() -> Weights:
    """The numbers of `weights.yaml`."""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Weights(
        ranking=tuple(float(found["ranking"][name]) for name in features.NAMES),
        answerable=tuple(float(found["answerable"][name]) for name in answerable.NAMES),
        thresholds=Thresholds(float(found["doubtful"]), float(found["sure"])),
    )
