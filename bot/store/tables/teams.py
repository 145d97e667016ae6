"""Teams of volunteers and the groups they work in."""

from dataclasses import dataclass

from bot.desk.roles import Level
from bot.store.connection import Connection, Row

_COLUMNS = "id, name, commune, level, chat, forum, hours, retired_at"
_TEAM = f"SELECT {_COLUMNS} FROM teams"
_HERE = "retired_at IS NULL"


@dataclass(frozen=True, slots=True)
class Team:
    """Who owns requests: a neighbourhood's team, a commune's, or the city's desk.

    Attributes:
        commune: Code of the unit; empty for the city's desk.
        chat: Its Telegram group once it is bound.
        forum: Whether that group has topics.
        hours: Its own working hours, where they differ from the installation's.
        retired: Whether its work has ended.
    """

    id: int
    name: str
    commune: str
    level: Level
    chat: int | None
    forum: bool
    hours: str | None
    retired: bool = False


class TeamsRead:
    """Which team serves where."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> list[Team]:
        """Every team at work, by name."""
        rows = await self._connection.all(f"{_TEAM} WHERE {_HERE} ORDER BY name")
        return [_team(row) for row in rows]

    async def of_chat(self, chat: int) -> Team | None:
        """The team that works in this group."""
        row = await self._connection.one(f"{_TEAM} WHERE chat = ?", chat)
        return _team(row) if row else None

    async def of_commune(self, commune: str) -> list[Team]:
        """The commune's teams at work: its own before those of its neighbourhoods, then by age."""
        rows = await self._connection.all(
            f"{_TEAM} WHERE commune = ? AND {_HERE} ORDER BY level = 'neighbourhood', id", commune
        )
        return [_team(row) for row in rows]

    async def city_desk(self) -> Team:
        """The desk every request falls to that nobody nearer can take."""
        row = await self._connection.one(f"{_TEAM} WHERE level = 'city' ORDER BY id LIMIT 1")
        assert row is not None  # noqa: S101 - made whenever the store is opened
        return _team(row)

    async def get(self, team: int) -> Team | None:
        """The team with this id, retired or not."""
        row = await self._connection.one(f"{_TEAM} WHERE id = ?", team)
        return _team(row) if row else None

    async def with_code(self, code_hash: str, at: int) -> Team | None:
        """The team at work that a code binds, if the code still holds."""
        row = await self._connection.one(
            f"{_TEAM} WHERE code_hash = ? AND code_ends_at > ? AND {_HERE}", code_hash, at
        )
        return _team(row) if row else None

    async def named(self, name: str) -> Team | None:
        """The team at work with this name."""
        row = await self._connection.one(f"{_TEAM} WHERE name = ? AND {_HERE}", name)
        return _team(row) if row else None


class Teams(TeamsRead):
    """Adding, binding, moving, retiring."""

    async def ensure_city_desk(self, name: str, at: int) -> None:
        """Makes the city's desk, once; what no team had before there was one is its own."""
        await self._connection.run(
            "INSERT INTO teams (name, commune, level, created_at) SELECT ?, '', 'city', ?"
            " WHERE NOT EXISTS (SELECT 1 FROM teams WHERE level = 'city')"
            " ON CONFLICT (name) DO NOTHING",
            name,
            at,
        )
        await self._connection.run(
            "UPDATE requests SET team = (SELECT id FROM teams WHERE level = 'city')"
            " WHERE team IS NULL"
        )

    async def add(
        self,
        name: str,
        commune: str,
        code_hash: str,
        code_ends_at: int,
        at: int,
        level: Level = Level.COMMUNE,
    ) -> bool:
        """Adds a team, or gives one that is here a new code; False: the name serves elsewhere."""
        row = await self._connection.one(
            "INSERT INTO teams (name, commune, level, code_hash, code_ends_at, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
            " SET code_hash = excluded.code_hash, code_ends_at = excluded.code_ends_at,"
            " level = excluded.level, retired_at = NULL"
            " WHERE teams.commune = excluded.commune AND teams.level <> 'city' RETURNING id",
            name,
            commune,
            level,
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
            f" WHERE code_hash = ? AND code_ends_at > ? AND {_HERE} RETURNING {_COLUMNS}",
            chat,
            code_hash,
            at,
        )
        return _team(row) if row else None

    async def settle(self, team: int, chat: int) -> None:
        """Makes `chat` the group of a team by its lead's word, and of no other team."""
        await self._connection.run("UPDATE teams SET chat = NULL WHERE chat = ?", chat)
        await self._connection.run("UPDATE teams SET chat = ? WHERE id = ?", chat, team)

    async def has_topics(self, team: int, forum: bool) -> None:
        """Notes whether the team's group has topics now."""
        await self._connection.run("UPDATE teams SET forum = ? WHERE id = ?", int(forum), team)

    async def keep_hours(self, team: int, hours: str | None) -> None:
        """Notes the team's own working hours; None for the installation's."""
        await self._connection.run("UPDATE teams SET hours = ? WHERE id = ?", hours, team)

    async def move_chat(self, old: int, new: int) -> None:
        """Lets a team follow its group to its new id."""
        await self._connection.run("UPDATE teams SET chat = ? WHERE chat = ?", new, old)

    async def leave_chat(self, chat: int) -> None:
        """Notes that the bot is no longer in the group."""
        await self._connection.run("UPDATE teams SET chat = NULL WHERE chat = ?", chat)

    async def retire(self, team: int, at: int) -> bool:
        """Ends a team's work; the city's desk stays."""
        touched = await self._connection.run(
            "UPDATE teams SET retired_at = ?, chat = NULL, code_hash = NULL"
            f" WHERE id = ? AND level <> 'city' AND {_HERE}",
            at,
            team,
        )
        return touched == 1


def _team(row: Row) -> Team:
    return Team(
        row["id"],
        row["name"],
        row["commune"],
        Level(row["level"]),
        row["chat"],
        bool(row["forum"]),
        row["hours"],
        row["retired_at"] is not None,
    )
