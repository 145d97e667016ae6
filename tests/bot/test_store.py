"""The store: one transaction for all or nothing, races decided by one statement, upgrades."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.desk.duties import DutyKind, Look
from bot.desk.my_data import erase
from bot.desk.roles import Role
from bot.desk.states import State
from bot.errors import StoreError
from bot.store.sqlite import SqliteStore
from bot.store.tables.requests_read import Request
from bot.store.upgrades import UPGRADES

COMMUNE = "11359"


async def logged(store: SqliteStore, person: int = 1, code: str = "LC-AAAA") -> Request:
    async with store.writing() as tx:
        consent = await tx.consents.give(person, "1", "hash", 0)
        request = await tx.requests.log(code, person, consent, COMMUNE, "1.004222", 0)
    assert request is not None
    return request


async def test_a_transaction_that_fails_leaves_nothing(store: SqliteStore) -> None:
    with pytest.raises(ZeroDivisionError):
        async with store.writing() as tx:
            await tx.people.opened(5, 0)
            _ = 1 / 0
    async with store.reading() as reading:
        assert not await reading.people.can_be_written_to(5)
    async with store.writing() as tx:  # and the next one is not hurt
        await tx.people.opened(6, 0)
    async with store.reading() as reading:
        assert await reading.people.can_be_written_to(6)


async def test_what_is_read_cannot_be_changed(store: SqliteStore) -> None:
    async with store.reading() as reading:
        connection = reading.people._connection  # noqa: SLF001 - the guard itself is tested
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await connection.run("DELETE FROM people")


async def test_of_twenty_claims_at_once_exactly_one_wins(store: SqliteStore) -> None:
    request = await logged(store)

    async def claim(person: int) -> bool:
        async with store.writing() as tx:
            return await tx.requests.claim(request.id, person, 1)

    won = await asyncio.gather(*(claim(person) for person in range(100, 120)))
    assert sum(won) == 1
    async with store.reading() as reading:
        now = await reading.requests.get(request.id)
        events = await reading.requests.events(request.id)
    assert now is not None
    assert now.claimed_by == 100 + won.index(True)
    assert [kind for _, kind, _, _ in events] == ["logged", "claimed"]


async def test_two_processes_claiming_at_once_still_give_one_winner(tmp_path: Path) -> None:
    async with SqliteStore(tmp_path / "s") as first, SqliteStore(tmp_path / "s") as second:
        request = await logged(first)

        async def claim(store: SqliteStore, person: int) -> bool:
            async with store.writing() as tx:
                return await tx.requests.claim(request.id, person, 1)

        won = await asyncio.gather(*(claim(s, p) for p, s in enumerate([first, second] * 5, 100)))
    assert sum(won) == 1


async def test_only_the_holder_gives_back_or_closes(store: SqliteStore) -> None:
    request = await logged(store)
    async with store.writing() as tx:
        await tx.requests.claim(request.id, 7, 1)
        assert not await tx.requests.give_back(request.id, 8, 2)
        assert not await tx.requests.finish(request.id, 8, "{}", "answered", 2)
        assert await tx.requests.give_back(request.id, 7, 3)
        assert not await tx.requests.finish(request.id, 7, "{}", "answered", 4)


async def test_a_taken_code_logs_nothing(store: SqliteStore) -> None:
    await logged(store, code="LC-AAAA")
    async with store.writing() as tx:
        consent = await tx.consents.give(2, "1", "hash", 0)
        assert await tx.requests.log("LC-AAAA", 2, consent, COMMUNE, None, 0) is None


async def test_an_update_that_comes_twice_is_kept_once(store: SqliteStore) -> None:
    async with store.writing() as tx:
        for _ in range(2):
            await tx.inbox.receive(10, "digest", 5, "{}", 0)
        await tx.inbox.receive(10, "another", 5, "{}", 0)  # same number, other content
    async with store.reading() as reading:
        assert await reading.inbox.count_waiting() == 2


async def test_a_finished_update_is_erased_and_stays_known(store: SqliteStore) -> None:
    async with store.writing() as tx:
        await tx.inbox.receive(10, "digest", 5, '{"secret": 1}', 0)
        assert await tx.inbox.finish(1)
        assert not await tx.inbox.finish(1)
        await tx.inbox.receive(10, "digest", 5, '{"secret": 1}', 0)
    async with store.reading() as reading:
        assert await reading.inbox.count_waiting() == 0
        assert await reading.inbox.update(1) is None


async def test_an_edit_of_something_unsent_replaces_it(store: SqliteStore) -> None:
    async with store.writing() as tx:
        first = {"chat_id": 5, "text": "cũ", "reply_markup": {"inline_keyboard": []}}
        row = await tx.outbox.put(5, "sendMessage", first, 0)
        same = await tx.outbox.put(5, "editMessageText", {"chat_id": 5, "text": "mới"}, 0, base=row)
        call = await tx.outbox.call(row)
    assert same == row
    assert call is not None
    assert call.params == {"chat_id": 5, "text": "mới"}
    assert call.method == "sendMessage"


async def test_an_edit_of_something_sent_waits_for_nothing_and_knows_its_id(
    store: SqliteStore,
) -> None:
    async with store.writing() as tx:
        row = await tx.outbox.put(5, "sendMessage", {"chat_id": 5, "text": "cũ"}, 0)
        await tx.outbox.sent(row, 77)
        edit = await tx.outbox.put(5, "editMessageText", {"chat_id": 5, "text": "mới"}, 0, base=row)
        call = await tx.outbox.call(edit)
    assert call is not None
    assert call.base_message == 77


async def test_waiting_messages_follow_a_group_to_its_new_id(store: SqliteStore) -> None:
    async with store.writing() as tx:
        row = await tx.outbox.put(-5, "sendMessage", {"chat_id": -5, "text": "x"}, 0)
        await tx.outbox.move_chat(-5, -1005)
        call = await tx.outbox.call(row)
    assert call is not None
    assert (call.chat, call.params["chat_id"]) == (-1005, -1005)


async def test_an_invitation_works_once_and_in_time(store: SqliteStore) -> None:
    async with store.writing() as tx:
        assert await tx.teams.add("Tổ 1", COMMUNE, "hash", 100, 0)
        assert await tx.teams.bind("hash", -5, 100) is None
        team = await tx.teams.bind("hash", -5, 99)
        assert team is not None
        assert team.chat == -5
        assert await tx.teams.bind("hash", -6, 99) is None


async def test_a_wrong_code_does_not_unbind_the_group(store: SqliteStore) -> None:
    async with store.writing() as tx:
        await tx.teams.add("Tổ 1", COMMUNE, "hash", 100, 0)
        await tx.teams.bind("hash", -5, 1)
        assert await tx.teams.bind("wrong", -5, 1) is None
        assert await tx.teams.of_chat(-5) is not None


async def test_a_team_of_that_name_elsewhere_is_not_taken_over(store: SqliteStore) -> None:
    async with store.writing() as tx:
        assert await tx.teams.add("Tổ 1", COMMUNE, "a", 100, 0)
        assert await tx.teams.add("Tổ 1", COMMUNE, "b", 100, 0)
        assert not await tx.teams.add("Tổ 1", "10507", "c", 100, 0)


async def test_forgetting_a_person_leaves_no_tie(store: SqliteStore, tmp_path: Path) -> None:
    request = await logged(store, person=4242)
    async with store.writing() as tx:
        await tx.people.opened(4242, 0)
        await tx.teams.ensure_city_desk("Bàn", 0)
        city = await tx.teams.city_desk()
        await tx.members.keep(4242, "Lan", "A7", 0)
        await tx.members.join(city.id, 4242, Role.ADMIN, 0)
        await tx.duties.add(DutyKind.DATA_WISH, 4242, request.id, "xóa giúp", 0, 1)
        await tx.duties.looked(request.id, 4242, Look.WORDS, 0)
        await tx.relays.add_note(request.id, 4242, "bác Hoa nghe kém", 0)
        await tx.requests.add_detail(request.id, 4242, "name", "bác Hoa")
        await tx.requests.withdraw(request.id, 4242, 5)
        await erase(tx, 4242)
    await store.copy_to(tmp_path / "copy")
    content = (tmp_path / "copy").read_bytes()
    assert "bác Hoa".encode() not in content
    with sqlite3.connect(tmp_path / "copy") as raw:
        tables = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        for table in tables:
            for row in raw.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own names
                assert 4242 not in row, table
    raw.close()


async def test_contact_data_of_closed_requests_goes_in_time(store: SqliteStore) -> None:
    request = await logged(store)
    async with store.writing() as tx:
        await tx.requests.add_detail(request.id, 1, "phone", "+84912345678")
        await tx.requests.claim(request.id, 7, 1)
        await tx.requests.finish(request.id, 7, "{}", "answered", 1000)
        assert await tx.forgetting.contacts_closed_before(1000) == 0
        assert await tx.forgetting.contacts_closed_before(1001) == 1
        now = await tx.requests.get(request.id)
    assert now is not None
    assert (now.phone, now.person, now.state) == (None, None, State.DONE)


async def test_due_work_is_claimed_once_and_replanned_by_its_key(store: SqliteStore) -> None:
    async with store.writing() as tx:
        await tx.due.plan("expire", "1", 500)
        await tx.due.plan("expire", "1", 300)
        await tx.due.plan_once("expire", "1", 900)
        work = await tx.due.next()
        assert work is not None
        assert work.at == 300
        assert await tx.due.claim(work.row)
        assert not await tx.due.claim(work.row)
        assert await tx.due.next() is None


async def test_the_file_uses_wal_foreign_keys_and_secure_delete(store: SqliteStore) -> None:
    async with store.reading() as reading:
        connection = reading.people._connection  # noqa: SLF001
        found = [
            await connection.one(f"PRAGMA {name}")
            for name in ("journal_mode", "foreign_keys", "secure_delete")
        ]
    assert [next(iter(row.values())) for row in found if row] == ["wal", 1, 1]


async def test_every_upgrade_is_applied_once(tmp_path: Path) -> None:
    for _ in range(2):
        async with SqliteStore(tmp_path / "s"):
            pass
    with sqlite3.connect(tmp_path / "s") as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == len(UPGRADES)
    raw.close()


async def test_a_file_of_a_newer_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "s") as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    with pytest.raises(StoreError, match="newer version"):
        async with SqliteStore(tmp_path / "s"):
            pass


async def test_what_is_no_data_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"not a database, surely" * 100)
    with pytest.raises(StoreError, match="motcua restore"):
        async with SqliteStore(tmp_path / "s"):
            pass


async def test_several_processes_opening_a_new_folder_at_once_all_open_it(tmp_path: Path) -> None:
    async def opened() -> None:
        async with SqliteStore(tmp_path / "new"):
            pass

    await asyncio.gather(*(opened() for _ in range(5)))


async def test_a_request_from_before_there_was_a_citys_desk_belongs_to_it(
    store: SqliteStore,
) -> None:
    request = await logged(store)
    assert request.team is None
    async with store.writing() as tx:
        await tx.teams.ensure_city_desk("Bàn", 0)
        now, city = await tx.requests.get(request.id), await tx.teams.city_desk()
    assert now is not None
    assert now.team == city.id
