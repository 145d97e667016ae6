"""Random people do random things at the desk: nothing is lost, nobody sees what is not theirs.

`MOTCUA_EXAMPLES=500` runs longer and differently every time; without it each run is the same.
"""

import asyncio
import logging
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from conftest import A_WORKING_MORNING
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from talk import Talk, known

from bot.app import STORE, desk_of
from bot.clock import milliseconds
from bot.config import Config, ContactVia, read_config
from bot.decision import Decision, carry_out
from bot.desk.codes import invitation, invitation_hash
from bot.desk.roles import Level, Role
from bot.desk.states import Event
from bot.desk.teams import retire_team
from bot.desk.turn import Turn
from bot.local import shapes
from bot.local.looking import CannotDoError
from bot.local.session import local_session
from bot.local.world import BOT_ID, Group, Shown, World
from bot.texts import Texts
from handlers.buttons import Verb, decode
from handlers.desk import PLEDGE_VERSION
from handlers.visit import PlainSpeech

LONGER = int(os.environ.get("MOTCUA_EXAMPLES", "0"))

CITIZENS = ("Zlan", "Zhue", "Zbin")
LEADS = ("truong", "quan")
VOLUNTEERS = (*LEADS, "minh", "nam")  # nam has never opened the bot and pledged nothing
OFFICE = "sep"
EVERYBODY = (*CITIZENS, *VOLUNTEERS, OFFICE)
GROUPS = {"to-a": ("truong", "minh", "nam"), "to-b": ("quan", "nam")}
PLACES = ("phường Lê Chân", "phường Thành Đông", "phường Đồ Sơn")  # to-a and a part, to-b, nobody
NAMES = {who: f"Xx{who.lower()}xx" for who in EVERYBODY}
PHONES = {who: f"91234560{place}" for place, who in enumerate(EVERYBODY)}

NOT_OF_THE_DESK = {
    *(Verb.START, Verb.HELP, Verb.CARD, Verb.PART, Verb.CASE, Verb.STEP, Verb.SHARE, Verb.GROUP),
    *(Verb.WRONG, Verb.HELPING, Verb.GUIDE, Verb.SHELVES, Verb.SHELF, Verb.EVENTS, Verb.EVENT),
    *(Verb.ONLINE_ONLY, Verb.PROGRAMME, Verb.SAVINGS, Verb.DISTRICTS, Verb.DISTRICT),
}
ABOUT_THE_END = {Verb.CONFIRMED, Verb.THANKS, Verb.REOPEN, Verb.MONEY}
HANDS = {Verb.HAND_PERSON, Verb.HAND_TEAM, Verb.HAND_PLACE}
ENDS_A_HOLD = {
    *(Event.RETURNED, Event.TAKEN_BACK, Event.HANDED_OVER, Event.HANDED_ON, Event.CLOSED),
    *(Event.UNREACHABLE, Event.WITHDRAWN, Event.EXPIRED),
}

# What the machine leaves alone: bugs that are known and not mended yet, by name.
SPARED: set[str] = set()

people = st.sampled_from(EVERYBODY)
citizens = st.sampled_from((*CITIZENS, "minh"))
volunteers = st.sampled_from((*VOLUNTEERS, OFFICE))
groups = st.sampled_from(tuple(GROUPS))
places = st.sampled_from(PLACES)
seldom = st.sampled_from((True, False, False, False))
picks = st.integers(0, 40)  # of what there is, the newest first


@dataclass(frozen=True, slots=True)
class Button:
    """A button as somebody saw it once."""

    chat: int
    message: int
    data: str


class Watcher:
    """Judges everything people see at the moment they see it."""

    def __init__(self, data: Path) -> None:
        self.wrong: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.sql = sqlite3.connect(data / STORE)
        self.sorry = Texts(team_name="", support_phone="")("failure/sorry")[:40]
        self.world: World

    def __call__(self, shown: dict[str, Any]) -> None:
        self.seen.append(shown)
        text, chat = str(shown.get("text", "")), str(shown["chat"])
        if self.sorry in text:
            self.wrong.append(f"{chat} got an apology")
        for who in EVERYBODY:
            if any(marker in text for marker in (NAMES[who], PHONES[who])):
                self._judge(who, chat, text)
            if chat in GROUPS and who in CITIZENS and who in text:
                self.wrong.append(f"the group {chat} was shown {who}: {text}")

    def _judge(self, citizen: str, chat: str, text: str) -> None:
        if chat != citizen and (chat in GROUPS or not self.helps(citizen, chat)):
            self.wrong.append(f"{chat} was shown what is {citizen}'s: {text}")

    def helps(self, citizen: str, who: str) -> bool:
        """Whether the one holds a request of the other now."""
        pair = (self.world.people[citizen], self.world.people[who])
        held = self.rows(
            "SELECT state FROM requests WHERE person = ? AND claimed_by = ?"
            " AND state IN ('claimed', 'in_contact')",
            *pair,
        )
        return bool(held)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self.sql.execute(sql, values).fetchall()


