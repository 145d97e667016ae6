"""Whose a request is: the commune's team, else a neighbourhood's, else the city's."""

import pytest
from desk_bench import ELSEWHERE, HELPER, HERE, NOWHERE, Bench, bench_on, team_of_three

from bot.config import Config
from bot.desk import roster, routing
from bot.desk.roles import Level
from bot.desk.states import State
from bot.desk.teams import retire_team
from bot.store.sqlite import SqliteStore
from bot.store.tables.teams import Team
from knowledge import Library


@pytest.fixture
async def bench(store: SqliteStore, config: Config, library: Library) -> Bench:
    return await bench_on(store, config, library)


@pytest.fixture
async def team(bench: Bench) -> Team:
    return await team_of_three(bench)


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
