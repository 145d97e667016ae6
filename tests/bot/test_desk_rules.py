"""The rules of the desk, each by itself: clocks, owners, roster, ends; and the bugs still open."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talk import LE_CHAN, Talk, buttons, to

from bot.app import desk_of
from bot.clock import SystemClock, milliseconds, moment_of
from bot.config import Config
from bot.decision import Decision
from bot.desk import claiming, closing, on_duty, roster, routing
from bot.desk.case import Case
from bot.desk.desk import Desk
from bot.desk.forgetting import DeletionLog
from bot.desk.my_data import forget_person
from bot.desk.news import Reply
from bot.desk.outcomes import Closing, Device, Obstacle, Outcome, Payment, Place
from bot.desk.requests import ConsentGiven, Wish, log_request
from bot.desk.roles import Level, Role
from bot.desk.states import Event, State
from bot.desk.teams import retire_team
from bot.desk.turn import Turn
from bot.due import Work
from bot.store.sqlite import SqliteStore
from bot.store.tables.invitations import Invitation
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team
from bot.texts import Texts
from handlers.due_work import desk_work
from handlers.request_help import _FEWEST_FOR_A_MEDIAN
from handlers.visit import PlainSpeech
from knowledge import Library

HERE, ELSEWHERE, NOWHERE = "11383", "10507", "11455"
CITIZEN, HELPER, COLLEAGUE, LEAD, OFFICE = 1, 7, 8, 5, 3
FRIDAY = "2026-11-20 10:00"
GROUP = "to-le-chan"
SIMPLE = Closing(Outcome.ANSWERED)

Result = TypeVar("Result")


@dataclass
class Bench:
    """The rules on a real store, at a moment of the test's choice."""

    store: SqliteStore
    desk: Desk
    at: int = 0

    def when(self, moment: str) -> "Bench":
        written = datetime.fromisoformat(f"{moment}:00+07:00")
        self.at = milliseconds(written)
        return self

    async def turn(self, rule: Callable[[Turn], Awaitable[Result]]) -> Result:
        async with self.store.writing() as tx:
            return await rule(Turn(self.desk, tx, self.at))

    async def team(self, name: str, commune: str = HERE, level: Level = Level.COMMUNE) -> Team:
        async with self.store.writing() as tx:
            assert await tx.teams.add(name, commune, name, 0, 0, level)
            team = await tx.teams.named(name)
        assert team is not None
        return team

    async def member(self, team: int, person: int, role: Role = Role.VOLUNTEER) -> None:
        """Somebody of a team who has opened the bot and pledged."""
        async with self.store.writing() as tx:
            await tx.people.opened(person, 0)
            await tx.members.keep(person, f"người {person}", f"A{person}", 0)
            await tx.members.join(team, person, role, 0)
            await tx.members.pledge(person, "2026-11", 0)

    async def log(self, commune: str = HERE, *, person: int = CITIZEN, far: bool = False) -> int:
        """A request as a citizen's consent logs it."""
        wish = Wish(person, (commune, "Lê Chân"), "1.004222", far, ConsentGiven("1", "hash"))
        found: list[Case] = []

        async def logged(case: Case) -> Decision:
            found.append(case)
            return Decision()

        await self.turn(lambda t: log_request(t, wish, logged, lambda _: Decision()))
        return found[0].request.id

    async def claimed(self, person: int = HELPER) -> int:
        request = await self.log()
        assert (await self.turn(lambda t: claiming.claim(t, request, person, Reply()))).say
        return request

    async def clock(self, kind: str, key: int) -> str | None:
        """When a piece of due work comes, as people write it."""
        async with self.store.reading() as reading:
            row = await reading.due._connection.one(  # noqa: SLF001 - the plan itself is tested
                "SELECT at FROM due WHERE kind = ? AND key = ?", kind, str(key)
            )
        return moment_of(row["at"]).strftime("%Y-%m-%d %H:%M") if row else None

    async def now(self, request: int) -> Request:
        async with self.store.reading() as reading:
            found = await reading.requests.get(request)
        assert found is not None
        return found

    async def due(self, kind: str, key: int) -> Decision:
        """Does a piece of due work now."""
        work: Work = desk_work(self.desk)[kind]
        async with self.store.writing() as tx:
            return await work(str(key), tx, self.at)


