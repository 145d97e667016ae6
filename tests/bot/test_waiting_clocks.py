"""The clocks of a request: when a lead hears, when it returns, when it goes up."""

from datetime import datetime

import pytest
from desk_bench import HELPER, Bench, bench_on, team_of_three

from bot.clock import milliseconds
from bot.config import Config
from bot.desk import claiming, relaying
from bot.desk.news import Reply
from bot.desk.states import State
from bot.store.sqlite import SqliteStore
from bot.store.tables.teams import Team
from knowledge import Library


@pytest.fixture
async def bench(store: SqliteStore, config: Config, library: Library) -> Bench:
    return await bench_on(store, config, library)


@pytest.fixture
async def team(bench: Bench) -> Team:
    return await team_of_three(bench)


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


STALLED = ("ask_how_far", "tell_lead_of_stalled")


async def test_after_contact_the_helper_is_asked_after_24_working_hours_and_the_lead_after_40(
    bench: Bench, team: Team
) -> None:
    del team
    request = await bench.claimed()
    assert [await bench.clock(kind, request) for kind in STALLED] == [None, None]
    await bench.turn(lambda t: claiming.contacted(t, request, HELPER, Reply()))
    clocks = [await bench.clock(kind, request) for kind in STALLED]
    assert clocks == ["2026-11-25 17:00", "2026-11-28 08:30"]  # 24/11 is free


async def test_what_the_helper_does_starts_the_clock_anew_and_the_end_stops_it(
    bench: Bench, team: Team
) -> None:
    del team
    request = await bench.claimed()
    await bench.turn(lambda t: claiming.contacted(t, request, HELPER, Reply()))
    first = await bench.clock("ask_how_far", request)
    bench.when("2026-11-23 10:00")
    await bench.turn(lambda t: relaying.add_note(t, request, HELPER, "đang chờ giấy", Reply()))
    assert first is not None
    anew = await bench.clock("ask_how_far", request)
    assert anew is not None
    assert anew > first
    assert (await bench.due("ask_how_far", request)).say
    await bench.turn(lambda t: claiming.give_back(t, request, HELPER, Reply()))
    assert [await bench.clock(kind, request) for kind in STALLED] == [None, None]
    assert not (await bench.due("ask_how_far", request)).say


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
