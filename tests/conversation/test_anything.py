"""Whatever a person sends, the bot neither fails nor stays silent."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talk import Talk, talking

from bot.config import Config
from handlers.buttons import Verb

TYPED = """khai sinh cho con toi muon nhap ho khau mat cccd 0912345678 công an gọi otp phí bao nhiêu
    🙂 <b> & /start /huy /nhom http://xin.vn ́ ddawng kys Hải Phòng NULL ' " ;-- đăng ký kết hôn
    Đồ Sơn ??? % _ \\ {{ 7*7 }}"""
WORDS = st.sampled_from([*TYPED.split(), "\u202e", "\ufeff", "\x00"])
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.text(min_size=1, max_size=60).filter(str.strip),
)
CODES = st.sampled_from(["1.004222", "9.999999", "", "hn", "0", "-1", "99", "yes", "11383", "fee"])
PRESSES = st.one_of(
    st.builds(
        lambda verb, args: ":".join(["1", verb, *args]),
        st.sampled_from(Verb),
        st.lists(CODES, max_size=3),
    ),
    st.text(max_size=60),
)
SEVERAL = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Driver:
    """One bot for all examples of a test, driven from outside its loop."""

    def __init__(self, data: Path, config: Config) -> None:
        self._loop = asyncio.new_event_loop()
        self._opened = talking(data, config)
        self.talk: Talk = self._loop.run_until_complete(self._opened.__aenter__())
        self.failed: list[str] = []

    def send(self, line: dict[str, Any]) -> list[dict[str, Any]]:
        return self._loop.run_until_complete(self.talk.do(line))

    def press(self, data: str) -> list[dict[str, Any]]:
        """A forged button: the data is pressed under a message nobody sent."""
        people = self.talk.session.telegram.people
        seat = people.seat("lan", None)
        message = {"message_id": 1, "date": 1, "chat": {"id": seat.chat, "type": "private"}}
        sender = {"id": seat.person, "is_bot": False, "first_name": "Lan"}
        server = self.talk.session.telegram.server
        query: dict[str, Any] = {
            "id": f"{seat.person}-1",
            "from": sender,
            "chat_instance": "x",
            "message": message,
            "data": data,
        }

        async def pressing() -> list[dict[str, Any]]:
            self.talk._seen.clear()  # noqa: SLF001 - a press no person could make
            server.new_update("callback_query", query)
            await self.talk.session.quiet()
            return list(self.talk._seen)  # noqa: SLF001

        return self._loop.run_until_complete(pressing())

    def set_aside(self) -> list[tuple[int, str]]:
        async def look() -> list[tuple[int, str]]:
            async with self.talk.store.reading() as reading:
                return await reading.inbox.set_aside()

        return self._loop.run_until_complete(look())

    def close(self) -> None:
        self._loop.run_until_complete(self._opened.__aexit__(None, None, None))
        self._loop.close()


@pytest.fixture
def driver(tmp_path: Path, config: Config) -> Iterator[Driver]:
    opened = Driver(tmp_path, config)
    opened.send({"as": "lan", "text": "/start"})
    yield opened
    opened.close()


@SEVERAL
@given(text=TEXTS)
def test_any_text_gets_an_answer(driver: Driver, text: str) -> None:
    seen = driver.send({"as": "lan", "text": text})
    assert seen
    assert driver.set_aside() == []


@SEVERAL
@given(text=TEXTS)
def test_any_text_gets_an_answer_while_a_commune_is_awaited(driver: Driver, text: str) -> None:
    driver.send({"as": "lan", "text": "/cannguoigiup"})
    assert driver.send({"as": "lan", "text": text})
    assert driver.set_aside() == []


@SEVERAL
@given(data=PRESSES)
def test_any_press_gets_an_answer(driver: Driver, data: str) -> None:
    assert driver.press(data)
    assert driver.set_aside() == []
