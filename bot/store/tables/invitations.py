"""Invitations into a team: kept by their hash, used once, in time."""

from dataclasses import dataclass

from bot.desk.roles import Role
from bot.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation opens: a team and a role in it."""

    team: int
    role: Role


class Invitations:
    """Inviting, using, forgetting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self,
        code_hash: str,
        invitation: Invitation,
        made_by: int | None,
        at: int,
        ends_at: int,
    ) -> None:
        """Keeps an invitation by its hash."""
        await self._connection.run(
            "INSERT INTO invitations (code_hash, team, role, made_by, made_at, ends_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            code_hash,
            invitation.team,
            invitation.role,
            made_by,
            at,
            ends_at,
        )

    async def use(self, code_hash: str, at: int) -> Invitation | None:
        """What the code opens; it works once, in time, for a team at work."""
        row = await self._connection.one(
            "UPDATE invitations SET used_at = ? WHERE code_hash = ? AND used_at IS NULL"
            " AND ends_at > ? AND EXISTS (SELECT 1 FROM teams t"
            "  WHERE t.id = invitations.team AND t.retired_at IS NULL) RETURNING team, role",
            at,
            code_hash,
            at,
        )
        return Invitation(row["team"], Role(row["role"])) if row else None

    async def forget_before(self, moment: int) -> int:
        """Removes invitations that ended before `moment`."""
        return await self._connection.run("DELETE FROM invitations WHERE ends_at < ?", moment)