@pytest.fixture
async def bench(store: SqliteStore, config: Config, library: Library) -> Bench:
    texts = Texts(team_name="tổ", support_phone="18001096")
    desk = desk_of(PlainSpeech(config, SystemClock(), library, texts))
    async with store.writing() as tx:
        await tx.teams.ensure_city_desk("Bàn thành phố", 0)
    return Bench(store, desk).when(FRIDAY)


@pytest.fixture
async def team(bench: Bench) -> Team:
    """A commune's team with a lead and two volunteers, all reachable in private."""
    found = await bench.team("Tổ một")
    for person in (HELPER, COLLEAGUE):
        await bench.member(found.id, person)
    await bench.member(found.id, LEAD, Role.LEAD)
    return found


# the clocks

WAITING_CLOCKS = [
    ("2026-11-20 07:30", "2026-11-20 09:30", "2026-11-21 08:00"),  # lunch does not count
    ("2026-11-20 10:00", "2026-11-20 14:00", "2026-11-21 10:30"),  # Saturday has a morning
    ("2026-11-20 20:00", "2026-11-21 09:30", "2026-11-23 11:30"),  # in the evening
    ("2026-11-21 10:30", "2026-11-23 08:30", "2026-11-23 16:30"),  # over the weekend
    ("2026-04-29 16:00", "2026-05-02 08:30", "2026-05-04 10:30"),  # over two holidays
]


@pytest.mark.parametrize(("logged", "lead", "next_level"), WAITING_CLOCKS)
async def test_what_waits_tells_the_lead_after_2_working_hours_and_goes_up_after_8(
    bench: Bench, team: Team, logged: str, lead: str, next_level: str
) -> None:
    del team
    request = await bench.when(logged).log()
    assert await bench.clock("tell_lead_of_waiting", request) == lead
    assert await bench.clock("hand_to_next_level", request) == next_level


CLAIMED_CLOCKS = [  # 24/11 is a holiday
    ("2026-11-20 10:00", "2026-11-20 14:00", "2026-11-20 16:00", "2026-11-21 10:30"),
    ("2026-11-20 16:00", "2026-11-21 08:30", "2026-11-21 10:30", "2026-11-23 10:30"),
    (
        "2026-11-22 15:00",
        "2026-11-23 09:30",
        "2026-11-23 11:30",
        "2026-11-25 08:00",
    ),  # 24/11 is free
    ("2026-04-29 16:00", "2026-05-02 08:30", "2026-05-02 10:30", "2026-05-04 10:30"),
]


@pytest.mark.parametrize(("claimed", "nudge", "back", "lead"), CLAIMED_CLOCKS)
async def test_silence_is_nudged_after_2_returned_after_4_and_told_after_8_working_hours(
    bench: Bench, team: Team, claimed: str, nudge: str, back: str, lead: str
) -> None:
    del team
    request = await bench.when(claimed).claimed()
    assert await bench.clock("nudge_helper", request) == nudge
    assert await bench.clock("take_from_silent_helper", request) == back
    assert await bench.clock("tell_lead_of_silence", request) == lead
    assert await bench.clock("hand_to_next_level", request) is None


async def test_a_teams_own_hours_count(bench: Bench, team: Team) -> None:
    async with bench.store.writing() as tx:
        await tx.teams.keep_hours(team.id, "T6 18:00-20:00; CN 8:00-9:00")
    request = await bench.log()
    assert await bench.clock("tell_lead_of_waiting", request) == "2026-11-20 20:00"
    assert await bench.clock("hand_to_next_level", request) == "2026-12-04 20:00"


