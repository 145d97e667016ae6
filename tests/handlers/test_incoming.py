"""Updates as the handlers see them: strict about what matters, patient about what does not."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.worker import UnreadableUpdateError
from handlers.incoming import Incoming, Kind, read_incoming

LAN: dict[str, Any] = {"id": 7, "first_name": "Lan"}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "chat", "from", "id", "text", "callback_query", "date"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def read(**content: Any) -> Any:
    return read_incoming(json.dumps({"update_id": 1, **content}))


def test_a_text_needs_no_more_than_who_where_and_what() -> None:
    """Lesser Bot API servers leave out what Telegram always sends."""
    incoming = read(message={"message_id": 3, "chat": {"id": 7}, "from": {"id": 7}, "text": "a"})
    assert (incoming.kind, incoming.private, incoming.text) == (Kind.TEXT, True, "a")


def test_a_press_needs_no_chat_instance() -> None:
    shown = {"message_id": 3, "chat": {"id": -9}}
    incoming = read(callback_query={"id": "p", "from": LAN, "message": shown, "data": "1:help"})
    assert (incoming.kind, incoming.private, incoming.message) == (Kind.PRESS, False, 3)


def test_a_press_under_a_message_too_old_to_come_along_is_answered_in_private() -> None:
    incoming = read(callback_query={"id": "p", "from": LAN, "data": "1:help"})
    assert (incoming.chat, incoming.private) == (7, True)


def test_another_bots_words_are_nothing() -> None:
    incoming = read(
        message={"message_id": 3, "chat": {"id": -9}, "from": {**LAN, "is_bot": True}, "text": "a"}
    )
    assert incoming.kind is Kind.NOTHING


def test_a_group_that_became_a_supergroup_says_its_new_id() -> None:
    incoming = read(
        message={"message_id": 3, "chat": {"id": -9}, "from": LAN, "migrate_to_chat_id": -100}
    )
    assert (incoming.kind, incoming.new_chat) == (Kind.MIGRATED, -100)


def test_updates_of_a_kind_we_do_not_know_are_nothing() -> None:
    assert read(poll_of_the_future={"id": 1}).kind is Kind.NOTHING


@pytest.mark.parametrize("body", ["", "[]", "7", "{", '{"message": 5}', "[" * 3000])
def test_what_is_no_update_is_said_to_be_unreadable(body: str) -> None:
    with pytest.raises(UnreadableUpdateError):
        read_incoming(body)


@given(ANYTHING)
def test_whatever_comes_is_read_or_unreadable(content: Any) -> None:
    with suppress(UnreadableUpdateError):
        assert isinstance(read_incoming(json.dumps(content)), Incoming)
