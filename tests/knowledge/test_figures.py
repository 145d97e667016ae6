"""Figures as offices write them: periods, shares, and rows of a file."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from knowledge.measures import Bound, Figure, Share, parse_period, parse_share, reaches
from knowledge.problems import Problem
from knowledge.reading.figures import read_figures
from knowledge.reading.measures import known_measures

METRICS = known_measures().metrics


# periods and shares


def period(text: str) -> object:
    found = parse_period(text)
    return found and (found.first, found.last)


def share(text: str) -> Share:
    found = parse_share(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2022-Q3", (date(2022, 7, 1), date(2022, 9, 30))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2022-05..2022-12", (date(2022, 5, 1), date(2022, 12, 31))),
        ("2022-Q5", None),
        ("2022-13", None),
        ("2022-05..2022-04", None),
        ("22", None),
        ("2022-Q3..2022-Q4", None),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, days: object) -> None:
    assert period(text) == days


@pytest.mark.parametrize(
    ("text", "value", "bound", "shown"),
    [
        ("62,2 %", Fraction(622, 1000), Bound.EXACTLY, "62,2%"),
        ("62.2%", Fraction(622, 1000), Bound.EXACTLY, "62,2%"),
        ("0.622", Fraction(622, 1000), Bound.EXACTLY, "62,2%"),
        ("0,6", Fraction(6, 10), Bound.EXACTLY, "60%"),
        ("trên 94%", Fraction(94, 100), Bound.OVER, ">94%"),
        ("Tối thiểu 60%", Fraction(6, 10), Bound.AT_LEAST, ">=60%"),
        ("≤5%", Fraction(5, 100), Bound.AT_MOST, "<=5%"),
        ("1", Fraction(1), Bound.EXACTLY, "100%"),
    ],
)
def test_a_share_is_what_was_written(text: str, value: Fraction, bound: Bound, shown: str) -> None:
    found = share(text)
    assert (found.value, found.bound, str(found)) == (value, bound, shown)
    assert share(str(found)) == found


@pytest.mark.parametrize("text", ["60", "101%", "-5%", "", "sáu mươi", "1.2.3%", "6" * 5000, "٣%"])
def test_what_is_no_share_is_none(text: str) -> None:
    assert parse_share(text) is None


@pytest.mark.parametrize(
    ("said", "goal", "met"),
    [
        ("60%", ">=60%", True),
        ("59,9%", ">=60%", False),
        ("60%", ">60%", False),
        (">94%", ">=60%", True),
        (">94%", ">94%", True),
        (">94%", ">=95%", None),
        (">=94%", ">94%", None),
        ("<50%", ">=50%", False),
        ("<=50%", ">=50%", None),
        ("<70%", ">=60%", None),
        ("4%", "<=5%", True),
        ("6%", "<=5%", False),
        ("<5%", "<=5%", True),
        (">4%", "<=5%", None),
        (">5%", "<=5%", False),
        ("66,666%", ">=66,67%", True),
        ("66,664%", ">=66,67%", False),
        ("59,99%", ">=60%", False),
        ("59,95%", ">=60,0%", False),
    ],
)
def test_a_goal_is_reached_missed_or_nobody_can_tell(
    said: str, goal: str, met: bool | None
) -> None:
    assert reaches(share(said), share(goal)) is met


# files that offices send


def figures_from(tmp_path: Path, rows: str) -> tuple[tuple[Figure, ...], list[str]]:
    path = tmp_path / "figures.csv"
    path.write_text(
        f"unit,metric,period,level,numerator,denominator,share,source\n{rows}\n", encoding="utf-8"
    )
    problems: list[Problem] = []
    found = read_figures(path, METRICS, date(2026, 1, 1), problems)
    return found, list(map(str, problems))


def test_a_figure_is_two_numbers_or_a_share(tmp_path: Path) -> None:
    found, problems = figures_from(
        tmp_path,
        'A,online_share,2026,all,622,1000,,s\nB,online_share,2026,,,,"62,2%",s\n'
        'C,online_share,2026,,622,1000,"62,2%",s',
    )
    assert not problems
    assert {f.share and f.share.value for f in found} == {Fraction(622, 1000)}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("A,online_share,2026,all,1.029,2000,,s", "write 1029, not 1.029"),
        ("A,online_share,2026,all,-1,2000,,s", "is negative"),
        ("A,online_share,2026,all,nhiều,2000,,s", "is not a whole number"),
        (f"A,online_share,2026,all,{'9' * 5000},2,,s", "is not"),
        ("A,online_share,2026,all,5,4,,s", "5 of 4 is no share"),
        ("A,online_share,2026,all,0,0,,s", "0 of 0 is no share"),
        ("A,online_share,2026,all,5,,,s", "both numbers"),
        ("A,online_share,2026,all,,,,s", "neither numbers nor a share"),
        ('A,online_share,2026,all,1,3,"33,4%",s', "1 of 3 is 33,3%, not 33,4%"),
        ("A,online_share,2026,all,1,2,,", "'source' is missing"),
        (",online_share,2026,all,1,2,,s", "'unit' is missing"),
        ("A,online_share,2026-Q9,all,1,2,,s", "is no period"),
        ("A,online_share,2026,district,1,2,,s", "no level 'district'"),
        ("A,eligible_services,2026,all,1,2,,s", "a count is one number"),
        ("A,online_share,2026,all,1,2,,s\nA,online_share,2026,all,1,3,,s", "the same again"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_row(
    tmp_path: Path, row: str, says: str
) -> None:
    _, problems = figures_from(tmp_path, row)
    assert any(says in p and p.startswith("figures.csv:") and "→" in p for p in problems), problems


def test_parts_that_do_not_add_up_are_refused(tmp_path: Path) -> None:
    levels = {"all": 1260, "province": 1029, "district": 143, "commune": 89}
    rows = [f"A,eligible_services,2026,{level},{n},,,s" for level, n in levels.items()]
    _, problems = figures_from(tmp_path, "\n".join(rows))
    assert "1029 + 143 + 89 is 1261, not 1260" in problems[0]
