"""What has to be so in every curated entry by itself."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from knowledge.agencies import named_in
from knowledge.checking.qualified import FEWEST_QUESTIONS
from knowledge.library import Library
from knowledge.links import OfficialHosts
from knowledge.model import LOCAL_PREFIX, Fee, Level, Online, Procedure
from knowledge.problems import Problem
from knowledge.scaffold import UNWRITTEN

_CODE = re.compile(r"\d\.\d{6}")
_LOCAL = re.compile(re.escape(LOCAL_PREFIX) + r"[a-z0-9-]+")
_OFFICE_WORDS = re.compile(r"\b(DVCTT|DVC|TTHC|TTPVHCC|UBND|BPMC|MEM|VPN)\b")
_SMALLEST_AMOUNT = 1000
_LONGEST_LABEL = 60

Found = Iterator[Problem]
Rule = Callable[[Procedure], Found]


def entry_rules(library: Library, hosts: OfficialHosts, today: date) -> tuple[Rule, ...]:
    """The rules, each for one entry."""
    return (
        _is_written,
        _code_is_official,
        _lists_are_filled,
        _labels_fit_a_button,
        _plain_words_only,
        _online_and_flow_agree,
        lambda procedure: _fees_make_sense(procedure, today),
        lambda procedure: _refers_to_known(procedure, library),
        lambda procedure: _agency_is_known(procedure, library),
        lambda procedure: _links_are_official(procedure, hosts),
    )


def _is_written(procedure: Procedure) -> Found:
    texts = (*_shown_texts(procedure), *procedure.everyday_names, *procedure.questions)
    if UNWRITTEN in texts or UNWRITTEN in (procedure.short_name, procedure.choice_label):
        yield Problem(
            procedure.place, f"{procedure.code} still has '{UNWRITTEN}'", "write what stands for it"
        )


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
    if len(procedure.questions) < FEWEST_QUESTIONS:
        what = f"{procedure.code} has {len(procedure.questions)} example questions"
        yield Problem(procedure.place, what, f"add some, at least {FEWEST_QUESTIONS}")


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
    yield from (*procedure.conditions, *procedure.no_longer_asked)
    yield from (*procedure.steps, *procedure.steps_after)
    for document in procedure.documents:
        yield from (document.name, document.note or "", document.when or "")
    for fee in procedure.fees:
        yield fee.text or ""


def _online_and_flow_agree(procedure: Procedure) -> Found:
    fitting = {Online.BOOKING: {"booking"}, Online.NONE: {"counter", "on-the-spot", "mobile"}}
    expected = fitting.get(procedure.online)
    if expected and procedure.flow not in expected:
        what = f"online is '{procedure.online}' but the flow is '{procedure.flow}'"
        yield Problem(procedure.place, what, f"use the flow {' or '.join(sorted(expected))}")


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


def _agency_is_known(procedure: Procedure, library: Library) -> Found:
    if procedure.handled_at == (Level.MINISTRY,):
        return  # A ministry or an embassy is nobody of the city.
    if procedure.agency and not named_in(procedure.agency, library.city.agencies):
        what = f"{procedure.code}: '{procedure.agency}' names no agency of the city"
        yield Problem(procedure.place, what, "use a name of units/, or add the agency there")


def _links_are_official(procedure: Procedure, hosts: OfficialHosts) -> Found:
    if procedure.link and not hosts.allows(procedure.link):
        yield Problem(
            procedure.place,
            f"{procedure.link} is not an official address",
            "use the procedure's page on dichvucong.gov.vn, with https",
        )
