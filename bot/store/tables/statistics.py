"""Counts for reports, added up by the database from events; no row of a person leaves it.

A request counts for the unit it was first sent to (`origin`) and the matter it was sent about
(`sent_about`), so that a report can be made again to the digit, whatever happened since. All
spans are [start, end) in milliseconds.
"""

import json
from dataclasses import dataclass

from bot.desk.states import Event
from bot.store.connection import Connection, Row, number

LOGGED = "logged"  # the kind of a Count of requests sent
_ENDS_OR_REOPENS = "('closed', 'unreachable', 'withdrawn', 'expired', 'reopened')"
_MISSED = "(kind = 'unknown' OR verdict IN ('misread', 'none'))"
_OF_UNIT = "(CAST(? AS TEXT) IS NULL OR origin = ?)"


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when, and of which unit; None for all of them."""

    start: int
    end: int
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened.

    Attributes:
        unit: Code of the unit the requests were first sent to; None where it was not counted by.
        subject: What they are about; None where it was not counted by, "" where they are about
            nothing known.
        kind: The event.
        detail: The event's detail, alike for all that are counted here.
    """

    unit: str | None
    subject: str | None
    kind: str
    detail: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Ends:
    """How many requests ended alike, counted by one of three things; the others are None.

    Attributes:
        unit, subject: As in Count.
        obstacles: What stood in the way of them.
        kind: The event they ended with.
        outcome, place, payment: What the helper said, where that was asked.
    """

    unit: str | None
    subject: str | None
    obstacles: tuple[str, ...] | None
    kind: str
    outcome: str | None
    place: str | None
    payment: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Questions:
    """How many questions were answered alike: what came of them, and with which procedure."""

    kind: str
    subject: str | None
    count: int


