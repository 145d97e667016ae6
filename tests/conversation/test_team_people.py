"""A team's people in Telegram: invited, shown, retired; a lead passed on; teams made and ended."""

import re

import pytest
from talk import Talk, buttons, to

from bot.desk.roles import Role

GROUP = "to-le-chan"


@pytest.fixture
async def team(talk: Talk) -> Talk:
    """A team whose lead has opened the bot; hoa has pledged."""
    await talk.say("truong", "/start")
    await talk.team(GROUP)
    await talk.pledge("hoa", GROUP)
    return talk


async def admin(talk: Talk, who: str = "bat") -> None:
    """Somebody who looks after all teams."""
    await talk.say(who, "/start")
    async with talk.store.writing() as tx:
        city = await tx.teams.city_desk()
        await tx.members.keep(talk.person(who), who, "MÃ-BAT", 0)
        await tx.members.join(city.id, talk.person(who), Role.ADMIN, 0)


async def invitation(talk: Talk, lead: str, role: str) -> str:
    await talk.say(lead, "/doi")
    await talk.press(lead, "Mời người mới")
    seen = await talk.press(lead, role)
    found = re.search(r"start=(moi-\w+)", to(lead, seen))
    assert found is not None
    return found[1]


async def test_who_binds_the_group_first_leads_the_team(team: Talk) -> None:
    seen = await team.say("truong", "/doi")
    assert "tổ trưởng" in to("truong", seen)
    assert "hoa" in to("truong", seen)


async def test_an_invitation_opens_a_place_once(team: Talk) -> None:
    code = await invitation(team, "truong", "Tình nguyện viên")
    joined = await team.say("quan", f"/start {code}")
    assert "Chào mừng anh/chị vào" in to("quan", joined)
    assert "Tôi đồng ý" in buttons(joined)
    again = await team.say("la", f"/start {code}")
    assert "đã dùng hoặc đã hết hạn" in to("la", again)


async def test_an_invitation_ends_after_a_week(team: Talk) -> None:
    code = await invitation(team, "truong", "Tình nguyện viên")
    await team.advance(days=7, minutes=1)
    seen = await team.say("quan", f"/start {code}")
    assert "đã dùng hoặc đã hết hạn" in to("quan", seen)


async def test_a_volunteer_neither_sees_the_roster_nor_invites(team: Talk) -> None:
    seen = await team.say("hoa", "/doi")
    assert "truong" not in to("hoa", seen)
    assert "Mời người mới" not in buttons(seen)


async def test_a_retired_members_requests_return_at_once_and_may_not_be_claimed_again(
    team: Talk,
) -> None:
    await team.request("lan")
    await team.press("hoa", "Nhận việc", **{"in": GROUP})
    await team.say("truong", "/doi")
    await team.press("truong", "Cho nghỉ")
    await team.press("truong", "hoa")
    seen = await team.press("truong", "Cho nghỉ")
    assert "không còn trong" in to("hoa", seen)
    assert "đang tìm người khác" in to("lan", seen)
    tap = await team.press("hoa", "Nhận việc", **{"in": GROUP})
    assert "không còn trong tổ này" in tap[0]["text"]


async def test_the_last_lead_stays_until_somebody_else_leads(team: Talk) -> None:
    await team.say("truong", "/doi")
    seen = await team.press("truong", "Tôi rời tổ")
    assert "chỉ còn một người giữ vai trò này" in to("truong", seen)
    await team.press("truong", "Chuyển tổ trưởng")
    passed = await team.press("truong", "hoa")
    assert "Anh/chị nay là tổ trưởng" in to("hoa", passed)
    await team.say("truong", "/doi")
    left = await team.press("truong", "Tôi rời tổ")
    assert "không còn trong" in to("truong", left)


async def test_a_lead_sees_what_is_open_and_takes_it_out_of_busy_hands(team: Talk) -> None:
    code = await team.request("lan")
    await team.press("hoa", "Nhận việc", **{"in": GROUP})
    await team.say("truong", "/doi")
    shown = await team.press("truong", "Việc của tổ")
    assert code in to("truong", shown)
    seen = await team.press("truong", f"Lấy lại {code}")
    assert "cả tổ lại thấy" in to("truong", seen)
    assert "Nhận việc" in buttons(seen)


