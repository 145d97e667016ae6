"""Messages as calls of the Bot API, cut to its limits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.calls import MAX_CAPTION, MAX_TEXT, call, pieces, visible_length
from bot.delivery.messages import (
    AnswerPress,
    Button,
    CloseTopic,
    Edit,
    OpenTopic,
    ReopenTopic,
    Say,
    SetCommands,
    TakeBack,
)
from bot.local.html import visible_text


def test_a_message_becomes_html_without_previews() -> None:
    method, params = call(Say(7, "<b>Chào</b>", ((Button("Xong", "1:done:3"),),)))
    assert method == "sendMessage"
    assert params["parse_mode"] == "HTML"
    assert params["link_preview_options"] == {"is_disabled": True}
    assert params["reply_markup"] == {
        "inline_keyboard": [[{"text": "Xong", "callback_data": "1:done:3"}]]
    }


def test_an_edit_by_row_leaves_the_message_id_open() -> None:
    assert "message_id" not in call(Edit(7, "x", row=3))[1]
    assert call(Edit(7, "x", message=9))[1]["message_id"] == 9


def test_other_calls_have_their_methods() -> None:
    assert call(TakeBack(7, 3))[0] == "deleteMessage"
    assert call(AnswerPress(7, "id", "x" * 500))[1]["text"] == "x" * 200
    assert call(SetCommands(7, (("viec", "Việc"),)))[1]["scope"] == {"type": "chat", "chat_id": 7}


def test_topics_are_opened_by_name_and_closed_by_row() -> None:
    named = OpenTopic(-7, f"LC-7K4M · a &lt; b {'x' * 200}")
    assert call(named)[0] == "createForumTopic"
    assert call(named)[1]["name"].startswith("LC-7K4M · a < b x")
    assert len(call(named)[1]["name"]) == 128
    assert call(CloseTopic(-7, 3)) == ("closeForumTopic", {"chat_id": -7})
    assert call(ReopenTopic(-7, 3)) == ("reopenForumTopic", {"chat_id": -7})


def test_a_voice_is_a_call_of_its_own_with_a_caption() -> None:
    method, params = call(Say(7, "<b>Tin</b>", voice="AwAC", silent=True, protect=True))
    assert method == "sendVoice"
    assert params == {
        "chat_id": 7,
        "voice": "AwAC",
        "caption": "<b>Tin</b>",
        "parse_mode": "HTML",
        "disable_notification": True,
        "protect_content": True,
    }


def test_a_forced_reply_shows_a_hint_of_64_characters() -> None:
    markup = call(Say(7, "x", force_reply="Ghi &amp; chú" + "x" * 100))[1]["reply_markup"]
    assert markup["force_reply"] is True
    assert markup["input_field_placeholder"].startswith("Ghi & chú")
    assert len(markup["input_field_placeholder"]) == 64
    assert call(Say(7, "x", force_reply=""))[1]["reply_markup"] == {"force_reply": True}


def test_buttons_and_keyboards_go_before_a_forced_reply() -> None:
    buttons = Say(7, "x", ((Button("Xong", "x"),),), force_reply="Gõ")
    assert "inline_keyboard" in call(buttons)[1]["reply_markup"]
    keyboard = Say(7, "x", ask_phone="Gửi số", force_reply="Gõ")
    assert "keyboard" in call(keyboard)[1]["reply_markup"]


def test_only_the_last_piece_asks_for_an_answer() -> None:
    parts = pieces(Say(7, "\n".join(["chữ " * 200] * 8), force_reply="Gõ", voice="AwAC"))
    assert [part.voice for part in parts] == ["AwAC"] + [None] * (len(parts) - 1)
    assert [part.force_reply for part in parts] == [None] * (len(parts) - 1) + ["Gõ"]
    assert visible_length(parts[0].text) <= MAX_CAPTION


def test_a_long_message_is_cut_at_line_ends_with_the_buttons_below_the_last() -> None:
    lines = [f"<b>dòng {number}</b> " + "chữ " * 50 for number in range(60)]
    parts = pieces(Say(7, "\n".join(lines), ((Button("Xong", "x"),),)))
    assert len(parts) > 1
    assert all(visible_length(part.text) <= MAX_TEXT for part in parts)
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert "\n".join(visible_text(part.text) for part in parts) == visible_text("\n".join(lines))


def test_a_tag_open_at_the_cut_is_closed_and_opened_again() -> None:
    text = "<blockquote>" + "\n".join("chữ " * 100 for _ in range(30)) + "</blockquote>"
    for part in pieces(Say(7, text)):
        assert visible_text(part.text)


@given(st.text(alphabet="ab\n<&đ🙂", max_size=9000), st.sampled_from([None, "AwAC"]))
def test_any_plain_text_survives_cutting(text: str, voice: str | None) -> None:
    import html  # noqa: PLC0415

    parts = pieces(Say(7, html.escape(text, quote=False), voice=voice))
    most = {None: MAX_TEXT, "AwAC": MAX_CAPTION}
    assert all(visible_length(part.text) <= most[part.voice] for part in parts)
    joined = "".join(visible_text(part.text) for part in parts)
    assert joined.replace("\n", "") == text.replace("\n", "")
