"""What many tests share: the library, read once, and a conversation in the process."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from talk import Talk, known, talking

from bot.config import Config, read_config
from bot.store.sqlite import SqliteStore
from knowledge import Library
from knowledge.understanding import Understander

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"
A_WORKING_MORNING = "2026-11-20T09:00:00+07:00"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take minutes go first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("takes_minutes") is None)


@pytest.fixture(scope="session")
def library() -> Library:
    return known().library


@pytest.fixture(scope="session")
def understander() -> Understander:
    return known().understander


@pytest.fixture
def config() -> Config:
    return replace(read_config(None, {}), controller="Nhóm thử nghiệm")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with SqliteStore(tmp_path / "store.sqlite3") as opened:
        yield opened


@pytest.fixture
async def talk(tmp_path: Path, config: Config) -> AsyncIterator[Talk]:
    """A fresh bot with its local Telegram; see tests/talk.py."""
    async with talking(tmp_path, config) as opened:
        await opened.at(A_WORKING_MORNING)
        yield opened
