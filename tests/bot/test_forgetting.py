"""What an end, a withdrawn consent or a deletion leaves of somebody in chats and rows."""

from datetime import date
from pathlib import Path

import pytest
from desk_bench import CITIZEN, HELPER, Bench, bench_on
from desk_talk import GROUP, rows, stands, taken, with_team_and_office
from talk import Talk

from bot.clock import moment_of
from bot.config import Config
from bot.desk.forgetting import DeletionLog
from bot.desk.my_data import forget_person
from bot.store.sqlite import SqliteStore
from knowledge import Library


@pytest.fixture
async def bench(store: SqliteStore, config: Config, library: Library) -> Bench:
    return await bench_on(store, config, library)


@pytest.fixture
async def desk(talk: Talk) -> Talk:
    return await with_team_and_office(talk)


# found by the machine and by reading, mended since


async def test_words_changed_after_a_hand_back_do_not_reach_the_former_helper(desk: Talk) -> None:
    await taken(desk)
    await desk.press("hoa", "Trả lại")
    await desk.press("minh", "Nhận việc", **{"in": GROUP})
    await desk.do({"as": "lan", "edit": "tên cháu", "text": "tên cháu là Xxmoixx"})
    assert stands(desk, "hoa", "Xxmoixx") == []


async def test_changed_words_leave_the_helpers_chat_again(desk: Talk) -> None:
    await taken(desk)
    await desk.advance(hours=41)
    await desk.do({"as": "lan", "edit": "tên cháu", "text": "tên cháu là Xxmoixx"})
    await desk.finish("hoa", "Đã giải đáp")
    assert stands(desk, "hoa", "Xxmoixx") == []


async def test_a_long_conversation_leaves_the_helpers_chat_whole(desk: Talk) -> None:
    await taken(desk)
    for number in range(4):
        await desk.say("lan", f"Xx{number}xx " + "rất dài " * 180, reply="chào bác")
    await desk.press("hoa", "Xem lại")
    await desk.finish("hoa", "Đã giải đáp")
    assert stands(desk, "hoa", "rất dài") == []


async def test_a_voice_with_long_words_leaves_the_helpers_chat(desk: Talk) -> None:
    await taken(desk)
    await desk.do({"as": "lan", "voice": "v1", "text": "dài " * 255, "reply": "chào bác"})
    await desk.finish("hoa", "Đã giải đáp")
    world = desk.session.telegram.people._world  # noqa: SLF001
    assert [m.voice for m in world.in_chat(desk.person("hoa")) if m.voice] == []


async def test_without_consent_the_helper_cannot_go_on(desk: Talk) -> None:
    await taken(desk)
    await desk.finish("hoa", "Đã giải đáp")
    await desk.say("lan", "/dulieu")
    await desk.press("lan", "Rút đồng ý")
    await desk.press("hoa", "Mở lại việc này")
    assert await rows(desk.store, "SELECT state FROM requests") == [{"state": "done"}]


async def test_a_deleted_helper_is_in_no_row_of_a_conversation(desk: Talk) -> None:
    await taken(desk)
    await desk.say("hoa", "/xoadulieu")
    await desk.press("hoa", "Xóa hết")
    hoa = desk.person("hoa")
    assert await rows(desk.store, "SELECT * FROM relays WHERE copy_chat = ?", hoa) == []


async def wished(desk: Talk) -> None:
    await desk.say("lan", "/dulieu")
    await desk.press("lan", "Yêu cầu khác về dữ liệu")
    await desk.say("lan", "xin sửa tên Xxlanxx")
    await desk.say("sep", "/phaitraloi")


async def test_who_answered_a_duty_and_deletes_is_forgotten(desk: Talk) -> None:
    await wished(desk)
    await desk.press("sep", "Trả lời việc 1")
    await desk.say("sep", "Đã sửa ạ")
    await desk.say("sep", "/xoadulieu")
    await desk.press("sep", "Xóa hết")
    sep = desk.person("sep")
    assert await rows(desk.store, "SELECT * FROM duties WHERE done_by = ?", sep) == []


async def test_a_deleted_wish_leaves_the_offices_chat(desk: Talk) -> None:
    await wished(desk)
    await desk.say("lan", "/xoadulieu")
    await desk.press("lan", "Xóa hết")
    assert stands(desk, "sep", "Xxlanxx") == []


async def test_what_was_sent_and_read_before_does_not_know_who_deleted(desk: Talk) -> None:
    await desk.say("lan", "/start")
    last = await rows(desk.store, "SELECT max(id) AS id FROM outbox")
    await desk.say("lan", "/xoadulieu")
    await desk.press("lan", "Xóa hết")
    kept = "SELECT id FROM outbox WHERE chat = ? AND id <= ?"
    assert await rows(desk.store, kept, desk.person("lan"), last[0]["id"]) == []


async def test_a_deletion_is_noted_for_backups(bench: Bench, tmp_path: Path) -> None:
    log = DeletionLog(tmp_path / "deletions.jsonl")
    await bench.log()
    await bench.turn(lambda t: forget_person(t, CITIZEN, log))
    assert log.applies_to([CITIZEN, HELPER], moment_of(bench.at)) == [CITIZEN]
    assert date.fromisoformat("2026-11-20") == moment_of(bench.at).date()