async def test_who_leads_no_team_takes_nothing_back(team: Talk) -> None:
    code = await team.request("lan")
    await team.press("hoa", "Nhận việc", **{"in": GROUP})
    await team.say("truong", "/doi")
    await team.press("truong", "Việc của tổ")
    await team.say("truong", "/doi")
    await team.press("truong", "Chuyển tổ trưởng")
    await team.press("truong", "hoa")
    refused = await team.press("truong", f"Lấy lại {code}")
    assert "dành cho tổ trưởng" in refused[0]["text"]


async def test_an_admin_makes_a_team_in_telegram_and_ends_it(team: Talk) -> None:
    await admin(team)
    await team.say("bat", "/doi")
    await team.press("bat", "Thêm tổ")
    made = await team.say("bat", "Tổ Đồ Sơn, phường Đồ Sơn")
    code = re.search(r"/nhom (NH-\w+)", to("bat", made))
    assert code is not None
    bound = await team.say("sen", f"/nhom {code[1]}", **{"in": "to-do-son"})
    assert "Tổ Đồ Sơn" in to("to-do-son", bound)
    await team.say("bat", "/doi")
    await team.press("bat", "Tổ Đồ Sơn")
    await team.press("bat", "Giải thể tổ")
    ended = await team.press("bat", "Giải thể tổ")
    assert "đã giải thể" in to("bat", ended)


async def test_a_retired_teams_open_requests_go_up(team: Talk) -> None:
    await admin(team)
    code = await team.request("lan")
    await team.say("bat", "/doi")
    await team.press("bat", f"Tổ {GROUP}")
    await team.press("bat", "Giải thể tổ")
    seen = await team.press("bat", "Giải thể tổ")
    assert code in to("bat", seen)
    assert "Nhận việc" in buttons(seen)
    assert "đã được chuyển cho" in to("lan", seen)


async def test_a_lead_binds_another_group_without_a_code(team: Talk) -> None:
    seen = await team.say("truong", "/nhom", **{"in": "to-moi"})
    assert "Nhóm này nay là của" in to("to-moi", seen)
    none = await team.say("hoa", "/nhom", **{"in": "to-khac"})
    assert "Gõ kèm mã" in to("to-khac", none)


async def test_money_asked_reaches_the_office_and_not_the_team(team: Talk) -> None:
    await admin(team)
    code = await team.request("lan")
    await team.press("hoa", "Nhận việc", **{"in": GROUP})
    seen = await team.press("lan", "Bị đòi tiền")
    assert "đang chờ trả lời" in to("bat", seen)
    assert to("hoa", seen) == to(GROUP, seen) == to("truong", seen) == ""
    listed = await team.say("bat", "/phaitraloi")
    assert code in to("bat", listed)
    await team.press("bat", "Trả lời việc 1")
    told = await team.say("bat", "Chúng tôi đang xem, cảm ơn chị.")
    assert "Chúng tôi đang xem" in to("lan", told)
    assert "Không có việc nào" in to("bat", await team.say("bat", "/phaitraloi"))


async def test_a_wish_about_ones_data_has_a_date_two_working_days_on(team: Talk) -> None:
    await admin(team)
    await team.say("lan", "/dulieu")
    await team.press("lan", "Yêu cầu khác về dữ liệu")
    kept = await team.say("lan", "sửa tên giúp tôi")
    assert "chậm nhất 23:59 ngày 23/11/2026" in to("lan", kept)  # Saturday morning is worked
    await team.say("bat", "/phaitraloi")
    assert "«sửa tên giúp tôi»" in to("bat", await team.press("bat", "Trả lời việc 1"))
    answered = await team.say("bat", "Đã sửa ạ")
    assert "deleteMessage" in {o["method"] for o in answered if o["chat"] == "bat"}


async def test_only_the_office_sees_what_is_to_be_answered(team: Talk) -> None:
    seen = await team.say("truong", "/phaitraloi")
    assert "dành cho người của thành phố" in to("truong", seen)
