"""Voice messages are passed on by their file id, with words below them, and never lost whole."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from posting import Posting, posting

from bot.delivery.calls import MAX_CAPTION, visible_length
from bot.delivery.messages import Button, Edit, OpenTopic, Say
from bot.local.terminal import Terminal

DONE = ((Button("Xong", "1:done:3"),),)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Posting]:
    async with posting(tmp_path) as opened:
        yield opened


async def test_a_voice_is_sent_by_its_file_id_with_its_words_below(desk: Posting) -> None:
    lan = desk.person()
    await desk.send(Say(lan, "Tin của <b>LC-7K4M</b>", DONE, voice="AwAC"))
    (seen,) = desk.seen
    assert seen["method"] == "sendVoice"
    assert (seen["voice"], seen["text"]) == ("AwAC", "Tin của <b>LC-7K4M</b>")
    assert seen["buttons"] == [["Xong"]]
    assert desk.server.asked == ["sendVoice"]  # nothing is downloaded


async def test_a_voice_without_words_is_sent_alone(desk: Posting) -> None:
    await desk.send(Say(desk.person(), "", voice="AwAC"))
    assert desk.seen[0]["text"] == ""


async def test_words_too_long_for_a_caption_go_on_below_the_voice(desk: Posting) -> None:
    lines = "\n".join(f"dòng {number} " + "chữ " * 20 for number in range(30))
    (row,) = await desk.send(Say(desk.person(), lines, DONE, voice="AwAC"))
    assert [seen["method"] for seen in desk.seen] == ["sendVoice", "sendMessage"]
    assert 0 < visible_length(desk.seen[0]["text"]) <= MAX_CAPTION
    assert "\n".join(seen["text"] for seen in desk.seen) == lines
    assert ["buttons" in seen for seen in desk.seen] == [False, True]
    assert await desk.message_of(row) == desk.seen[1]["message"]


async def test_an_edit_of_a_voice_changes_the_words_below_it(desk: Posting) -> None:
    lan = desk.person()
    (row,) = await desk.send(Say(lan, "cũ", DONE, voice="AwAC"))
    await desk.send(Edit(lan, "mới", row=row))
    assert desk.server.asked == ["sendVoice", "editMessageCaption"]
    assert desk.seen[-1]["text"] == "mới"
    assert desk.seen[-1]["edit"]
    assert desk.seen[-1]["message"] == desk.seen[0]["message"]
    assert "buttons" not in desk.seen[-1]


async def test_an_edit_of_a_voice_by_its_message_finds_out_that_it_is_one(desk: Posting) -> None:
    lan = desk.person()
    (row,) = await desk.send(Say(lan, "cũ", DONE, voice="AwAC"))
    await desk.send(Edit(lan, "mới", message=await desk.message_of(row)))
    assert desk.server.asked[1:] == ["editMessageText", "editMessageCaption"]
    assert desk.seen[-1]["message"] == desk.seen[0]["message"]


async def test_an_edit_of_an_unsent_voice_replaces_its_words(desk: Posting) -> None:
    lan = desk.person()
    row = await desk.put(Say(lan, "cũ", DONE, voice="AwAC"))
    await desk.send(Edit(lan, "mới", row=row))
    (seen,) = desk.seen
    assert (seen["method"], seen["voice"], seen["text"]) == ("sendVoice", "AwAC", "mới")
    assert "buttons" not in seen


async def test_an_edit_of_a_voice_that_is_gone_becomes_a_message(desk: Posting) -> None:
    lan = desk.person()
    (row,) = await desk.send(Say(lan, "cũ", voice="AwAC"))
    desk.journal.record({"event": "delete", "number": await desk.message_of(row)})
    await desk.send(Edit(lan, "mới", DONE, row=row))
    assert desk.seen[-1]["method"] == "sendMessage"
    assert desk.seen[-1]["text"] == "mới"
    assert desk.seen[-1]["buttons"] == [["Xong"]]


@pytest.mark.parametrize("description", ["VOICE_MESSAGES_FORBIDDEN", "wrong file identifier"])
async def test_where_a_voice_is_refused_its_words_come(desk: Posting, description: str) -> None:
    lan = desk.person()
    desk.refuse("sendVoice", 400, f"Bad Request: {description}")
    (row,) = await desk.send(Say(lan, "<b>Tin</b>", DONE, request=4, voice="AwAC"))
    (seen,) = desk.seen
    assert (seen["method"], seen["text"]) == ("sendMessage", "<b>Tin</b>")
    assert seen["buttons"] == [["Xong"]]
    await desk.send(Edit(lan, "mới", row=row))
    assert desk.server.asked[-1] == "editMessageText"


async def test_a_voice_in_a_topic_stays_in_it_when_only_its_words_can_be_sent(
    desk: Posting,
) -> None:
    group = desk.forum()
    row = await desk.put(OpenTopic(group, "LC-7K4M"))
    desk.refuse("sendVoice", 400, "Bad Request: wrong file identifier")
    await desk.send(
        Say(group, "Tin", topic=row, voice="AwAC"), Say(group, "", topic=row, voice="B")
    )
    opened, words, voice = desk.seen
    assert (words["method"], words["thread"]) == ("sendMessage", opened["thread"])
    assert (voice["method"], voice["thread"]) == ("sendVoice", opened["thread"])


async def test_markup_telegram_refuses_below_a_voice_is_sent_plain(desk: Posting) -> None:
    await desk.send(Say(desk.person(), "<b>Tin", voice="AwAC"))
    assert (desk.seen[0]["method"], desk.seen[0]["text"]) == ("sendVoice", "Tin")


async def test_a_server_without_voices_holds_the_words_back_for_some_tries_only(
    desk: Posting,
) -> None:
    desk.refuse("sendVoice", 500, "Not Found", times=99)
    await desk.send(Say(desk.person(), "Tin", voice="AwAC"))
    assert [seen["method"] for seen in desk.seen] == ["sendMessage"]


async def test_a_forced_reply_opens_the_answer_field_with_its_hint(desk: Posting) -> None:
    await desk.send(Say(desk.person(), "Ghi chú gì?", force_reply="Gõ ghi chú"))
    assert desk.seen[0]["force_reply"] == "Gõ ghi chú"


async def test_the_terminal_shows_voices_and_topics(desk: Posting) -> None:
    group, lan = desk.forum(), desk.person()
    await desk.send(Say(lan, "<b>Tin</b>", voice="AwAC"), OpenTopic(group, "LC-7K4M"))
    written: list[str] = []
    terminal = Terminal(written.append)
    for seen in desk.seen:
        terminal.listen(seen)
    terminal._show()  # noqa: SLF001 - what it writes is the fact, the conversation is not
    assert "[tin thoại] Tin" in "".join(written)
    assert "(mở chủ đề) LC-7K4M" in "".join(written)
