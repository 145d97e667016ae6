"""kill -9 at seeded moments of 200 conversations: nothing lost, nothing twice, order kept.

A real child process polls a real server that outlives it. The server numbers what each citizen
writes; every answer must come, in order; only a kill between Telegram's yes and the bot's note
may repeat a message, so no more than are under way at a kill may come twice.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from api_server import TOKEN, ApiServer
from conftest import PROJECT
from warm import OURS_ALONE, warmed

pytestmark = pytest.mark.takes_minutes
SEED = 20261121
KILLS = 24
IN_FLIGHT = 16  # messages the sender may have under way when it is killed
PEOPLE = range(5000, 5200)
# Each line has an answer of its own that names what was asked.
LINES = {
    "/start": "Mình là <b>Một Cửa</b>",
    "đăng ký tạm trú": "<b>Đăng ký tạm trú</b>",
    "mất căn cước": "<b>Cấp lại thẻ căn cước</b>",
    "làm lý lịch tư pháp": "<b>Cấp Phiếu lý lịch tư pháp</b>",
}


@pytest.fixture
def server() -> Iterator[ApiServer]:
    opened = ApiServer()
    yield opened
    opened.close()


class Child:
    """The bot as its own process on a data folder; started again after each kill."""

    def __init__(self, server: ApiServer, data: Path) -> None:
        self._command = [sys.executable, "-m", "bot", "run", "--data", str(warmed(data))]
        self._environment = (
            os.environ
            | OURS_ALONE
            | {
                "MOTCUA_TELEGRAM_TOKEN": TOKEN,
                "MOTCUA_TELEGRAM_BASE_URL": server.address,
            }
        )
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own command
            self._command,
            env=self._environment,
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill_and_start(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = self._started()

    def stop(self) -> None:
        self.process.terminate()
        assert self.process.wait(10) == 0


def test_nothing_is_lost_doubled_or_reordered_however_often_it_is_killed(
    server: ApiServer, tmp_path: Path
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    child = Child(server, tmp_path)
    total = len(PEOPLE) * len(LINES)
    moments = sorted(chance.sample(range(5, total), KILLS))
    print(f"seed {SEED}, {KILLS} kills after so many deliveries: {moments}")  # noqa: T201
    try:
        for line in LINES:
            for person in PEOPLE:
                server.text(person, line)
        for moment in moments:
            server.wait(lambda n=moment: answered(server) >= n, seconds=60)
            time.sleep(chance.random() / 50)
            child.kill_and_start()
        server.wait(lambda: answered(server) >= total, seconds=120)
        quiet(server, tmp_path)
    finally:
        child.stop()
    repeats = sum(check_chat(server, person) for person in PEOPLE)
    print(f"{answered(server)} answers, {repeats} repeated")  # noqa: T201
    assert repeats <= KILLS * IN_FLIGHT


def check_chat(server: ApiServer, person: int) -> int:
    """Every answer there, in the order asked; returns how many came twice."""
    expected = list(LINES.values())
    numbers = [
        next(n for n, words in enumerate(expected) if words in text)
        for text in server.said_to(person)
    ]
    assert set(numbers) == set(range(len(expected))), (person, numbers)
    assert numbers == sorted(numbers), (person, numbers)
    return len(numbers) - len(expected)


def test_no_request_is_logged_twice_and_none_is_lost(server: ApiServer, tmp_path: Path) -> None:
    chance = random.Random(SEED + 1)  # noqa: S311
    people = range(7000, 7040)
    consent = "1:consent:yes:11383:1.004222"
    child = Child(server, tmp_path)
    try:
        for person in people:
            server.press(person, consent, 5)
            server.press(person, consent, 5)
        for moment in sorted(chance.sample(range(1, 38), 6)):
            server.wait(lambda n=moment: logged(server) >= n, seconds=60)
            time.sleep(chance.random() / 50)
            child.kill_and_start()
        server.wait(lambda: logged(server) >= len(people), seconds=60)
        quiet(server, tmp_path)
    finally:
        child.stop()
    with sqlite3.connect(tmp_path / "motcua.sqlite3") as raw:
        found = Counter(row[0] for row in raw.execute("SELECT person FROM requests"))
    raw.close()
    assert found == dict.fromkeys(people, 1)


def answered(server: ApiServer) -> int:
    """How many different answers were delivered."""
    return len(
        {
            (chat, words)
            for chat, _, params in server.account.delivered
            for words in LINES.values()
            if words in params.get("text", "")
        }
    )


def logged(server: ApiServer) -> int:
    said = [(c, p.get("text", "")) for c, _, p in server.account.delivered]
    return len({chat for chat, text in said if "Đã ghi yêu cầu" in text})


def quiet(server: ApiServer, data: Path) -> None:
    """Until the bot has nothing left to do."""
    waiting = (
        "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') + "
        "(SELECT count(*) FROM outbox WHERE state = 'waiting')"
    )
    last = max(server.account.updates)
    for _ in range(300):
        with sqlite3.connect(data / "motcua.sqlite3") as raw:
            left = raw.execute(waiting).fetchone()[0]
        raw.close()
        if left == 0 and server.account.acknowledged > last:
            return
        time.sleep(0.1)
    raise AssertionError("the bot did not come to rest")