async def test_the_first_word_stops_the_clock_of_silence(bench: Bench, team: Team) -> None:
    del team
    request = await bench.claimed()
    await bench.turn(lambda t: claiming.contacted(t, request, HELPER, Reply()))
    clocks = ("nudge_helper", "take_from_silent_helper", "tell_lead_of_silence")
    assert [await bench.clock(kind, request) for kind in clocks] == [None, None, None]


async def test_an_appointment_gives_the_helper_time_until_then(bench: Bench, team: Team) -> None:
    del team
    request = await bench.claimed()
    later = milliseconds(datetime.fromisoformat("2026-11-23T09:00:00+07:00"))
    await bench.turn(lambda t: claiming.appoint(t, request, HELPER, later, Reply()))
    assert await bench.clock("remind_of_appointment", request) == "2026-11-23 09:00"
    assert await bench.clock("nudge_helper", request) == "2026-11-23 11:00"


async def test_a_silent_helper_loses_the_request_and_nobody_else_does(
    bench: Bench, team: Team
) -> None:
    del team
    request = await bench.claimed()
    assert (await bench.due("take_from_silent_helper", request)).say
    assert (await bench.now(request)).state is State.NEW
    assert not (await bench.due("take_from_silent_helper", request)).say


# whose it is


async def test_a_communes_own_team_goes_before_its_neighbourhoods(bench: Bench) -> None:
    part = await bench.team("Tổ dân phố 1", level=Level.NEIGHBOURHOOD)
    own = await bench.team("Tổ phường")
    for each in (part, own):
        await bench.member(each.id, HELPER)
    assert (await bench.turn(lambda t: routing.owner_for(t.tx, HERE))).id == own.id


async def test_without_one_the_least_busy_neighbourhood_gets_it(bench: Bench) -> None:
    first = await bench.team("Tổ dân phố 1", level=Level.NEIGHBOURHOOD)
    second = await bench.team("Tổ dân phố 2", level=Level.NEIGHBOURHOOD)
    for each in (first, second):
        await bench.member(each.id, HELPER)
    owners = [(await bench.now(await bench.log(person=person))).team for person in (11, 12, 13)]
    assert owners == [first.id, second.id, first.id]


async def test_a_team_nobody_can_be_written_to_gets_nothing(bench: Bench) -> None:
    own = await bench.team("Tổ phường")
    await bench.member(own.id, HELPER)
    async with bench.store.writing() as tx:
        await tx.people.blocked(HELPER, 1)
    assert (await bench.turn(lambda t: routing.owner_for(t.tx, HERE))).level is Level.CITY


async def test_a_commune_without_a_team_is_the_citys(bench: Bench, team: Team) -> None:
    del team
    assert (await bench.turn(lambda t: routing.owner_for(t.tx, NOWHERE))).level is Level.CITY


async def test_above_a_neighbourhood_is_its_commune_and_above_that_the_city(bench: Bench) -> None:
    part = await bench.team("Tổ dân phố", level=Level.NEIGHBOURHOOD)
    own = await bench.team("Tổ phường")

    async def above(of: Team) -> str | None:
        found = await bench.turn(lambda t: routing.next_level(t.tx, of))
        return found.name if found else None

    assert await above(part) == "Bàn thành phố"  # nobody of the commune's team can be reached
    await bench.member(own.id, HELPER)
    assert await above(part) == "Tổ phường"
    assert await above(own) == "Bàn thành phố"
    assert await above(await bench.turn(lambda t: t.tx.teams.city_desk())) is None


async def test_what_waits_at_the_city_comes_home_but_not_what_shall_stay_far(
    bench: Bench,
) -> None:
    near, far = await bench.log(person=11), await bench.log(person=12, far=True)
    elsewhere = await bench.log(ELSEWHERE, person=13)
    own = await bench.team("Tổ phường")
    await bench.member(own.id, HELPER)
    city = await bench.turn(lambda t: t.tx.teams.city_desk())
    await bench.turn(lambda t: roster.take_what_waits(t, own))
    owners = [(await bench.now(each)).team for each in (near, far, elsewhere)]
    assert owners == [own.id, city.id, city.id]


