"""What the office switched off or announced, with its reason; never deleted."""

from dataclasses import dataclass

from bot.desk.switches import Off
from bot.store.connection import Connection, Row

_SWITCH = "SELECT id, what, subject, reason, at, ended_at FROM switches"


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that is switched off, or a banner.

    Attributes:
        subject: The procedure's code, or the banner's words.
        reason: Why; for the office and the record, not for citizens.
    """

    id: int
    what: Off
    subject: str | None
    reason: str
    at: int
    ended_at: int | None


class SwitchesRead:
    """What is off now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all_on(self) -> list[Switch]:
        """Everything that is off or announced now, the oldest first."""
        rows = await self._connection.all(f"{_SWITCH} WHERE ended_at IS NULL ORDER BY id")
        return [_switch(row) for row in rows]

    async def history(self) -> list[Switch]:
        """Everything that ever was off, the newest first."""
        rows = await self._connection.all(f"{_SWITCH} ORDER BY id DESC")
        return [_switch(row) for row in rows]


class Switches(SwitchesRead):
    """Switching off, switching on again."""

    async def off(
        self, what: Off, subject: str | None, reason: str, person: int | None, at: int
    ) -> None:
        """Switches something off, or sets a banner in the place of the one before."""
        await self._connection.run(
            "UPDATE switches SET ended_by = ?, ended_at = ? WHERE ended_at IS NULL AND what = ?"
            " AND (what = 'banner' OR subject IS ?)",
            person,
            at,
            what,
            subject,
        )
        await self._connection.run(
            "INSERT INTO switches (what, subject, reason, person, at) VALUES (?, ?, ?, ?, ?)",
            what,
            subject,
            reason,
            person,
            at,
        )

    async def on(self, switch: int, person: int | None, at: int) -> bool:
        """Switches it on again, once."""
        touched = await self._connection.run(
            "UPDATE switches SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
            person,
            at,
            switch,
        )
        return touched == 1


def _switch(row: Row) -> Switch:
    return Switch(**{**row, "what": Off(row["what"])})
