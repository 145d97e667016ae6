"""Which days are worked: Tết, 2/9, and the days the Government swaps."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.library import PACKAGE
from knowledge.problems import Problem
from knowledge.reading.swaps import read_swaps
from knowledge.working_days import MONDAY, Swap, WorkDays

LIST = PACKAGE / "calendar" / "holidays.yaml"
WORK_DAYS = WorkDays(read_swaps(LIST, []))


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def swap(day_off: date | None = None, worked: date | None = None) -> Swap:
    return Swap(day_off, worked, which="", decision="", sources=())


def test_tet_2026_is_nine_days_without_work() -> None:
    assert not any(map(WORK_DAYS.works_on, days(date(2026, 2, 14), date(2026, 2, 22))))
    assert WORK_DAYS.works_on(date(2026, 2, 13))
    assert WORK_DAYS.works_on(date(2026, 2, 23))


def test_tet_2027_is_free_from_its_eve_to_the_fourth_day() -> None:
    assert all(map(WORK_DAYS.is_holiday, days(date(2027, 2, 5), date(2027, 2, 9))))
    assert WORK_DAYS.works_on(date(2027, 2, 3))
    assert WORK_DAYS.works_on(date(2027, 2, 11))


def test_the_second_of_september_2026_is_five_days_without_work() -> None:
    assert not any(map(WORK_DAYS.works_on, days(date(2026, 8, 29), date(2026, 9, 2))))
    assert WORK_DAYS.works_on(date(2026, 9, 3))


@pytest.mark.parametrize(
    ("off", "worked"),
    [(date(2026, 1, 2), date(2026, 1, 10)), (date(2026, 8, 31), date(2026, 8, 22))],
)
def test_a_swapped_saturday_is_worked_like_a_monday(off: date, worked: date) -> None:
    assert WORK_DAYS.is_holiday(off)
    assert WORK_DAYS.weekday_of(off) is None
    assert worked.strftime("%a") == "Sat"
    assert WORK_DAYS.weekday_of(worked) == MONDAY


def test_a_holiday_on_a_sunday_is_made_up_for_on_monday() -> None:
    assert WORK_DAYS.is_holiday(date(2026, 4, 26))
    assert not WORK_DAYS.works_on(date(2026, 4, 27))


def test_an_ordinary_weekend_is_no_holiday_but_is_not_worked() -> None:
    saturday = date(2026, 11, 21)
    assert not WORK_DAYS.is_holiday(saturday)
    assert not WORK_DAYS.works_on(saturday)


def test_those_who_work_on_saturdays_do() -> None:
    assert WORK_DAYS.works_on(date(2026, 11, 21), weekdays=range(6))


def test_swaps_the_library_knows_need_not_be_listed() -> None:
    """29/4/2024 was moved to Saturday 4/5/2024."""
    assert WorkDays().is_holiday(date(2024, 4, 29))
    assert WorkDays().weekday_of(date(2024, 5, 4)) == MONDAY


def test_the_list_beats_the_library() -> None:
    day = date(2026, 9, 1)
    assert WorkDays().is_holiday(day)
    corrected = WorkDays([swap(worked=day)])
    assert not corrected.is_holiday(day)
    assert corrected.weekday_of(day) == day.weekday()


def test_a_day_given_on_top_needs_no_day_worked_for_it() -> None:
    given = WorkDays([swap(day_off=date(2026, 11, 23))])
    assert not given.works_on(date(2026, 11, 23))
    assert given.works_on(date(2026, 11, 25))


def test_the_librarys_calendar_is_loaded_only_when_a_day_is_asked_for() -> None:
    code = "import sys, knowledge, knowledge.hours; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_the_list_is_in_order() -> None:
    problems: list[Problem] = []
    swaps = read_swaps(LIST, problems)
    assert problems == []
    for found in swaps:
        assert found.day_off is None or found.day_off.weekday() < 5
        assert found.worked is None or found.worked.weekday() >= 5


ENTRY = """\
- day_off: 2026-08-31
  worked: 2026-08-22
  which: Quốc khánh
  decision: Thông báo 1
  sources: https://example.vn/1
"""


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (ENTRY.replace("2026-08-31", "31/8/2026"), 1, "'day_off: 31/8/2026' is not a date"),
        (ENTRY.replace("decision", "decided"), 4, "'decided' is not a key here"),
        (ENTRY.replace("  which: Quốc khánh\n", ""), 1, "'which' is missing"),
        (ENTRY.replace("  sources: https://example.vn/1\n", ""), 1, "it has no source"),
        (ENTRY.replace("https://", ""), 1, "'example.vn/1' is no address"),
        (ENTRY + ENTRY.replace("-31", "-28"), 7, "'worked: 2026-08-22' is in the list already"),
        (ENTRY.replace("day_off: 2026-08-31\n  worked: 2026-08-22\n  ", ""), 1, "names no day"),
        ("swaps: none", 1, "should be a list"),
    ],
)
def test_a_broken_list_says_where_what_and_what_to_do(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = tmp_path / "holidays.yaml"
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    read_swaps(path, problems)
    [found] = [problem for problem in problems if says in problem.what]
    assert found.place.line == line
    assert found.place.file.endswith("/holidays.yaml")
    assert found.remedy