async def test_a_retired_teams_requests_go_up_and_its_people_leave(
    bench: Bench, team: Team
) -> None:
    held, waiting = await bench.claimed(), await bench.log(person=2)
    await bench.turn(lambda t: retire_team(t, team))
    city = await bench.turn(lambda t: t.tx.teams.city_desk())
    for request in (await bench.now(held), await bench.now(waiting)):
        assert (request.team, request.state) == (city.id, State.HANDED_ON)
    async with bench.store.reading() as reading:
        assert await reading.members.of_team(team.id) == []


async def test_the_citys_desk_is_never_retired(bench: Bench) -> None:
    city = await bench.turn(lambda t: t.tx.teams.city_desk())
    await bench.turn(lambda t: retire_team(t, city))
    assert (await bench.turn(lambda t: t.tx.teams.named(city.name))) is not None


# who is in a team


async def test_a_teams_last_lead_cannot_leave(bench: Bench, team: Team) -> None:
    came, _ = await bench.turn(lambda t: roster.retire(t, team.id, LEAD))
    assert came is roster.Leaving.LAST_LEAD
    await bench.turn(lambda t: roster.succeed(t, team.id, LEAD, COLLEAGUE))
    came, _ = await bench.turn(lambda t: roster.retire(t, team.id, LEAD))
    assert came is roster.Leaving.LEFT


async def test_of_two_leads_who_leave_at_once_one_stays(bench: Bench, team: Team) -> None:
    await bench.member(team.id, COLLEAGUE, Role.LEAD)
    both = (bench.turn(lambda t, p=p: roster.retire(t, team.id, p)) for p in (LEAD, COLLEAGUE))
    came = [each for each, _ in await asyncio.gather(*both)]
    assert sorted(came) == [roster.Leaving.LAST_LEAD, roster.Leaving.LEFT]


async def test_what_somebody_holds_returns_when_they_leave_and_only_in_that_team(
    bench: Bench, team: Team
) -> None:
    other = await bench.team("Tổ hai", ELSEWHERE)
    await bench.member(other.id, HELPER)
    here, there = await bench.claimed(), await bench.log(ELSEWHERE, person=2)
    await bench.turn(lambda t: claiming.claim(t, there, HELPER, Reply()))
    came, _ = await bench.turn(lambda t: roster.retire(t, team.id, HELPER))
    assert came is roster.Leaving.LEFT
    assert (await bench.now(here)).claimed_by is None
    assert (await bench.now(there)).claimed_by == HELPER


async def invited(bench: Bench, team: int) -> str:
    invitation = Invitation(team, Role.VOLUNTEER)
    code, _ = await bench.turn(lambda t: roster.invite(t.tx, invitation, LEAD, t.at))
    return code


async def joins(bench: Bench, code: str, person: int) -> bool:
    seen: list[roster.Joined] = []

    def joined(place: roster.Joined) -> Decision:
        seen.append(place)
        return Decision()

    await bench.turn(lambda t: roster.join(t, code, person, "Mới", joined, Decision))
    return bool(seen)


async def test_an_invitation_lets_one_person_in_once(bench: Bench, team: Team) -> None:
    code = await invited(bench, team.id)
    assert await joins(bench, code.upper(), 21)
    assert not await joins(bench, code, 22)
    assert not await joins(bench, code, 21)


@pytest.mark.parametrize(
    ("day", "works"), [("2026-11-27 09:59", True), ("2026-11-27 10:00", False)]
)
async def test_an_invitation_ends_after_a_week(
    bench: Bench, team: Team, day: str, works: bool
) -> None:
    code = await invited(bench, team.id)
    assert await joins(bench.when(day), code, 21) is works


async def test_an_invitation_to_a_retired_team_opens_nothing(bench: Bench, team: Team) -> None:
    code = await invited(bench, team.id)
    await bench.turn(lambda t: retire_team(t, team))
    assert not await joins(bench, code, 21)


async def test_a_lead_who_uses_a_volunteers_invitation_stays_lead(bench: Bench, team: Team) -> None:
    assert await joins(bench, await invited(bench, team.id), LEAD)
    async with bench.store.reading() as reading:
        place = await reading.members.in_team(team.id, LEAD)
    assert place is not None
    assert place.role is Role.LEAD


