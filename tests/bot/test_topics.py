"""Topics: opened once, and what is said in them waits for that and is never lost."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from posting import Posting, posting

from bot.delivery.messages import CloseTopic, Edit, OpenTopic, ReopenTopic, Say, TakeBack


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Posting]:
    async with posting(tmp_path) as opened:
        yield opened


def shown(desk: Posting) -> list[tuple[str, str | None, int | None]]:
    return [(seen["method"], seen.get("text"), seen.get("thread")) for seen in desk.seen]


def topic(desk: Posting) -> int:
    return int(next(seen["thread"] for seen in desk.seen if seen["method"] == "createForumTopic"))


async def test_a_card_goes_into_the_topic_opened_for_it(desk: Posting) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(Say(group, "thẻ", topic=row), Say(group, "nhắc", topic=row))
    opened = topic(desk)
    assert await desk.message_of(row) == opened
    assert shown(desk) == [
        ("createForumTopic", None, opened),
        ("sendMessage", "thẻ", opened),
        ("sendMessage", "nhắc", opened),
    ]


async def test_a_message_sent_into_a_topic_is_known_by_its_own_id(desk: Posting) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M", request=5))
    (card,) = await desk.send(Say(group, "thẻ", request=6, topic=row))
    message = await desk.message_of(card)
    assert message is not None
    assert message == desk.seen[-1]["message"] != topic(desk)
    async with desk.store.reading() as reading:
        assert await reading.outbox.request_of(group, message) == 6
        assert await reading.outbox.request_of(group, topic(desk)) == 5


async def test_a_card_waits_while_opening_its_topic_fails(desk: Posting) -> None:
    group = desk.forum()
    desk.refuse("createForumTopic", 502, "Bad Gateway", times=3)
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(Say(group, "thẻ", topic=row))
    assert desk.server.asked == ["createForumTopic"] * 4 + ["sendMessage"]
    assert shown(desk)[-1] == ("sendMessage", "thẻ", topic(desk))


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (400, "Bad Request: not enough rights to create a topic"),
        (403, "Forbidden: not enough rights"),
        (404, "Not Found"),
    ],
)
async def test_where_a_topic_is_refused_the_card_stands_in_the_group(
    desk: Posting, code: int, description: str
) -> None:
    group = desk.forum()
    desk.refuse("createForumTopic", code, description)
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(Say(group, "thẻ", topic=row), CloseTopic(group, row), ReopenTopic(group, row))
    assert shown(desk) == [("sendMessage", "thẻ", None)]
    assert desk.server.asked == ["createForumTopic", "sendMessage"]
    assert desk.aftermath.lost == []


async def test_a_server_that_lacks_topics_holds_the_card_back_for_some_tries_only(
    desk: Posting,
) -> None:
    group = desk.forum()
    desk.refuse("createForumTopic", 500, "Not Found", times=99)
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(Say(group, "thẻ", topic=row))
    assert shown(desk) == [("sendMessage", "thẻ", None)]


async def test_a_group_without_topics_gets_the_card_as_any_message(desk: Posting) -> None:
    group = desk.people.group("to").id
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(Say(group, "thẻ", topic=row))
    assert shown(desk) == [("sendMessage", "thẻ", None)]


async def test_a_topic_outlives_a_restart_before_its_card(tmp_path: Path) -> None:
    async with posting(tmp_path) as before:
        group = before.forum()
        (row,) = await before.send(OpenTopic(group, "LC-7K4M"))
    async with posting(tmp_path) as after:
        await after.send(Say(group, "thẻ", topic=row))
        assert after.seen[0]["thread"] == topic(before)
        assert after.server.asked == ["sendMessage"]


async def test_a_card_that_waits_outlives_a_restart_after_its_topic(tmp_path: Path) -> None:
    async with posting(tmp_path) as before:
        group = before.forum()
        before.refuse("sendMessage", 502, "Bad Gateway", times=99)
        row = await before.put(OpenTopic(group, "LC-7K4M"))
        await before.put(Say(group, "thẻ", topic=row))
        async with before.sending():
            await before.until(lambda: "sendMessage" in before.server.asked)
    async with posting(tmp_path) as after:
        await after.send()
        assert shown(after) == [("sendMessage", "thẻ", topic(before))]


async def test_a_topic_and_its_card_outlive_a_restart_before_both(tmp_path: Path) -> None:
    async with posting(tmp_path) as before:
        group = before.forum()
        row = await before.put(OpenTopic(group, "LC-7K4M"))
        await before.put(Say(group, "thẻ", topic=row))
    async with posting(tmp_path) as after:
        await after.send()
        assert shown(after)[-1] == ("sendMessage", "thẻ", topic(after))


async def test_a_message_for_a_topic_that_is_gone_stands_in_the_group(desk: Posting) -> None:
    group = desk.forum()
    (row,) = await desk.send(OpenTopic(group, "LC-7K4M"))
    desk.people.make_forum(desk.people.group("to"), is_forum=False)
    await desk.send(Say(group, "thẻ", topic=row))
    assert shown(desk)[-1] == ("sendMessage", "thẻ", None)


async def test_markup_telegram_refuses_is_sent_plain_into_the_same_topic(desk: Posting) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(Say(group, "<b>thẻ", topic=row))
    assert shown(desk)[-1] == ("sendMessage", "thẻ", topic(desk))


async def test_an_edit_of_an_unsent_card_leaves_it_in_its_topic(desk: Posting) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    card = await desk.put(Say(group, "cũ", topic=row))
    await desk.send(Edit(group, "mới", row=card))
    assert shown(desk)[1:] == [("sendMessage", "mới", topic(desk))]


async def test_an_edit_of_a_card_that_is_gone_becomes_a_message_in_its_topic(
    desk: Posting,
) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    (card,) = await desk.send(Say(group, "cũ", topic=row))
    await desk.send(TakeBack(group, card), Edit(group, "mới", row=card))
    assert shown(desk)[-1] == ("sendMessage", "mới", topic(desk))


async def test_an_edit_of_a_card_that_never_came_becomes_a_message_in_its_topic(
    desk: Posting,
) -> None:
    group = desk.forum()
    (row,) = await desk.send(OpenTopic(group, "LC-7K4M"))
    desk.refuse("sendMessage", 400, "Bad Request: something else")
    (card,) = await desk.send(Say(group, "cũ", topic=row))
    await desk.send(Edit(group, "mới", row=card))
    assert shown(desk)[-1] == ("sendMessage", "mới", topic(desk))


async def test_a_topic_is_closed_and_opened_again(desk: Posting) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(CloseTopic(group, row), ReopenTopic(group, row))
    assert [method for method, _, _ in shown(desk)[1:]] == ["closeForumTopic", "reopenForumTopic"]


@pytest.mark.parametrize(
    ("method", "code", "description"),
    [
        ("closeForumTopic", 400, "Bad Request: TOPIC_NOT_MODIFIED"),
        ("closeForumTopic", 400, "Bad Request: not enough rights"),
        ("closeForumTopic", 403, "Forbidden: bot was kicked from the supergroup chat"),
        ("reopenForumTopic", 400, "Bad Request: TOPIC_ID_INVALID"),
    ],
)
async def test_what_refuses_to_close_or_reopen_ends_quietly(
    desk: Posting, method: str, code: int, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    group = desk.forum()
    (row,) = await desk.send(OpenTopic(group, "LC-7K4M"))
    desk.refuse(method, code, description)
    turn = CloseTopic if method == "closeForumTopic" else ReopenTopic
    await desk.send(turn(group, row), Say(group, "sau", topic=row))
    assert shown(desk)[-1] == ("sendMessage", "sau", topic(desk))
    assert desk.aftermath.lost == []
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


async def test_closing_what_is_closed_counts_as_done(
    desk: Posting, caplog: pytest.LogCaptureFixture
) -> None:
    group = desk.forum()
    (row,) = await desk.send(OpenTopic(group, "LC-7K4M"))
    caplog.set_level(logging.INFO)
    await desk.send(CloseTopic(group, row), CloseTopic(group, row))
    assert desk.server.asked[1:] == ["closeForumTopic"] * 2
    assert "ended" not in caplog.text


async def test_the_bot_can_say_something_in_a_closed_topic(desk: Posting) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    await desk.send(CloseTopic(group, row), Say(group, "sau", topic=row))
    assert shown(desk)[-1] == ("sendMessage", "sau", topic(desk))


async def test_a_group_that_moves_takes_topics_and_cards_along(desk: Posting) -> None:
    group = desk.people.group("to")
    old = group.id
    row = await desk.put(OpenTopic(old, "LC-7K4M"))
    await desk.put(Say(old, "thẻ", topic=row))
    desk.people.migrate(group)
    desk.people.make_forum(group, is_forum=True)
    await desk.send(Say(group.id, "nhắc", topic=row))
    assert shown(desk)[1:] == [
        ("sendMessage", "thẻ", topic(desk)),
        ("sendMessage", "nhắc", topic(desk)),
    ]


async def test_what_the_sender_has_in_hand_while_its_group_moves_is_sent(desk: Posting) -> None:
    group = desk.people.group("to")
    old = group.id
    desk.refuse("sendMessage", 502, "Bad Gateway")
    await desk.put(Say(old, "thẻ"))
    async with desk.sending():
        await desk.until(lambda: desk.server.asked)
        desk.people.migrate(group)
        async with desk.store.writing() as tx:
            await tx.outbox.move_chat(old, group.id)
        await desk.all_sent()
    assert shown(desk) == [("sendMessage", "thẻ", None)]


async def test_a_message_in_another_lane_waits_for_its_topic_too(desk: Posting) -> None:
    desk.refuse("createForumTopic", 502, "Bad Gateway", times=3)
    row = await desk.put(OpenTopic(desk.forum("to"), "LC-7K4M"))
    await desk.send(Say(desk.forum("other"), "thẻ", topic=row))
    assert desk.server.asked[:4] == ["createForumTopic"] * 4


async def test_a_topic_of_the_whole_group_is_not_forgotten(desk: Posting) -> None:
    group = desk.forum()
    row, card = await desk.send(OpenTopic(group, "Trễ hẹn"), Say(group, "thẻ"))
    async with desk.store.writing() as tx:
        await tx.outbox.forget_before(1 << 60)
    assert await desk.message_of(row) == topic(desk)
    assert await desk.message_of(card) is None


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message to delete not found",
        "Bad Request: message can't be deleted",
        "Bad Request: message can't be deleted for everyone",
        "Bad Request: MESSAGE_ID_INVALID",
    ],
)
async def test_taking_back_what_is_gone_or_too_old_is_done_and_blocks_nothing(
    desk: Posting, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    lan = desk.person()
    (card,) = await desk.send(Say(lan, "số điện thoại"))
    desk.refuse("deleteMessage", 400, description)
    caplog.set_level(logging.INFO)
    await desk.send(TakeBack(lan, card), Say(lan, "sau"))
    assert desk.server.asked == ["sendMessage", "deleteMessage", "sendMessage"]
    assert desk.aftermath.lost == []
    assert "ended" not in caplog.text


async def test_taking_back_what_never_came_asks_nothing_of_telegram(desk: Posting) -> None:
    lan = desk.person()
    desk.refuse("sendMessage", 400, "Bad Request: something")
    (card,) = await desk.send(Say(lan, "số điện thoại"))
    await desk.send(TakeBack(lan, card))
    assert desk.server.asked == ["sendMessage"]


async def test_a_silent_message_makes_no_sound(desk: Posting) -> None:
    lan = desk.person()
    loud = Say(lan, "nhắc")
    await desk.send(loud, replace(loud, silent=True))
    assert [seen.get("silent", False) for seen in desk.seen] == [False, True]
