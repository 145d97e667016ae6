"""Made-up targets and figures for rules that need exact goals and days."""

from datetime import date

from knowledge.measures import (
    Assignment,
    Figure,
    Period,
    Target,
    goal_of,
    parse_period,
    parse_share,
)
from knowledge.reading.measures import known_measures

MEASURES = known_measures()
METRICS = MEASURES.metrics


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


def target(
    unit: str,
    goal: str | None = "60%",
    when: str = "2022",
    metric: str = "online_share",
    decision: str = "KH 1",
    due_before: date | None = None,
) -> Target:
    share = parse_share(goal) if goal else None
    found = METRICS.official[metric]
    less = found.definition.better == "less"
    act = Assignment(decision, "UBND", date(2022, 5, 27), "Sở", None, due_before)
    return Target(
        unit, found, period(when), "all", share and goal_of(share, less_is_better=less), act
    )


def figure(
    unit: str,
    share: str,
    when: str = "2022",
    metric: str = "online_share",
    source: str = "Báo cáo",
    received_on: date = date(2023, 1, 5),
) -> Figure:
    found = METRICS.official[metric]
    return Figure(
        unit, found, period(when), "all", None, None, parse_share(share), source, received_on
    )