class Faults(logging.Handler):
    """Keeps what the application logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


class Desk(RuleBasedStateMachine):
    """A city with two communes' teams, a part's team, the city's desk, and three citizens."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.data = Path(tempfile.mkdtemp(prefix="motcua-machine-"))
        shutil.copytree(prepared(), self.data, dirs_exist_ok=True)
        self.faults = Faults()
        logging.getLogger("bot").addHandler(self.faults)
        self.codes: set[str] = set()
        self.ever: dict[Button, None] = {}
        self.just_deleted: str | None = None
        self._open()

    def teardown(self) -> None:
        self._close()
        self.loop.close()
        logging.getLogger("bot").removeHandler(self.faults)
        shutil.rmtree(self.data)

    def _open(self) -> None:
        self.watch = Watcher(self.data)
        self.stack = AsyncExitStack()
        self.talk = self._run(lambda: opened(self.stack, self.data, self.watch))
        self.world: World = self.talk.session.telegram.people._world  # noqa: SLF001
        self.watch.world = self.world

    def _close(self) -> None:
        self._run(self.stack.aclose)
        self.watch.sql.close()

    def _run(self, work: Callable[[], Awaitable[Any]]) -> Any:
        async def done() -> Any:
            return await work()

        return self.loop.run_until_complete(done())

    def _do(self, line: dict[str, Any]) -> bool:
        """Lets somebody do something; False where it could not be done."""
        who = line.get("as")
        if "in" not in line and "block" not in line and self._has_blocked(str(who)):
            return False
        try:
            self._run(lambda: self.talk.do(line))
        except CannotDoError:
            return False
        return True

    def _has_blocked(self, who: str) -> bool:
        return self.world.people.get(who) in self.world.blocked

    def _update(self, kind: str, content: dict[str, Any]) -> None:
        """What people do with one certain message."""
        self.talk.session.telegram.server.new_update(kind, content)
        self._run(self.talk.session.quiet)

    def _press(self, who: str, button: Button) -> None:
        shown = self.world.messages.get(button.message)
        old = {"message_id": button.message, "date": 1, "text": "?"}
        old |= {"chat": shapes.chat(self.world, button.chat)}
        press = {
            "id": f"{self.world.people[who]}-{self.world.next_update}",
            "from": shapes.user(self.world, self.world.people[who]),
            "chat_instance": "local",
            "message": shapes.whole(self.world, shown) if shown else old,
            "data": button.data,
        }
        self._update("callback_query", press)

    def _group(self, name: str) -> Group:
        return self.world.groups[name]

    def _chats(self, who: str) -> list[int]:
        """Where the person can press something now."""
        within = [self._group(name) for name, members in GROUPS.items() if who in members]
        own = [] if self._has_blocked(who) else [self.world.people[who]]
        return [*own, *(group.id for group in within if group.bot_in)]

    def _from_bot(self, chat: int) -> list[Shown]:
        return [m for m in self.world.in_chat(chat) if m.sender == BOT_ID]

    def _presses(self, who: str, pick: int, wanted: Callable[[Button], bool]) -> None:
        found = [each for chat in self._chats(who) for each in self._buttons(chat) if wanted(each)]
        if found:
            self._press(who, found[pick % len(found)])

    def _buttons(self, chat: int) -> list[Button]:
        return [
            Button(chat, shown.number, data)
            for shown in self._from_bot(chat)
            for row in shown.buttons
            for _, data in row
            if data is not None
        ]

    # what citizens do

    @rule(who=citizens, place=places, far=st.booleans())
    def asks_for_help(self, who: str, place: str, far: bool) -> None:
        self._do({"as": who, "text": "/cannguoigiup"})
        self._do({"as": who, "text": place})
        self._do({"as": who, "press": "Đúng, gửi đến đây"})
        if far:
            self._do({"as": who, "press": "Không gửi người ở gần nhà"})
        self._do({"as": who, "press": "Tôi từ 16 tuổi và đồng ý"})

    @rule(who=citizens, what=st.sampled_from(("Thêm tên gọi", "Thêm chỗ đang vướng")))
    def tells_a_name(self, who: str, what: str) -> None:
        if self._do({"as": who, "press": what}):
            self._do({"as": who, "text": f"{NAMES[who]} 0{PHONES[who]}"})

    @rule(who=citizens, asked=st.booleans())
    def shares_a_number(self, who: str, asked: bool) -> None:
        if asked and not self._do({"as": who, "press": "Thêm số điện thoại"}):
            return
        self._do({"as": who, "contact": f"+84{PHONES[who]}"})

    @rule(who=people, pick=picks)
    def replies(self, who: str, pick: int) -> None:
        found = [] if self._has_blocked(who) else self._from_bot(self.world.people[who])
        if not found:
            return
        answered, seat = found[pick % len(found)], self._seat(who)
        own = self._is_about_own(who, answered)
        text = f"{NAMES[who]} nói, gọi 0{PHONES[who]}" if own else "chào bác"
        shown = self.talk.session.telegram.people._put(seat, text)  # noqa: SLF001
        reply = {"reply_to_message": shapes.whole(self.world, answered), "text": text}
        self._update("message", shapes.message(self.world, shown) | reply)

    @rule(who=people, pick=picks)
    def edits_what_was_passed_on(self, who: str, pick: int) -> None:
        said = self._passed_on(who)
        if said and not self._has_blocked(who) and "edit of a taken copy" not in SPARED:
            shown, own = said[pick % len(said)]
            text = f"{NAMES[who]} sửa" if own else "chào bác ạ"
            changed = {"text": text, "edit_date": shown.at}
            self._update("edited_message", shapes.message(self.world, shown) | changed)

    @rule(who=people, pick=picks)
    def takes_words_back(self, who: str, pick: int) -> None:
        said = self._passed_on(who)
        if said and not self._has_blocked(who):
            answered, _ = said[pick % len(said)]
            shown = self.talk.session.telegram.people._put(self._seat(who), "/go")  # noqa: SLF001
            reply = {"reply_to_message": shapes.whole(self.world, answered), "text": "/go"}
            self._update("message", shapes.message(self.world, shown) | reply)

    @rule(who=people, now=seldom)
    def deletes_everything(self, who: str, now: bool) -> None:
        if not now:
            return
        self._do({"as": who, "text": "/xoadulieu"})
        if self._do({"as": who, "press": "Xóa hết"}):
            self.just_deleted = who

    @rule(who=citizens, now=seldom)
    def withdraws_consent(self, who: str, now: bool) -> None:
        if not now:
            return
        self._do({"as": who, "text": "/dulieu"})
        self._do({"as": who, "press": "Rút đồng ý"})

    # what helpers do

    @rule(who=volunteers, pick=picks)
    def claims(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: _verb(each) is Verb.CLAIM)

    @rule(who=volunteers, member=st.booleans())
    def claims_the_newest(self, who: str, member: bool) -> None:
        near = {"in": "to-a" if who in GROUPS["to-a"] else "to-b"} if member else {}
        if who != OFFICE or not member:
            self._do({"as": who, "press": "Nhận việc", **near})

    @rule(
        who=volunteers,
        outcome=st.sampled_from(("Đã giải đáp", "Người dân thôi", "Không liên lạc được")),
    )
    def finishes(self, who: str, outcome: str) -> None:
        if self._do({"as": who, "press": "Xong"}):
            self._do({"as": who, "press": outcome})
            self._do({"as": who, "press": "Gửi"})

    @rule(who=people, pick=picks)
    def speaks_about_the_end(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: _verb(each) in ABOUT_THE_END)

    @rule(who=volunteers, pick=st.integers(0, 5))
    def hands_over_or_on(self, who: str, pick: int) -> None:
        self._presses(who, 0, lambda each: _verb(each) is Verb.HAND)
        self._presses(who, pick, lambda each: _verb(each) in HANDS)
        if pick == 0:  # the newest is now a colleague, or a commune
            self._presses(who, 0, lambda each: _verb(each) in HANDS)

    @rule(who=volunteers)
    def notes_who_it_is(self, who: str) -> None:
        held = [c for c in EVERYBODY if c != who and self.watch.helps(c, who)]
        if held and self._do({"as": who, "press": "Ghi chú"}):
            self._do({"as": who, "text": "nghe kém"})

    @rule(who=volunteers, command=st.sampled_from(("/viec", "/truc 1h", "/truc 0", "/doi")))
    def looks_at_work(self, who: str, command: str) -> None:
        self._do({"as": who, "text": command})

    @rule(lead=st.sampled_from((*LEADS, OFFICE)), who=volunteers)
    def invites(self, lead: str, who: str) -> None:
        self._do({"as": lead, "text": "/doi"})
        self._do({"as": lead, "press": "Mời người mới"})
        self.watch.seen.clear()
        self._do({"as": lead, "press": "Tình nguyện viên"})
        code = re.search(r"start=(moi-\w+)", str(self.watch.seen))
        if code and self._do({"as": who, "text": f"/start {code[1]}"}):
            self._do({"as": who, "press": "Tôi đồng ý"})

    # what anybody does

    @rule(who=people, pick=picks)
    def presses_a_button_of_the_desk(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: _verb(each) not in NOT_OF_THE_DESK)

    @rule(who=people, pick=st.integers(0, 9))
    def presses_what_was_just_shown(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: _verb(each) not in NOT_OF_THE_DESK)

    @rule(who=people, pick=picks)
    def presses_any_button(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda _: True)

    @rule(who=people, pick=st.integers(0, 200))
    def presses_a_button_that_is_gone(self, who: str, pick: int) -> None:
        chats = self._chats(who)
        now = {each for chat in chats for each in self._buttons(chat)}
        old = [b for b in reversed(self.ever) if b.chat in chats and b not in now]
        if old:
            self._press(who, old[pick % len(old)])

    @rule(who=people, command=st.sampled_from(("/start", "/yeucau", "/huy", "/phaitraloi")))
    def says_a_command(self, who: str, command: str) -> None:
        self._do({"as": who, "text": command})

    @rule(who=people, blocks=st.booleans(), now=seldom)
    def blocks_or_unblocks(self, who: str, blocks: bool, now: bool) -> None:
        if not now:
            return
        if self.world.people[who] in self.world.opened and self._has_blocked(who) != blocks:
            self._do({"as": who, "block": blocks})

    # what happens to groups, teams, time and the machine

    @rule(name=groups, is_in=st.booleans(), now=seldom)
    def moves_the_bot(self, name: str, is_in: bool, now: bool) -> None:
        if not now:
            return
        if self._group(name).bot_in != is_in:
            self._do({"in": name, "remove_bot": not is_in})

    @rule(name=groups)
    def binds_the_group_again(self, name: str) -> None:
        if self._group(name).bot_in:
            self._do({"as": GROUPS[name][0], "in": name, "text": "/nhom"})

    @rule(name=groups, now=seldom)
    def makes_a_supergroup(self, name: str, now: bool) -> None:
        if not now:
            return
        group = self._group(name)
        if group.bot_in and group.id not in self.world.moved.values():
            self._do({"in": name, "migrate": True})

    @rule(name=st.sampled_from(("to-b", "to-part")), now=seldom)
    def retires_a_team(self, name: str, now: bool) -> None:
        if now and "retired owner" not in SPARED:
            self._run(lambda: self._retire(f"Tổ {name}"))

    async def _retire(self, name: str) -> None:
        session, config = self.talk.session, settings_of()
        library, clock = known().library, session.telegram.clock
        desk = desk_of(PlainSpeech(config, clock, library, Texts(team_name="", support_phone="")))
        at = milliseconds(clock.now())
        async with self.talk.store.writing() as tx:
            team = await tx.teams.named(name)
            told = await retire_team(Turn(desk, tx, at), team) if team else Decision()
            await carry_out(told, tx, 0, at)
        session.application.wake()
        await session.quiet()

    @rule(hours=st.sampled_from((1, 5, 10)))
    def hours_pass(self, hours: int) -> None:
        self.time_passes(hours)

    @rule(hours=st.sampled_from((1, 5, 72)))
    def time_passes(self, hours: int) -> None:
        session = self.talk.session
        moment = session.telegram.clock.now() + timedelta(hours=hours)
        self._run(lambda: session.go_to(moment))

    @rule(now=seldom)
    def restarts(self, now: bool) -> None:
        if not now:
            return
        wrong = self.watch.wrong
        self._close()
        self._open()
        self.watch.wrong = wrong

    # what is so after every step

    @invariant()
    def nobody_saw_what_is_not_theirs(self) -> None:
        assert self.watch.wrong == []

    @invariant()
    def nothing_failed(self) -> None:
        assert self.faults.found == []
        assert self.watch.rows("SELECT * FROM inbox WHERE state = 'aside'") == []
        assert self.watch.rows("SELECT kind, key FROM due WHERE tries > 0") == []
        self._run(self.talk.session.quiet)  # complains of what is left waiting

    @invariant()
    def no_request_is_lost(self) -> None:
        codes = {code for (code,) in self.watch.rows("SELECT code FROM requests")}
        assert self.codes <= codes
        self.codes = codes

    @invariant()
    def every_open_request_has_an_owner_at_work(self) -> None:
        ownerless = self.watch.rows(
            "SELECT r.code, r.team FROM requests r LEFT JOIN teams t ON t.id = r.team"
            " WHERE r.state IN ('new', 'handed_on', 'claimed', 'in_contact')"
            " AND (t.id IS NULL OR t.retired_at IS NOT NULL)"
        )
        assert ownerless == []

    @invariant()
    def who_holds_is_of_the_team_and_not_the_citizen(self) -> None:
        strangers = self.watch.rows(
            "SELECT r.code, r.claimed_by FROM requests r LEFT JOIN members m"
            " ON m.team = r.team AND m.person = r.claimed_by AND m.left_at IS NULL"
            " WHERE r.state IN ('claimed', 'in_contact')"
            " AND (m.person IS NULL OR r.person IS r.claimed_by)"
        )
        assert strangers == []

    @invariant()
    def nobody_claims_what_is_held(self) -> None:
        held: dict[int, bool] = {}
        for request, kind in self.watch.rows(
            "SELECT request, kind FROM request_events ORDER BY id"
        ):
            assert not (kind == Event.CLAIMED and held.get(request)), f"{request} claimed twice"
            if kind == Event.CLAIMED or kind in ENDS_A_HOLD:
                held[request] = kind == Event.CLAIMED

    @invariant()
    def what_waits_is_seen_where_it_can_be(self) -> None:
        """In the owner's group; or it will be, when the night is over."""
        for request, chat in self.watch.rows(
            "SELECT r.id, t.chat FROM requests r JOIN teams t ON t.id = r.team"
            " WHERE r.state IN ('new', 'handed_on') AND t.chat IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM due WHERE kind = 'show_request' AND key = r.id)"
        ):
            assert any(
                decode(each.data).args == (str(request),)
                for each in self._buttons(chat)
                if _verb(each) is Verb.CLAIM
            ), f"nobody can see request {request}"

    @invariant()
    def what_is_a_citizens_stands_with_the_holder_only(self) -> None:
        for who, person in self.world.people.items():
            for shown in self._from_bot(person):
                for citizen in EVERYBODY:
                    if who != citizen and _shows(shown, citizen):
                        assert self.watch.helps(citizen, who), f"{who} still sees: {shown.text}"

    @invariant()
    def who_deleted_is_forgotten(self) -> None:
        who, self.just_deleted = self.just_deleted, None
        if who is None:
            return
        for table, column, value in self._values():
            is_marker = isinstance(value, str) and (NAMES[who] in value or PHONES[who] in value)
            assert not is_marker, f"{table}.{column} still holds {value}"
            if table not in ("inbox", "outbox") and f"{table}.{column}" not in SPARED:
                assert value != self.world.people[who], f"{table}.{column} still knows {who}"
        for shown in self.world.messages.values():
            if shown.sender == BOT_ID and shown.chat != self.world.people[who]:
                assert not _shows(shown, who), f"{shown.chat} still shows {shown.text}"

    @invariant()
    def buttons_are_remembered(self) -> None:
        for chat in (*self.world.people.values(), *(g.id for g in self.world.groups.values())):
            self.ever |= dict.fromkeys(reversed(self._buttons(chat)))

    def _values(self) -> list[tuple[str, str, object]]:
        tables = self.watch.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        found: list[tuple[str, str, object]] = []
        for (table,) in tables:
            cursor = self.watch.sql.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            columns = [each[0] for each in cursor.description]
            found += [(table, *pair) for row in cursor for pair in zip(columns, row, strict=True)]
        return found

    def _seat(self, who: str) -> Any:
        return self.talk.session.telegram.people.seat(who, None)

    def _is_about_own(self, who: str, shown: Shown) -> bool:
        return bool(
            self.watch.rows(
                "SELECT 1 FROM outbox o JOIN requests r ON r.id = o.request"
                " WHERE o.chat = ? AND o.message = ? AND r.person = ?",
                *(shown.chat, shown.number, self.world.people[who]),
            )
        )

    def _passed_on(self, who: str) -> list[tuple[Shown, bool]]:
        """One's own messages that went to the other side; and whether as a citizen."""
        said = self.watch.rows(
            "SELECT message, from_citizen FROM relays WHERE chat = ? AND message IS NOT NULL"
            " ORDER BY id DESC",
            self.world.people[who],
        )
        return [(self.world.messages[number], bool(own)) for number, own in said]


