"""Missed questions and wrong information: kept without the person, decided by editors."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from talk import Talk, buttons, to

from bot.clock import milliseconds
from bot.desk.corrections import Field, Found
from bot.desk.roles import Role
from bot.store.tables.lessons import KeptLesson
from handlers import learning
from knowledge.learning.lessons import LessonKind
from knowledge.learning.questions import read_judges

CARD = "Đăng ký thường trú"
CODE = "1.004222"
TEMPORARY = "1.004194"
STRANGE = "giấy ở trọ cho công nhân khu chế xuất"


async def kept(talk: Talk) -> list[Any]:
    async with talk.store.reading() as reading:
        return await reading.questions.all()


async def lessons(talk: Talk) -> list[KeptLesson]:
    async with talk.store.reading() as reading:
        return await reading.lessons.all()


async def editor(talk: Talk, who: str = "bien") -> None:
    await talk.say(who, "/start")
    async with talk.store.writing() as tx:
        person = talk.person(who)
        city = await tx.teams.city_desk()
        await tx.members.keep(person, who, "MÃ-E", 0)
        await tx.members.join(city.id, person, Role.EDITOR, 0)


async def missed(talk: Talk, *texts: str, meant: str | None = None) -> None:
    async with talk.store.writing() as tx:
        for text in texts:
            await tx.questions.keep("2026-11-20", text, "unknown", None, "k")
            if meant:
                await tx.questions.picked("k", meant)
            await tx.questions.forget_key("k")


async def test_not_what_i_meant_marks_the_question_and_the_next_pick_says_what_was(
    talk: Talk,
) -> None:
    await talk.say("lan", "nhập hộ khẩu cho vợ")
    seen = await talk.press("lan", "Không đúng ý tôi")
    (row,) = await kept(talk)
    assert (row["subject"], row["verdict"], row["meant"]) == (CODE, "misread", None)
    await talk.press("lan", buttons(seen)[0])
    (row,) = await kept(talk)
    assert row["verdict"] == "misread"
    assert row["meant"] not in {None, CODE}


async def test_a_pick_from_a_choice_and_none_of_these_are_noted(talk: Talk) -> None:
    seen = await talk.say("lan", "đăng ký xe")
    await talk.press("lan", buttons(seen)[0])
    seen = await talk.say("lan", "mất giấy tờ")
    await talk.press("lan", "Không phải các việc này")
    picked, none = await kept(talk)
    assert picked["verdict"] == "picked"
    assert picked["meant"]
    assert (none["verdict"], none["meant"]) == ("none", None)


async def test_a_button_of_an_earlier_question_says_nothing_about_the_last(talk: Talk) -> None:
    seen = await talk.say("lan", "đăng ký xe")
    label = buttons(seen)[0]
    await talk.say("lan", "mất cccd")
    await talk.press("lan", label)
    before, last = await kept(talk)
    assert before["key"] is None
    assert (before["verdict"], last["verdict"], last["meant"]) == (None, None, None)


async def test_the_key_is_random_forgotten_after_a_day_and_tells_no_person(talk: Talk) -> None:
    await talk.say("lan", "mất cccd")
    await talk.say("hoa", "mất cccd")
    first, second = await kept(talk)
    assert first["key"] != second["key"]
    assert str(talk.person("lan")) not in str(dict(first))
    async with talk.store.writing() as tx:
        assert await tx.questions.forget_keys_before("2026-11-21") == 2
    await talk.press("lan", "Không đúng ý tôi")
    assert all(row["key"] is None and row["verdict"] is None for row in await kept(talk))


async def test_only_editors_learn(talk: Talk) -> None:
    assert "người của thành phố" in to("lan", await talk.say("lan", "/hoc"))
    assert "người của thành phố" in to("lan", await talk.say("lan", "/sualoi"))


async def test_an_editor_approves_in_two_taps(talk: Talk) -> None:
    await editor(talk)
    await missed(talk, STRANGE, "giay o tro cho cong nhan khu che xuat moi", meant=TEMPORARY)
    seen = await talk.say("bien", "/hoc")
    assert STRANGE in to("bien", seen)
    assert "Đăng ký tạm trú" in to("bien", seen)
    assert {"Đúng, thêm câu này", "Thủ tục khác", "Bỏ qua"} <= set(buttons(seen))
    await talk.press("bien", "Đúng, thêm câu này")
    seen = await talk.press("bien", "Làm tên gọi")
    assert "Đã duyệt" in to("bien", seen)
    taught, test = await lessons(talk)
    assert (taught.text, taught.owner, taught.kind) == (
        STRANGE,
        TEMPORARY,
        LessonKind.EVERYDAY_NAME,
    )
    assert (test.owner, test.kind) == (TEMPORARY, LessonKind.TEST)
    assert "Không còn câu nào" in to("bien", await talk.press("bien", "Câu tiếp theo"))


async def test_a_question_that_fits_any_matter_is_taught_only_when_the_editor_is_sure(
    talk: Talk,
) -> None:
    await editor(talk)
    await missed(talk, "bước nào trong quy trình mất nhiều thời gian nhất", meant=TEMPORARY)
    await talk.say("bien", "/hoc")
    await talk.press("bien", "Đúng, thêm câu này")
    seen = await talk.press("bien", "Làm câu hỏi mẫu")
    assert "Việc khác cũng hỏi vậy được thì đừng thêm" in to("bien", seen)
    assert await lessons(talk) == []
    seen = await talk.press("bien", "Chỉ việc này, cứ thêm")
    assert "Đã duyệt" in to("bien", seen)
    (taught,) = await lessons(talk)
    assert (taught.owner, taught.kind) == (TEMPORARY, LessonKind.QUESTION)


async def test_another_matter_is_found_by_typing_and_a_left_group_stays_away(talk: Talk) -> None:
    await editor(talk)
    await missed(talk, STRANGE)
    await talk.say("bien", "/hoc")
    await talk.press("bien", "Thủ tục khác")
    seen = await talk.say("bien", "đăng ký tạm trú")
    assert any("tạm trú" in label for label in buttons(seen))
    await talk.press("bien", "Bỏ qua")
    (left,) = await lessons(talk)
    assert left.kind is LessonKind.LEFT
    assert "Không còn câu nào" in to("bien", await talk.say("bien", "/hoc"))


async def test_words_that_lead_elsewhere_are_refused_at_approval(talk: Talk) -> None:
    await editor(talk)
    async with talk.store.writing() as tx:
        await tx.questions.keep("2026-11-20", "mất cccd làm lại", "answer", "1.014064", "k")
        await tx.questions.misread("k", "1.014064")
        await tx.questions.picked("k", "1.013082")
    await talk.say("bien", "/hoc")
    await talk.press("bien", "Đúng, thêm câu này")
    seen = await talk.press("bien", "Làm tên gọi")
    assert "Chưa thêm được" in to("bien", seen)
    assert "cấp lại" in to("bien", seen)
    assert await lessons(talk) == []


async def test_a_refusal_shows_the_questions_it_would_break(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judges = tmp_path / "judges.jsonl"
    judges.write_text(
        '{"question": "mất thẻ cccd xin lại ở đâu", "codes": ["1.014064"]}\n', encoding="utf-8"
    )
    monkeypatch.setattr(learning, "judges", lambda: read_judges(tmp_path / "none.yaml", judges))
    await editor(talk)
    async with talk.store.writing() as tx:
        text = "mất thẻ cccd xin lại ở đâu"
        await tx.questions.keep("2026-11-20", text, "answer", "1.014064", "k")
        await tx.questions.misread("k", "1.014064")
        await tx.questions.picked("k", "1.013082")
    await talk.say("bien", "/hoc")
    await talk.press("bien", "Đúng, thêm câu này")
    seen = await talk.press("bien", "Làm câu hỏi mẫu")
    assert "bị hiểu sai" in to("bien", seen)
    assert "mất thẻ cccd xin lại ở đâu" in to("bien", seen)


async def test_wrong_information_reaches_editors_and_the_reporter_hears_of_it(talk: Talk) -> None:
    await editor(talk)
    await talk.say("lan", "nhập hộ khẩu")
    seen = await talk.press("lan", "Thông tin này sai")
    assert buttons(seen) == ["Lệ phí", "Giấy tờ", "Thời hạn", "Nơi nộp", "Chỗ khác"]
    seen = await talk.press("lan", "Lệ phí")
    assert "1 chỗ người dân báo sai" in to("bien", seen)
    seen = await talk.say("lan", "phường tôi thu 15.000đ, số tôi 0912345678")
    assert "Cảm ơn" in to("lan", seen)
    seen = await talk.say("bien", "/sualoi")
    assert "15.000đ" in to("bien", seen)
    assert "0912345678" not in to("bien", seen)
    await talk.press("bien", "Đã sửa 1")
    seen = await talk.say("bien", "Trước ghi 10.000đ, nay ghi 15.000đ")
    assert "nay ghi 15.000đ" in to("lan", seen)
    assert "nay ghi 15.000đ" in to("hoa", await talk.say("hoa", "/dasua"))
    async with talk.store.writing() as tx:
        (row,) = await tx.corrections.mended()
        assert (row.procedure, row.field, row.state) == (CODE, Field.FEE, Found.MENDED)
        assert row.text is None
        assert await tx.corrections.reporter(row.id) is None


async def test_a_report_needs_no_words_and_what_is_right_is_said_kindly(talk: Talk) -> None:
    await editor(talk)
    await talk.say("lan", "nhập hộ khẩu")
    await talk.press("lan", "Thông tin này sai")
    await talk.press("lan", "Thời hạn")
    assert "Cảm ơn" in to("lan", await talk.press("lan", "Không cần nói thêm"))
    assert CARD in to("lan", await talk.say("lan", "nhập hộ khẩu"))
    await talk.say("bien", "/sualoi")
    await talk.press("bien", "Không sai 1")
    seen = await talk.press("bien", "Gửi không kèm lời")
    assert "vẫn đúng" in to("lan", seen)
    assert "Chưa có chỗ nào" in to("hoa", await talk.say("hoa", "/dasua"))
    assert "đã có người xem lại" in to("bien", await talk.press("bien", "Không sai 1"))


async def test_the_same_report_is_one_report_and_nobody_floods(talk: Talk) -> None:
    async with talk.store.writing() as tx:
        first = await tx.corrections.report(CODE, Field.FEE, 7, 1)
        assert await tx.corrections.report(CODE, Field.FEE, 7, 2) == first
        for number in range(9):
            assert await tx.corrections.report(f"1.00000{number}", Field.FEE, 7, 3)
        assert await tx.corrections.report(CODE, Field.TIME, 7, 4) is None
        assert await tx.corrections.report(CODE, Field.FEE, 8, 4)


async def test_the_reporter_is_forgotten_after_thirty_days_or_at_once(talk: Talk) -> None:
    now = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
    async with talk.store.writing() as tx:
        old = await tx.corrections.report(CODE, Field.FEE, 7, milliseconds(now))
        new = await tx.corrections.report(CODE, Field.FEE, 8, milliseconds(now + timedelta(days=9)))
        assert old is not None
        assert new is not None
        assert await tx.corrections.forget_people_before(milliseconds(now) + 1) == 1
        assert await tx.corrections.reporter(old) is None
        await tx.corrections.forget_person(8)
        assert await tx.corrections.reporter(new) is None
