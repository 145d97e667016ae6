"""The clerk's file of a city's baseline, and the file of targets that comes back."""

import csv
import io
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from bot.errors import BotError
from bot.targets.assigning import Assigned, Baseline
from knowledge.fold import fold
from knowledge.measures import Share, half_up, parse_share
from knowledge.measures.shares import Bound
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading.csvtext import Table, read_csv
from knowledge.reading.measured import count_of, unit_of
from knowledge.reading.section import Section

COLUMNS = ("unit", "total_4m", "online_4m", "expected_8m")
OUT = ("unit", "target_online", "target_rate", "pace", "weight", "share")

_TOTALS = {"tong", "tong cong", "tong so", "cong", "toan thanh pho", "total", "sum"}
_RATE_DECIMALS = 4
_WORKING_DECIMALS = 6


def parse_goal(text: str) -> Share:
    """The goal as people write it: 60%, 60,5%, 0.6.

    Raises:
        BotError: It is no share.
    """
    goal = parse_share(text)
    if goal is None or goal.bound not in {Bound.EXACTLY, Bound.AT_LEAST}:
        raise BotError(f"--goal {text} is no share of 0 to 100 %. Write 60%, 60,5% or 0.6.")
    return goal


def read_baseline(path: Path) -> tuple[Baseline, ...]:
    """The units of the file, in its order.

    Raises:
        KnowledgeError: Something in it is wrong; names every row.
    """
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    units = [_unit(row, seen) for row in read_csv(path, Table(COLUMNS), problems)]
    if problems:
        raise KnowledgeError(problems)
    return tuple(units)


def _unit(row: Section, seen: dict[str, str]) -> Baseline:
    unit = unit_of(row)
    _stands_once(row, unit, seen)
    total, online, expected = (count_of(row, column, needed=True) for column in COLUMNS[1:])
    if total is not None and online is not None and online > total:
        row.problem(
            f"{unit}: {online} online of {total} in all",
            "online_4m counts a part of total_4m; look which of the two is wrong",
        )
    return Baseline(unit, total or 0, online or 0, expected or 0)


def _stands_once(row: Section, unit: str, seen: dict[str, str]) -> None:
    key = unicodedata.normalize("NFC", unit).casefold()
    if " ".join(fold(unit).split()) in _TOTALS:
        row.problem(f"'{unit}' is a total, not a unit", "leave the row out; it is added up here")
    elif key and key in seen:
        row.problem(f"'{unit}' is here twice (first on line {seen[key]})", "keep one row a unit")
    seen.setdefault(key, str(row.place.line))


def written(units: Iterable[Assigned]) -> str:
    """The targets as CSV: a row a unit in the order given, plain integers, no total row."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(OUT)
    for unit in units:
        rows.writerow(
            (
                unit.unit,
                unit.target,
                _decimal(unit.rate, _RATE_DECIMALS),
                unit.pace,
                _decimal(unit.weight, _WORKING_DECIMALS),
                _decimal(unit.share, _WORKING_DECIMALS),
            )
        )
    return text.getvalue()


def _decimal(value: Fraction, decimals: int) -> str:
    """A fraction with a point, halves rounded up."""
    whole, rest = divmod(half_up(value * 10**decimals), 10**decimals)
    return f"{whole}.{rest:0{decimals}}"
