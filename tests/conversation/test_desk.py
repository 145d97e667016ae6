"""The volunteers' side: claim, relay, give back, close; groups that change."""

import pytest
from talk import Talk, buttons, to

from bot.desk.outcomes import Closing, Obstacle, Outcome, Payment, Place
from bot.local.looking import CannotDoError

GROUP = "to-le-chan"


@pytest.fixture
async def desk(talk: Talk) -> Talk:
    """A team with its group; hoa and minh have opened the bot, quan has not."""
    await talk.team(GROUP)
    for volunteer in ("hoa", "minh"):
        await talk.pledge(volunteer, GROUP)
    return talk


async def test_the_group_gets_a_card_without_name_or_number(desk: Talk) -> None:
    await desk.say("lan", "nhập hộ khẩu")
    await desk.press("lan", "Cần người giúp")
    await desk.say("lan", "phường Lê Chân")
    await desk.press("lan", "Đúng, gửi đến đây")
    seen = await desk.press("lan", "Đồng ý")
    card = to(GROUP, seen)
    assert "Chưa ai nhận" in card
    assert "Đăng ký thường trú" in card
    assert "lan" not in card


async def test_a_private_matter_shows_its_shelf_only(desk: Talk) -> None:
    await desk.request("lan", question="làm lý lịch tư pháp")
    seen = await desk.say("truong", "/viec", **{"in": GROUP})
    assert "Việc riêng · tư pháp" in to(GROUP, seen)
    assert "lý lịch" not in to(GROUP, seen).lower()


async def test_of_all_who_tap_at_once_one_gets_it_and_the_others_hear_who(desk: Talk) -> None:
    await desk.request("lan")
    taps = [{"as": who, "in": GROUP, "press": "Nhận việc"} for who in ("hoa", "minh", "truong")]
    await desk.pledge("truong", GROUP)
    seen = await desk.do(*taps)
    notes = [o["text"] for o in seen if o["method"] == "answerCallbackQuery"]
    winners = [text for text in notes if text.startswith("Anh/chị đã nhận")]
    losers = [text for text in notes if "đã nhận rồi" in text]
    assert (len(winners), len(losers)) == (1, 2)


async def test_the_claim_is_seen_at_once_by_group_helper_and_citizen(desk: Talk) -> None:
    code = await desk.request("lan")
    seen = await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    edited = next(o for o in seen if o["chat"] == GROUP)
    assert edited["edit"]
    assert "buttons" not in edited
    assert "hoa" in edited["text"]
    assert code in to("hoa", seen)
    assert "người hỗ trợ mã" in to("lan", seen)
    assert "hoa" not in to("lan", seen)


async def test_who_never_opened_the_bot_gets_its_link_and_the_request_stays_free(
    desk: Talk,
) -> None:
    code = await desk.request("lan")
    seen = await desk.press("quan", "Nhận việc", **{"in": GROUP})
    assert "https://t.me/motcua_local_bot" in to(GROUP, seen)
    async with desk.store.reading() as reading:
        request = await reading.requests.by_code(code)
    assert request is not None
    assert request.claimed_by is None
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})


async def test_nobody_claims_a_request_of_their_own(desk: Talk) -> None:
    await desk.request("hoa")
    seen = await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    assert "của chính anh/chị" in seen[0]["text"]


