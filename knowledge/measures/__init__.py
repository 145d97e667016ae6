"""Metrics, targets, figures: what cities measure, what was assigned, what was published."""

from knowledge.measures.metrics import (
    EVERYTHING,
    Better,
    Count,
    Definition,
    Form,
    Kind,
    Level,
    Metrics,
    OfficialMetric,
    OwnMetric,
    Source,
)
from knowledge.measures.periods import Period, parse_period
from knowledge.measures.shares import Bound, Share, half_up, parse_share, percent, reaches
from knowledge.measures.targets import (
    Assignment,
    Figure,
    Target,
    TargetSet,
    Use,
    contradicts_itself,
    goal_of,
    wrong_sums,
)

__all__ = [
    "EVERYTHING",
    "Assignment",
    "Better",
    "Bound",
    "Count",
    "Definition",
    "Figure",
    "Form",
    "Kind",
    "Level",
    "Metrics",
    "OfficialMetric",
    "OwnMetric",
    "Period",
    "Share",
    "Source",
    "Target",
    "TargetSet",
    "Use",
    "contradicts_itself",
    "goal_of",
    "half_up",
    "parse_period",
    "parse_share",
    "percent",
    "reaches",
    "wrong_sums",
]
