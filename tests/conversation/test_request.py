"""From "Cần người giúp" to a logged request, and what may be added to it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from talk import LE_CHAN, Talk, buttons, talking, to

from bot.config import Config, ContactVia


async def test_a_request_needs_only_commune_and_consent(talk: Talk) -> None:
    await talk.say("lan", "nhập hộ khẩu")
    assert "Chưa cần số điện thoại" in to("lan", await talk.press("lan", "Cần người giúp"))
    assert "phường Lê Chân" in to("lan", await talk.say("lan", "phuong le chan"))
    consent = await talk.press("lan", "Đúng, gửi đến đây")
    for words in ("Nhóm thử nghiệm", "Telegram, máy chủ đặt ở nước ngoài", "/xoadulieu", "30 ngày"):
        assert words in to("lan", consent)
    assert buttons(consent) == [
        "Tôi từ 16 tuổi và đồng ý",
        "Không gửi người ở gần nhà",
        "Tôi dưới 16 tuổi",
        "Không gửi",
    ]
    logged = await talk.press("lan", "Đồng ý")
    assert re.search(r"LC-[2-9A-Z]{4}", to("lan", logged))


async def test_the_consent_buttons_go_once_it_is_given(talk: Talk) -> None:
    await talk.request("lan")
    async with talk.store.reading() as reading:
        (consent,) = await reading.consents.of(talk.person("lan"))
    assert consent.withdrawn_at is None
    with pytest.raises(Exception, match="no button"):
        await talk.press("lan", "Tôi dưới 16 tuổi")


@pytest.mark.parametrize("label", ["Tôi dưới 16 tuổi", "Không gửi"])
async def test_without_consent_nothing_is_stored(talk: Talk, label: str) -> None:
    await talk.say("lan", "/cannguoigiup")
    await talk.say("lan", LE_CHAN)
    await talk.press("lan", "Đúng, gửi đến đây")
    await talk.press("lan", label)
    async with talk.store.reading() as reading:
        assert await reading.requests.of_person(talk.person("lan")) == []
        assert await reading.consents.of(talk.person("lan")) == []


async def test_a_second_request_while_one_is_open_is_not_logged(talk: Talk) -> None:
    code = await talk.request("lan")
    assert code in to("lan", await talk.say("lan", "/cannguoigiup"))


async def test_consenting_twice_in_one_go_logs_once(talk: Talk) -> None:
    await talk.say("lan", "/cannguoigiup")
    await talk.say("lan", LE_CHAN)
    await talk.press("lan", "Đúng, gửi đến đây")
    press = {"as": "lan", "press": "Tôi từ 16 tuổi và đồng ý"}
    await talk.do(press, press)
    async with talk.store.reading() as reading:
        assert len(await reading.requests.of_person(talk.person("lan"))) == 1


async def test_an_old_name_for_several_units_is_asked_back(talk: Talk) -> None:
    await talk.say("lan", "/cannguoigiup")
    seen = await talk.say("lan", "Đông Khê")
    assert {"phường Ngô Quyền ← Phường Đông Khê", "phường Gia Viên ← Phường Đông Khê"} <= set(
        buttons(seen)
    )
    assert "phường Gia Viên" in to("lan", await talk.press("lan", "phường Gia Viên"))


async def test_an_unknown_place_has_a_way_on_through_the_old_districts(talk: Talk) -> None:
    await talk.say("lan", "/cannguoigiup")
    seen = await talk.say("lan", "xóm vải")
    assert "Gõ tên xã, phường mới hoặc chọn quận, huyện cũ" in to("lan", seen)
    await talk.press("lan", "Chọn quận, huyện cũ")
    await talk.press("lan", "Quận Đồ Sơn")
    assert "phường Đồ Sơn" in to("lan", await talk.press("lan", "phường Đồ Sơn"))


async def test_a_clear_question_in_between_is_answered(talk: Talk) -> None:
    await talk.say("lan", "/cannguoigiup")
    seen = await talk.say("lan", "mất căn cước làm lại hết bao nhiêu tiền")
    assert "35.000đ" in to("lan", seen) or "70.000đ" in to("lan", seen)


async def test_yesterdays_consent_button_still_works_after_a_restart(
    tmp_path: Path, config: Config
) -> None:
    async with talking(tmp_path, config) as talk:
        await talk.say("lan", "/cannguoigiup")
        await talk.say("lan", LE_CHAN)
        await talk.press("lan", "Đúng, gửi đến đây")
        await talk.say("lan", "/batdau")
    async with talking(tmp_path, config) as talk:
        seen = await talk.press("lan", "Tôi từ 16 tuổi và đồng ý")
        assert "Đã ghi yêu cầu" in to("lan", seen)


async def test_a_name_and_a_time_are_offered_afterwards(talk: Talk) -> None:
    code = await talk.request("lan")
    await talk.press("lan", "Thêm tên gọi")
    assert "Đã ghi thêm" in to("lan", await talk.say("lan", "bác Hoa 0912345678"))
    await talk.press("lan", "Thêm giờ tiện")
    await talk.press("lan", "Buổi sáng")
    async with talk.store.reading() as reading:
        request = await reading.requests.by_code(code)
    assert request is not None
    assert (request.name, request.preferred_time) == ("bác Hoa [số đã che]", "Buổi sáng")


async def test_a_phone_is_not_kept_where_the_relay_is_the_only_way(talk: Talk) -> None:
    await talk.request("lan")
    seen = await talk.do({"as": "lan", "contact": "+84912345678"})
    assert "không lưu số này" in to("lan", seen)
    assert "Thêm số điện thoại" not in buttons(seen)


async def test_only_ones_own_number_is_taken(tmp_path: Path, config: Config) -> None:
    async with talking(tmp_path, replace(config, contact_via=ContactVia.TELEGRAM)) as talk:
        code = await talk.request("lan")
        await talk.press("lan", "Thêm số điện thoại")
        other = await talk.do({"as": "lan", "contact": "+84999999999", "of": "other"})
        assert "không phải số của anh/chị" in to("lan", other)
        await talk.do({"as": "lan", "contact": "+84912345678"})
        async with talk.store.reading() as reading:
            request = await reading.requests.by_code(code)
        assert request is not None
        assert request.phone == "+84912345678"


async def test_without_a_controller_no_request_is_taken(tmp_path: Path, config: Config) -> None:
    async with talking(tmp_path, replace(config, controller="")) as talk:
        seen = await talk.say("lan", "/cannguoigiup")
        assert "18001096" in to("lan", seen)
        assert "chưa nhận được yêu cầu" in to("lan", seen)


async def test_my_requests_shows_code_state_and_helper(talk: Talk) -> None:
    code = await talk.request("lan")
    seen = await talk.say("lan", "/yeucau")
    assert code in to("lan", seen)
    assert "Đang chờ người nhận" in to("lan", seen)
    await talk.press("lan", f"Rút yêu cầu {code}")
    assert "Đã rút" in to("lan", await talk.say("lan", "/yeucau"))


async def test_my_data_shows_all_there_is(talk: Talk) -> None:
    code = await talk.request("lan")
    seen = to("lan", await talk.say("lan", "/dulieu"))
    assert code in seen
    assert "Lời đồng ý" in seen
    assert "Đăng ký thường trú" in seen


async def test_withdrawing_consent_withdraws_what_waits(talk: Talk) -> None:
    await talk.request("lan")
    await talk.say("lan", "/dulieu")
    await talk.press("lan", "Rút đồng ý")
    assert "Đã rút" in to("lan", await talk.say("lan", "/yeucau"))


async def test_deleting_shows_what_goes_and_one_press_deletes(talk: Talk) -> None:
    await talk.request("lan")
    asked = await talk.say("lan", "/xoadulieu")
    assert "Không xóa được" in to("lan", asked)
    done = await talk.press("lan", "Xóa hết")
    assert "vẫn có thể còn trên điện thoại" in to("lan", done)
    async with talk.store.reading() as reading:
        assert await reading.requests.of_person(talk.person("lan")) == []
        assert not await reading.people.can_be_written_to(talk.person("lan"))


async def test_a_request_nobody_took_expires_with_an_apology(talk: Talk) -> None:
    code = await talk.request("lan")
    seen = await talk.advance(days=91)
    assert code in to("lan", seen)
    assert "xin lỗi" in to("lan", seen)
