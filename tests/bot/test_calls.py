"""Messages as calls of the Bot API, cut to its limits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.calls import MAX_TEXT, call, pieces, visible_length
from bot.delivery.messages import AnswerPress, Button, Edit, Say, SetCommands, TakeBack
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


@given(st.text(alphabet="ab\n<&đ🙂", max_size=9000))
def test_any_plain_text_survives_cutting(text: str) -> None:
    import html  # noqa: PLC0415

    parts = pieces(Say(7, html.escape(text, quote=False)))
    assert all(visible_length(part.text) <= MAX_TEXT for part in parts)
    joined = "".join(visible_text(part.text) for part in parts)
    assert joined.replace("\n", "") == text.replace("\n", "")
