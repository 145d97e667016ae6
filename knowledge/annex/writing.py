"""A programme's file with the rows of its official list."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.annex.placing import Placed
from knowledge.shelves import Programme


@dataclass(frozen=True, slots=True)
class Decided:
    """What makes a list official: the decision that published it, and from when to when."""

    decision: str
    valid_from: date | None
    valid_to: date | None
    source: str


def write_official(
    path: Path, programme: Programme, decided: Decided, rows: Sequence[Placed]
) -> None:
    """Replaces the programme's file; it is complete or the old one stays."""
    growing = path.with_suffix(".new")
    growing.write_text("\n".join(_lines(programme, decided, rows)) + "\n", encoding="utf-8")
    growing.replace(path)


def _lines(programme: Programme, decided: Decided, rows: Sequence[Placed]) -> Iterator[str]:
    yield "# The official list, taken over by `motcua import programme`; names as in the annex."
    yield "# A row without codes could not be placed for certain: its note says why."
    yield f"id: {programme.id}"
    yield f"name: {_quoted(programme.name)}"
    yield "membership: official"
    yield f"decision: {_quoted(decided.decision)}"
    if decided.valid_from:
        yield f"valid_from: {decided.valid_from}"
    if decided.valid_to:
        yield f"valid_to: {decided.valid_to}"
    if programme.applies_to:
        yield "applies_to:"
        yield f"  name: {_quoted(programme.applies_to.name)}"
        yield f"  ask: {_quoted(programme.applies_to.ask)}"
    yield f"count: {len(rows)}"
    yield "rows:"
    for row in rows:
        yield f"  - name: {_quoted(row.listed.name)}"
        yield f"    codes: [{', '.join(map(_quoted, row.codes))}]"
        if row.why_open:
            may_be = "; ".join(f"{p.code} {p.name}" for p in row.suggested)
            yield f"    note: {_quoted(f'{row.why_open}. May be: {may_be}')}"
    yield "sources:"
    yield f"  - {_quoted(decided.source)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
