"""What an editor has to mend before the knowledge may be used, and what is worth a look.

Problems stop a release; notices do not. Each says where, what and what to do.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from knowledge.fold import words
from knowledge.library import Library
from knowledge.links import OfficialHosts
from knowledge.model import LOCAL_PREFIX, Fee, Online, Procedure
from knowledge.problems import Place, Problem
from knowledge.shelves import Elsewhere, Guide

_CODE = re.compile(r"\d\.\d{6}")
_LOCAL = re.compile(re.escape(LOCAL_PREFIX) + r"[a-z0-9-]+")
_OFFICE_WORDS = re.compile(r"\b(DVCTT|DVC|TTHC|TTPVHCC|UBND|BPMC|MEM|VPN)\b")
_FEWEST_QUESTIONS = 4
_SMALLEST_AMOUNT = 1000
_LONGEST_LABEL = 60
_STALE_AFTER = timedelta(days=180)

Found = Iterator[Problem]


def check(
    library: Library,
    hosts: OfficialHosts,
    today: date,
    *,
    lists: bool = True,
) -> list[Problem]:
    """Everything that has to be mended, sorted by place.

    Args:
        lists: Whether guides, life events and programmes have to find all they name; not where
            another catalogue stands in for the one they were written for.
    """
    rules: tuple[Callable[[Procedure], Found], ...] = (
        _code_is_official,
        _lists_are_filled,
        _labels_fit_a_button,
        _plain_words_only,
        _online_and_flow_agree,
        lambda procedure: _fees_make_sense(procedure, today),
        lambda procedure: _refers_to_known(procedure, library),
        lambda procedure: _links_are_official(procedure, hosts),
    )
    found = [problem for p in library.procedures for rule in rules for problem in rule(p)]
    found += _names_point_one_way(library)
    found += _guides_are_whole(library, hosts)
    if lists:
        found += _lists_name_known_codes(library)
    return sorted(found)


def notices(library: Library, today: date) -> list[Problem]:
    """What is worth a look but stops nothing: stale entries, fees near their end, lost places."""
    found = [
        Problem(p.place, f"{p.code} was last checked on {p.checked_on}", "read the record again")
        for p in library.procedures
        if today - p.checked_on > _STALE_AFTER
    ]
    found += [
        Problem(p.place, f"{p.code}: a fee ends on {fee.valid_to}", "look for what follows it")
        for p in library.procedures
        for fee in p.fees
        if fee.valid_to and today <= fee.valid_to <= today + timedelta(days=60)
    ]
    units = Place(f"units/{library.city.name}")
    found += [
        Problem(units, f"{old} ({district.name}) leads to no unit of today", "find its new unit")
        for district, old in library.city.unmapped()
    ]
    found += [
        Problem(programme.place, f"'{row.name}' has no entry here yet", "write one or note why")
        for programme in library.programmes
        for row in programme.rows
        if not row.codes
    ]
    return found


def _code_is_official(procedure: Procedure) -> Found:
    if not (_CODE.fullmatch(procedure.code) or _LOCAL.fullmatch(procedure.code)):
        yield Problem(
            procedure.place,
            f"'{procedure.code}' is not a procedure code",
            f"write it in quotes like '1.004222', or {LOCAL_PREFIX}<slug> where none is known",
        )


def _lists_are_filled(procedure: Procedure) -> Found:
    needed = {
        "audience": procedure.audience,
        "handled_at": procedure.handled_at,
        "everyday_names": procedure.everyday_names,
        "time": procedure.time,
        "fees": procedure.fees,
        "documents": procedure.documents,
    }
    for key, value in needed.items():
        if not value:
            yield Problem(procedure.place, f"{procedure.code} has no '{key}'", "add it")
    if len(procedure.questions) < _FEWEST_QUESTIONS:
        what = f"{procedure.code} has {len(procedure.questions)} example questions"
        yield Problem(procedure.place, what, f"add some, at least {_FEWEST_QUESTIONS}")


def _labels_fit_a_button(procedure: Procedure) -> Found:
    for key in ("short_name", "choice_label"):
        label = getattr(procedure, key)
        if len(label) > _LONGEST_LABEL:
            what = f"'{key}' has {len(label)} signs"
            yield Problem(procedure.place, what, f"a button holds {_LONGEST_LABEL}")


def _plain_words_only(procedure: Procedure) -> Found:
    for text in _shown_texts(procedure):
        found = _OFFICE_WORDS.search(text)
        if found:
            what = f"{procedure.code} shows '{found[0]}' to citizens"
            yield Problem(procedure.place, what, "write it out in plain words")


def _shown_texts(procedure: Procedure) -> Iterator[str]:
    yield from (procedure.when_needed, procedure.prepare, procedure.agency)
    yield from (*procedure.conditions, *procedure.steps, *procedure.no_longer_asked)
    for document in procedure.documents:
        yield from (document.name, document.note or "", document.when or "")
    for fee in procedure.fees:
        yield fee.text or ""


def _online_and_flow_agree(procedure: Procedure) -> Found:
    fitting = {Online.BOOKING: {"booking"}, Online.NONE: {"counter"}}
    expected = fitting.get(procedure.online)
    if expected and procedure.flow not in expected:
        what = f"online is '{procedure.online}' but the flow is '{procedure.flow}'"
        yield Problem(procedure.place, what, f"use the flow {' or '.join(expected)}")


def _fees_make_sense(procedure: Procedure, today: date) -> Found:
    for fee in procedure.fees:
        for what, remedy in _fee_faults(fee, today):
            yield Problem(procedure.place, f"{procedure.code}: {what}", remedy)


def _fee_faults(fee: Fee, today: date) -> Iterator[tuple[str, str]]:
    if fee.amount is not None and 0 < fee.amount < _SMALLEST_AMOUNT:
        yield f"a fee of {fee.amount}đ looks short of zeros", "read the record's note again"
    if fee.valid_from and fee.valid_to and fee.valid_from > fee.valid_to:
        yield "a fee ends before it begins", "swap or mend valid_from and valid_to"
    if fee.checked_on > today:
        yield "a fee was checked in the future", "mend checked_on"


def _refers_to_known(procedure: Procedure, library: Library) -> Found:
    for code in (*procedure.before, *procedure.after):
        if library.procedure(code) is None:
            what = f"{procedure.code} points to {code}, which has no entry"
            yield Problem(procedure.place, what, "mend the code or leave it out")
    if procedure.flow not in library.flows:
        what = f"flow '{procedure.flow}' is unknown"
        yield Problem(procedure.place, what, f"choose from: {', '.join(library.flows)}")
    if not any(procedure.field in group.official for group in library.field_groups):
        what = f"field '{procedure.field}' is on no shelf"
        yield Problem(procedure.place, what, "copy it from the record, or add it to fields.yaml")


def _links_are_official(procedure: Procedure, hosts: OfficialHosts) -> Found:
    if procedure.link and not hosts.allows(procedure.link):
        yield Problem(
            procedure.place,
            f"{procedure.link} is not an official address",
            "use the procedure's page on dichvucong.gov.vn, with https",
        )


def _names_point_one_way(library: Library) -> Found:
    """No wording may stand in two entries: it would decide nothing."""
    seen: dict[str, tuple[str, Place]] = {}
    for owner, place, wording in _wordings(library):
        key = " ".join(words(wording))
        first_owner, first_place = seen.setdefault(key, (owner, place))
        if first_owner != owner:
            what = f"'{wording}' stands in {owner} and in {first_owner} ({first_place})"
            yield Problem(place, what, "leave it in one, or make each say its own case")


def _wordings(library: Library) -> Iterator[tuple[str, Place, str]]:
    matters: list[tuple[str, Procedure | Guide | Elsewhere]] = [
        *((p.code, p) for p in library.procedures),
        *((g.id, g) for g in library.guides),
        *((e.id, e) for e in library.elsewhere),
    ]
    for owner, matter in matters:
        for wording in (*matter.everyday_names, *matter.questions):
            yield owner, matter.place, wording
    for choice in library.vocabulary.choices:
        owner = f"the choice between {', '.join(choice.codes)}"
        yield from ((owner, choice.place, wording) for wording in choice.said)


def _guides_are_whole(library: Library, hosts: OfficialHosts) -> Found:
    for guide in library.guides:
        if not guide.lines or not guide.sources:
            yield Problem(guide.place, f"guide {guide.id} has no lines or sources", "add them")
        for link in guide.links:
            if not hosts.allows(link):
                what = f"{link} is not an official address"
                yield Problem(guide.place, what, "use https and a host below gov.vn")


def _lists_name_known_codes(library: Library) -> Found:
    lists: Iterable[tuple[Place, str, tuple[str, ...]]] = (
        *((Place("life_events.yaml"), event.id, event.codes) for event in library.life_events),
        *((guide.place, guide.id, guide.procedures) for guide in library.guides),
        *((matter.place, matter.id, matter.procedures) for matter in library.elsewhere),
        *((p.place, p.id, row.codes) for p in library.programmes for row in p.rows),
        *((choice.place, "a choice", choice.codes) for choice in library.vocabulary.choices),
    )
    for place, name, codes in lists:
        for code in codes:
            if library.procedure(code) is None:
                what = f"{name} names {code}, which has no entry"
                yield Problem(place, what, "mend the code or leave it out")
