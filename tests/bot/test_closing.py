"""The end of a request: confirmed by silence, reopened by either side, written down whole."""

import json
from dataclasses import asdict

import pytest
from desk_bench import CITIZEN, HELPER, Bench, bench_on, team_of_three
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Config
from bot.desk import closing, roster
from bot.desk.news import Reply
from bot.desk.outcomes import Closing, Device, Obstacle, Outcome, Payment, Place
from bot.desk.states import Event, State
from bot.desk.teams import retire_team
from bot.store.sqlite import SqliteStore
from bot.store.tables.teams import Team
from knowledge import Library

SIMPLE = Closing(Outcome.ANSWERED)


@pytest.fixture
async def bench(store: SqliteStore, config: Config, library: Library) -> Bench:
    return await bench_on(store, config, library)


@pytest.fixture
async def team(bench: Bench) -> Team:
    return await team_of_three(bench)


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


# found by the machine and by reading, mended since


async def test_what_is_reopened_has_an_owner_at_work(bench: Bench, team: Team) -> None:
    request = await ended(bench)
    await bench.turn(lambda t: retire_team(t, team))
    await bench.turn(lambda t: closing.reopen(t, request, CITIZEN, Reply()))
    assert (await bench.now(request)).team != team.id
