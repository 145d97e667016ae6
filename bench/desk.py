"""The desk under load: 10,000 open requests, 2,000 volunteers, 114 teams, one file.

Measured is what a person waits for: the list of what is open, and a claim with everything that
follows from it in its transaction (cards, clocks, news), each as the application does it.
"""

import asyncio
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.timing import share
from bot.app import desk_without_telegram
from bot.clock import SystemClock, milliseconds
from bot.config import read_config
from bot.decision import carry_out
from bot.desk import claiming
from bot.desk.case import case_of
from bot.desk.codes import request_code
from bot.desk.desk import Desk
from bot.desk.news import Reply
from bot.desk.roles import Role
from bot.desk.showing import show
from bot.desk.turn import Turn
from bot.desk.watching import watch
from bot.store.sqlite import SqliteStore
from knowledge.library import load

_REQUESTS = 10_000
_VOLUNTEERS = 2_000
_TEAMS = 114
_IN_THE_LARGEST = 1_000
_LISTS = 300
_CLAIMS = 1_000
_EACH = _VOLUNTEERS // _TEAMS  # so many in every team
_SEED = 4


def measure() -> dict[str, float]:
    """Milliseconds of the open list, of claims one by one, and of claims that race."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> dict[str, float]:
    config = replace(read_config(None, {}), quiet_hours="0:00-0:00")
    library, chance = load(), random.Random(_SEED)  # noqa: S311 - a bench
    desk, at = desk_without_telegram(library, config), milliseconds(SystemClock().now())
    async with SqliteStore(folder / "desk.sqlite3") as store:
        async with store.writing() as tx:
            turn = Turn(desk, tx, at)
            teams = await _teams(turn, [c.code for c in library.city.communes][:_TEAMS])
            requests = await _requests(turn, teams, chance)
        lists = sorted([await _list(store, chance.choice(teams)) for _ in range(_LISTS)])
        largest = sorted([await _list(store, teams[0]) for _ in range(_LISTS)])
        claims = sorted(
            [
                await _claim(store, desk, request, place + len(teams) * chance.randrange(_EACH))
                for request, place in chance.sample(requests, _CLAIMS)
            ]
        )
        size = (folder / "desk.sqlite3").stat().st_size
    return {
        "open requests": float(_REQUESTS),
        "open list, p50 ms": share(lists, 0.5),
        "open list, p99 ms": share(lists, 0.99),
        "open list of the largest team (1,000 open), p99 ms": share(largest, 0.99),
        "claim, p50 ms": share(claims, 0.5),
        "claim, p99 ms": share(claims, 0.99),
        "file, MiB": size / 1024 / 1024,
    }


async def _teams(turn: Turn, communes: list[str]) -> list[int]:
    """Every commune's team with its group, and the volunteers spread over them."""
    teams, tx = [], turn.tx
    await tx.teams.ensure_city_desk("city", turn.at)
    for number, commune in enumerate(communes):
        await tx.teams.add(f"team {number}", commune, f"hash {number}", turn.at + 1, turn.at - 1)
        team = await tx.teams.bind(f"hash {number}", -1000 - number, turn.at)
        assert team is not None  # noqa: S101 - just added
        teams.append(team.id)
    for person in range(_VOLUNTEERS):
        await tx.people.opened(person, turn.at)
        await tx.members.keep(person, f"name {person}", f"code {person}", turn.at)
        await tx.members.join(teams[person % len(teams)], person, Role.VOLUNTEER, turn.at)
        await tx.members.pledge(person, "bench", turn.at)
    return teams


async def _requests(turn: Turn, teams: list[int], chance: random.Random) -> list[tuple[int, int]]:
    """Open requests with their cards and clocks, and the place of their team.

    One team has far more than the others.
    """
    found: list[tuple[int, int]] = []
    tx = turn.tx
    consent = await tx.consents.give(0, "bench", "hash", turn.at)
    while len(found) < _REQUESTS:
        team = teams[0] if len(found) < _IN_THE_LARGEST else chance.choice(teams[1:])
        owner = await tx.teams.get(team)
        assert owner is not None  # noqa: S101 - made above
        person = 1_000_000 + len(found)
        logged_at = turn.at - chance.randrange(30 * 24 * 3600 * 1000)
        code = f"{request_code('Le Chan')}{len(found)}"
        request = await tx.requests.log(code, person, consent, owner.commune, "1.004222", logged_at)
        if request is None:
            continue
        await tx.requests.own(request.id, team)
        await show(turn, request.id)
        case = await case_of(tx, request.id)
        assert case is not None  # noqa: S101 - just logged
        await watch(turn, case)
        found.append((request.id, teams.index(team)))
    return found


async def _list(store: SqliteStore, team: int) -> float:
    began = time.perf_counter()
    async with store.reading() as reading:
        await reading.requests.load_of(team)
        await reading.requests.open_of_team(team, 20)
    return 1000 * (time.perf_counter() - began)


async def _claim(store: SqliteStore, desk: Desk, request: int, person: int) -> float:
    began = time.perf_counter()
    async with store.writing() as tx:
        at = milliseconds(SystemClock().now())
        decision = await claiming.claim(Turn(desk, tx, at), request, person, Reply())
        await carry_out(decision, tx, person, at)
    return 1000 * (time.perf_counter() - began)
