"""A team with its group and the city's admin in conversation, and what their chats hold."""

from talk import Talk

from bot.desk.roles import Role
from bot.store import Store
from bot.store.connection import Row

GROUP = "to-le-chan"


async def with_team_and_office(talk: Talk) -> Talk:
    """A team with its group, hoa and minh in it, and sep as the city's admin."""
    await talk.team(GROUP)
    for volunteer in ("hoa", "minh"):
        await talk.pledge(volunteer, GROUP)
    await talk.say("truong", "/start")
    await talk.say("sep", "/start")
    async with talk.store.writing() as tx:
        city = await tx.teams.city_desk()
        await tx.members.keep(talk.person("sep"), "sep", "MÃ-SEP", 0)
        await tx.members.join(city.id, talk.person("sep"), Role.ADMIN, 0)
        await tx.members.pledge(talk.person("sep"), "2026-11", 0)
    return talk


async def taken(desk: Talk) -> str:
    """Lan's request in hoa's hands, with a word from each."""
    code = await desk.request("lan")
    await desk.press("hoa", "Nhận việc", **{"in": GROUP})
    await desk.say("hoa", "chào bác", reply="anh/chị đã nhận")
    await desk.say("lan", "tên cháu là Xxlanxx", reply="chào bác")
    return code


def stands(desk: Talk, who: str, words: str) -> list[str]:
    """What somebody still sees of it in the chat with the bot."""
    world = desk.session.telegram.people._world  # noqa: SLF001
    own = desk.person(who)
    return [m.text for m in world.in_chat(own) if m.sender != own and words in m.text]


async def rows(store: Store, sql: str, *values: object) -> list[Row]:
    async with store.reading() as reading:
        return list(await reading.people._connection.all(sql, *values))  # noqa: SLF001
