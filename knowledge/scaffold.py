"""A new curated entry to fill in: the record's facts in place, its own words as comments.

What an editor has to write stands as `…`, which `motcua check` refuses.
"""

import json
from collections.abc import Iterable, Iterator

from knowledge.model import Channel, Fee, Online, Procedure
from knowledge.national.records import OwnWords

UNWRITTEN = "…"
_WIDTH = 96


def scaffold(fact: Procedure, words: OwnWords, today: str) -> str:
    """The entry as YAML.

    Args:
        fact: The imported entry.
        words: The record's own words.
        today: The day of writing, as 2026-11-20.
    """
    return "\n".join((*_head(fact), *_body(fact, words), *_foot(fact, words, today))) + "\n"


def _head(fact: Procedure) -> Iterator[str]:
    yield f'- code: "{fact.code}"'
    yield f"  name: {_quoted(fact.name)}"
    if fact.short_name.endswith(UNWRITTEN):
        yield f"  short_name: {UNWRITTEN}  # at most 60 signs"
    yield f"  choice_label: {UNWRITTEN}  # what tells it from its near-twins, at most 60 signs"
    yield f"  everyday_names: [{UNWRITTEN}]"
    yield f"  questions: [{UNWRITTEN}]  # at least 5, as people type them"
    yield f"  field: {_quoted(fact.field)}"
    yield f"  audience: [{', '.join(fact.audience)}]"
    yield f"  handled_at: [{', '.join(fact.handled_at)}]"
    yield f"  agency: {UNWRITTEN}  # the record: {fact.agency}"
    yield "  anywhere: unknown"
    online = UNWRITTEN if fact.has_channel(Channel.ONLINE) else Online.NONE
    yield f"  online: {online}  # full, part, booking (only a date is booked), none, unknown"
    yield "  online_payment: unknown"


def _body(fact: Procedure, words: OwnWords) -> Iterator[str]:
    yield f"  when_needed: {UNWRITTEN}"
    yield "  conditions: []"
    yield from _quoting("the record's conditions", words.conditions)
    yield f"  prepare: {UNWRITTEN}  # the papers in one short sentence"
    yield "  documents:"
    yield f"    - name: {UNWRITTEN}"
    yield from _quoting("the record's documents", words.documents)
    flow = "national-portal" if fact.has_channel(Channel.ONLINE) else "counter"
    yield f"  flow: {flow}"
    yield from _quoting("the record's steps", words.steps)


def _foot(fact: Procedure, words: OwnWords, today: str) -> Iterator[str]:
    for way in words.ways:
        yield from _quoting(f"{way.channel} | {way.time} | {way.fee}", way.note)
    yield "  time:"
    for channel, time in fact.time.items():
        told = f"amount: {time.amount}, unit: {time.unit}" if time.amount else f"note: {UNWRITTEN}"
        yield f"    {channel}: {{{told}}}"
    yield "  fees:"
    for fee in fact.fees:
        yield from _fee(fee, today)
    if not fact.fees:
        yield from ("    - kind: le_phi", f"      text: {UNWRITTEN}")
        yield from (f"      source: Bản ghi {fact.code}", f"      checked_on: {today}")
    yield f"  result: {_quoted(fact.result or UNWRITTEN)}"
    if fact.link:
        yield f"  link: {fact.link}"
    yield f"  status: {fact.status}"
    yield f"  source: {_quoted(fact.source)}"
    yield f"  checked_on: {today}"


def _fee(fee: Fee, today: str) -> Iterator[str]:
    yield f"    - kind: {fee.kind}"
    yield f"      amount: {fee.amount}"
    yield f"      unit: {UNWRITTEN}"
    if fee.who:
        yield f"      who: {_quoted(fee.who)}"
    yield f"      channel: {fee.channel}"
    yield f"      source: {fee.source}"
    yield f"      checked_on: {today}"


def _quoting(title: str, text: str) -> Iterable[str]:
    """A text of the record as comment lines."""
    yield f"  # {title}:"
    for line in text.splitlines():
        rest = line
        while rest:
            cut = rest if len(rest) <= _WIDTH else rest[:_WIDTH].rsplit(" ", 1)[0] or rest[:_WIDTH]
            yield f"  #   {cut}"
            rest = rest[len(cut) :].lstrip()


def _quoted(text: str) -> str:
    """A YAML text in double quotes; JSON strings are YAML strings."""
    return json.dumps(text, ensure_ascii=False)
