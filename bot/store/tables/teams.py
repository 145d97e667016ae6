"""Teams of volunteers, the groups they work in, and the people who help."""

from dataclasses import dataclass

from bot.store.connection import Connection, Row

_TEAM = "SELECT id, name, commune, chat FROM teams"


@dataclass(frozen=True, slots=True)
class Team:
    """A commune's team; `chat` is its Telegram group once it is bound."""

    id: int
    name: str
    commune: str
    chat: int | None


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A person who helps: the name the team sees, the code the citizen sees."""

    person: int
    name: str
    helper_code: str


class TeamsRead:
    """Which team serves where."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> list[Team]:
        """Every team, by name."""
        return [_team(row) for row in await self._connection.all(f"{_TEAM} ORDER BY name")]

    async def of_chat(self, chat: int) -> Team | None:
        """The team that works in this group."""
        row = await self._connection.one(f"{_TEAM} WHERE chat = ?", chat)
        return _team(row) if row else None

    async def of_commune(self, commune: str) -> Team | None:
        """A team of the commune that has a group; the oldest where there are several."""
        row = await self._connection.one(
            f"{_TEAM} WHERE commune = ? AND chat IS NOT NULL ORDER BY id LIMIT 1", commune
        )
        return _team(row) if row else None

    async def get(self, team: int) -> Team | None:
        """The team with this id."""
        row = await self._connection.one(f"{_TEAM} WHERE id = ?", team)
        return _team(row) if row else None

    async def volunteer(self, person: int) -> Volunteer | None:
        """The volunteer this person is, once a request was claimed."""
        row = await self._connection.one(
            "SELECT person, name, helper_code FROM volunteers WHERE person = ?", person
        )
        return Volunteer(row["person"], row["name"], row["helper_code"]) if row else None

    async def helper_code_taken(self, code: str) -> bool:
        """Whether a volunteer has this code already."""
        row = await self._connection.one(
            "SELECT 1 AS yes FROM volunteers WHERE helper_code = ?", code
        )
        return row is not None


class Teams(TeamsRead):
    """Adding, binding, moving."""

    async def add(
        self,
        name: str,
        commune: str,
        code_hash: str,
        code_ends_at: int,
        at: int,
    ) -> bool:
        """Adds a team, or gives one that is here a new code; False: the name serves elsewhere."""
        row = await self._connection.one(
            "INSERT INTO teams (name, commune, code_hash, code_ends_at, created_at)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
            " SET code_hash = excluded.code_hash, code_ends_at = excluded.code_ends_at"
            " WHERE teams.commune = excluded.commune RETURNING id",
            name,
            commune,
            code_hash,
            code_ends_at,
            at,
        )
        return row is not None

    async def bind(self, code_hash: str, chat: int, at: int) -> Team | None:
        """Makes `chat` the group of the team the code belongs to; a code works once, in time."""
        await self._connection.run(
            "UPDATE teams SET chat = NULL WHERE chat = ? AND EXISTS"
            " (SELECT 1 FROM teams WHERE code_hash = ? AND code_ends_at > ?)",
            chat,
            code_hash,
            at,
        )
        row = await self._connection.one(
            "UPDATE teams SET chat = ?, code_hash = NULL, code_ends_at = NULL"
            " WHERE code_hash = ? AND code_ends_at > ? RETURNING id, name, commune, chat",
            chat,
            code_hash,
            at,
        )
        return _team(row) if row else None

    async def move_chat(self, old: int, new: int) -> None:
        """Lets a team follow its group to its new id."""
        await self._connection.run("UPDATE teams SET chat = ? WHERE chat = ?", new, old)

    async def leave_chat(self, chat: int) -> None:
        """Notes that the bot is no longer in the group."""
        await self._connection.run("UPDATE teams SET chat = NULL WHERE chat = ?", chat)

    async def keep_volunteer(self, volunteer: Volunteer, at: int) -> None:
        """Notes a volunteer; a known one keeps the code and takes the new name."""
        await self._connection.run(
            "INSERT INTO volunteers (person, name, helper_code, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET name = excluded.name",
            volunteer.person,
            volunteer.name,
            volunteer.helper_code,
            at,
        )

    async def forget_volunteer(self, person: int) -> int:
        """Removes the volunteer's name and code."""
        return await self._connection.run("DELETE FROM volunteers WHERE person = ?", person)


def _team(row: Row) -> Team:
    return Team(row["id"], row["name"], row["commune"], row["chat"])
