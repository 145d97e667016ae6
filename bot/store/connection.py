"""What the tables need of a database: run a statement, fetch rows. SQL is written once."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Row = Mapping[str, Any]
Values = Sequence[Any]


class Connection(Protocol):
    """One connection that no other task uses at the same time; `?` stands for a value."""

    async def run(self, sql: str, *values: Any) -> int:
        """Runs a statement and returns how many rows it touched."""
        ...

    async def one(self, sql: str, *values: Any) -> Row | None:
        """The first row, or None."""
        ...

    async def all(self, sql: str, *values: Any) -> Sequence[Row]:
        """All rows."""
        ...


async def number(connection: Connection, sql: str, *values: Any) -> int:
    """The single number a statement yields; 0 when there is none."""
    row = await connection.one(sql, *values)
    return int(next(iter(row.values())) or 0) if row else 0
