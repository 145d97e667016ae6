"""The national portal's procedures as they were crawled: one JSON object a line, gzip or plain."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_GZIP = b"\x1f\x8b"
_TEXTS = (
    "code",
    "name",
    "field",
    "level",
    "agency",
    "audience",
    "steps",
    "documents",
    "conditions",
    "results",
    "issuing_body",
    "url",
    "source_date",
)


class PortalError(Exception):
    """The file cannot be read as records; the sentence says where and what."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of filing as the portal's table shows it: its words, untouched."""

    channel: str
    time: str
    fee: str
    note: str


@dataclass(frozen=True, slots=True)
class Record:
    """One procedure of the portal, its words untouched; an absent text is empty.

    Attributes:
        ways: Rows of the table "cách thức thực hiện", several for one channel where cases differ.
        quality: What the collectors of the file already found wrong.
    """

    code: str
    name: str
    field: str
    level: str
    agency: str
    audience: str
    steps: str
    documents: str
    conditions: str
    results: str
    issuing_body: str
    url: str
    source_date: str
    ways: tuple[Way, ...]
    quality: frozenset[str]


def read_portal(path: Path) -> Iterator[Record]:
    """The records of a file, in its order.

    Raises:
        PortalError: The file or a line of it is not of the promised form.
    """
    try:
        content = path.read_bytes()
        text = (gzip.decompress(content) if content[:2] == _GZIP else content).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise PortalError(f"{path} cannot be read: {error}. Give a .jsonl or .jsonl.gz.") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _record(line, f"{path}:{number}")


def _record(line: str, where: str) -> Record:
    try:
        found: dict[str, Any] = json.loads(line)
        texts = {key: _text(found, key) for key in _TEXTS}
        ways = tuple(_way(row) for row in found.get("channels") or ())
        quality = frozenset(map(str, found.get("quality") or ()))
    except (ValueError, TypeError, AttributeError):
        raise PortalError(f"{where} is no record. Each line holds one JSON object.") from None
    for key in ("code", "name"):
        if not texts[key]:
            raise PortalError(f"{where} has no {key}.")
    return Record(**texts, ways=ways, quality=quality)


def _way(row: dict[str, Any]) -> Way:
    return Way(*(_text(row, key) for key in ("channel", "time", "fee", "note")))


def _text(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return "" if value is None else str(value).strip()
