"""A made-up life of the whole city, seeded: `python -m bench.simulate --out DIR`.

Requests and their events are written in bulk as the moves of the desk would have written them; a
million of them one by one would take hours. Questions are those of the question files, each
understood once by the real understander.
"""

import argparse
import asyncio
import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bench.questions import DEV, MACHINE_MADE, OWN, Labelled, labelled
from bot.cli.options import folder_reader
from bot.clock import VIETNAM, milliseconds
from bot.config import read_config
from bot.desk.outcomes import DONE_SOMEWHERE, Closing, Device, Obstacle, Payment, Place
from bot.desk.outcomes import Outcome as Came
from bot.desk.roles import Role
from bot.desk.states import Event, State
from bot.folder import STORE
from bot.knowing import know
from bot.store.sqlite import SqliteStore
from knowledge.library import Library
from knowledge.understanding import Kind, Outcome

_SEED = 20261121
_CHUNK = 20_000
_DAY = 24 * 60 * 60 * 1000
_FIRST_CITIZEN = 10_000_000
_REQUEST = (
    "INSERT INTO requests (id, code, commune, origin, subject, sent_about, state, team, claimed_by,"
    " outcome, created_at, waiting_since, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_EVENT = "INSERT INTO request_events (request, at, kind, actor, detail) VALUES (?, ?, ?, ?, ?)"
_QUESTION = (
    "INSERT INTO questions (day, text, kind, subject, verdict, meant) VALUES (?, ?, ?, ?, ?, ?)"
)
_OUTCOMES = {
    Came.FILED_ALONE: 30,
    Came.FILED_TOGETHER: 34,
    Came.DONE_AT_CENTRE: 14,
    Came.ANSWERED: 14,
    Came.GAVE_UP: 4,
    Came.UNREACHABLE: 4,
}
_MISREAD = 0.02
_SAYS_SO = 0.3  # of those answered wrongly
_PICKS = 0.5  # of those who say so
_MISPRESSED = 0.002
_WAITED = 0.12
_WITHDRAWN = 0.03
_STILL_OPEN = 0.02
_SILENT = 0.05
_THANKED = 0.4
_OBSTACLES = dict(zip(Obstacle, (22, 14, 16, 6, 9, 8, 5), strict=True))


@dataclass(frozen=True, slots=True)
class Life:
    """How much of a life, and of which years."""

    requests: int
    questions: int
    volunteers: int
    first: datetime
    days: int


def simulate(folder: Path, life: Life) -> None:
    """Writes the data file of such a life into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    knowing = know(replace(read_config(None, {}), national="none"), folder_reader(folder))
    chance = random.Random(_SEED)  # noqa: S311 - a made-up life
    teams = asyncio.run(_people(folder, knowing.library, life))
    with sqlite3.connect(folder / STORE) as file:
        file.execute("PRAGMA synchronous = OFF")
        with Progress(console=Console(stderr=True)) as bar:
            _write_requests(file, knowing.library, teams, life, chance, bar)
            asked = [q for path in (DEV, OWN, MACHINE_MADE) for q in labelled(path)]
            understood = [(q, knowing.understander.understand(q.text)) for q in asked]
            rows = (
                (_day(life, chance).isoformat(), *_question(question, outcome, chance))
                for question, outcome in chance.choices(understood, k=life.questions)
            )
            _in_chunks(file, _QUESTION, rows, life.questions, "questions", bar)
    file.close()


async def _people(folder: Path, library: Library, life: Life) -> list[tuple[str, int, list[int]]]:
    """Every commune's team and its volunteers: (commune, team, people)."""
    found = []
    async with SqliteStore(folder / STORE) as store, store.writing() as tx:
        at = milliseconds(life.first)
        await tx.teams.ensure_city_desk("Bàn hỗ trợ của thành phố", at)
        communes = library.city.communes
        for number, commune in enumerate(communes):
            await tx.teams.add(f"Tổ {commune.full_name}", commune.code, f"h{number}", at, at)
            team = await tx.teams.named(f"Tổ {commune.full_name}")
            assert team is not None  # noqa: S101 - just added
            people = list(range(number + 1, life.volunteers + 1, len(communes)))
            for person in people:
                await tx.people.opened(person, at)
                await tx.members.keep(person, f"Người {person}", f"P{person}", at)
                await tx.members.join(team.id, person, Role.VOLUNTEER, at)
            found.append((commune.code, team.id, people))
    return found


def _write_requests(
    file: sqlite3.Connection,
    library: Library,
    teams: list[tuple[str, int, list[int]]],
    life: Life,
    chance: random.Random,
    bar: Progress,
) -> None:
    subjects = [p.code for p in library.procedures if p.curated][:160]
    weights = [1 / (rank + 3) for rank in range(len(subjects))]
    sizes = [chance.paretovariate(1.6) for _ in teams]
    task = bar.add_task("requests", total=life.requests)
    requests: list[tuple[object, ...]] = []
    events: list[tuple[object, ...]] = []
    for number in range(1, life.requests + 1):
        team = chance.choices(teams, sizes)[0]
        subject = chance.choices(subjects, weights)[0]
        request, happened = _one(number, team, subject, life, chance)
        requests.append(request)
        events += happened
        if len(requests) == _CHUNK or number == life.requests:
            file.executemany(_REQUEST, requests)
            file.executemany(_EVENT, events)
            file.commit()
            bar.update(task, advance=len(requests))
            requests, events = [], []


def _one(
    number: int,
    team: tuple[str, int, list[int]],
    subject: str,
    life: Life,
    chance: random.Random,
) -> tuple[tuple[object, ...], list[tuple[object, ...]]]:
    """A request and its events, in the order the desk's table allows."""
    commune, team_id, people = team
    at = milliseconds(life.first) + chance.randrange(life.days * _DAY)
    citizen, helper = _FIRST_CITIZEN + number, chance.choice(people)
    events: list[tuple[object, ...]] = [(number, at, Event.LOGGED, citizen, None)]
    state, outcome, closed, moment = State.NEW, None, None, at

    def happens(kind: Event, actor: int | None, hours: float, detail: str | None = None) -> None:
        nonlocal moment
        moment += round(chance.expovariate(1 / hours) * 3_600_000) + 60_000
        events.append((number, moment, kind, actor, detail))

    if chance.random() < _WAITED:
        happens(Event.LEAD_TOLD, None, 6, "waits")
    fate = chance.random()
    if fate < _WITHDRAWN:
        state, closed = State.WITHDRAWN, True
        happens(Event.WITHDRAWN, citizen, 10)
    elif fate < 1 - _STILL_OPEN:
        happens(Event.CLAIMED, helper, 3)
        if chance.random() < _SILENT:
            happens(Event.TAKEN_BACK, None, 6, "silent")
            happens(Event.CLAIMED, helper, 3)
        happens(Event.CONTACTED, helper, 1)
        if chance.random() < _MISREAD:
            happens(Event.LABELLED, helper, 1, subject)
        closing = _closing(chance)
        missed = closing.outcome is Came.UNREACHABLE
        state, outcome, closed = (
            (State.UNREACHABLE if missed else State.DONE),
            closing.outcome,
            True,
        )
        happens(Event.UNREACHABLE if missed else Event.CLOSED, helper, 20, closing.to_json())
        if not missed and chance.random() < _THANKED:
            happens(Event.THANKED, citizen, 5)
        if not missed:
            happens(Event.CONFIRMED, citizen, 20)
    code = f"SM-{number:07}"
    row = (
        number, code, commune, commune, subject, subject, state, team_id,
        helper if outcome else None, outcome, at, at, moment if closed else None,
    )  # fmt: skip
    return row, events


def _closing(chance: random.Random) -> Closing:
    outcome = chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
    stood = tuple(o for o, share in _OBSTACLES.items() if chance.random() < share / 100)
    if outcome not in DONE_SOMEWHERE:
        return Closing(outcome, obstacles=stood)
    device = chance.choice(list(Device)) if outcome is Came.FILED_TOGETHER else None
    place = chance.choices(list(Place), (55, 35, 10))[0]
    payment = chance.choices(list(Payment), (45, 20, 35))[0]
    return Closing(outcome, device, place, payment, stood)


def _question(question: Labelled, outcome: Outcome, chance: random.Random) -> tuple[object, ...]:
    """What is kept of a question; of those answered wrongly some press that they meant another."""
    row = (question.text, outcome.kind, outcome.subject)
    wrong = outcome.kind is Kind.ANSWER and outcome.subject not in question.codes
    if chance.random() >= (_SAYS_SO if wrong else _MISPRESSED):
        return (*row, None, None)
    picks = wrong and question.codes and chance.random() < _PICKS
    return (*row, "misread", min(question.codes) if picks else None)


def _day(life: Life, chance: random.Random) -> date:
    return (life.first + timedelta(days=chance.randrange(life.days))).date()


def _in_chunks(
    file: sqlite3.Connection,
    sql: str,
    rows: Iterator[tuple[object, ...]],
    total: int,
    what: str,
    bar: Progress,
) -> None:
    task, chunk = bar.add_task(what, total=total), []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            file.executemany(sql, chunk)
            bar.update(task, advance=len(chunk))
            chunk = []
    file.executemany(sql, chunk)
    bar.update(task, advance=len(chunk))


def main() -> None:
    """Reads the arguments and writes the data file."""
    parser = argparse.ArgumentParser(prog="bench.simulate", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder of the data file")
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=300_000)
    parser.add_argument("--volunteers", type=int, default=2_000)
    parser.add_argument("--year", type=int, default=2026, help="the first year")
    parser.add_argument("--years", type=int, default=1)
    found = parser.parse_args()
    first = datetime(found.year, 1, 1, tzinfo=VIETNAM)
    days = (datetime(found.year + found.years, 1, 1, tzinfo=VIETNAM) - first).days
    life = Life(found.requests, found.questions, found.volunteers, first, days)
    simulate(found.out, life)
    print(json.dumps({"data": str(found.out), "requests": found.requests}))


if __name__ == "__main__":
    main()
