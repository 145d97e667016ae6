"""A citizen's conversation, from the first hello to a forwarded card."""

import pytest
from talk import Talk, buttons, to

CARD = "Đăng ký thường trú"


async def test_start_greets_and_says_it_is_a_machine(talk: Talk) -> None:
    seen = await talk.say("lan", "/start")
    assert "trợ lý tự động" in to("lan", seen)
    assert "không phải cơ quan nhà nước" in to("lan", seen)
    assert "Cần người giúp" in buttons(seen)


async def test_a_question_gets_its_card_with_buttons(talk: Talk) -> None:
    seen = await talk.say("lan", "toi muon nhap ho khau cho vo")
    assert CARD in to("lan", seen)
    assert "đỡ 10.000đ" in to("lan", seen)
    assert "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/" in to("lan", seen)
    assert {"Các bước", "Giấy tờ", "Phí và giảm phí", "Thời hạn", "Nộp ở đâu"} <= set(buttons(seen))


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("Các bước", "1. "),
        ("Giấy tờ", "☐"),
        ("Phí và giảm phí", "10.000đ"),
        ("Thời hạn", "7 ngày làm việc"),
        ("Nộp ở đâu", "Nơi nhận: Công an"),
        ("Ai làm được", "Điều kiện"),
        ("Nhà người thân", "quan hệ gia đình"),
        ("Tôi làm giúp người nhà", "không lưu gì về người nhà"),
    ],
)
async def test_each_part_of_the_card_opens(talk: Talk, label: str, says: str) -> None:
    await talk.say("lan", "nhập hộ khẩu")
    assert says in to("lan", await talk.press("lan", label))


async def test_reading_step_by_step_turns_the_page_in_place(talk: Talk) -> None:
    await talk.say("lan", "nhập hộ khẩu")
    first = await talk.press("lan", "Đọc từng bước")
    assert "bước 1/" in to("lan", first)
    assert "Lùi" not in buttons(first)
    second = await talk.press("lan", "Tiếp")
    assert second[-1]["edit"]
    assert "bước 2/" in to("lan", second)
    assert "bước 1/" in to("lan", await talk.press("lan", "Lùi"))


async def test_the_last_step_has_no_next(talk: Talk) -> None:
    await talk.say("lan", "nhập hộ khẩu")
    seen = await talk.press("lan", "Đọc từng bước")
    while "Tiếp" in buttons(seen):
        seen = await talk.press("lan", "Tiếp")
    assert "Lùi" in buttons(seen)


async def test_the_message_to_forward_is_clean(talk: Talk) -> None:
    await talk.say("lan", "nhập hộ khẩu")
    seen = await talk.press("lan", "Gửi cho người nhà")
    (message,) = seen
    assert "buttons" not in message
    assert CARD in message["text"]
    assert "https://dichvucong.gov.vn/" in message["text"]


async def test_not_what_i_meant_offers_others_then_how_to_ask(talk: Talk) -> None:
    await talk.say("lan", "nhập hộ khẩu cho vợ")
    seen = await talk.press("lan", "Không đúng ý tôi")
    assert "Không phải các việc này" in buttons(seen)
    while "Không phải các việc này" in buttons(seen):
        seen = await talk.press("lan", "Không phải các việc này")
    assert "nói lại ngắn hơn" in to("lan", seen)
    assert "Cần người giúp" in buttons(seen)


async def test_a_follow_up_is_about_the_last_card(talk: Talk) -> None:
    await talk.say("lan", "đăng ký tạm trú")
    seen = await talk.say("lan", "the phi bn a")
    assert "7.000đ" in to("lan", seen)
    assert "Đăng ký tạm trú" in to("lan", seen)


async def test_a_follow_up_after_hours_is_not_guessed(talk: Talk) -> None:
    await talk.say("lan", "đăng ký tạm trú")
    await talk.advance(hours=3)
    seen = await talk.say("lan", "phí bao nhiêu")
    assert "Đăng ký tạm trú" not in to("lan", seen)


