"""Several catalogue folders as one: imported entries lie beneath curated ones, field by field."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from enum import StrEnum

from knowledge.model import Post, Procedure
from knowledge.problems import Problem

_EMPTY: tuple[object, ...] = (None, "", (), {}, Post())
_OF_THE_ENTRY = {"code", "place", "curated", "short_name", "choice_label", "source", "checked_on"}
_FIELDS = [field.name for field in fields(Procedure) if field.name not in _OF_THE_ENTRY]


def laid_over(
    folders: Iterable[Sequence[Procedure]], problems: list[Problem]
) -> dict[str, Procedure]:
    """The entries by code, curated ones on top; of two of the same kind the later folder's.

    Args:
        folders: The entries of each folder, in the order of the folders.
        problems: Receives a code that stands twice in one folder.
    """
    layers: dict[bool, dict[str, Procedure]] = {False: {}, True: {}}
    for entries in folders:
        for code, procedure in _once(entries, problems).items():
            layers[procedure.curated][code] = procedure
    imported, curated = layers[False], layers[True]
    merged = {code: _filled(entry, imported.get(code)) for code, entry in curated.items()}
    return merged | {code: entry for code, entry in imported.items() if code not in curated}


def _once(entries: Sequence[Procedure], problems: list[Problem]) -> dict[str, Procedure]:
    found: dict[str, Procedure] = {}
    for procedure in entries:
        first = found.get(procedure.code)
        if first is not None:
            what = f"code {procedure.code} is here twice (also {first.place})"
            problems.append(Problem(procedure.place, what, "keep one entry"))
        found[procedure.code] = procedure
    return found


def _filled(upper: Procedure, lower: Procedure | None) -> Procedure:
    """The curated entry with its gaps filled from the imported one."""
    if lower is None:
        return upper
    gaps = {
        name: getattr(lower, name)
        for name in _FIELDS
        if _is_gap(getattr(upper, name)) and not _is_gap(getattr(lower, name))
    }
    return replace(upper, **gaps)


def _is_gap(value: object) -> bool:
    return value in _EMPTY or (isinstance(value, StrEnum) and value == "unknown")
