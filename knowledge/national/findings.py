"""What an import found wrong with the records, for an editor to read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Flaw(StrEnum):
    """A kind of trap in the portal's records; the value is what the report says of it."""

    WRONG_PAGE = "filed under another procedure's code: only the name is kept"
    LIST_ONLY = "a name only: everything else is unknown"
    FREE_CONTRADICTED = "free of charge in the table, not so in its own note: fee unknown"
    FREE_BY_DEFAULT = "free of charge in the table, the portal's default: fee unknown"
    SHORT_OF_ZEROS = "an amount below 1.000đ, zeros lost or another currency: fee unknown"
    OTHER_CURRENCY = "an amount in another currency: fee unknown"
    NOTE_DIFFERS = "the amount of the table is not in its own note: fee unknown"
    REDUCTION_DATED = "the note has a reduction with dates: fee unknown"
    REDUCTION_PAST = "the note has a reduction that has ended: fee unknown"
    SHARE_OF_SOMETHING = "the note names a share in percent: fee unknown"
    SEVERAL_CASES = "several cases in one channel that differ: time or fee unknown"
    GLUED = "time and fee glued together: both unknown"
    NO_UNIT = "a time without a unit: unknown"
    ODD_TIME = "a time that is no whole number: unknown"
    NOTES_SHIFTED = "the notes of the channels are exchanged: times and fees by channel unknown"
    SCRAMBLED = "steps out of their order at the source"
    DISTRICT = "names the district level, which no longer exists"
    NO_LEVEL = "no level"
    OLD_PAPERS = "papers listed before 14/01/2026: some may no longer be asked for"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A flaw of one record."""

    flaw: Flaw
    code: str
    detail: str = ""


def report(findings: Iterable[Finding], total: int) -> str:
    """The findings by kind, the commonest first, each with its codes."""
    by_flaw: dict[Flaw, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_flaw[finding.flaw].append(finding)
    lines = [f"{total} records read.", ""]
    for flaw, found in sorted(by_flaw.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        codes = sorted({f.code for f in found})
        lines.append(f"{len(codes):5}  {flaw}")
        lines += [f"       {f.code}  {f.detail}" for f in sorted(found) if f.detail]
        if not any(f.detail for f in found):
            lines += [f"       {' '.join(row)}" for row in _rows(codes)]
        lines.append("")
    return "\n".join(lines)


def _rows(codes: list[str], width: int = 9) -> Iterable[list[str]]:
    return (codes[start : start + width] for start in range(0, len(codes), width))
