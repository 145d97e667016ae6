"""The Bot API in the process refuses what Telegram refuses."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import ShiftedClock
from bot.local.checks import RefusedError
from bot.local.html import EntityError, visible_text
from bot.local.inputs import act
from bot.local.journal import Journal
from bot.local.looking import CannotDoError
from bot.local.people import People
from bot.local.server import LocalServer


class Local:
    def __init__(self, journal: Journal) -> None:
        self.seen: list[dict[str, Any]] = []
        self.journal = journal
        self.clock = ShiftedClock()
        self.server = LocalServer(journal, self.clock, self.seen.append)
        self.people = People(journal, self.server, self.clock)

    async def call(self, method: str, **params: Any) -> Any:
        return await self.server.answer(method, params)

    async def refused(self, method: str, **params: Any) -> RefusedError:
        with pytest.raises(RefusedError) as error:
            await self.call(method, **params)
        return error.value

    async def updates(self, offset: int = 0) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.call("getUpdates", offset=offset, timeout=0)
        return found


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Local]:
    with Journal(tmp_path / "local.jsonl") as journal:
        yield Local(journal)


def opened(local: Local, name: str = "lan") -> int:
    seat = local.people.seat(name, None)
    local.people.write(seat, "/start")
    return seat.person


async def test_a_first_message_to_a_stranger_is_forbidden(local: Local) -> None:
    person = local.people.seat("lan", None).person
    assert (await local.refused("sendMessage", chat_id=person, text="x")).code == 403


async def test_a_blocked_bot_is_forbidden(local: Local) -> None:
    person = opened(local)
    local.people.block(local.people.seat("lan", None), blocks=True)
    assert "blocked" in (await local.refused("sendMessage", chat_id=person, text="x")).description


async def test_an_unknown_chat_is_not_found(local: Local) -> None:
    assert (await local.refused("sendMessage", chat_id=99, text="x")).code == 400


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<big>x</big>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "1 < 2", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "x" * 4097}, "too long"),
        ({"text": "🙂" * 2049}, "too long"),
        ({"text": " "}, "empty"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[
                {"text": "a", "callback_data": "đ" * 33}]]}},
            "BUTTON_DATA_INVALID",
        ),
    ],
)  # fmt: skip
async def test_what_telegram_would_not_take_is_refused(
    local: Local, params: dict[str, Any], says: str
) -> None:
    person = opened(local)
    assert says in (await local.refused("sendMessage", chat_id=person, **params)).description


async def test_tags_do_not_count_towards_the_length(local: Local) -> None:
    person = opened(local)
    text = f"<b>{'x' * 4096}</b>"
    assert await local.call("sendMessage", chat_id=person, text=text, parse_mode="HTML")


async def test_an_edit_that_changes_nothing_is_refused(local: Local) -> None:
    person = opened(local)
    sent = await local.call("sendMessage", chat_id=person, text="x")
    same = {"chat_id": person, "message_id": sent["message_id"], "text": "x"}
    assert "not modified" in (await local.refused("editMessageText", **same)).description
    assert await local.call("editMessageText", **(same | {"text": "y"}))


async def test_a_message_of_two_days_ago_cannot_be_deleted(local: Local) -> None:
    person = opened(local)
    sent = await local.call("sendMessage", chat_id=person, text="x")
    local.clock.offset += timedelta(hours=49)
    refused = await local.refused("deleteMessage", chat_id=person, message_id=sent["message_id"])
    assert "can't be deleted" in refused.description


async def test_what_is_deleted_cannot_be_deleted_again(local: Local) -> None:
    person = opened(local)
    sent = await local.call("sendMessage", chat_id=person, text="x")
    gone = {"chat_id": person, "message_id": sent["message_id"]}
    assert await local.call("deleteMessage", **gone)
    assert "to delete not found" in (await local.refused("deleteMessage", **gone)).description


async def test_a_method_it_does_not_have_is_not_found(local: Local) -> None:
    assert (await local.refused("sendDice", chat_id=1)).code == 404


async def test_in_a_group_the_bot_hears_commands_and_replies_to_it_only(local: Local) -> None:
    seat = local.people.seat("lan", "to")
    local.people.write(seat, "trưa ăn gì")
    local.people.write(seat, "/viec")
    await local.call("sendMessage", chat_id=seat.chat, text="Việc đây")
    local.people.write(seat, "ừ", reply_to="việc đây")
    texts = [u["message"]["text"] for u in await local.updates() if "message" in u]
    assert texts == ["/viec", "ừ"]


async def test_a_group_that_migrated_answers_its_old_id_with_the_new_one(local: Local) -> None:
    seat = local.people.seat("lan", "to")
    assert seat.group is not None
    local.people.migrate(seat.group)
    refused = await local.refused("sendMessage", chat_id=seat.chat, text="x")
    assert refused.parameters == {"migrate_to_chat_id": seat.group.id}


async def test_a_bot_put_out_of_a_group_is_forbidden(local: Local) -> None:
    seat = local.people.seat("lan", "to")
    assert seat.group is not None
    local.people.move_bot(seat.group, is_in=False)
    assert (await local.refused("sendMessage", chat_id=seat.chat, text="x")).code == 403


async def test_updates_stay_until_they_are_acknowledged(local: Local) -> None:
    opened(local)
    first = await local.updates()
    assert await local.updates() == first
    assert await local.updates(offset=first[-1]["update_id"] + 1) == []
    assert local.server.fetched_everything


async def test_buttons_are_found_folded_and_the_newest_first(local: Local) -> None:
    person = opened(local)
    for number in (1, 2):
        markup = {"inline_keyboard": [[{"text": "Nhận việc", "callback_data": f"n{number}"}]]}
        await local.call("sendMessage", chat_id=person, text="x", reply_markup=markup)
    local.people.press(local.people.seat("lan", None), "NHAN VIEC", None)
    assert (await local.updates())[-1]["callback_query"]["data"] == "n2"


async def test_an_old_button_can_be_pressed_by_its_message(local: Local) -> None:
    person = opened(local)
    markup = {"inline_keyboard": [[{"text": "Xong", "callback_data": "old"}]]}
    old = await local.call("sendMessage", chat_id=person, text="x", reply_markup=markup)
    await local.call("sendMessage", chat_id=person, text="y", reply_markup=markup)
    local.people.press(local.people.seat("lan", None), "Xong", old["message_id"])
    pressed = (await local.updates())[-1]["callback_query"]
    assert pressed["message"]["message_id"] == old["message_id"]


async def test_a_button_that_is_gone_cannot_be_pressed(local: Local) -> None:
    person = opened(local)
    markup = {"inline_keyboard": [[{"text": "Xong", "callback_data": "x"}]]}
    sent = await local.call("sendMessage", chat_id=person, text="x", reply_markup=markup)
    await local.call("editMessageText", chat_id=person, message_id=sent["message_id"], text="x")
    with pytest.raises(CannotDoError):
        local.people.press(local.people.seat("lan", None), "Xong", None)


def forum(local: Local) -> int:
    group = local.people.group("to")
    local.people.make_forum(group, is_forum=True)
    return group.id


async def topic(local: Local, chat: int) -> int:
    opened = await local.call("createForumTopic", chat_id=chat, name="LC-7K4M")
    assert set(opened) == {"message_thread_id", "name", "icon_color"}
    thread: int = opened["message_thread_id"]
    return thread


async def test_only_a_forum_has_topics(local: Local) -> None:
    group = local.people.group("to").id
    for chat in (group, opened(local)):
        refused = await local.refused("createForumTopic", chat_id=chat, name="x")
        assert refused.description == "Bad Request: the chat is not a forum"
        refused = await local.refused("sendMessage", chat_id=chat, text="x", message_thread_id=1)
        assert refused.description == "Bad Request: message thread not found"


async def test_a_message_stands_in_its_topic(local: Local) -> None:
    chat = forum(local)
    thread = await topic(local, chat)
    sent = await local.call("sendMessage", chat_id=chat, text="x", message_thread_id=thread)
    assert sent["message_thread_id"] == thread != sent["message_id"]
    assert local.seen[-1]["thread"] == thread


async def test_a_topic_of_another_group_is_not_found(local: Local) -> None:
    thread = await topic(local, forum(local))
    other = local.people.group("to-khac")
    local.people.make_forum(other, is_forum=True)
    refused = await local.refused(
        "sendVoice", chat_id=other.id, voice="AwAC", message_thread_id=thread
    )
    assert refused.description == "Bad Request: message thread not found"


async def test_a_topic_is_closed_once_and_reopened_once(local: Local) -> None:
    chat = forum(local)
    this = {"chat_id": chat, "message_thread_id": await topic(local, chat)}
    for method in ("closeForumTopic", "reopenForumTopic"):
        assert await local.call(method, **this)
        assert "TOPIC_NOT_MODIFIED" in (await local.refused(method, **this)).description
    lost = {"chat_id": chat, "message_thread_id": 999}
    assert "TOPIC_ID_INVALID" in (await local.refused("closeForumTopic", **lost)).description


async def test_what_people_write_in_a_topic_says_so(local: Local) -> None:
    chat = forum(local)
    thread = await topic(local, chat)
    act(local.people, {"as": "hoa", "in": "to", "thread": thread, "text": "đã gọi"})
    said = (await local.updates())[-1]["message"]
    assert (said["message_thread_id"], said["is_topic_message"]) == (thread, True)
    # As Telegram has it: what answers nothing in a topic answers the message that opened it.
    assert said["reply_to_message"]["message_id"] == thread
    assert said["reply_to_message"]["forum_topic_created"]["name"] == "LC-7K4M"


async def test_a_reply_stands_in_the_topic_of_what_it_answers(local: Local) -> None:
    chat = forum(local)
    thread = await topic(local, chat)
    sent = await local.call("sendMessage", chat_id=chat, text="Thẻ", message_thread_id=thread)
    act(local.people, {"as": "hoa", "in": "to", "reply": "thẻ", "text": "ừ"})
    said = (await local.updates())[-1]["message"]
    assert said["message_thread_id"] == thread
    assert said["reply_to_message"]["message_id"] == sent["message_id"]


async def test_outside_topics_nothing_speaks_of_them(local: Local) -> None:
    forum(local)
    act(local.people, {"as": "hoa", "in": "to", "text": "chào"})
    said = (await local.updates())[-1]["message"]
    assert not {"message_thread_id", "is_topic_message", "reply_to_message"} & set(said)


async def test_a_button_pressed_in_a_topic_tells_forum_and_topic(local: Local) -> None:
    chat = forum(local)
    thread = await topic(local, chat)
    markup = {"inline_keyboard": [[{"text": "Nhận việc", "callback_data": "n"}]]}
    in_topic = {"chat_id": chat, "text": "Thẻ", "reply_markup": markup}
    await local.call("sendMessage", **in_topic, message_thread_id=thread)
    await local.call("sendMessage", **in_topic)
    act(local.people, {"as": "hoa", "in": "to", "thread": thread, "press": "Nhận việc"})
    pressed = (await local.updates())[-1]["callback_query"]["message"]
    assert pressed["chat"]["is_forum"]
    assert pressed["message_thread_id"] == thread


async def test_in_a_forum_the_bot_has_rights_and_hears_everything(local: Local) -> None:
    forum(local)
    act(local.people, {"as": "hoa", "in": "to", "text": "trưa ăn gì"})
    assert (await local.updates())[-1]["message"]["text"] == "trưa ăn gì"


async def test_people_cannot_write_in_a_topic_that_is_closed_or_not_there(local: Local) -> None:
    chat = forum(local)
    thread = await topic(local, chat)
    await local.call("closeForumTopic", chat_id=chat, message_thread_id=thread)
    for number in (thread, 999):
        with pytest.raises(CannotDoError):
            act(local.people, {"as": "hoa", "in": "to", "thread": number, "text": "x"})


async def test_topics_outlive_a_restart(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        local = Local(journal)
        chat = forum(local)
        thread = await topic(local, chat)
    with Journal(tmp_path / "j") as journal:
        sent = await Local(journal).call(
            "sendMessage", chat_id=chat, text="x", message_thread_id=thread
        )
    assert sent["message_id"] > thread


async def test_a_voice_shows_its_words_and_its_file(local: Local) -> None:
    person = opened(local)
    await local.call("sendVoice", chat_id=person, voice="AwAC", caption="Tin thoại")
    assert local.seen == [
        {"chat": "lan", "method": "sendVoice", "message": 2, "text": "Tin thoại", "voice": "AwAC"}
    ]


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({}, "there is no voice"),
        ({"voice": "AwAC", "caption": "x" * 1025}, "caption is too long"),
        ({"voice": "AwAC", "caption": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
    ],
)
async def test_a_voice_telegram_would_not_take_is_refused(
    local: Local, params: dict[str, Any], says: str
) -> None:
    refused = await local.refused("sendVoice", chat_id=opened(local), **params)
    assert says in refused.description


async def test_a_voice_has_a_caption_to_edit_and_a_message_a_text(local: Local) -> None:
    person = opened(local)
    voice = await local.call("sendVoice", chat_id=person, voice="AwAC", caption="x")
    words = await local.call("sendMessage", chat_id=person, text="x")
    on_voice = {"chat_id": person, "message_id": voice["message_id"]}
    on_words = {"chat_id": person, "message_id": words["message_id"]}
    refused = await local.refused("editMessageText", **on_voice, text="y")
    assert "no text in the message" in refused.description
    refused = await local.refused("editMessageCaption", **on_words, caption="y")
    assert "no caption in the message" in refused.description
    assert await local.call("editMessageCaption", **on_voice, caption="y")
    assert (local.seen[-1]["text"], local.seen[-1]["edit"]) == ("y", True)


async def test_a_voice_can_be_told_apart_by_its_file(local: Local) -> None:
    act(local.people, {"as": "lan", "voice": "AwAC", "text": "mẹ tôi"})
    act(local.people, {"as": "lan", "voice": True})
    said = [update["message"] for update in await local.updates()]
    assert [message["voice"]["file_id"] for message in said] == ["AwAC", "voice"]
    assert said[0]["caption"] == "mẹ tôi"


async def test_hints_and_silence_are_shown(local: Local) -> None:
    markup = {"force_reply": True, "input_field_placeholder": "Gõ ghi chú"}
    person = opened(local)
    await local.call(
        "sendMessage", chat_id=person, text="x", reply_markup=markup, disable_notification=True
    )
    assert (local.seen[-1]["force_reply"], local.seen[-1]["silent"]) == ("Gõ ghi chú", True)


def test_the_same_name_is_the_same_person_after_a_restart(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        first = Local(journal).people.seat("lan", "to")
    with Journal(tmp_path / "j") as journal:
        again = Local(journal).people.seat("lan", "to")
    assert (again.person, again.chat) == (first.person, first.chat)


def test_a_line_cut_off_by_a_kill_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with Journal(path) as journal:
        Local(journal).people.seat("lan", None)
    with path.open("ab") as file:
        file.write(b'{"event": "per')
    with Journal(path) as journal:
        assert journal.world.people == {"lan": 1001}
        Local(journal).people.seat("minh", None)
    with Journal(path) as journal:
        assert list(journal.world.people) == ["lan", "minh"]


@pytest.mark.parametrize("markup", ["<b>a</i>", "</b>", "<b>a<i>b</b></i>", "a < b", "<x>a</x>"])
def test_html_telegram_would_refuse_is_refused(markup: str) -> None:
    with pytest.raises(EntityError):
        visible_text(markup)


def test_entities_become_what_they_stand_for() -> None:
    assert visible_text("<b>a &lt; b</b> &amp; &#8217;") == "a < b & ’"