async def test_duty_ends_by_itself_once(bench: Bench, team: Team) -> None:
    del team
    await bench.turn(lambda t: on_duty.go_on_duty(t, HELPER, 2))
    assert await bench.clock("duty_ends", HELPER) == "2026-11-20 12:00"
    await bench.turn(lambda t: on_duty.go_on_duty(t, HELPER, 99))
    assert await bench.clock("duty_ends", HELPER) == "2026-11-20 22:00"
    assert (await bench.due("duty_ends", HELPER)).say
    assert not (await bench.due("duty_ends", HELPER)).say


# the end


async def ended(bench: Bench, how: Closing = SIMPLE) -> int:
    request = await bench.claimed()
    await bench.turn(lambda t: closing.finish(t, request, HELPER, how, Reply()))
    return request


async def test_three_days_of_silence_confirm_an_end(bench: Bench, team: Team) -> None:
    del team
    request = await ended(bench)
    assert await bench.clock("confirm_by_silence", request) == "2026-11-23 10:00"
    await bench.when("2026-11-23 10:00").due("confirm_by_silence", request)
    async with bench.store.reading() as reading:
        at, kind, actor, _ = (await reading.requests.events(request))[-1]
    assert (at, kind, actor) == (bench.at, Event.CONFIRMED, None)


async def test_who_could_not_be_reached_is_not_taken_to_agree(bench: Bench, team: Team) -> None:
    del team
    request = await ended(bench, Closing(Outcome.UNREACHABLE))
    assert await bench.clock("confirm_by_silence", request) is None


@pytest.mark.parametrize(
    ("moment", "state"), [("2026-12-04 10:00", State.CLAIMED), ("2026-12-04 10:01", State.DONE)]
)
@pytest.mark.parametrize("actor", [CITIZEN, HELPER])
async def test_an_end_can_be_reopened_for_14_days_by_either_side(
    bench: Bench, team: Team, moment: str, state: State, actor: int
) -> None:
    del team
    request = await ended(bench)
    await bench.when(moment).turn(lambda t: closing.reopen(t, request, actor, Reply()))
    assert (await bench.now(request)).state is state


async def test_without_its_helper_a_reopened_request_waits(bench: Bench, team: Team) -> None:
    request = await ended(bench)
    await bench.turn(lambda t: roster.retire(t, team.id, HELPER))
    await bench.turn(lambda t: closing.reopen(t, request, CITIZEN, Reply()))
    again = await bench.now(request)
    assert (again.state, again.claimed_by) == (State.NEW, None)
    assert await bench.clock("confirm_by_silence", request) is None
    assert await bench.clock("expire_request", request) is not None


async def test_nobody_has_two_open_requests_by_reopening(bench: Bench, team: Team) -> None:
    del team
    request = await ended(bench)
    await bench.log()
    await bench.turn(lambda t: closing.reopen(t, request, CITIZEN, Reply()))
    assert (await bench.now(request)).state is State.DONE


async def test_a_closing_that_leaves_a_question_open_closes_nothing(
    bench: Bench, team: Team
) -> None:
    del team
    request = await ended(bench, Closing(Outcome.FILED_TOGETHER, Device.CITIZEN, Place.HOME))
    assert (await bench.now(request)).state is State.CLAIMED


@given(
    st.builds(
        Closing,
        st.sampled_from(Outcome),
        st.none() | st.sampled_from(Device),
        st.none() | st.sampled_from(Place),
        st.none() | st.sampled_from(Payment),
        st.lists(st.sampled_from(Obstacle), unique=True).map(tuple),
    )
)
def test_a_closing_is_written_with_all_that_was_said_and_nothing_else(how: Closing) -> None:
    written = json.loads(how.to_json())
    assert written == {k: v for k, v in json.loads(json.dumps(asdict(how))).items() if v}


# how long it takes, said honestly


