"""Night, morning, and who is told what when time passes."""

import pytest
from talk import Talk, buttons, to

GROUP = "to-le-chan"


@pytest.fixture
async def desk(talk: Talk) -> Talk:
    """A team with its group and its lead; hoa has pledged."""
    await talk.say("truong", "/start")
    await talk.team(GROUP)
    await talk.pledge("hoa", GROUP)
    return talk


async def test_a_card_logged_at_night_stands_in_the_group_in_the_morning(desk: Talk) -> None:
    await desk.at("2026-11-20T21:30:00+07:00")
    await desk.say("lan", "/cannguoigiup")
    await desk.say("lan", "phường Lê Chân")
    await desk.press("lan", "Đúng, gửi đến đây")
    logged = await desk.press("lan", "Tôi từ 16 tuổi và đồng ý")
    assert "Từ 7:30 ngày 21/11/2026 sẽ có người xem" in to("lan", logged)
    assert to(GROUP, logged) == ""
    morning = await desk.advance(hours=9, minutes=30)
    assert "Chưa ai nhận" in to(GROUP, morning)
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})


async def test_given_back_at_night_it_is_free_on_the_card_that_stands(desk: Talk) -> None:
    await desk.at("2026-11-20T20:30:00+07:00")
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.at("2026-11-20T22:00:00+07:00")
    seen = await desk.press("hoa", "Trả lại")
    assert "Nhận việc" in buttons(seen)
    assert all(o["edit"] for o in seen if o["chat"] == GROUP)  # nothing new disturbs


async def test_withdrawn_in_the_night_it_is_not_shown_in_the_morning(desk: Talk) -> None:
    await desk.at("2026-11-20T21:30:00+07:00")
    await desk.request("lan")
    await desk.press("lan", "Rút yêu cầu")
    assert to(GROUP, await desk.advance(hours=12)) == ""


async def test_what_a_citizen_writes_at_night_reaches_the_helper_silently(desk: Talk) -> None:
    await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("hoa", "chào chị", reply="anh/chị đã nhận")
    await desk.at("2026-11-20T23:00:00+07:00")
    seen = await desk.say("lan", "mai em gọi nhé", reply="chào chị")
    copy = next(o for o in seen if o["chat"] == "hoa")
    assert copy["silent"]


async def test_on_duty_the_helper_hears_what_waits_and_is_thanked_at_the_end(desk: Talk) -> None:
    await desk.request("lan")
    seen = await desk.say("hoa", "/truc 2h")
    assert "1 việc đang chờ" in to("hoa", seen)
    await desk.press("hoa", "Nhận việc")
    await desk.finish("hoa", "Đã giải đáp")
    await desk.request("hai")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    over = await desk.advance(hours=2)
    assert "Hôm nay giúp xong <b>1 người</b>" in to("hoa", over)
    assert any(label.startswith("Trả lại") for label in buttons(over))


async def test_a_wrong_span_is_answered_with_an_example(desk: Talk) -> None:
    for typed in ("/truc", "/truc lâu lâu", "/truc -3h", "/truc 99999h"):
        assert "/truc 2h" in to("hoa", await desk.say("hoa", typed))


async def test_a_lead_who_takes_a_request_back_is_not_called_silence(desk: Talk) -> None:
    code = await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("truong", "/doi")
    await desk.press("truong", "Việc của tổ")
    seen = await desk.press("truong", f"Lấy lại {code}")
    assert "tổ trưởng đã nhờ người khác" in to("hoa", seen)
    assert "chưa liên hệ được" not in to("lan", seen)
