"""Every answer about every procedure: valid for Telegram, kind to read, right on its day."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import PROJECT
from entries import fee
from syrupy.assertion import SnapshotAssertion

from bot.delivery.calls import MAX_TEXT, visible_length
from bot.local.html import visible_text
from bot.texts import Texts
from handlers.buttons import decode
from handlers.cards import answer_buttons, answer_text, choice_buttons, guide_buttons, step_buttons
from knowledge.flows import filing_steps
from knowledge.library import Library
from knowledge.model import Channel, Procedure
from knowledge.reading.vocabulary import Aspect

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(team_name="tổ công nghệ số cộng đồng", support_phone="18001096")


def entry(library: Library, code: str) -> Procedure:
    found = library.procedure(code)
    assert found is not None
    return found


@pytest.mark.parametrize("aspect", Aspect)
@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 1), date(2030, 6, 1)])
def test_every_answer_is_whole_and_fits_one_message(
    library: Library, texts: Texts, aspect: Aspect, day: date
) -> None:
    for procedure in library.procedures:
        for helping in (False, True):
            text = answer_text(texts, library, procedure, aspect, day, helping=helping)
            seen = visible_text(text)
            assert visible_length(text) <= MAX_TEXT, procedure.code
            assert procedure.short_name in seen
            assert f"Kiểm tra ngày {procedure.checked_on:%d/%m/%Y}" in seen
            for leftover in ("None", "{{", "}}", "..", " .", " ,", "\n\n\n", "StrEnum"):
                assert leftover not in seen, (procedure.code, leftover, seen)


def test_every_button_can_be_pressed(library: Library) -> None:
    for procedure in library.procedures:
        rows = [
            *answer_buttons(procedure, Aspect.GENERAL),
            *answer_buttons(procedure, Aspect.DOCUMENTS),
            *choice_buttons([procedure]),
            *step_buttons(procedure, 1, len(filing_steps(procedure, library)) - 1),
        ]
        for button in (button for row in rows for button in row):
            assert decode(button.data or "") is not None
    for guide in library.guides:
        for button in (b for row in guide_buttons(library, guide) for b in row):
            assert button.url or decode(button.data or "")


def test_the_card_of_permanent_residence_says_all_that_counts(
    library: Library, texts: Texts
) -> None:
    seen = visible_text(
        answer_text(texts, library, entry(library, "1.004222"), Aspect.GENERAL, TODAY)
    )
    for words in (
        "Đăng ký thường trú",
        "trước gọi là nhập hộ khẩu",
        "Công an xã, phường",
        "CT01",
        "7 ngày làm việc",
        "nộp trực tuyến 10.000đ, mức đặt cho nộp trực tiếp 20.000đ mỗi lần: đỡ 10.000đ",
        "Từ 1/10/2025 trung tâm không nhận hồ sơ giấy việc này (theo báo chí)",
        "Ra trung tâm vẫn có người hướng dẫn nộp trực tuyến tại chỗ",
    ):
        assert words in seen


def test_the_identity_card_costs_half_until_the_last_day_of_2026(
    library: Library, texts: Texts
) -> None:
    procedure = entry(library, "1.014064")
    before, after = (
        visible_text(answer_text(texts, library, procedure, Aspect.GENERAL, day))
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert "35.000đ mỗi thẻ" in before
    assert "đang giảm đến hết 31/12/2026; từ 01/01/2027: 70.000đ" in before
    assert "70.000đ mỗi thẻ" in after
    assert "Mức giảm cũ (còn 35.000đ)" in after  # it ended at the counter as well
    assert "đã hết từ 31/12/2026" in after


def test_the_passport_says_on_every_day_that_its_reduction_ended(
    library: Library, texts: Texts
) -> None:
    procedure = entry(library, "1.001456")
    for day in (date(2026, 12, 31), date(2027, 1, 1)):
        seen = visible_text(answer_text(texts, library, procedure, Aspect.FEE, day))
        assert "200.000đ" in seen
        assert "400.000đ" in seen
        assert "Mức giảm cũ (còn 180.000đ khi nộp trực tuyến)" in seen
        assert "đã hết từ 31/12/2025" in seen
        assert "160.000" not in seen


def test_the_passport_was_cheaper_online_while_its_reduction_ran(
    library: Library, texts: Texts
) -> None:
    seen = visible_text(
        answer_text(texts, library, entry(library, "1.001456"), Aspect.FEE, date(2025, 12, 31))
    )
    assert "180.000đ" in seen
    assert "từ 01/01/2026: 200.000đ" in seen


def test_a_counter_reduction_beside_an_endless_online_price_names_its_channel(
    library: Library, texts: Texts
) -> None:
    rows = (
        fee(40_000, Channel.ONLINE),
        fee(25_000, Channel.COUNTER, valid_to=date(2026, 12, 31)),
        fee(50_000, Channel.COUNTER, valid_from=date(2027, 1, 1)),
    )
    changed = replace(entry(library, "1.004222"), fees=rows)
    seen = visible_text(answer_text(texts, library, changed, Aspect.FEE, TODAY))
    assert "Từ 01/01/2027, nộp trực tiếp: 50.000đ." in seen


def test_no_answer_is_called_free_without_a_source(library: Library, texts: Texts) -> None:
    for procedure in library.procedures:
        seen = visible_text(answer_text(texts, library, procedure, Aspect.FEE, TODAY))
        free = any(fee.amount == 0 for fee in procedure.fees)
        assert free or "không mất lệ phí" not in seen, procedure.code


def test_booking_a_date_is_not_called_filing_online(library: Library, texts: Texts) -> None:
    seen = visible_text(
        answer_text(texts, library, entry(library, "1.014063"), Aspect.GENERAL, TODAY)
    )
    assert "chỉ đặt được lịch hẹn" in seen


def test_helping_says_who_may_go_instead(library: Library, texts: Texts) -> None:
    procedure = entry(library, "1.001193")
    assert procedure.go_instead is not None
    seen = visible_text(answer_text(texts, library, procedure, Aspect.GENERAL, TODAY, helping=True))
    assert procedure.go_instead.text in seen


def test_online_filing_is_never_called_obligatory() -> None:
    words = [PROJECT / "bot/texts/templates", PROJECT / "knowledge/procedures"]
    for folder in words:
        for path in folder.rglob("*.*"):
            text = path.read_text(encoding="utf-8").lower()
            assert "bắt buộc nộp trực tuyến" not in text, path
            assert "bắt buộc trực tuyến" not in text, path
            assert "được miễn phí" not in text.replace("có thể được miễn phí", ""), path


@pytest.mark.parametrize("code", ["1.004222", "1.014064", "1.004194", "1.013831", "1.001193"])
@pytest.mark.parametrize("aspect", [Aspect.GENERAL, Aspect.FEE, Aspect.DOCUMENTS])
def test_answers_read_as_last_looked_at(
    library: Library, texts: Texts, snapshot: SnapshotAssertion, code: str, aspect: Aspect
) -> None:
    assert answer_text(texts, library, entry(library, code), aspect, TODAY) == snapshot
