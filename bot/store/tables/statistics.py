"""Counts for reports, added up by the database from events; no row of a person leaves it.

A request counts for the unit it was first sent to (`origin`), so that a report can be made again
from a backup to the digit, whatever happened since. All spans are [start, end) in milliseconds.
"""

from dataclasses import dataclass

from bot.desk.states import Event
from bot.store.connection import Connection

_ENDS = "('closed', 'unreachable', 'withdrawn', 'expired')"
_ENDS_OR_REOPENS = "('closed', 'unreachable', 'withdrawn', 'expired', 'reopened')"
_MISSED = "(kind = 'unknown' OR verdict IN ('misread', 'none'))"


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened.

    Attributes:
        unit: Code of the unit the requests were first sent to.
        subject: What they are about.
        kind: The event.
        detail: The event's detail, alike for all that are counted here.
    """

    unit: str
    subject: str | None
    kind: str
    detail: str | None
    count: int


class Statistics:
    """Counting; nothing here changes anything."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def logged(self, start: int, end: int) -> list[Count]:
        """Requests that were sent in the span."""
        rows = await self._connection.all(
            "SELECT origin AS unit, subject, 'logged' AS kind, NULL AS detail, count(*) AS count"
            " FROM requests WHERE created_at >= ? AND created_at < ? GROUP BY 1, 2",
            start,
            end,
        )
        return [Count(**row) for row in rows]

    async def ended(self, start: int, end: int) -> list[Count]:
        """How requests ended in the span: the last end of each, unless it was reopened after."""
        rows = await self._connection.all(
            "SELECT r.origin AS unit, r.subject, e.kind, e.detail, count(*) AS count"
            " FROM request_events e JOIN requests r ON r.id = e.request"
            f" WHERE e.kind IN {_ENDS} AND e.at >= ? AND e.at < ? AND NOT EXISTS"
            "  (SELECT 1 FROM request_events later WHERE later.request = e.request"
            f"   AND later.id > e.id AND later.at < ? AND later.kind IN {_ENDS_OR_REOPENS})"
            " GROUP BY 1, 2, 3, 4",
            start,
            end,
            end,
        )
        return [Count(**row) for row in rows]

    async def happened(self, start: int, end: int, *kinds: Event) -> list[Count]:
        """Other events of the span."""
        places = ", ".join("?" for _ in kinds)
        rows = await self._connection.all(
            "SELECT r.origin AS unit, NULL AS subject, e.kind, e.detail, count(*) AS count"
            " FROM request_events e JOIN requests r ON r.id = e.request"
            f" WHERE e.kind IN ({places}) AND e.at >= ? AND e.at < ? GROUP BY 1, 3, 4",
            *kinds,
            start,
            end,
        )
        return [Count(**row) for row in rows]

    async def open_at(self, end: int) -> dict[str, int]:
        """How many requests of each unit were open: sent and reopened less ended, until then."""
        rows = await self._connection.all(
            "SELECT unit, sum(count) AS count FROM ("
            " SELECT origin AS unit, count(*) AS count FROM requests WHERE created_at < ?"
            " GROUP BY 1"
            " UNION ALL SELECT r.origin, sum(CASE e.kind WHEN 'reopened' THEN 1 ELSE -1 END)"
            f" FROM request_events e JOIN requests r ON r.id = e.request"
            f" WHERE e.kind IN {_ENDS_OR_REOPENS} AND e.at < ? GROUP BY 1) GROUP BY unit",
            end,
            end,
        )
        return {row["unit"]: row["count"] for row in rows}

    async def waits(self, start: int, end: int) -> dict[str, float]:
        """The median wait, in milliseconds, of requests sent in the span until their first claim.

        By unit, and under "" for all of them; a request nobody had claimed by the end is left out.
        """
        rows = await self._connection.all(
            "WITH waited AS MATERIALIZED (SELECT r.origin AS unit, min(e.at) - r.created_at AS wait"
            "  FROM requests r JOIN request_events e ON e.request = r.id AND e.kind = 'claimed'"
            "  AND e.at < ? WHERE r.created_at >= ? AND r.created_at < ? GROUP BY r.id),"
            " ranked AS (SELECT unit, wait,"
            "  row_number() OVER (PARTITION BY unit ORDER BY wait) AS place,"
            "  count(*) OVER (PARTITION BY unit) AS total,"
            "  row_number() OVER (ORDER BY wait) AS place_of_all, count(*) OVER () AS all_of_them"
            "  FROM waited)"
            " SELECT unit, avg(wait) AS median FROM ranked"
            " WHERE place IN ((total + 1) / 2, (total + 2) / 2) GROUP BY unit"
            " UNION ALL SELECT '', avg(wait) FROM ranked"
            " WHERE place_of_all IN ((all_of_them + 1) / 2, (all_of_them + 2) / 2)",
            end,
            start,
            end,
        )
        return {row["unit"]: row["median"] for row in rows if row["median"] is not None}

    async def questions(self, first: str, last: str) -> dict[str, int]:
        """Questions of the days, by what came of them."""
        rows = await self._connection.all(
            "SELECT kind, count(*) AS count FROM questions WHERE day >= ? AND day < ?"
            " GROUP BY kind",
            first,
            last,
        )
        return {row["kind"]: row["count"] for row in rows}

    async def asked(self, first: str, last: str) -> dict[str, int]:
        """How often each procedure or guide was answered with."""
        rows = await self._connection.all(
            "SELECT subject, count(*) AS count FROM questions WHERE day >= ? AND day < ?"
            " AND subject IS NOT NULL GROUP BY subject",
            first,
            last,
        )
        return {row["subject"]: row["count"] for row in rows}

    async def missed(self, first: str, last: str, most: int) -> list[tuple[str, int]]:
        """The questions most often missed or misread, masked and without who asked."""
        rows = await self._connection.all(
            "SELECT text, count(*) AS count FROM questions"
            f" WHERE day >= ? AND day < ? AND {_MISSED}"
            " GROUP BY text ORDER BY count DESC, text LIMIT ?",
            first,
            last,
            most,
        )
        return [(row["text"], row["count"]) for row in rows]
