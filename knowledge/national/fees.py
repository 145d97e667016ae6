"""The portal's fee column weighed against its own note: an amount only where nothing contradicts.

An imported amount is read by nobody before a citizen sees it. So it counts only when the table says
a plain number of đồng and the note does not contradict it; whatever is dated, shared, mixed or
doubtful becomes words: look at the payment step.
"""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.model import FeeKind
from knowledge.national.findings import Flaw

_AMOUNT = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:việt nam đồng|vnđ|đồng|đ)\b")
_TABLE = re.compile(rf"(?:(?P<kind>phí|lệ phí)\s*:\s*)?{_AMOUNT.pattern}\s*(?:\((?P<who>.*)\))?")
_CURRENCY = re.compile(r"\b(?:usd|đô la|euro|eur)\b")
_END = re.compile(r"(?:đến hết(?: ngày)?|đến ngày|hết ngày)\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_SHARE = re.compile(r"\d+\s*%")
_SMALLEST = 1000
_FREE = ("miễn phí", "không", "phí : không đồng", "phí : o đồng", "phí : 0 đồng")


@dataclass(frozen=True, slots=True)
class ReadFee:
    """A row of the fee column: an amount in đồng with whom it is for, or why there is none."""

    amount: int | None
    kind: FeeKind = FeeKind.LE_PHI
    who: str | None = None
    flaw: Flaw | None = None


def read_fees(table: str, note: str, quality: frozenset[str], today: date) -> list[ReadFee]:
    """What a row of the table says is paid; empty where it says nothing at all.

    Args:
        table: The fee column.
        note: The note beside it, which rules.
        quality: What the collectors found wrong with the record.
        today: To tell a reduction that has ended from one that has not.
    """
    said, note = table.casefold().strip(), note.casefold()
    if said in _FREE or said.startswith("miễn phí"):
        contradicted = "headline_free_contradicted_by_note" in quality or _AMOUNT.search(note)
        free = Flaw.FREE_CONTRADICTED if contradicted else Flaw.FREE_BY_DEFAULT
        return [ReadFee(None, flaw=free)]
    if not any(sign.isdigit() for sign in said):
        return []
    rows = [_read_line(line) for line in said.split("\n") if line.strip()]
    flaw = _doubt(note, [row.amount for row in rows if row.amount], today)
    if flaw is not None:
        return [ReadFee(None, flaw=flaw)]
    return rows


def _read_line(line: str) -> ReadFee:
    if _CURRENCY.search(line):
        return ReadFee(None, flaw=Flaw.OTHER_CURRENCY)
    found = _TABLE.fullmatch(line.strip())
    if found is None:
        return ReadFee(None, flaw=Flaw.SEVERAL_CASES)
    amount = _number(found["number"])
    if 0 < amount < _SMALLEST:
        return ReadFee(None, flaw=Flaw.SHORT_OF_ZEROS)
    kind = FeeKind.PHI if found["kind"] == "phí" else FeeKind.LE_PHI
    return ReadFee(amount, kind, found["who"])


def _doubt(note: str, amounts: list[int], today: date) -> Flaw | None:
    """Why the table cannot be taken at its word, seen from its note."""
    ends = [date(int(year), int(month), int(day)) for day, month, year in _END.findall(note)]
    if ends:
        return Flaw.REDUCTION_PAST if max(ends) < today else Flaw.REDUCTION_DATED
    if _SHARE.search(note):
        return Flaw.SHARE_OF_SOMETHING
    named = {_number(found["number"]) for found in _AMOUNT.finditer(note)} - {0}
    if named and not named <= set(amounts):
        return Flaw.NOTE_DIFFERS
    return None


def _number(written: str) -> int:
    return int(re.sub(r"[.,]", "", written))