def test_whatever_people_do_no_request_is_lost_and_nothing_reaches_the_wrong_person() -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=LONGER or 20,
            stateful_step_count=80 if LONGER else 30,
            derandomize=not LONGER,
            database=None,
            deadline=None,
            phases=(Phase.generate,),  # making a trace smaller takes minutes
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _verb(button: Button) -> Verb | None:
    pressed = decode(button.data)
    return pressed.verb if pressed else None


def _shows(shown: Shown, citizen: str) -> bool:
    return NAMES[citizen] in shown.text or PHONES[citizen] in shown.text


@cache
def settings_of() -> Config:
    config = read_config(None, {})
    return replace(config, controller="Nhóm thử nghiệm", contact_via=ContactVia.TELEGRAM)


async def opened(stack: AsyncExitStack, data: Path, watch: Watcher) -> Talk:
    session = local_session(known(), settings_of(), data, watch)
    return Talk(await stack.enter_async_context(session), watch.seen)


@cache
def prepared() -> Path:
    """A data folder in which everybody has their place; made once, copied for each example."""
    data = Path(tempfile.mkdtemp(prefix="motcua-machine-"))
    asyncio.run(_prepare(data))
    return data


async def _prepare(data: Path) -> None:
    seen: list[dict[str, Any]] = []
    async with local_session(known(), settings_of(), data, seen.append) as session:
        talk = Talk(session, seen)
        await talk.at(A_WORKING_MORNING)
        for who in EVERYBODY:
            if who != "nam":
                await talk.say(who, "/start")
        await talk.team("to-a", commune="11383", lead="truong")
        await talk.team("to-b", commune="10507", lead="quan")
        for who, group in (("truong", "to-a"), ("minh", "to-a"), ("quan", "to-b")):
            role = Role.LEAD if who in LEADS else Role.VOLUNTEER
            await talk.member(who, group, role)
        await _part_and_city(talk)
        await _under_way(talk)


