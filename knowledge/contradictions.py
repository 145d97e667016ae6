"""Where a curated entry says otherwise than its national record without saying why."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.library import Library
from knowledge.model import Channel, Duration, Fact, Procedure
from knowledge.national.columns import channel_of, duration_of
from knowledge.national.portal import Way
from knowledge.national.records import OwnWords, read_imported_records
from knowledge.problems import Problem

_AMOUNT = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{4,})\s*(?:việt nam đồng|vnđ|đồng|đ\b|/)")
_HEADLINE = re.compile(r"\d{1,3}(?:,\d{3})+(?= (?:việt nam đồng|vnđ))")
_CITES_RECORD = re.compile(r"bản ghi \d\.\d{6}[^;]*", re.IGNORECASE)

Found = Iterator[tuple[Fact, str]]


def contradictions(library: Library, folder: Path) -> tuple[list[Problem], list[Problem]]:
    """What contradicts the imported folder: first what nobody explained, then what is explained.

    Args:
        library: The curated entries.
        folder: An imported folder.
    """
    open_ones: list[Problem] = []
    explained: list[Problem] = []
    for code, (fact, words) in read_imported_records(folder).items():
        entry = library.procedure(code)
        if entry is None or not entry.curated:
            continue
        reasons = {difference.what: difference.source for difference in entry.differs}
        for what, says in _differences(entry, fact, words):
            reason = reasons.get(what)
            problem = Problem(entry.place, f"{code}: {says}", reason or _remedy(what))
            (explained if reason else open_ones).append(problem)
    return sorted(open_ones), sorted(explained)


def _remedy(what: Fact) -> str:
    return f"mend it, or add `differs: [{{what: {what}, source: …}}]`"


def _differences(entry: Procedure, fact: Procedure, words: OwnWords) -> Found:
    if _bare(entry.name) != _bare(fact.name):
        yield Fact.NAME, f"its name is '{entry.name}', the record's '{fact.name}'"
    if fact.link and entry.link != fact.link:
        yield Fact.LINK, f"its link is {entry.link}, the record's {fact.link}"
    yield from _times(entry, words.ways)
    yield from _fees(entry, words.ways)


def _bare(name: str) -> str:
    return name.rstrip(". ").casefold()


def _times(entry: Procedure, ways: Iterable[Way]) -> Found:
    """A time the record states plainly has to stand in the entry, for its channel or in a case."""
    cases = {(case.duration.amount, case.duration.unit) for case in entry.time_cases}
    for channel, times in _by_channel(ways).items():
        if channel not in entry.time:
            yield Fact.TIME, f"it has no channel '{channel}', the record has"
            continue
        told = entry.time[channel]
        for time in times:
            if time.amount is not None and not _same(told, time):
                if (time.amount, time.unit) in cases:
                    continue
                says = f"{told.amount} {told.unit}" if told.amount else "nothing"
                yield Fact.TIME, f"'{channel}' says {says}, the record {time.amount} {time.unit}"


def _by_channel(ways: Iterable[Way]) -> dict[Channel, list[Duration]]:
    found: dict[Channel, list[Duration]] = {}
    for way in ways:
        channel = channel_of(way.channel)
        if channel is not None:
            found.setdefault(channel, []).append(duration_of(way.time)[0])
    return found


def _same(told: Duration, read: Duration) -> bool:
    return (told.amount, told.unit) == (read.amount, read.unit)


def _fees(entry: Procedure, ways: Iterable[Way]) -> Found:
    """Amounts of the record's table that are missing, and ours that cite it but are not in it."""
    table = " ".join(way.fee for way in ways).casefold()
    everything = " ".join(f"{way.fee} {way.note}" for way in ways).casefold()
    ours = {fee.amount for fee in entry.fees if fee.amount}
    headlines = {_number(found) for found in _HEADLINE.findall(table)}
    for amount in sorted(a for a in headlines - ours if a >= 1000):  # noqa: PLR2004 - zeros lost
        yield Fact.FEES, f"the record's table has {amount}, no fee of the entry does"
    theirs = {_number(found["number"]) for found in _AMOUNT.finditer(everything)} | headlines
    for fee in entry.fees:
        if fee.amount and fee.amount not in theirs and _CITES_RECORD.fullmatch(fee.source):
            yield Fact.FEES, f"a fee of {fee.amount} cites the record, which has no such amount"


def _number(written: str) -> int:
    return int(re.sub(r"[.,]", "", written))