class Statistics:
    """Counting; nothing here changes anything."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def logged(self, span: Span) -> list[Count]:
        """Requests that were sent in the span, by unit and subject."""
        rows = await self._connection.all(
            "SELECT origin AS unit, coalesce(sent_about, '') AS subject,"
            f" '{LOGGED}' AS kind, NULL AS detail, count(*) AS count FROM requests"
            f" WHERE created_at >= ? AND created_at < ? AND {_OF_UNIT} GROUP BY 1, 2",
            *_values(span),
        )
        return [Count(**row) for row in rows]

    async def sent(self, span: Span) -> int:
        """How many requests were sent in the span."""
        return await number(
            self._connection,
            "SELECT count(*) FROM requests"
            f" WHERE created_at >= ? AND created_at < ? AND {_OF_UNIT}",
            *_values(span),
        )

    async def ended(self, span: Span) -> list[Ends]:
        """How requests ended in the span, counted three times: by unit, subject and obstacles.

        Only the last end counts, and not where the request was reopened after it.
        """
        rows = await self._connection.all(
            f"{_ENDED} SELECT unit, NULL AS subject, NULL AS obstacles, kind, how,"
            " count(*) AS count FROM ended GROUP BY unit, kind, how"
            " UNION ALL SELECT NULL, subject, NULL, kind, how, count(*) FROM ended"
            " GROUP BY subject, kind, how"
            " UNION ALL SELECT NULL, NULL, obstacles, '', NULL, count(*) FROM ended"
            " WHERE obstacles IS NOT NULL GROUP BY obstacles",
            *_values(span),
        )
        return [_ends(row) for row in rows]

    async def happened(self, span: Span, *kinds: Event) -> list[Count]:
        """Other events of the span, by unit."""
        places = ", ".join("?" for _ in kinds)
        rows = await self._connection.all(
            "SELECT r.origin AS unit, NULL AS subject, e.kind, e.detail, count(*) AS count"
            " FROM request_events e JOIN requests r ON r.id = e.request"
            f" WHERE e.kind IN ({places}) AND e.at >= ? AND e.at < ? AND {_OF_UNIT}"
            " GROUP BY 1, 3, 4",
            *kinds,
            *_values(span),
        )
        return [Count(**row) for row in rows]

    async def open_at(self, span: Span) -> dict[str, int]:
        """How many requests of each unit were open at the end.

        What is closed for good before is passed over; the events of the few others decide.
        """
        rows = await self._connection.all(
            "SELECT origin AS unit, count(*) AS count FROM requests WHERE created_at < ?"
            f" AND (closed_at IS NULL OR closed_at >= ?) AND {_OF_UNIT}"
            " AND coalesce((SELECT kind FROM request_events WHERE request = requests.id"
            f"  AND kind IN {_ENDS_OR_REOPENS} AND at < ? ORDER BY id DESC LIMIT 1),"
            "  'reopened') = 'reopened' GROUP BY origin",
            *(span.end, span.end),
            *(span.unit, span.unit),
            span.end,
        )
        return {row["unit"]: row["count"] for row in rows}

    async def waits(self, span: Span) -> dict[str, float]:
        """The median wait, in milliseconds, of requests sent in the span until their first claim.

        By unit, and under "" for all of them; a request nobody had claimed by the end is left out.
        """
        rows = await self._connection.all(
            "WITH first AS MATERIALIZED (SELECT request, min(at) AS at FROM request_events"
            "  WHERE kind = 'claimed' AND at >= ? AND at < ? GROUP BY request),"
            " waited AS MATERIALIZED (SELECT origin AS unit, first.at - created_at AS wait"
            "  FROM first JOIN requests r ON r.id = first.request"
            f"  WHERE created_at >= ? AND {_OF_UNIT}),"
            " ranked AS (SELECT unit, wait, count(*) OVER (PARTITION BY unit) AS total,"
            "  row_number() OVER (PARTITION BY unit ORDER BY wait) AS place FROM waited)"
            " SELECT unit, avg(wait) AS median FROM ranked"
            "  WHERE place IN ((total + 1) / 2, (total + 2) / 2) GROUP BY unit"
            " UNION ALL SELECT '', avg(wait) FROM (SELECT wait FROM waited ORDER BY wait"
            "  LIMIT 2 - (SELECT count(*) % 2 FROM waited)"
            "  OFFSET (SELECT (count(*) - 1) / 2 FROM waited))",
            *(span.start, span.end),
            *(span.start, span.unit, span.unit),
        )
        return {row["unit"]: row["median"] for row in rows if row["median"] is not None}

    async def questions(self, first: str, last: str) -> list[Questions]:
        """Questions of the days, by what came of them and what they were answered with."""
        rows = await self._connection.all(
            "SELECT kind, subject, count(*) AS count FROM questions WHERE day >= ? AND day < ?"
            " GROUP BY kind, subject",
            first,
            last,
        )
        return [Questions(**row) for row in rows]

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


# What a helper said at the end is JSON; the first version wrote the bare outcome.
_ENDED = (
    "WITH last AS (SELECT max(id) AS id FROM request_events"
    f"  WHERE kind IN {_ENDS_OR_REOPENS} AND at >= ? AND at < ? GROUP BY request),"
    " ended AS MATERIALIZED (SELECT r.origin AS unit, coalesce(r.sent_about, '') AS subject,"
    "  e.kind,"
    "  CASE WHEN json_valid(detail)"
    "   THEN json_extract(detail, '$.outcome', '$.place', '$.payment')"
    "   ELSE json_array(detail, NULL, NULL) END AS how,"
    "  CASE WHEN json_valid(detail) THEN json_extract(detail, '$.obstacles') END AS obstacles"
    "  FROM last JOIN request_events e ON e.id = last.id JOIN requests r ON r.id = e.request"
    f"  WHERE e.kind <> 'reopened' AND {_OF_UNIT})"
)


def _ends(row: Row) -> Ends:
    outcome, place, payment = json.loads(row["how"] or "[null, null, null]")
    obstacles = None if row["obstacles"] is None else tuple(json.loads(row["obstacles"]))
    return Ends(
        row["unit"],
        row["subject"],
        obstacles,
        row["kind"],
        outcome,
        place,
        payment,
        row["count"],
    )


def _values(span: Span) -> tuple[int, int, str | None, str | None]:
    return (span.start, span.end, span.unit, span.unit)
