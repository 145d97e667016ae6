"""The Bot API in the process refuses what Telegram refuses."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import ShiftedClock
from bot.local.html import EntityError, visible_text
from bot.local.journal import Journal
from bot.local.people import CannotDoError, People
from bot.local.server import LocalServer, RefusedError


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
