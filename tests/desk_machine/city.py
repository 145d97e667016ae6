"""Who there is, what there is to choose from, and the day begun for all of them."""

import asyncio
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from conftest import A_WORKING_MORNING
from hypothesis import strategies as st
from talk import Talk, known

from bot.config import Config, ContactVia, read_config
from bot.desk.codes import invitation, invitation_hash
from bot.desk.roles import Level, Role
from bot.local.session import local_session
from handlers.desk import PLEDGE_VERSION

CITIZENS = ("Zlan", "Zhue", "Zbin")
LEADS = ("truong", "quan")
VOLUNTEERS = (*LEADS, "minh", "nam")  # nam has never opened the bot and pledged nothing
OFFICE = "sep"
EVERYBODY = (*CITIZENS, *VOLUNTEERS, OFFICE)
GROUPS = {"to-a": ("truong", "minh", "nam"), "to-b": ("quan", "nam")}
PLACES = ("phường Lê Chân", "phường Thành Đông", "phường Đồ Sơn")  # to-a and a part, to-b, nobody
NAMES = {who: f"Xx{who.lower()}xx" for who in EVERYBODY}
PHONES = {who: f"91234560{place}" for place, who in enumerate(EVERYBODY)}

people = st.sampled_from(EVERYBODY)
citizens = st.sampled_from((*CITIZENS, "minh"))
volunteers = st.sampled_from((*VOLUNTEERS, OFFICE))
groups = st.sampled_from(tuple(GROUPS))
places = st.sampled_from(PLACES)
seldom = st.sampled_from((True, False, False, False))
picks = st.integers(0, 40)  # of what there is, the newest first


@cache
def settings_of() -> Config:
    config = read_config(None, {})
    return replace(config, controller="Nhóm thử nghiệm", contact_via=ContactVia.TELEGRAM)


@cache
def prepared() -> Path:
    """A data folder in which everybody has their place; made once, copied for each example."""
    data = Path(tempfile.mkdtemp(prefix="motcua-machine-"))
    asyncio.run(_prepare(data))
    return data


async def _prepare(data: Path) -> None:
    seen: list[dict[str, Any]] = []
    async with local_session(known(), settings_of(), data, seen.append) as session:
        talk = Talk(session, seen)
        await talk.at(A_WORKING_MORNING)
        for who in EVERYBODY:
            if who != "nam":
                await talk.say(who, "/start")
        await talk.team("to-a", commune="11383", lead="truong")
        await talk.team("to-b", commune="10507", lead="quan")
        for who, group in (("truong", "to-a"), ("minh", "to-a"), ("quan", "to-b")):
            role = Role.LEAD if who in LEADS else Role.VOLUNTEER
            await talk.member(who, group, role)
        await _part_and_city(talk)
        await _under_way(talk)


async def _under_way(talk: Talk) -> None:
    """A request with each team, the first of them in somebody's hands."""
    for who, place in zip(CITIZENS, PLACES, strict=True):
        await talk.request(who, place=place)
        await talk.press(who, "Thêm tên gọi")
        await talk.say(who, NAMES[who])
    await talk.press("minh", "Nhận việc", **{"in": "to-a"})
    await talk.say("minh", "chào bác", reply="anh/chị đã nhận")
    await talk.say("Zlan", f"{NAMES['Zlan']} nói", reply="chào bác")


async def _part_and_city(talk: Talk) -> None:
    """A part of the first commune without a group, and somebody at the city's desk."""
    code = invitation_hash(invitation())
    async with talk.store.writing() as tx:
        await tx.teams.add("Tổ to-part", "11383", code, 0, 0, Level.NEIGHBOURHOOD)
        part, city = await tx.teams.named("Tổ to-part"), await tx.teams.city_desk()
        assert part is not None
        await tx.members.join(part.id, talk.person("quan"), Role.LEAD, 0)
        await tx.members.join(part.id, talk.person("minh"), Role.VOLUNTEER, 0)
        await tx.members.keep(talk.person(OFFICE), OFFICE, "MÃ-SEP", 0)
        await tx.members.join(city.id, talk.person(OFFICE), Role.ADMIN, 0)
        await tx.members.pledge(talk.person(OFFICE), PLEDGE_VERSION, 0)
        talk.person("nam")
