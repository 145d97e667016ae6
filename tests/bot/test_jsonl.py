"""`motcua chat --json`: the contract of its lines."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from conftest import PROJECT
from warm import OURS_ALONE, warmed


def chat(data: Path, *lines: object) -> list[dict[str, Any]]:
    """What comes out for these lines, through a real process."""
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", "chat", "--json", "--data", str(warmed(data))],
        env=os.environ | OURS_ALONE,
        input=given + "\n",
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_input_ends_with_its_number(tmp_path: Path) -> None:
    out = chat(
        tmp_path,
        {"as": "lan", "text": "nhập hộ khẩu"},
        {"as": "lan", "press": "Giấy tờ"},
        {"advance": "3h"},
    )
    assert [line["done"] for line in out if "done" in line] == [1, 2, 3]
    first = out[0]
    assert first["chat"] == "lan"
    assert first["method"] == "sendMessage"
    assert isinstance(first["message"], int)
    assert "<b>Đăng ký thường trú</b>" in first["text"]
    assert any("Cần người giúp" in row for row in first["buttons"])


def test_an_edit_says_so_and_names_the_same_message(tmp_path: Path) -> None:
    out = chat(
        tmp_path,
        {"as": "lan", "text": "nhập hộ khẩu"},
        {"as": "lan", "press": "Đọc từng bước"},
        {"as": "lan", "press": "Tiếp"},
    )
    pages = [line for line in out if "bước 1/" in line.get("text", "")]
    (edit,) = [line for line in out if line.get("edit")]
    assert edit["message"] == pages[0]["message"]


def test_what_makes_no_sense_is_an_error_and_on_it_goes(tmp_path: Path) -> None:
    out = chat(
        tmp_path,
        "not json",
        "[]",
        {"text": "who?"},
        {"as": "lan", "txt": "typo"},
        {"as": "lan", "press": "Bay lên trời"},
        {"as": "lan", "reply": "never said", "text": "x"},
        {"advance": "soon"},
        {"clock": "tomorrow"},
        {"all": "me"},
        {"as": "lan", "location": "here"},
        {"as": "lan", "text": "nhập hộ khẩu"},
    )
    assert sum("error" in line for line in out) == 10
    assert [line["done"] for line in out if "done" in line] == list(range(1, 12))
    assert "Đăng ký thường trú" in out[-2]["text"]


def test_an_unknown_button_shows_what_there_is(tmp_path: Path) -> None:
    out = chat(
        tmp_path,
        {"as": "lan", "text": "/xoadulieu"},
        {"as": "lan", "press": "Có đâu"},
    )
    (error,) = [line for line in out if "error" in line]
    assert error == {"error": "no button 'Có đâu'", "shown": ["Xóa hết", "Giữ lại"]}


def test_a_topic_that_is_not_there_is_an_error_and_voices_are_taken(tmp_path: Path) -> None:
    out = chat(
        tmp_path,
        {"in": "to", "forum": True},
        {"as": "hoa", "in": "to", "thread": 77, "text": "/viec"},
        {"as": "lan", "voice": "AwAC"},
    )
    assert [line["error"] for line in out if "error" in line] == ["no topic 77"]
    assert [line["done"] for line in out if "done" in line] == [1, 2, 3]
    assert out[-2]["chat"] == "lan"


def test_several_lines_can_be_handed_over_at_once(tmp_path: Path) -> None:
    lines = [{"as": f"p{n}", "text": "nhập hộ khẩu"} for n in range(10)]
    out = chat(tmp_path, {"all": lines})
    assert {line["chat"] for line in out if "chat" in line} == {f"p{n}" for n in range(10)}
    assert [line["done"] for line in out if "done" in line] == [1]


def test_the_clock_can_be_set_and_stays_set_after_a_restart(tmp_path: Path) -> None:
    chat(tmp_path, {"clock": "2027-01-01T09:00:00+07:00"})
    out = chat(tmp_path, {"as": "lan", "text": "mất căn cước làm lại hết bao nhiêu tiền"})
    assert "70.000đ" in out[0]["text"]
    assert "đã hết từ 31/12/2026" in out[0]["text"]


def test_people_and_their_conversations_outlive_a_restart(tmp_path: Path) -> None:
    chat(tmp_path, {"as": "lan", "text": "đăng ký tạm trú"})
    out = chat(tmp_path, {"as": "lan", "text": "phí bao nhiêu"})
    assert "7.000đ" in out[0]["text"]


def test_due_work_is_done_in_its_order_on_the_way(tmp_path: Path) -> None:
    begin = [
        {"clock": "2026-11-20T09:00:00+07:00"},
        {"as": "lan", "text": "/cannguoigiup"},
        {"as": "lan", "text": "phường Lê Chân"},
        {"as": "lan", "press": "Đúng, gửi đến đây"},
        {"as": "lan", "press": "đồng ý"},
    ]
    out = chat(tmp_path, *begin, {"advance": "89d"}, {"advance": "2d"})
    said = [line.get("text", "") for line in out]
    dones = [index for index, line in enumerate(out) if "done" in line]
    expired = next(
        index for index, text in enumerate(said) if "tự đóng" in text and "xin lỗi" in text
    )
    assert dones[-2] < expired < dones[-1]


def test_standard_output_holds_nothing_but_the_lines(tmp_path: Path) -> None:
    assert chat(tmp_path) == []
