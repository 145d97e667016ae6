"""`motcua run`, `chat`, `team`: starting, ending, and being told what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import motcua
from warm import OURS_ALONE, warmed

from bot.locking import running_alone


def test_the_end_of_input_ends_the_bot_with_zero(tmp_path: Path) -> None:
    ran = motcua("run", "--data", tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert "nhap ho khau" in ran.err


def test_a_file_of_questions_is_answered_in_order(tmp_path: Path) -> None:
    ran = motcua("run", "--data", tmp_path, given="nhap ho khau cho vo\nthời tiết hôm nay\n")
    assert ran.code == 0
    assert ran.out.index("Đăng ký thường trú") < ran.out.index("[1]")
    assert ran.out.count("Một Cửa:") == 2


def test_a_number_presses_a_button_and_a_name_speaks_as_another(tmp_path: Path) -> None:
    given = "nhập hộ khẩu\n1\n@lan: làm hộ chiếu\n@lan: 1\n"
    ran = motcua("chat", "--data", tmp_path, given=given)
    parts = ran.out.split("Một Cửa")
    assert "Đăng ký thường trú" in parts[2]
    assert parts[3].startswith(" → lan:")
    assert "hộ chiếu" in parts[4]


def test_a_group_is_spoken_in_with_a_second_name(tmp_path: Path) -> None:
    code = motcua("team", "add", "Tổ An Biên", "--commune", "Lê Chân", "--data", tmp_path)
    ran = motcua(
        "chat", "--data", tmp_path, given=f"@truong@to-an-bien: /nhom {code.out.strip()}\n"
    )
    assert "Nhóm này nay là của Tổ An Biên, phường Lê Chân" in ran.out


def test_a_second_bot_on_the_same_data_is_refused(tmp_path: Path) -> None:
    with running_alone(tmp_path):
        ran = motcua("run", "--data", tmp_path)
    assert ran.code == 1
    assert "already running" in ran.err


def test_a_team_may_be_added_while_the_bot_runs(tmp_path: Path) -> None:
    with running_alone(tmp_path):
        ran = motcua("team", "add", "Tổ 1", "--commune", "phường Lê Chân", "--data", tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("NH-")
    assert ran.out.strip() in ran.err


@pytest.mark.parametrize(
    ("commune", "says"),
    [("Đông Khê", "may be several units"), ("Cần Thơ", "is no unit of")],
)
def test_a_team_needs_one_commune(tmp_path: Path, commune: str, says: str) -> None:
    ran = motcua("team", "add", "Tổ 1", "--commune", commune, "--data", tmp_path)
    assert ran.code == 1
    assert says in ran.err


def test_a_data_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = motcua("run", "--data", tmp_path / "file")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_a_data_file_that_is_none_of_ours_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "motcua.sqlite3").write_text("Đây không phải là tệp dữ liệu. " * 40)
    ran = motcua("run", "--data", tmp_path)
    assert ran.code == 1
    assert "put a backup in place" in ran.err


def test_wrong_settings_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("catalog: [x]\n", encoding="utf-8")
    ran = motcua("run", "--config", tmp_path / "c.yaml", "--data", tmp_path)
    assert ran.code == 1
    assert "'catalog' is not a key here" in ran.err


def test_settings_that_are_not_there_are_a_sentence(tmp_path: Path) -> None:
    ran = motcua("run", "--config", tmp_path / "none.yaml", "--data", tmp_path)
    assert ran.code == 1
    assert "none.yaml" in ran.err


def test_output_into_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as broken:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "bot", "chat", "--data", str(warmed(tmp_path))],
            env=os.environ | OURS_ALONE,
            input="nhập hộ khẩu\n" * 3,
            stdout=broken,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert "Traceback" not in done.stderr