async def test_two_people_do_not_share_a_conversation(talk: Talk) -> None:
    await talk.say("lan", "đăng ký tạm trú")
    await talk.say("minh", "làm hộ chiếu")
    assert "tạm trú" in to("lan", await talk.say("lan", "phí bao nhiêu"))
    assert "hộ chiếu" in to("minh", await talk.say("minh", "phí bao nhiêu"))


async def test_an_unclear_question_is_asked_back(talk: Talk) -> None:
    seen = await talk.say("lan", "em muon lam lai so do")
    assert "Bị mất → cấp lại" in buttons(seen)
    card = await talk.press("lan", "Bị mất → cấp lại")
    assert "Cấp lại" in to("lan", card)


async def test_a_scam_gets_the_guide_with_a_warning(talk: Talk) -> None:
    seen = await talk.say("lan", "co nguoi goi bao cong an keu cap nhat vneid doi ma otp")
    assert "⚠️" in to("lan", seen)
    assert "113" in to("lan", seen)


async def test_danger_comes_before_the_answer(talk: Talk) -> None:
    seen = await talk.say("lan", "nhà đang cháy mất giấy khai sinh thì sao")
    assert "114" in seen[0]["text"]
    assert len(seen) > 1


async def test_a_strange_link_is_warned_about_and_not_echoed(talk: Talk) -> None:
    seen = await talk.say("lan", "đổi căn cước ở http://dichvucong-gov.vn.example.com/a đúng ko")
    assert "đường link không phải trang của nhà nước" in to("lan", seen)
    assert "example.com" not in to("lan", seen)


async def test_an_official_link_is_no_reason_for_a_warning(talk: Talk) -> None:
    seen = await talk.say("lan", "đổi căn cước ở dichvucong.gov.vn đúng ko")
    assert "đường link" not in to("lan", seen)


async def test_browsing_by_shelf_and_by_life_event_leads_to_cards(talk: Talk) -> None:
    await talk.say("lan", "/danhmuc")
    await talk.press("lan", "Thường trú, tạm trú")
    assert "tạm trú" in to("lan", await talk.press("lan", "Đăng ký tạm trú"))
    await talk.say("lan", "/viecdoi")
    seen = await talk.press("lan", "Sinh con")
    assert "2. Đăng ký khai sinh" in to("lan", seen)


async def test_a_long_shelf_has_pages(talk: Talk) -> None:
    await talk.say("lan", "/danhmuc")
    seen = await talk.press("lan", "Khai sinh, kết hôn")
    assert "Đăng ký khai sinh" in buttons(seen)
    assert "Xem tiếp" in buttons(seen)
    while "Xem tiếp" in buttons(seen):
        seen = await talk.press("lan", "Xem tiếp")
    assert "Đăng ký lại khai tử có yếu tố nước ngoài" in buttons(seen)


async def test_the_shelves_and_the_events_have_pages(talk: Talk) -> None:
    await talk.say("lan", "/danhmuc")
    await talk.press("lan", "Xem tiếp")
    await talk.press("lan", "Công ty, doanh nghiệp")
    await talk.press("lan", "Danh mục")
    await talk.press("lan", "Theo việc trong đời")
    await talk.press("lan", "Xem tiếp")
    assert "Nhận con nuôi" in buttons(await talk.press("lan", "Xem tiếp"))


async def test_the_online_list_says_how_sure_it_is(talk: Talk) -> None:
    assert "theo báo chí" in to("lan", await talk.say("lan", "/tructuyen"))
    seen = await talk.press("lan", "25 dịch vụ công thiết yếu")
    assert "theo báo chí" in to("lan", seen)
    assert "8. " in to("lan", seen)
    for _ in range(3):
        seen = await talk.press("lan", "Xem tiếp")
    assert "25. " in to("lan", seen)
    assert "Xem tiếp" not in buttons(seen)


async def test_what_is_cheaper_online_is_listed_by_what_it_saves(talk: Talk) -> None:
    await talk.at("2026-11-21T09:00:00+07:00")
    seen = await talk.say("lan", "/giamphi")
    assert "Đăng ký thường trú: đỡ 10.000đ" in to("lan", seen)
    assert "thành lập hộ kinh doanh" not in to("lan", seen)  # dearer online
    assert "Lệ phí" in to("lan", await talk.press("lan", "Đăng ký thường trú"))


