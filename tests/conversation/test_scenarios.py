"""Every file of tests/scenarios/, through the command; a wrong one says where and what."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from scenario import Bot, Forked, Fresh, Player, ScenarioError, play, read
from warm import warmed

pytestmark = pytest.mark.takes_minutes
FOLDER = Path(__file__).parent.parent / "scenarios"
WHOLE_LIFE = FOLDER / "tron-vong.yaml"
HEAD = "tên: Thử\nđồng hồ: 2026-11-20 09:00\ncác bước:\n"


def played(file: Path, data: Path, **how: Any) -> None:
    """Plays it; what went otherwise is said without our own lines around it."""
    otherwise = None
    try:
        play(read(file), data, **how)
    except ScenarioError as error:
        otherwise = str(error)
    if otherwise is not None:
        pytest.fail(otherwise, pytrace=False)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_scenario(file: Path, tmp_path: Path) -> None:
    played(file, tmp_path, start=Fresh if file == WHOLE_LIFE else Forked)


def test_a_whole_life_goes_on_after_a_kill_behind_every_step(tmp_path: Path) -> None:
    kills = 0

    def killed(player: Player) -> None:
        nonlocal kills
        player.note(player.bot.kill_and_start())
        kills += 1

    played(WHOLE_LIFE, tmp_path, after_each=killed)
    assert kills > 30


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ("- lan nói: chào", "thu.yaml, bước 1 (dòng 4): không hiểu «lan nói:»"),
        ("- lan gõ: chào\n- lan thấy", "thu.yaml, bước 2 (dòng 5): không hiểu «lan thấy»"),
        ("- lan gõ: chào\n  lan thấy: chào", "bước 1 (dòng 4): một bước chỉ có một dòng"),
        ("- cùng lúc:\n  - lan bay: lên", "bước 1.1 (dòng 5): không hiểu «lan bay:»"),
        ("- lan gõ: {a: b}", "bước 1 (dòng 4), dòng 4: ở đây cần một dòng chữ"),
        ("- lan gõ: a: b", "mapping values are not allowed here"),
    ],
)
def test_a_step_nobody_understands_is_named_before_anything_is_played(
    steps: str, says: str, tmp_path: Path
) -> None:
    file = tmp_path / "thu.yaml"
    file.write_text(HEAD + steps, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read(file)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tên: Thử\nđồng hồ: x\n", "thu.yaml: thiếu mục «các bước»"),
        (f"tenn: Thử\n{HEAD}- tắt mở lại", "thu.yaml, dòng 1: mục «tenn» không có"),
        (f"tên: Thử\n{HEAD}- tắt mở lại", "dòng 2: mục «tên» viết hai lần"),
        (f"tổ: [{{tên: A, xã: B}}]\n{HEAD}- tắt mở lại", "dòng 1: tổ thiếu mục «trưởng»"),
        ("", "thu.yaml: cần các mục"),
    ],
)
def test_a_wrong_head_is_named(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "thu.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read(file)
    assert says in str(caught.value)


OTHERWISE = {
    "lan thấy: <mã>": "chưa ai nhớ <mã>",
    "lan thấy: Tạm biệt": "lan không thấy «Tạm biệt», chỉ thấy: ['Chào",
    "lan không thấy: Chào": "lan thấy «Chào» trong: Chào anh/chị",
    "lan không thấy gì": "lan thấy: ['Chào",
    "lan thấy nút: Xong": "lan không thấy nút «Xong», chỉ có: ['Danh mục",
    "lan không thấy nút: Trợ giúp": "lan thấy nút «Trợ giúp»",
    "lan không còn giữ: Chào": "lan còn giữ «Chào»",
    "lan còn giữ: Tạm biệt": "lan không còn giữ «Tạm biệt»",
    "lan thấy 2 lần: Chào": "lan thấy «Chào» 1 lần",
    "2 trong lan1..lan2 thấy: Chào": "0 người thấy «Chào»",
    'lan nhớ "tên": Tạm *': "lan không thấy gì giống «Tạm *»",
    "lan bấm: Nhận việc": "no button 'Nhận việc'; đang có: ['Danh mục",
    "lan không bấm được: Trợ giúp": "lan vẫn bấm được «Trợ giúp»",
    "lan gửi: tiền": "không gửi được «tiền»; gửi được: ảnh",
    "lan nhờ giúp: hộ khẩu": "viết việc, rồi dấu phẩy, rồi nơi",
    "cùng lúc: [tắt mở lại]": "không làm cùng lúc được",
    "sau: lâu": "«lâu» không phải là bao lâu",
    "đồng hồ: mai": "«mai» không phải là lúc nào",
    "vận hành gõ: team nothing": "lệnh không chạy được",
}


def test_a_step_that_goes_otherwise_says_where_and_what_everybody_saw(tmp_path: Path) -> None:
    file = tmp_path / "thu.yaml"
    file.write_text(HEAD + "".join(f"- {step}\n" for step in OTHERWISE), encoding="utf-8")
    with closing(Bot(warmed(tmp_path), Forked)) as bot:
        player = Player(bot)
        for number, step in enumerate(read(file).steps, start=1):
            player.seen.clear()
            player.do({"as": "lan", "text": "/start"})
            with pytest.raises(ScenarioError) as caught:
                player.play(step)
            first, what, *rest = str(caught.value).split("\n")
            assert first.startswith(f"thu.yaml, bước {number} (dòng {number + 3}): «{step.text}»")
            assert what.startswith(list(OTHERWISE.values())[number - 1])
            assert rest[-2] == "Tin mới nhất ở từng chat:"
            assert rest[-1].startswith("  lan: ")
