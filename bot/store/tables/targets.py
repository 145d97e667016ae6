"""Targets that were imported: who is to reach what by when, by which decision."""

from dataclasses import astuple, dataclass, fields
from enum import StrEnum

from bot.store.connection import Connection


class Kept(StrEnum):
    """What keeping a row did."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target as it is kept: text as in the file, days as 2026-11-20.

    The first five are its key: one decision gives a unit one goal for a metric, period and level.
    """

    unit: str
    metric: str
    period: str
    level: str
    decision: str
    goal: str
    assigned_by: str
    assigned_on: str
    handed_by: str | None
    received_by: str | None
    data_due: str | None


_KEYS = ("unit", "metric", "period", "level", "decision")
_COLUMNS = tuple(field.name for field in fields(TargetRow))
_TARGETS = f"SELECT {', '.join(_COLUMNS)} FROM targets"
_IS_KEY = " AND ".join(f"{name} = ?" for name in _KEYS)
_KEEP = (
    f"INSERT INTO targets ({', '.join(_COLUMNS)}, at)"
    f" VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
    f" ON CONFLICT ({', '.join(_KEYS)}) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*_COLUMNS[len(_KEYS) :], "at"))
)


class TargetsRead:
    """What was assigned."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> list[TargetRow]:
        """Every target, in the order they came in."""
        rows = await self._connection.all(f"{_TARGETS} ORDER BY id")
        return [TargetRow(**row) for row in rows]


class Targets(TargetsRead):
    """Keeping what was assigned."""

    async def keep(self, target: TargetRow, at: int) -> Kept:
        """Keeps a target; the same decision again corrects what it said before."""
        values = astuple(target)
        found = await self._connection.one(f"{_TARGETS} WHERE {_IS_KEY}", *values[: len(_KEYS)])
        if found is not None and TargetRow(**found) == target:
            return Kept.SAME
        await self._connection.run(_KEEP, *values, at)
        return Kept.CHANGED if found is not None else Kept.ADDED

    async def forget(self, decision: str) -> int:
        """Removes what a decision assigned; returns how many targets."""
        return await self._connection.run("DELETE FROM targets WHERE decision = ?", decision)
