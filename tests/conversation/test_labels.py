"""A helper says what a request is really about: cards follow, reports stand, questions learn."""

from typing import Any

import pytest
from talk import Talk, buttons, known, to

from bot.desk.states import Event
from bot.reports.periods import read_period
from bot.reports.report import gather
from bot.store.tables.questions import Question
from bot.store.tables.requests_read import Request
from bot.texts import labels

GROUP = "to-le-chan"
RESIDENCE, TEMPORARY, SINGLE = "1.004222", "1.004194", "1.004873"
SENT, MEANT = "nhập hộ khẩu", "đăng ký tạm trú"


@pytest.fixture
async def held(talk: Talk) -> Talk:
    """lan's request, answered as permanent residence, in hoa's hands."""
    await talk.team(GROUP)
    for volunteer in ("hoa", "minh"):
        await talk.pledge(volunteer, GROUP)
    await talk.request("lan", question=SENT)
    await talk.press("hoa", "Nhận việc", **{"in": GROUP})
    return talk


async def labels_it(talk: Talk, words: str = MEANT) -> list[dict[str, Any]]:
    """hoa labels it with the first matter the bot offers for these words."""
    await talk.press("hoa", labels.OTHER_MATTER)
    seen = await talk.say("hoa", words)
    return await talk.press("hoa", buttons(seen)[0])


async def request_of(talk: Talk, who: str = "lan") -> Request:
    async with talk.store.reading() as reading:
        found = await reading.requests.open_of_person(talk.person(who))
    assert found is not None
    return found


async def missed(talk: Talk) -> list[Question]:
    async with talk.store.reading() as reading:
        return await reading.questions.missed()


async def test_every_card_shows_what_the_helper_found(held: Talk) -> None:
    seen = await labels_it(held)
    assert "Đăng ký tạm trú" in to("hoa", seen)
    assert (await request_of(held)).subject == TEMPORARY
    await held.press("hoa", "Trả lại")
    seen = await held.say("truong", "/viec", **{"in": GROUP})
    assert "Đăng ký tạm trú" in to(GROUP, seen)


async def test_the_question_it_came_from_goes_to_the_editors_with_what_it_meant(
    held: Talk,
) -> None:
    await labels_it(held)
    (question,) = await missed(held)
    assert (question.text, question.subject) == (SENT, RESIDENCE)
    assert (question.verdict, question.meant) == ("misread", TEMPORARY)


async def test_a_label_taken_back_leaves_nothing_for_the_editors(held: Talk) -> None:
    await labels_it(held)
    await labels_it(held, SENT)
    assert (await request_of(held)).subject == RESIDENCE
    assert await missed(held) == []


async def test_a_later_question_of_the_citizen_does_not_cut_the_first_off(held: Talk) -> None:
    await held.say("lan", "làm hộ chiếu")
    await labels_it(held)
    assert [question.text for question in await missed(held)] == [SENT]


async def test_a_question_that_did_not_lead_to_the_request_learns_nothing(talk: Talk) -> None:
    await talk.team(GROUP)
    await talk.pledge("hoa", GROUP)
    answered = await talk.say("lan", SENT)
    number = next(o["message"] for o in answered if "Cần người giúp" in buttons([o]))
    await talk.say("lan", "làm hộ chiếu")
    await talk.press("lan", "Cần người giúp", message=number)
    await talk.say("lan", "phường Lê Chân")
    await talk.press("lan", "Đúng, gửi đến đây")
    await talk.press("lan", "Tôi từ 16 tuổi và đồng ý")
    await talk.press("hoa", "Nhận việc", **{"in": GROUP})
    assert (await request_of(talk)).subject == RESIDENCE
    await labels_it(talk)
    assert await missed(talk) == []


async def test_after_a_day_nothing_leads_from_the_request_to_the_question(held: Talk) -> None:
    assert (await request_of(held)).question is not None
    async with held.store.writing() as tx:
        await tx.questions.forget_keys_before("2026-11-21")
    assert (await request_of(held)).question is None
    await labels_it(held)
    assert await missed(held) == []


async def test_who_deletes_their_data_leaves_no_way_to_the_question(held: Talk) -> None:
    number = (await request_of(held)).id
    await held.say("lan", "/xoadulieu")
    await held.press("lan", labels.DELETE_ALL)
    async with held.store.reading() as reading:
        after = await reading.requests.get(number)
    assert after is not None
    assert after.question is None


async def test_the_report_counts_it_where_it_was_sent_and_that_it_was_labelled(
    held: Talk,
) -> None:
    await labels_it(held)
    async with held.store.reading() as reading:
        report = await gather(reading, known().library, read_period("2026-11"))
    assert set(report.subjects) == {RESIDENCE}
    assert report.total.events[Event.LABELLED] == 1


async def test_only_who_holds_it_can_say_so(held: Talk) -> None:
    await held.press("hoa", labels.OTHER_MATTER)
    seen = await held.say("hoa", MEANT)
    await held.press("hoa", "Trả lại")
    await held.press("minh", "Nhận việc", **{"in": GROUP})
    message = next(o["message"] for o in seen if o.get("buttons"))
    seen = await held.press("hoa", buttons(seen)[0], message=message)
    assert "không ở trong tay anh/chị" in to("hoa", seen)
    assert (await request_of(held)).subject == RESIDENCE


async def test_the_same_matter_changes_nothing(held: Talk) -> None:
    seen = await labels_it(held, SENT)
    assert "đang ghi đúng việc đó" in to("hoa", seen)
    assert await missed(held) == []


async def test_words_that_fit_nothing_can_be_typed_again(held: Talk) -> None:
    await held.press("hoa", labels.OTHER_MATTER)
    seen = await held.say("hoa", "zzzz qqqq")
    assert "gõ lại cách khác" in to("hoa", seen)
    seen = await held.say("hoa", MEANT)
    assert any("ạm trú" in label for label in buttons(seen))


async def test_a_private_matter_found_later_is_told_to_nobody_else(held: Talk) -> None:
    seen = await labels_it(held, "làm lý lịch tư pháp")
    assert "lý lịch tư pháp" in to("hoa", seen).lower()
    await held.press("hoa", "Trả lại")
    seen = await held.say("truong", "/viec", **{"in": GROUP})
    assert "lý lịch" not in to(GROUP, seen).lower()
