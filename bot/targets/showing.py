"""Progress as text for a terminal of 80 columns: a line a figure, a bar of the goal in it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from textwrap import wrap

from bot.targets.progress import Group, Standing
from knowledge.measures import Form, Level, Share, percent

WIDTH = 80
BAR = 20
_NAME = 18
_FULL, _BEYOND = "▇", "▶"
_INDENT = "    "


def shown(groups: Iterable[Group], levels: Mapping[str, Level], on: date) -> str:
    """The groups one below the other; no line is wider than 80 columns."""
    return "\n".join("".join(f"{line}\n" for line in _group(group, levels, on)) for group in groups)


def bar(degree: Fraction | None) -> str:
    """Twenty signs are the goal; an arrow after them is beyond it."""
    if degree is None:
        return ""
    signs = int(degree * BAR)
    return _FULL * min(signs, BAR) + (_BEYOND if degree > 1 else "")


def _group(group: Group, levels: Mapping[str, Level], on: date) -> Iterator[str]:
    definition = group.metric.definition
    level = levels[group.level].name if group.level in levels else group.level
    yield from wrap(f"{definition.name} ({group.metric.id}), {group.period}, {level}", WIDTH)
    yield from _lines(definition.sentence)
    yield from _lines(f"Period ends {group.period.last:%d/%m/%Y}: {_left(group.period.last, on)}.")
    for standing in group.standings:
        yield from _standing(standing)
    yield from _lines(_sources(group))
    yield from _lines(_overdue(group))


def _left(last: date, on: date) -> str:
    days = (last - on).days
    return "over" if days < 0 else "today" if not days else f"{days} days left"


def _standing(standing: Standing) -> Iterator[str]:
    name = standing.unit
    if len(name) > _NAME:
        yield from wrap(name, WIDTH)
        name = ""
    goal = _plain(standing.goal) if standing.goal else "-"
    degree = "" if standing.degree is None else f"{percent(standing.degree, 0)}%"
    columns = (
        f"{name:<{_NAME}}",
        f"{_value(standing):>7}",
        f"{goal:>8}",
        f"{bar(standing.degree):<{BAR + 1}}",
        f"{degree:>5}",
        _verdict(standing),
    )
    yield " ".join(columns).rstrip()
    target, figure = standing.target, standing.figure
    if target and figure and figure.period != target.period:
        yield from _lines(f"figure of {figure.period}")
    if figure and standing.disputed:
        yield from _lines(f"source: {figure.source}")


def _value(standing: Standing) -> str:
    figure = standing.figure
    if figure is None:
        return "-"
    if figure.metric.definition.form is Form.COUNT:
        return f"{figure.numerator:,}".replace(",", ".")
    return _plain(standing.share) if standing.share else "-"


def _plain(share: Share) -> str:
    return str(share).replace(">=", "≥").replace("<=", "≤")


def _verdict(standing: Standing) -> str:
    if standing.target is None:
        return "no goal"
    if standing.goal is None:
        return "goal not set"
    if standing.lead is None:
        return "no figure"
    points = percent(abs(standing.lead))
    if standing.reached is None:
        return "unclear"
    return f"ahead {points}" if standing.reached else f"behind {points}"


def _sources(group: Group) -> str:
    """Where the figures of the group come from; disputed ones say it on their own line."""
    named = (s.figure.source for s in group.standings if s.figure and not s.disputed)
    found = "; ".join(dict.fromkeys(named))
    if any(standing.disputed for standing in group.standings):
        return f"Sources differ; all are shown. {found}".rstrip()
    return f"Source: {found}" if found else ""


def _overdue(group: Group) -> str:
    if not group.overdue:
        return ""
    names = (
        f"{late.unit} (came {late.came_on:%d/%m/%Y})" if late.came_on else late.unit
        for late in group.overdue
    )
    days = ", ".join(sorted({f"{late.due_before:%d/%m/%Y}" for late in group.overdue}))
    return f"No figures before {days}: {'; '.join(names)}."


def _lines(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
