"""The clerk's file: read as it was meant, refused with row, reason and remedy."""

from fractions import Fraction
from pathlib import Path

import pytest

from bot.targets.assigning import Baseline
from bot.targets.baseline import parse_goal, read_baseline
from knowledge.problems import KnowledgeError

HEADER = "unit,total_4m,online_4m,expected_8m"


def baseline(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Baseline, ...]:
    path = tmp_path / "units.csv"
    path.write_text(text, encoding=encoding)
    return read_baseline(path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"{HEADER}\nLê Chân,10,4,20\n", "utf-8"),
        (f"{HEADER}\nLê Chân,10,4,20\n", "utf-8-sig"),
        (f"{HEADER}\r\nLê Chân,10,4,20\r\n\r\n,,,\r\n", "utf-8-sig"),
        (f"{HEADER}\nLê Chân,10,4,20\n".replace(",", ";"), "utf-8-sig"),
        (f"{HEADER}\nLê Chân,10,4,20\n".replace(",", "\t"), "utf-8"),
        ("Unit, Total_4m ,online_4m,EXPECTED_8M\n Lê  Chân ,10, 4 ,20\n", "utf-8"),
        ("expected_8m,online_4m,total_4m,unit\n20,4,10,Lê Chân\n", "utf-8"),
        (f"TT,{HEADER},Ghi chú\n1,Lê Chân,10,4,20,mới\n", "utf-8"),
    ],
)
def test_a_file_out_of_excel_is_read_as_it_was_meant(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert baseline(tmp_path, text, encoding) == (Baseline("Lê Chân", 10, 4, 20),)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("unit,total_4m,online_4m\nA,1,1\n", "units.csv:1", "no column 'expected_8m'"),
        (f"{HEADER}\nA,10,-4,20\n", "units.csv:2", "negative"),
        (f"{HEADER}\nA,10,4,20\nB,10,14,20\n", "units.csv:3", "14 online of 10"),
        (f"{HEADER}\nA,10,4,20\n a ,1,1,1\n", "units.csv:3", "is here twice (first on line 2)"),
        ("", "units.csv", "is empty"),
        (f"{HEADER}\n", "units.csv", "no rows"),
        (f"{HEADER}\nA,1.029,4,20\n", "units.csv:2", "write 1029, not 1.029"),
        (f"{HEADER}\nA,1 029,4,20\n", "units.csv:2", "not plain digits"),
        (f"{HEADER}\nA,10.5,4,20\n", "units.csv:2", "whole numbers only"),
        (f"{HEADER}\nA,ten,4,20\n", "units.csv:2", "is not a whole number"),
        (f"{HEADER}\nA,,4,20\n", "units.csv:2", "'total_4m' is empty"),
        (f"{HEADER}\n,10,4,20\n", "units.csv:2", "'unit' is missing"),
        (f"{HEADER}\nA,10,4,20,5\n", "units.csv:2", "has 5 cells"),
        (f"{HEADER},unit\nA,10,4,20,B\n", "units.csv:1", "here twice"),
        (f"{HEADER}\nA,10,4,20\nTổng cộng,10,4,20\n", "units.csv:3", "is a total"),
        pytest.param(
            f"{HEADER}\n{'A' * 200_000},1,1,1\n", "units.csv", "is not CSV", id="endless name"
        ),
    ],
)
def test_a_bad_file_says_row_what_and_what_to_do(
    tmp_path: Path, text: str, place: str, says: str
) -> None:
    with pytest.raises(KnowledgeError) as refused:
        baseline(tmp_path, text)
    lines = str(refused.value).splitlines()
    assert any(line.startswith(f"{place}: ") and says in line and " → " in line for line in lines)


def test_a_file_that_is_not_utf_8_says_how_to_save_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="CSV UTF-8"):
        baseline(tmp_path, f"{HEADER}\nLê Chân,1,1,1\n", "utf-16")


@pytest.mark.parametrize(
    ("text", "value"),
    [("60%", "3/5"), ("0.6", "3/5"), ("60,5%", "121/200"), ("0,605", "121/200"), ("100%", "1")],
)
def test_a_goal_is_read_as_people_write_it(text: str, value: str) -> None:
    assert parse_goal(text).value == Fraction(value)


@pytest.mark.parametrize("text", ["60", "160%", "-1%", "abc", "<60%", ""])
def test_what_is_no_goal_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="Write 60%"):
        parse_goal(text)