async def test_helping_somebody_is_remembered_for_the_next_answers(talk: Talk) -> None:
    await talk.say("lan", "/lamgiup")
    seen = await talk.say("lan", "khai sinh cho cháu")
    assert "Đăng ký khai sinh" in to("lan", seen)
    assert "Làm giúp người nhà:" in to("lan", seen)


async def test_a_wish_for_a_person_gets_the_answer_and_the_button(talk: Talk) -> None:
    seen = await talk.say("lan", "mất căn cước, cho tôi gặp người thật")
    assert "Cấp lại thẻ căn cước" in to("lan", seen)
    assert "Cần người giúp" in buttons(seen)


async def test_a_wish_for_a_person_alone_begins_a_request(talk: Talk) -> None:
    seen = await talk.say("lan", "thôi cho tôi gặp người thật đi, bấm mãi k được")
    assert "ở xã, phường nào" in to("lan", seen)


async def test_start_over_always_resets(talk: Talk) -> None:
    await talk.say("lan", "cần người giúp")
    await talk.say("lan", "/batdau")
    seen = await talk.say("lan", "phường Lê Chân")
    assert "Gửi tới" not in to("lan", seen)


async def test_a_poster_link_leads_to_its_procedure(talk: Talk) -> None:
    assert CARD in to("lan", await talk.say("lan", "/start 1-004222"))


async def test_a_command_is_known_by_its_text_and_its_bot(talk: Talk) -> None:
    assert "Cách dùng" in to("lan", await talk.say("lan", "/TROGIUP@motcua_local_bot"))
    assert "không có lệnh đó" in to("lan", await talk.say("lan", "/gibtesnicht"))


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document"])
async def test_whatever_comes_gets_a_kind_word_and_a_way_on(talk: Talk, kind: str) -> None:
    seen = await talk.do({"as": "lan", kind: True})
    assert to("lan", seen)
    assert buttons(seen)


async def test_a_photo_of_a_paper_is_refused_and_not_fetched(talk: Talk) -> None:
    seen = await talk.do({"as": "lan", "photo": True})
    assert "đừng gửi ảnh giấy tờ" in to("lan", seen)
    assert {o["method"] for o in seen} == {"sendMessage"}


async def test_a_location_gets_a_kind_word(talk: Talk) -> None:
    assert to("lan", await talk.do({"as": "lan", "location": [20.8, 106.7]}))


async def test_an_edited_question_is_answered_anew(talk: Talk) -> None:
    await talk.say("lan", "làm hộ chếu")
    seen = await talk.do({"as": "lan", "edit": "hộ chếu", "text": "làm lý lịch tư pháp"})
    assert "lý lịch tư pháp" in to("lan", seen)


async def test_a_very_long_question_is_read_from_its_beginning(talk: Talk) -> None:
    seen = await talk.say("lan", "mất căn cước làm lại thế nào " + "a " * 2500)
    assert "đọc phần đầu" in to("lan", seen)
    assert len(seen) == 2


async def test_markup_in_a_question_harms_nothing(talk: Talk) -> None:
    seen = await talk.say("lan", "<b>nhập hộ khẩu</b> & <script>")
    assert CARD in buttons(seen)
    assert "<script>" not in to("lan", seen)
    assert "hộ khẩu" not in to("lan", seen)  # what Telegram refuses goes out without its tags


async def test_words_are_understood_through_markup(talk: Talk) -> None:
    seen = await talk.say("lan", "nhập hộ khẩu <b>cho vợ</b> & con")
    assert CARD in to("lan", seen)


async def test_questions_are_kept_masked_and_without_who_asked(talk: Talk) -> None:
    await talk.say("lan", "mất căn cước số 031234567890")
    async with talk.store.writing() as tx:
        (kept,) = await tx.questions.all()
    assert kept["text"] == "mất căn cước số [số đã che]"
    assert talk.person("lan") not in kept.values()
