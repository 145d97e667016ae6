"""Official figures that were imported, each with its source; never what we count ourselves."""

from dataclasses import astuple, dataclass, fields

from bot.store.connection import Connection
from bot.store.tables.targets import Kept


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as it is kept.

    The first five are its key: one source says a figure once. Another source that says otherwise
    is another row.

    Attributes:
        share: As published; None where the two numbers say it.
        at: When it was published or came in, in milliseconds.
    """

    unit: str
    metric: str
    period: str
    level: str
    source: str
    numerator: int | None
    denominator: int | None
    share: str | None
    at: int


_KEYS = ("unit", "metric", "period", "level", "source")
_SAID = ("numerator", "denominator", "share")
_COLUMNS = tuple(field.name for field in fields(FigureRow))
_FIGURES = f"SELECT {', '.join(_COLUMNS)} FROM figures"
_IS_KEY = " AND ".join(f"{name} = ?" for name in _KEYS)
# A correction keeps the day the figure first came in: who sent in time was not late.
_KEEP = (
    f"INSERT INTO figures ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    f" ON CONFLICT ({', '.join(_KEYS)}) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _SAID)
)


class FiguresRead:
    """What offices say."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> list[FigureRow]:
        """Every figure, in the order they came in."""
        rows = await self._connection.all(f"{_FIGURES} ORDER BY id")
        return [FigureRow(**row) for row in rows]


class Figures(FiguresRead):
    """Keeping what offices say."""

    async def keep(self, figure: FigureRow) -> Kept:
        """Keeps a figure; the same source again corrects what it said before."""
        values = astuple(figure)
        found = await self._connection.one(f"{_FIGURES} WHERE {_IS_KEY}", *values[: len(_KEYS)])
        if found is not None and all(found[name] == getattr(figure, name) for name in _SAID):
            return Kept.SAME
        await self._connection.run(_KEEP, *values)
        return Kept.CHANGED if found is not None else Kept.ADDED

    async def forget(self, source: str) -> int:
        """Removes what a source said; returns how many figures."""
        return await self._connection.run("DELETE FROM figures WHERE source = ?", source)
