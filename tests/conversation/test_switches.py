"""The office switches things off and announces, with the reason kept."""

import pytest
from talk import Talk, buttons, to

from bot.desk.roles import Role


@pytest.fixture
async def office(talk: Talk) -> Talk:
    """bat answers for the city's office."""
    await talk.say("bat", "/start")
    async with talk.store.writing() as tx:
        city = await tx.teams.city_desk()
        await tx.members.keep(talk.person("bat"), "bat", "MÃ-BAT", 0)
        await tx.members.join(city.id, talk.person("bat"), Role.OFFICE, 0)
    return talk


async def off(talk: Talk, button: str, words: str) -> None:
    await talk.say("bat", "/congtac")
    await talk.press("bat", button)
    await talk.say("bat", words)


async def test_a_procedure_that_is_off_is_not_answered_for_until_it_is_on_again(
    office: Talk,
) -> None:
    await office.say("lan", "nhập hộ khẩu")
    await off(office, "Tắt một thủ tục", "1.004222 lệ phí vừa đổi")
    seen = await office.say("lan", "nhập hộ khẩu")
    assert "tạm chưa trả lời" in to("lan", seen)
    assert "10.000đ" not in to("lan", seen)
    old = await office.press("lan", "Phí và giảm phí")
    assert "tạm chưa trả lời" in to("lan", old)
    shown = await office.say("bat", "/congtac")
    assert "lệ phí vừa đổi" in to("bat", shown)
    await office.press("bat", "Bật lại")
    assert "10.000đ" in to("lan", await office.say("lan", "nhập hộ khẩu"))


async def test_another_procedure_is_answered_meanwhile(office: Talk) -> None:
    await off(office, "Tắt một thủ tục", "1.004222 lệ phí vừa đổi")
    assert "Đăng ký tạm trú" in to("lan", await office.say("lan", "đăng ký tạm trú"))


async def test_an_unknown_code_switches_nothing_off(office: Talk) -> None:
    await office.say("bat", "/congtac")
    await office.press("bat", "Tắt một thủ tục")
    seen = await office.say("bat", "9.999999 sai")
    assert "Không có thủ tục mã" in to("bat", seen)


async def test_without_answers_there_is_still_a_person(office: Talk) -> None:
    await off(office, "Tạm ngừng trả lời", "đang kiểm tra dữ liệu")
    seen = await office.say("lan", "nhập hộ khẩu")
    assert "tạm ngừng trả lời" in to("lan", seen)
    assert "kiểm tra dữ liệu" not in to("lan", seen)
    assert "Cần người giúp" in buttons(seen)


async def test_without_the_desk_no_request_is_begun_and_answers_go_on(office: Talk) -> None:
    await off(office, "Tạm ngừng nhận yêu cầu", "chưa có người trực")
    assert "10.000đ" in to("lan", await office.say("lan", "nhập hộ khẩu"))
    seen = await office.press("lan", "Cần người giúp")
    assert "tạm ngừng nhận yêu cầu" in to("lan", seen)


async def test_a_consent_card_from_before_logs_nothing_while_the_desk_is_off(office: Talk) -> None:
    await office.say("lan", "/cannguoigiup")
    await office.say("lan", "phường Lê Chân")
    await office.press("lan", "Đúng, gửi đến đây")
    await off(office, "Tạm ngừng nhận yêu cầu", "chưa có người trực")
    seen = await office.press("lan", "Tôi từ 16 tuổi và đồng ý")
    assert "tạm ngừng nhận yêu cầu" in to("lan", seen)
    async with office.store.reading() as reading:
        assert await reading.requests.of_person(office.person("lan")) == []


async def test_a_banner_is_shown_once_in_each_chat(office: Talk) -> None:
    await off(office, "Đặt thông báo", "Cổng đang gián đoạn.")
    for who in ("lan", "hai"):
        assert "Cổng đang gián đoạn." in to(who, await office.say(who, "nhập hộ khẩu"))
        assert "Cổng đang gián đoạn." not in to(who, await office.say(who, "đăng ký tạm trú"))
    await off(office, "Đặt thông báo", "Cổng đã chạy lại.")
    seen = to("lan", await office.say("lan", "nhập hộ khẩu"))
    assert "Cổng đã chạy lại." in seen
    assert "gián đoạn" not in seen


async def test_nobody_else_switches(office: Talk) -> None:
    seen = await office.say("lan", "/congtac")
    assert "dành cho người của thành phố" in to("lan", seen)


async def test_what_was_off_and_why_is_kept(office: Talk) -> None:
    await off(office, "Tạm ngừng trả lời", "đang kiểm tra dữ liệu")
    await office.say("bat", "/congtac")
    await office.press("bat", "Bật lại")
    async with office.store.reading() as reading:
        [kept] = await reading.switches.history()
    assert (kept.what, kept.reason) == ("answers", "đang kiểm tra dữ liệu")
    assert kept.ended_at is not None
