"""The rules of the desk on a real store, without Telegram, at a moment of the test's choice."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.app import desk_of
from bot.clock import SystemClock, milliseconds, moment_of
from bot.config import Config
from bot.decision import Decision
from bot.desk import claiming
from bot.desk.case import Case
from bot.desk.desk import Desk
from bot.desk.news import Reply
from bot.desk.requests import ConsentGiven, Wish, log_request
from bot.desk.roles import Level, Role
from bot.desk.turn import Turn
from bot.due import Work
from bot.store.sqlite import SqliteStore
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team
from bot.texts import Texts
from handlers.due_work import desk_work
from handlers.visit import PlainSpeech
from knowledge import Library

HERE, ELSEWHERE, NOWHERE = "11383", "10507", "11455"
CITIZEN, HELPER, COLLEAGUE, LEAD, OFFICE = 1, 7, 8, 5, 3
FRIDAY = "2026-11-20 10:00"

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


async def bench_on(store: SqliteStore, config: Config, library: Library) -> Bench:
    """A bench with the city's desk, on a Friday morning."""
    texts = Texts(team_name="tổ", support_phone="18001096")
    desk = desk_of(PlainSpeech(config, SystemClock(), library, texts))
    async with store.writing() as tx:
        await tx.teams.ensure_city_desk("Bàn thành phố", 0)
    return Bench(store, desk).when(FRIDAY)


async def team_of_three(bench: Bench) -> Team:
    """A commune's team with a lead and two volunteers, all reachable in private."""
    found = await bench.team("Tổ một")
    for person in (HELPER, COLLEAGUE):
        await bench.member(found.id, person)
    await bench.member(found.id, LEAD, Role.LEAD)
    return found
