"""Who is in a team: invitations, leads, duty, and what a leaver leaves behind."""

import asyncio

import pytest
from desk_bench import (
    COLLEAGUE,
    ELSEWHERE,
    HELPER,
    LEAD,
    OFFICE,
    Bench,
    bench_on,
    team_of_three,
)

from bot.config import Config
from bot.decision import Decision
from bot.desk import claiming, on_duty, roster
from bot.desk.news import Reply
from bot.desk.roles import Role
from bot.desk.teams import retire_team
from bot.store.sqlite import SqliteStore
from bot.store.tables.invitations import Invitation
from bot.store.tables.teams import Team
from knowledge import Library


@pytest.fixture
async def bench(store: SqliteStore, config: Config, library: Library) -> Bench:
    return await bench_on(store, config, library)


@pytest.fixture
async def team(bench: Bench) -> Team:
    return await team_of_three(bench)


async def test_a_teams_last_lead_cannot_leave(bench: Bench, team: Team) -> None:
    came, _ = await bench.turn(lambda t: roster.retire(t, team.id, LEAD))
    assert came is roster.Leaving.LAST_LEAD
    await bench.turn(lambda t: roster.succeed(t, team.id, LEAD, COLLEAGUE))
    came, _ = await bench.turn(lambda t: roster.retire(t, team.id, LEAD))
    assert came is roster.Leaving.LEFT


async def test_of_two_leads_who_leave_at_once_one_stays(bench: Bench, team: Team) -> None:
    await bench.member(team.id, COLLEAGUE, Role.LEAD)

    async def leaves(person: int) -> roster.Leaving:
        came, _ = await bench.turn(lambda t: roster.retire(t, team.id, person))
        return came

    came = await asyncio.gather(leaves(LEAD), leaves(COLLEAGUE))
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


# found by the machine and by reading, mended since


async def test_who_was_retired_between_tap_and_claim_claims_nothing(
    bench: Bench, team: Team
) -> None:
    request = await bench.log()
    await bench.turn(lambda t: roster.retire(t, team.id, HELPER))
    await bench.turn(lambda t: claiming.claim(t, request, HELPER, Reply()))
    assert (await bench.now(request)).claimed_by is None


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