async def _under_way(talk: Talk) -> None:
    """A request with each team, the first of them in somebody's hands."""
    for who, place in zip(CITIZENS, PLACES, strict=True):
        await talk.request(who, place=place)
        await talk.press(who, "Thêm tên gọi")
        await talk.say(who, NAMES[who])
    await talk.press("minh", "Nhận việc", **{"in": "to-a"})
    await talk.say("minh", "chào bác", reply="anh/chị đã nhận")
    await talk.say("Zlan", f"{NAMES['Zlan']} nói", reply="chào bác")


async def _part_and_city(talk: Talk) -> None:
    """A part of the first commune without a group, and somebody at the city's desk."""
    code = invitation_hash(invitation())
    async with talk.store.writing() as tx:
        await tx.teams.add("Tổ to-part", "11383", code, 0, 0, Level.NEIGHBOURHOOD)
        part, city = await tx.teams.named("Tổ to-part"), await tx.teams.city_desk()
        assert part is not None
        await tx.members.join(part.id, talk.person("quan"), Role.LEAD, 0)
        await tx.members.join(part.id, talk.person("minh"), Role.VOLUNTEER, 0)
        await tx.members.keep(talk.person(OFFICE), OFFICE, "MÃ-SEP", 0)
        await tx.members.join(city.id, talk.person(OFFICE), Role.ADMIN, 0)
        await tx.members.pledge(talk.person(OFFICE), PLEDGE_VERSION, 0)
        talk.person("nam")