async def test_words_pass_both_ways_without_accounts_or_numbers(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    seen = await desk.say("hoa", "Chị gọi em 0912345678 nhé", reply="anh/chị đã nhận")
    assert "Người hỗ trợ (mã" in to("lan", seen)
    assert "0912345678" not in to("lan", seen)
    assert "hoa" not in to("lan", seen)
    back = await desk.say("lan", "Em cảm ơn", reply="Chị gọi em")
    assert "Em cảm ơn" in to("hoa", back)
    assert "lan" not in to("hoa", back)


async def test_a_reply_before_anybody_holds_it_says_so(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.press("hoa", "Trả lại")
    seen = await desk.say("lan", "alo", reply="đã trả lại")
    assert "Chưa có ai đang giữ" in to("lan", seen)


async def test_a_helper_who_gave_it_back_no_longer_reaches_the_citizen(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.press("hoa", "Trả lại")
    seen = await desk.say("hoa", "chị ơi", reply="đã trả lại")
    assert to("lan", seen) == ""


async def test_given_back_it_is_free_again_and_the_citizen_knows(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    seen = await desk.press("hoa", "Trả lại")
    assert "Nhận việc" in buttons(seen)
    assert "đang tìm người khác" in to("lan", seen)
    await desk.press("minh", "Nhận việc", **{"in": GROUP})


async def test_done_asks_what_the_reports_need_and_tells_everybody(desk: Talk) -> None:
    code = await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    answers = ("Đã nộp trực tuyến, tự nộp", "Người dân ở nhà", "Trả trực tuyến", "Thiếu giấy tờ")
    seen = await desk.finish("hoa", *answers)
    assert f"Đã đóng việc {code}" in to("hoa", seen)
    assert "Cảm ơn hoa" in to(GROUP, seen)
    assert "đã xong chưa" in to("lan", seen)
    async with desk.store.reading() as reading:
        request = await reading.requests.by_code(code)
        assert request is not None
        _, kind, _, detail = (await reading.requests.events(request.id))[-1]
    assert kind == "closed"
    said = Closing(
        Outcome.FILED_ALONE,
        place=Place.HOME,
        payment=Payment.ONLINE,
        obstacles=(Obstacle.MISSING_PAPER,),
    )
    assert detail == said.to_json()


async def test_only_the_holder_can_give_back_or_close(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.press("hoa", "Xong")
    number = max(desk.session.telegram.server._world.messages)  # noqa: SLF001
    await desk.press("hoa", "Trả lại")
    seen = await desk.press("hoa", "Đã giải đáp", message=number)
    assert "nên không làm bước này được" in seen[0]["text"]


async def test_a_withdrawn_request_leaves_group_and_helper(desk: Talk) -> None:
    code = await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("lan", "/yeucau")
    seen = await desk.press("lan", f"Rút yêu cầu {code}")
    assert "đã rút" in to(GROUP, seen)
    assert "đã rút" in to("hoa", seen)
    with pytest.raises(CannotDoError):
        await desk.press("hoa", "Xong")


async def test_a_deleted_volunteers_claims_return(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("hoa", "/xoadulieu")
    seen = await desk.press("hoa", "Xóa hết")
    assert "Nhận việc" in buttons(seen)
    assert "đang tìm người khác" in to("lan", seen)


async def test_a_citizen_who_blocked_the_bot_is_told_to_helper_and_lead(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("truong", "/start")
    await desk.do({"as": "lan", "block": True})
    seen = await desk.say("hoa", "chị ơi", reply="anh/chị đã nhận")
    assert "không còn nhận được tin" in to("hoa", seen)
    assert "không còn nhận được tin" in to("truong", seen)
    assert to(GROUP, seen) == ""


async def test_a_helper_who_blocked_the_bot_loses_the_claim(desk: Talk) -> None:
    code = await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.do({"as": "hoa", "block": True})
    await desk.say("lan", "chị ơi", reply="đã có người nhận")
    async with desk.store.reading() as reading:
        request = await reading.requests.by_code(code)
    assert request is not None
    assert request.claimed_by is None


async def test_requests_logged_before_the_team_came_are_shown_when_it_is_bound(
    talk: Talk,
) -> None:
    code = await talk.request("lan")
    await talk.team(GROUP)
    seen = await talk.say("truong", "/viec", **{"in": GROUP})
    assert code in to(GROUP, seen)
    await talk.pledge("hoa", GROUP)
    await talk.press("hoa", "Nhận việc", **{"in": GROUP})


async def test_a_commune_without_a_team_is_told_so_honestly(talk: Talk) -> None:
    await talk.say("lan", "/cannguoigiup")
    await talk.say("lan", "phường Đồ Sơn")
    await talk.press("lan", "Đúng, gửi đến đây")
    assert "chưa có tổ nào" in to("lan", await talk.press("lan", "Đồng ý"))


async def test_a_group_that_becomes_a_supergroup_keeps_working(desk: Talk) -> None:
    code = await desk.request("lan")
    seen = await desk.do({"in": GROUP, "migrate": True})
    assert code in to(GROUP, seen)  # the card is posted anew
    claimed = await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    assert "hoa" in to(GROUP, claimed)


async def test_a_message_that_meets_the_old_id_follows_the_group(desk: Talk) -> None:
    journal = desk.session.telegram.people._journal  # noqa: SLF001
    group = journal.world.groups[GROUP]
    journal.record(
        {"event": "migrate", "group": GROUP, "to": journal.world.supergroup_of(group)}
    )  # the bot has not heard of it
    await desk.request("lan")
    seen = await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    assert "hoa" in to(GROUP, seen)


async def test_without_its_group_a_team_gets_requests_in_private_and_its_lead_binds_another(
    desk: Talk,
) -> None:
    await desk.say("truong", "/start")
    removed = await desk.do({"in": GROUP, "remove_bot": True})
    assert "đưa ra khỏi nhóm" in to("truong", removed)
    code = await desk.request("lan")
    claimed = await desk.press("hoa", "Nhận việc")
    assert code in to("hoa", claimed)
    assert "hoa" in to("minh", claimed)
    seen = await desk.say("truong", "/nhom", **{"in": GROUP + "-2"})
    assert "Nhóm này nay là của" in to(GROUP + "-2", seen)
    assert code in to(GROUP + "-2", seen)


async def test_a_wrong_code_binds_nothing(talk: Talk) -> None:
    seen = await talk.say("truong", "/nhom NH-XXXXXX", **{"in": GROUP})
    assert "không đúng, đã dùng hoặc đã hết hạn" in to(GROUP, seen)


async def test_the_bot_keeps_out_of_what_people_say_to_each_other(desk: Talk) -> None:
    assert await desk.say("hoa", "trưa nay ăn gì", **{"in": GROUP}) == []


async def test_private_commands_in_a_group_are_sent_to_the_private_chat(desk: Talk) -> None:
    seen = await desk.say("hoa", "/yeucau", **{"in": GROUP})
    assert "chat riêng" in to(GROUP, seen)


async def test_words_older_than_two_days_are_overwritten_when_taken_back(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("hoa", "Chị Mai ơi", reply="anh/chị đã nhận")
    await desk.advance(hours=50)
    seen = await desk.say("hoa", "/go", reply="Chị Mai ơi")
    assert "đã xóa theo yêu cầu" in to("lan", seen)


async def test_a_deleted_helpers_words_leave_the_citizens_chat(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("hoa", "em là Hoa nhà số 5", reply="anh/chị đã nhận")
    await desk.say("hoa", "/xoadulieu")
    seen = await desk.press("hoa", "Xóa hết")
    taken = [o for o in seen if o["chat"] == "lan" and o["method"] == "deleteMessage"]
    assert len(taken) == 1
