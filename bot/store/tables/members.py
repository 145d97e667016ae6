"""The people of the teams: their roles, their codes, their pledge, when they are on duty."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.desk.roles import Level, Role
from bot.store.connection import Connection, Row, number

_VOLUNTEER = "v.person, v.name, v.helper_code, v.pledge, v.duty_since, v.duty_until"
_MEMBER = (
    f"SELECT m.team, m.role, {_VOLUNTEER} FROM members m JOIN volunteers v ON v.person = m.person"
)


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A person who helps.

    Attributes:
        name: What the team sees.
        helper_code: What the citizen sees, e.g. A7.
        pledge: Version of the pledge that was accepted, if any.
        duty_since, duty_until: When the person went on duty and goes off by itself.
    """

    person: int
    name: str
    helper_code: str
    pledge: str | None = None
    duty_since: int | None = None
    duty_until: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A volunteer's place in a team."""

    team: int
    role: Role
    volunteer: Volunteer

    @property
    def person(self) -> int:
        """Who it is."""
        return self.volunteer.person


class MembersRead:
    """Who is in which team."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def volunteer(self, person: int) -> Volunteer | None:
        """The volunteer this person is."""
        row = await self._connection.one(
            f"SELECT {_VOLUNTEER} FROM volunteers v WHERE v.person = ?", person
        )
        return _volunteer(row) if row else None

    async def by_code(self, team: int, helper_code: str) -> Member | None:
        """The team's member with this code."""
        return await self._one("m.team = ? AND v.helper_code = ?", team, helper_code)

    async def in_team(self, team: int, person: int) -> Member | None:
        """The person's place in the team."""
        return await self._one("m.team = ? AND m.person = ?", team, person)

    async def was_retired(self, team: int, person: int) -> bool:
        """Whether the person was in the team and is no longer."""
        row = await self._connection.one(
            "SELECT 1 AS yes FROM members WHERE team = ? AND person = ? AND left_at IS NOT NULL",
            team,
            person,
        )
        return row is not None

    async def of_team(self, team: int) -> list[Member]:
        """The team's people: who leads first, then by name."""
        return await self._all("m.team = ? ORDER BY m.role <> 'lead', v.name, v.person", team)

    async def reachable(self, team: int, roles: Collection[Role] = tuple(Role)) -> list[Member]:
        """Those of the team the bot may write to, with one of the roles."""
        found = await self._all(
            "m.team = ? AND EXISTS (SELECT 1 FROM people p"
            " WHERE p.id = m.person AND p.blocked_at IS NULL) ORDER BY m.joined_at, m.person",
            team,
        )
        return [member for member in found if member.role in roles]

    async def places_of(self, person: int) -> list[Member]:
        """Every team the person is in, the oldest first."""
        return await self._all("m.person = ? ORDER BY m.joined_at, m.team", person)

    async def city_role(self, person: int) -> Role | None:
        """The person's role at the city's desk."""
        row = await self._connection.one(
            "SELECT m.role FROM members m JOIN teams t ON t.id = m.team"
            " WHERE m.person = ? AND t.level = ? AND m.left_at IS NULL",
            person,
            Level.CITY,
        )
        return Role(row["role"]) if row else None

    async def count_in(self, team: int, role: Role) -> int:
        """How many of the team have the role."""
        return await number(
            self._connection,
            "SELECT count(*) FROM members WHERE team = ? AND role = ? AND left_at IS NULL",
            team,
            role,
        )

    async def helper_code_taken(self, code: str) -> bool:
        """Whether a volunteer has this code already."""
        row = await self._connection.one(
            "SELECT 1 AS yes FROM volunteers WHERE helper_code = ?", code
        )
        return row is not None

    async def _one(self, condition: str, *values: object) -> Member | None:
        found = await self._all(condition, *values)
        return found[0] if found else None

    async def _all(self, condition: str, *values: object) -> list[Member]:
        rows = await self._connection.all(
            f"{_MEMBER} WHERE m.left_at IS NULL AND {condition}", *values
        )
        return [Member(row["team"], Role(row["role"]), _volunteer(row)) for row in rows]


class Members(MembersRead):
    """Joining, leaving, pledging, going on duty."""

    async def keep(self, person: int, name: str, helper_code: str, at: int) -> None:
        """Notes a volunteer; a known one keeps the code and takes the new name."""
        await self._connection.run(
            "INSERT INTO volunteers (person, name, helper_code, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET name = excluded.name",
            person,
            name,
            helper_code,
            at,
        )

    async def join(self, team: int, person: int, role: Role, at: int) -> None:
        """Puts a person into a team, or gives one who is there another role."""
        await self._connection.run(
            "INSERT INTO members (team, person, role, joined_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (team, person) DO UPDATE SET role = excluded.role, left_at = NULL",
            team,
            person,
            role,
            at,
        )

    async def leave(self, team: int, person: int, at: int) -> bool:
        """Takes a person out of a team; a team that had a lead keeps one.

        The statement itself sees to that, so that two leads cannot leave at once.
        """
        touched = await self._connection.run(
            "UPDATE members SET left_at = ? WHERE team = ? AND person = ? AND left_at IS NULL"
            " AND (role NOT IN ('lead', 'admin') OR EXISTS (SELECT 1 FROM members other"
            "  WHERE other.team = members.team AND other.role = members.role"
            "  AND other.person <> members.person AND other.left_at IS NULL))",
            at,
            team,
            person,
        )
        return touched == 1

    async def dissolve(self, team: int, at: int) -> None:
        """Takes everybody out of a team that is retired."""
        await self._connection.run(
            "UPDATE members SET left_at = ? WHERE team = ? AND left_at IS NULL", at, team
        )

    async def pledge(self, person: int, version: str, at: int) -> None:
        """Notes that the volunteer read and accepted what helping asks."""
        await self._connection.run(
            "UPDATE volunteers SET pledge = ?, pledged_at = ? WHERE person = ?",
            version,
            at,
            person,
        )

    async def go_on_duty(self, person: int, since: int, until: int) -> None:
        """Notes when the volunteer is there."""
        await self._connection.run(
            "UPDATE volunteers SET duty_since = ?, duty_until = ? WHERE person = ?",
            since,
            until,
            person,
        )

    async def go_off_duty(self, person: int) -> bool:
        """Ends it; False when the volunteer was not on duty."""
        touched = await self._connection.run(
            "UPDATE volunteers SET duty_since = NULL, duty_until = NULL"
            " WHERE person = ? AND duty_until IS NOT NULL",
            person,
        )
        return touched == 1


def _volunteer(row: Row) -> Volunteer:
    return Volunteer(
        row["person"],
        row["name"],
        row["helper_code"],
        row["pledge"],
        row["duty_since"],
        row["duty_until"],
    )
