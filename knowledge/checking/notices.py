"""What is worth a look but stops nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.checking.qualified import lacks
from knowledge.library import Library
from knowledge.model import Procedure
from knowledge.problems import Place, Problem

_STALE_AFTER = timedelta(days=180)
_SOON = timedelta(days=60)

Found = Iterator[Problem]


def notices(library: Library, today: date) -> list[Problem]:
    """Stale entries, fees that ended or end soon, lost places, unfinished entries."""
    ours = [procedure for procedure in library.procedures if procedure.curated]
    found = [notice for procedure in ours for notice in _of_entry(procedure, today)]
    return [*found, *_lost_places(library), *_rows_without_entry(library)]


def _of_entry(procedure: Procedure, today: date) -> Found:
    place, code = procedure.place, procedure.code
    if today - procedure.checked_on > _STALE_AFTER:
        what = f"{code} was last checked on {procedure.checked_on}"
        yield Problem(place, what, "read the record again")
    for missing in lacks(procedure):
        yield Problem(place, f"{code} does not count as curated", f"add {missing}")
    for fee in procedure.fees:
        if fee.valid_to and fee.valid_to < today:
            what = f"{code}: a fee of {fee.amount} ended on {fee.valid_to}"
            yield Problem(place, what, "leave it, it is told as ended")
        elif fee.valid_to and fee.valid_to <= today + _SOON:
            what = f"{code}: a fee of {fee.amount} ends on {fee.valid_to}"
            yield Problem(place, what, "look for what follows it")


def _lost_places(library: Library) -> Found:
    units = Place(f"units/{library.city.name}")
    for district, old in library.city.unmapped():
        what = f"{old} ({district.name}) leads to no unit of today"
        yield Problem(units, what, "find its new unit")


def _rows_without_entry(library: Library) -> Found:
    for programme in library.programmes:
        for row in programme.rows:
            if not row.codes:
                what = f"'{row.name}' has no entry here yet"
                yield Problem(programme.place, what, "write one or note why")
