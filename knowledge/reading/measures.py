"""All that ships about measuring, in one reading: metrics, targets, published figures."""

from dataclasses import dataclass
from pathlib import Path

from knowledge.library import PACKAGE
from knowledge.measures.metrics import Metrics
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading.metrics import read_metrics
from knowledge.reading.targets import Shipped, read_shipped


@dataclass(frozen=True, slots=True)
class Measures:
    """The registry, and what ships with it."""

    metrics: Metrics
    shipped: Shipped


def read_measures(problems: list[Problem], package: Path = PACKAGE) -> Measures:
    """Everything, with whatever is not well formed."""
    metrics = read_metrics(package / "metrics", problems)
    return Measures(metrics, read_shipped(package / "targets", metrics, problems))


def known_measures() -> Measures:
    """Everything.

    Raises:
        KnowledgeError: A file is not well formed; names every problem.
    """
    problems: list[Problem] = []
    measures = read_measures(problems)
    if problems:
        raise KnowledgeError(problems)
    return measures