async def waited(talk: Talk, count: int) -> None:
    """Requests of the team that were claimed after twenty minutes."""
    now = milliseconds(talk.session.telegram.clock.now())
    async with talk.store.writing() as tx:
        team = (await tx.teams.of_commune(HERE))[0]
        consent = await tx.consents.give(999, "1", "hash", now)
        for number in range(count):
            logged = await tx.requests.log(f"XX-{number}", 900 + number, consent, HERE, None, now)
            assert logged is not None
            await tx.requests.own(logged.id, team.id)
            await tx.requests.claim(logged.id, talk.person("hoa"), now + 20 * 60 * 1000)


@pytest.mark.parametrize(("count", "is_said"), [(4, False), (5, True)])
async def test_the_median_wait_is_said_from_five_on(talk: Talk, count: int, is_said: bool) -> None:
    assert _FEWEST_FOR_A_MEDIAN == 5
    await talk.team(GROUP)
    await talk.pledge("hoa", GROUP)
    await waited(talk, count)
    await ask(talk)
    seen = await talk.press("lan", "Tôi từ 16 tuổi và đồng ý")
    assert ("trong 20 phút" in to("lan", seen)) is is_said


async def ask(talk: Talk, who: str = "lan") -> None:
    """Up to the consent."""
    await talk.say(who, "/cannguoigiup")
    await talk.say(who, LE_CHAN)
    await talk.press(who, "Đúng, gửi đến đây")


@pytest.fixture
async def desk(talk: Talk) -> Talk:
    """A team with its group, hoa and minh in it, and sep as the city's admin."""
    await talk.team(GROUP)
    for volunteer in ("hoa", "minh"):
        await talk.pledge(volunteer, GROUP)
    await talk.say("truong", "/start")
    await talk.say("sep", "/start")
    async with talk.store.writing() as tx:
        city = await tx.teams.city_desk()
        await tx.members.keep(talk.person("sep"), "sep", "MÃ-SEP", 0)
        await tx.members.join(city.id, talk.person("sep"), Role.ADMIN, 0)
        await tx.members.pledge(talk.person("sep"), "2026-11", 0)
    return talk


async def taken(desk: Talk) -> str:
    """Lan's request in hoa's hands, with a word from each."""
    code = await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("hoa", "chào bác", reply="anh/chị đã nhận")
    await desk.say("lan", "tên cháu là Xxlanxx", reply="chào bác")
    return code


def stands(desk: Talk, who: str, words: str) -> list[str]:
    """What somebody still sees of it in the chat with the bot."""
    world = desk.session.telegram.people._world  # noqa: SLF001
    own = desk.person(who)
    return [m.text for m in world.in_chat(own) if m.sender != own and words in m.text]


async def rows(store: SqliteStore, sql: str, *values: object) -> list[dict[str, Any]]:
    async with store.reading() as reading:
        return list(await reading.people._connection.all(sql, *values))  # noqa: SLF001


# at night


async def test_a_request_logged_at_night_is_shown_in_the_morning(desk: Talk) -> None:
    await desk.at("2026-11-23T22:00:00+07:00")
    code = await desk.request("lan")
    assert code in to(GROUP, await desk.advance(hours=9.5))


async def test_a_request_handed_on_at_night_is_shown_in_the_morning(desk: Talk) -> None:
    code = await taken(desk)
    await desk.at("2026-11-20T22:00:00+07:00")
    await desk.press("hoa", "Chuyển")
    await desk.press("hoa", "→ Bàn hỗ trợ")
    assert code in to("sep", await desk.advance(hours=9.5))


# Found by the machine and by reading, mended since.


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


async def test_what_shall_stay_far_is_not_handed_to_who_is_near(desk: Talk) -> None:
    await ask(desk)
    await desk.press("lan", "Không gửi người ở gần nhà")
    await desk.press("lan", "Tôi từ 16 tuổi và đồng ý")
    await desk.press("sep", "Nhận việc")
    assert not any(GROUP in label for label in buttons(await desk.press("sep", "Chuyển")))


