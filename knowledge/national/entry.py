"""A record of the portal as an entry of facts, with what was found wrong on the way.

Facts are taken only where the record states them plainly; the record's own sentences stand under
`record`, for the index to read, and are never shown as our words.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import Any

from knowledge.links import OfficialHosts
from knowledge.model import Channel, Duration
from knowledge.national.columns import audiences_of, channel_of, duration_of, levels_of
from knowledge.national.fees import ReadFee, read_fees
from knowledge.national.findings import Finding, Flaw
from knowledge.national.portal import Record, Way
from knowledge.national.shifted import notes_are_shifted
from knowledge.papers import CHANGED

Entry = dict[str, Any]

DISTRICT = "district_level"
_CITATION = "Cổng Dịch vụ công quốc gia, bản ghi {code} ({body}), {when}"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = re.compile(r"(?P<year>\d{4})-(?P<first>\d{2})/(?P<last>\d{2})")
_TORN = re.compile(r"[^\W\d_] \n(?!\w\))[^\W\d_A-Z]{2,}")
_STEP = re.compile(r"bước (\d+)\s*[:.]", re.IGNORECASE)


class Importer:
    """Turns records into entries, one by one, and collects the findings.

    Args:
        hosts: A link elsewhere is left out.
        today: To tell a reduction that has ended from one that has not.
    """

    def __init__(self, hosts: OfficialHosts, today: date) -> None:
        self._hosts = hosts
        self._today = today
        self.findings: list[Finding] = []

    def entry(self, record: Record) -> Entry:
        """The record as an entry."""
        self._look_at(record)
        as_of = _as_of(record.source_date)
        entry: Entry = {
            "code": record.code,
            "name": " ".join(record.name.split()),
            "field": record.field,
            "source": _cited(record, as_of),
            "checked_on": as_of.isoformat(),
            "status": "unknown" if record.quality & {"list_only"} else "active",
        }
        if "cấp huyện" in record.name:
            entry["tags"] = [DISTRICT]
        if not record.quality & {"list_only", "wrong_page_crawled"}:
            entry |= self._facts(record, as_of)
        return entry

    def _facts(self, record: Record, as_of: date) -> Entry:
        entry: Entry = {
            "audience": [str(audience) for audience in audiences_of(record.audience)],
            "handled_at": [str(level) for level in levels_of(record.level)],
            "agency": _agency(record.agency),
            "online": "unknown" if _has(record.ways, Channel.ONLINE) else "none",
            **self._times_and_fees(record),
            "result": " ".join(re.sub(r"\(KQ\.\S+\)", "", record.results).split()),
            "link": record.url if self._hosts.allows(record.url) else "",
            "papers_as_of": as_of.isoformat(),
            "record": _own_words(record),
        }
        return {key: value for key, value in entry.items() if value not in ("", [], {})}

    def _times_and_fees(self, record: Record) -> Entry:
        """The times and fees of each channel; none of them where the notes are exchanged."""
        channels = dict.fromkeys(c for way in record.ways if (c := channel_of(way.channel)))
        if notes_are_shifted(record.ways):
            self._found(record, Flaw.NOTES_SHIFTED)
            return {"time": {str(channel): {} for channel in channels}}
        glued = "ambiguous_time_fee" in record.quality
        times: Entry = {}
        fees: list[Entry] = []
        for channel in channels:
            ways = [way for way in record.ways if channel_of(way.channel) is channel]
            times[str(channel)] = {} if glued else self._time(record, ways)
            fees += [] if glued else self._fees(record, channel, ways)
        return {"time": times, "fees": fees}

    def _time(self, record: Record, ways: Iterable[Way]) -> Entry:
        read = [duration_of(way.time) for way in ways]
        for _, flaw in read:
            if flaw:
                self._found(record, flaw)
        durations = {duration for duration, _ in read}
        if len(durations) > 1:
            self._found(record, Flaw.SEVERAL_CASES)
            return {}
        return _plain(durations.pop())

    def _fees(self, record: Record, channel: Channel, ways: Iterable[Way]) -> list[Entry]:
        rows: list[ReadFee] = []
        for way in ways:
            rows += read_fees(way.fee, way.note, record.quality, self._today)
        flaws = {row.flaw for row in rows if row.flaw}
        for flaw in flaws:
            self._found(record, flaw)
        cases = [row.who for row in rows]
        if flaws or len(cases) != len(set(cases)):
            if not flaws and len({row.amount for row in rows}) > 1:
                self._found(record, Flaw.SEVERAL_CASES)
                return []
            rows = [] if flaws else rows[:1]
        source, as_of = f"Bản ghi {record.code}", _as_of(record.source_date).isoformat()
        return [_fee(row, channel, source, as_of) for row in rows]

    def _look_at(self, record: Record) -> None:
        """Notes what is wrong with the record as a whole."""
        steps = [int(number) for number in _STEP.findall(record.steps)]
        backwards = any(b < a and b != 1 for a, b in pairwise(steps))
        flaws = {
            Flaw.WRONG_PAGE: "wrong_page_crawled" in record.quality,
            Flaw.LIST_ONLY: "list_only" in record.quality,
            Flaw.GLUED: "ambiguous_time_fee" in record.quality,
            Flaw.SCRAMBLED: backwards or bool(_TORN.search(record.steps)),
            Flaw.NO_LEVEL: not levels_of(record.level),
            Flaw.OLD_PAPERS: _as_of(record.source_date) < CHANGED,
        }
        for flaw, present in flaws.items():
            if present:
                self._found(record, flaw)
        if "cấp huyện" in record.name:
            self._found(record, Flaw.DISTRICT, record.name)

    def _found(self, record: Record, flaw: Flaw, detail: str = "") -> None:
        finding = Finding(flaw, record.code, detail)
        if finding not in self.findings[-20:]:
            self.findings.append(finding)


def _own_words(record: Record) -> Entry:
    """What the record says in its own words: the table of ways row by row, then the long texts."""
    table = [
        {key: " ".join(cell.split()) for key, cell in asdict(way).items() if cell}
        for way in record.ways
    ]
    texts = {key: _tidy(getattr(record, key)) for key in ("documents", "conditions", "steps")}
    return {key: text for key, text in {"ways": table, **texts}.items() if text}


def _fee(row: ReadFee, channel: Channel, source: str, as_of: str) -> Entry:
    fee = {
        "kind": str(row.kind),
        "amount": row.amount,
        "who": row.who,
        "channel": str(channel),
        "source": source,
        "checked_on": as_of,
    }
    return {key: value for key, value in fee.items() if value is not None}


def _plain(duration: Duration) -> Entry:
    if duration.amount is None:
        return {}
    return {"amount": duration.amount, "unit": str(duration.unit)}


def _has(ways: Iterable[Way], channel: Channel) -> bool:
    return any(channel_of(way.channel) is channel for way in ways)


def _agency(text: str) -> str:
    """The agencies, each once; the district's left out where another one is named."""
    named = [" ".join(part.split()).rstrip(".") for part in re.split(r"[;,]", text)]
    parts = list(dict.fromkeys(part for part in named if part))
    without = [part for part in parts if "huyện" not in part.casefold()]
    return ", ".join(without or parts)


def _as_of(source_date: str) -> date:
    """The day the record was read, the earliest it can be."""
    iso = _ISO.search(source_date)
    if iso:
        return date.fromisoformat(iso[0])
    months = _MONTHS.search(source_date)
    if months:
        return date(int(months["year"]), int(months["first"]), 1)
    return date.min


def _cited(record: Record, as_of: date) -> str:
    months = _MONTHS.search(record.source_date)
    last = int(months["last"]) if months else as_of.month
    first = int(months["first"]) if months else as_of.month
    when = f"tháng {first}/{as_of.year}" if first == last else f"tháng {first}-{last}/{as_of.year}"
    return _CITATION.format(code=record.code, body=record.issuing_body or "Cổng", when=when)


def _tidy(text: str) -> str:
    """The text with lines trimmed and no empty ones, so that YAML shows it as it is."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
