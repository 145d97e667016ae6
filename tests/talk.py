"""Whole conversations in the process: real store, real handlers, local Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.clock import milliseconds
from bot.config import Config, read_config
from bot.desk.codes import invitation, invitation_hash
from bot.desk.roles import Role
from bot.knowing import Knowing, know
from bot.local.inputs import act
from bot.local.session import Session, local_session
from handlers.desk import PLEDGE_VERSION

LE_CHAN = "phường Lê Chân"


class Talk:
    """Drives people and hands back what they see."""

    def __init__(self, session: Session, seen: list[dict[str, Any]]) -> None:
        self.session = session
        self.store = session.application.store
        self._seen = seen

    async def do(self, *lines: dict[str, Any]) -> list[dict[str, Any]]:
        """Hands over the lines together, waits until all is quiet, returns what was seen."""
        self._seen.clear()
        for line in lines:
            act(self.session.telegram.people, line)
        await self.session.quiet()
        return list(self._seen)

    async def say(self, who: str, text: str, **more: Any) -> list[dict[str, Any]]:
        return await self.do({"as": who, "text": text, **more})

    async def press(self, who: str, label: str, **more: Any) -> list[dict[str, Any]]:
        return await self.do({"as": who, "press": label, **more})

    async def advance(self, **span: float) -> list[dict[str, Any]]:
        self._seen.clear()
        await self.session.go_to(self.session.telegram.clock.now() + timedelta(**span))
        return list(self._seen)

    async def at(self, moment: str) -> None:
        await self.session.go_to(datetime.fromisoformat(moment))

    async def team(self, group: str, commune: str = "11383", lead: str = "truong") -> None:
        """A team with its group, bound by its lead."""
        code = invitation()
        now = self.session.telegram.clock.now()
        async with self.store.writing() as tx:
            await tx.teams.add(
                f"Tổ {group}",
                commune,
                invitation_hash(code),
                milliseconds(now + timedelta(days=1)),
                milliseconds(now),
            )
        await self.say(lead, f"/nhom {code}", **{"in": group})

    async def pledge(self, who: str, group: str) -> None:
        """Opens the bot and is in the group's team, with the pledge accepted."""
        await self.say(who, "/start")
        await self.member(who, group)

    async def member(self, who: str, group: str, role: Role = Role.VOLUNTEER) -> None:
        """Puts a person into a group's team, with the pledge accepted."""
        chat = self.session.telegram.people.group(group).id
        async with self.store.writing() as tx:
            team = await tx.teams.of_chat(chat)
            assert team is not None
            person = self.person(who)
            await tx.members.keep(person, who, f"{who[0]}{person}".upper(), 0)
            await tx.members.join(team.id, person, role, 0)
            await tx.members.pledge(person, PLEDGE_VERSION, 0)

    async def finish(self, who: str, *answers: str) -> list[dict[str, Any]]:
        """Closes what the person holds, answering one question after the other."""
        await self.press(who, "Xong")
        for answer in answers:
            await self.press(who, answer)
        return await self.press(who, "Gửi")

    async def request(self, who: str, question: str = "nhập hộ khẩu", place: str = LE_CHAN) -> str:
        """A logged request, from the question to the consent; returns its code."""
        await self.say(who, question)
        await self.press(who, "Cần người giúp")
        await self.say(who, place)
        await self.press(who, "Đúng, gửi đến đây")
        await self.press(who, "Tôi từ 16 tuổi và đồng ý")
        async with self.store.reading() as reading:
            found = await reading.requests.open_of_person(self.person(who))
        assert found is not None
        return found.code

    def person(self, name: str) -> int:
        return self.session.telegram.people.seat(name, None).person


def to(chat: str, seen: list[dict[str, Any]]) -> str:
    """Everything a chat was shown, as one text."""
    return "\n".join(str(o.get("text", "")) for o in seen if o["chat"] == chat)


def buttons(seen: list[dict[str, Any]]) -> list[str]:
    """All labels, in reading order."""
    return [label for o in seen for row in o.get("buttons", []) for label in row]


@asynccontextmanager
async def talking(data: Path, config: Config) -> AsyncIterator[Talk]:
    """A bot on `data` for as long as the block lasts."""
    seen: list[dict[str, Any]] = []
    async with local_session(known(), config, data, seen.append) as session:
        yield Talk(session, seen)


@cache
def known() -> Knowing:
    """The knowledge, read once for all tests: ours alone, whether the record is here or not."""
    return know(replace(read_config(None, {}), national=""))
