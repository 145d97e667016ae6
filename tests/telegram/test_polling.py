"""Polling over real HTTP against a Bot API server of the tests' own."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from api_server import TOKEN, ApiServer, message, refusal
from talk import known
from telegram.request import HTTPXRequest

from bot.app import Application, open_application
from bot.clock import SystemClock
from bot.config import Config
from bot.delivery.pace import NoPace
from bot.desk.codes import invitation, invitation_hash
from bot.errors import TokenError


@pytest.fixture
def server() -> Iterator[ApiServer]:
    opened = ApiServer()
    yield opened
    opened.close()


@asynccontextmanager
async def running(server: ApiServer, config: Config, data: Path) -> AsyncIterator[Application]:
    config = replace(
        config, telegram_token=TOKEN, telegram_base_url=server.address, quiet_hours="0:00-0:00"
    )
    request = HTTPXRequest(connection_pool_size=32)
    opened = open_application(known(), config, data, SystemClock(), request, NoPace())
    async with opened as app:
        task = asyncio.create_task(app.run())
        try:
            yield app
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def until(server: ApiServer, condition: object) -> None:
    await asyncio.to_thread(server.wait, condition)


async def test_a_question_is_answered_over_http(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    async with running(server, config, tmp_path):
        server.text(7, "nhập hộ khẩu cho vợ")
        await until(server, lambda: server.account.delivered)
    assert "Đăng ký thường trú" in server.said_to(7)[0]


@pytest.mark.parametrize("lack_is", [404, 500])
async def test_the_whole_way_with_a_server_that_sends_no_entities_and_lacks_methods(
    server: ApiServer, config: Config, tmp_path: Path, lack_is: int
) -> None:
    """/start, a question, a button, a group, a claim, an outcome: all are answered."""
    server.account.lack_is = lack_is
    server.account.missing = {"getMe", "setMyCommands", "answerCallbackQuery", "editMessageText"}
    group = -100500
    async with running(server, config, tmp_path) as app:
        code = invitation()
        async with app.store.writing() as tx:
            await tx.teams.add("Tổ", "11383", invitation_hash(code), 1 << 50, 0)
        server.text(9, "/start")
        server.text(9, f"/nhom {code}", chat=group)
        server.text(7, "/start")
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: any("Đăng ký thường trú" in t for t in server.said_to(7)))
        server.press(7, *server.button(7, "Cần người giúp"))
        await until(server, lambda: any("ở xã, phường nào" in t for t in server.said_to(7)))
        server.text(7, "phường Lê Chân")
        await until(server, lambda: any("Đúng nơi" in t for t in server.said_to(7)))
        server.press(7, *server.button(7, "Đúng, gửi đến đây"))
        await until(server, lambda: any("Ai chịu trách nhiệm" in t for t in server.said_to(7)))
        server.press(7, *server.button(7, "đồng ý"))
        await until(server, lambda: any("Chưa ai nhận" in t for t in server.said_to(group)))
        server.press(9, *server.button(group, "Nhận việc"), chat=group)
        await until(server, lambda: any("nếu chưa ai nhận" in t for t in server.said_to(9)))
        server.press(9, *server.button(9, "Tôi đồng ý, nhận việc"))
        await until(server, lambda: any("anh/chị đã nhận" in t for t in server.said_to(9)))
        await until(server, lambda: any("đã nhận (mã" in t for t in server.said_to(group)))
        await until(server, lambda: any("đã có người nhận" in t for t in server.said_to(7)))
        server.press(9, *server.button(9, "Xong"))
        await until(server, lambda: any("thế nào" in t for t in server.said_to(9)))


async def test_an_update_is_acknowledged_only_after_it_is_stored(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    async with running(server, config, tmp_path) as app:
        update_id = server.text(7, "xin chào")
        await until(server, lambda: server.account.acknowledged > update_id)
        async with app.store.reading() as reading:
            stored = await reading.inbox.waiting_after(-1)
            count = await reading.inbox.count_waiting()
    assert len(stored) == count  # whatever was acknowledged is there or finished


async def test_an_update_nobody_can_parse_is_kept_aside_and_blocks_nothing(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    async with running(server, config, tmp_path) as app:
        broken = server.happen(message={"message_id": 1, "chat": {"id": 7}, "from": "?"})
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: server.account.delivered)
        async with app.store.reading() as reading:
            aside = await reading.inbox.set_aside()
    assert [update_id for update_id, _ in aside] == [broken]
    assert "hộ khẩu" not in str(aside)


async def test_what_telegram_repeats_is_handled_once(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    server.text(7, "nhập hộ khẩu")
    for _ in range(2):
        server.account.acknowledged = 0  # as if the acknowledgement had been lost
        async with running(server, config, tmp_path):
            await until(server, lambda: server.account.acknowledged > 1000)
            server.text(8, "xin chào")
            before = len(server.account.delivered)
            await until(server, lambda n=before: len(server.account.delivered) > n)
    assert len(server.said_to(7)) == 1


async def test_a_flood_limit_is_waited_out(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    server.account.refusals["sendMessage"] = [refusal(429, "Too Many Requests", retry_after=1)]
    async with running(server, config, tmp_path):
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: server.said_to(7))
    assert len(server.said_to(7)) == 1


async def test_trouble_on_the_way_is_tried_again(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    server.account.refusals["sendMessage"] = [refusal(502, "Bad Gateway")]
    server.account.refusals["getUpdates"] = [refusal(500, "Internal"), refusal(409, "Conflict")]
    async with running(server, config, tmp_path):
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: server.said_to(7))
    assert len(server.said_to(7)) == 1


async def test_a_webhook_that_was_set_is_removed(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    conflict = "Conflict: can't use getUpdates method while webhook is active"
    server.account.refusals["getUpdates"] = [refusal(409, conflict)]
    async with running(server, config, tmp_path):
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: server.said_to(7))
    assert "deleteWebhook" in server.account.calls


async def test_markup_telegram_refuses_is_sent_plain(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    server.account.refusals["sendMessage"] = [refusal(400, "Bad Request: can't parse entities")]
    async with running(server, config, tmp_path):
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: server.said_to(7))
    assert "<b>" not in server.said_to(7)[0]


async def test_an_edit_of_a_message_that_is_gone_becomes_a_message(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    server.account.refusals["editMessageText"] = [
        refusal(400, "Bad Request: message to edit not found")
    ]
    async with running(server, config, tmp_path):
        server.press(7, "1:step:1.004222:1:turn", 55)
        await until(server, lambda: server.said_to(7))
    assert "bước 2/" in server.said_to(7)[-1]


async def test_one_chat_that_is_refused_for_long_delays_no_other(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    server.account.refusals["sendMessage"] = [refusal(429, "Too Many", retry_after=30)]
    async with running(server, config, tmp_path):
        server.text(7, "nhập hộ khẩu")
        await until(server, lambda: not server.account.refusals["sendMessage"])
        server.text(8, "đăng ký tạm trú")
        await until(server, lambda: server.said_to(8))
    assert server.said_to(7) == []


async def test_a_wrong_token_ends_with_a_sentence(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    wrong = replace(config, telegram_token="9:no", telegram_base_url=server.address)
    opened = open_application(known(), wrong, tmp_path, SystemClock(), HTTPXRequest(), NoPace())
    with pytest.raises(TokenError, match="BotFather"):
        async with opened:
            pass


async def test_an_anonymous_lead_can_bind_the_group(
    server: ApiServer, config: Config, tmp_path: Path
) -> None:
    async with running(server, config, tmp_path) as app:
        code = invitation()
        async with app.store.writing() as tx:
            await tx.teams.add("Tổ", "11383", invitation_hash(code), 1 << 50, 0)
        spoken = message(1087968824, f"/nhom {code}", chat=-100500)
        spoken["from"] |= {"is_bot": True}
        spoken["sender_chat"] = spoken["chat"]
        server.happen(message=spoken)
        await until(server, lambda: server.said_to(-100500))
    assert "Nhóm này nay là của" in server.said_to(-100500)[0]