async def test_nothing_is_handed_to_a_retired_team(desk: Talk) -> None:
    async with desk.store.writing() as tx:
        await tx.teams.add("Tổ dân phố", HERE, "x", 0, 0, Level.NEIGHBOURHOOD)
    await taken(desk)
    await desk.press("hoa", "Chuyển")
    async with desk.store.writing() as tx:
        part = await tx.teams.named("Tổ dân phố")
        assert part is not None
        assert await tx.teams.retire(part.id, 1)
    await desk.press("hoa", "→ Tổ dân phố")
    assert await rows(desk.store, "SELECT state FROM requests") == [{"state": "in_contact"}]


async def test_what_is_reopened_has_an_owner_at_work(bench: Bench, team: Team) -> None:
    request = await ended(bench)
    await bench.turn(lambda t: retire_team(t, team))
    await bench.turn(lambda t: closing.reopen(t, request, CITIZEN, Reply()))
    assert (await bench.now(request)).team != team.id


async def test_who_was_retired_between_tap_and_claim_claims_nothing(
    bench: Bench, team: Team
) -> None:
    request = await bench.log()
    await bench.turn(lambda t: roster.retire(t, team.id, HELPER))
    await bench.turn(lambda t: claiming.claim(t, request, HELPER, Reply()))
    assert (await bench.now(request)).claimed_by is None


async def test_without_consent_the_helper_cannot_go_on(desk: Talk) -> None:
    await taken(desk)
    await desk.finish("hoa", "Đã giải đáp")
    await desk.say("lan", "/dulieu")
    await desk.press("lan", "Rút đồng ý")
    await desk.press("hoa", "Mở lại việc này")
    assert await rows(desk.store, "SELECT state FROM requests") == [{"state": "done"}]


async def test_the_next_helper_is_not_reminded_of_somebody_elses_appointment(desk: Talk) -> None:
    await taken(desk)
    await desk.press("hoa", "Hẹn lại")
    await desk.press("hoa", "1 giờ nữa")
    await desk.press("hoa", "Trả lại")
    await desk.press("minh", "Nhận việc", **{"in": GROUP})
    assert "Đến giờ hẹn" not in to("minh", await desk.advance(hours=1.1))


async def test_who_joins_a_team_with_a_group_does_not_double_its_cards(desk: Talk) -> None:
    await desk.request("lan")
    await desk.say("truong", "/doi")
    await desk.press("truong", "Mời người mới")
    link = to("truong", await desk.press("truong", "Tình nguyện viên"))
    code = re.search(r"start=(moi-\w+)", link)
    assert code is not None
    assert to(GROUP, await desk.say("nam", f"/start {code[1]}")) == ""


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


async def test_the_citys_last_admin_stays_admin(bench: Bench) -> None:
    city = await bench.turn(lambda t: t.tx.teams.city_desk())
    await bench.member(city.id, OFFICE, Role.ADMIN)
    await bench.member(city.id, LEAD, Role.LEAD)
    await bench.turn(lambda t: roster.succeed(t, city.id, LEAD, OFFICE))
    async with bench.store.reading() as reading:
        assert await reading.members.city_role(OFFICE) is Role.ADMIN


async def test_somebody_of_the_office_can_become_admin(bench: Bench) -> None:
    city = await bench.turn(lambda t: t.tx.teams.city_desk())
    await bench.member(city.id, OFFICE, Role.OFFICE)
    await bench.turn(lambda t: roster.enrol(t, city.id, OFFICE, "sep", Role.ADMIN))
    async with bench.store.reading() as reading:
        assert await reading.members.city_role(OFFICE) is Role.ADMIN


async def test_a_deletion_is_noted_for_backups(bench: Bench, tmp_path: Path) -> None:
    log = DeletionLog(tmp_path / "deletions.jsonl")
    await bench.log()
    await bench.turn(lambda t: forget_person(t, CITIZEN, log))
    assert log.applies_to([CITIZEN, HELPER], moment_of(bench.at)) == [CITIZEN]
    assert date.fromisoformat("2026-11-20") == moment_of(bench.at).date()
