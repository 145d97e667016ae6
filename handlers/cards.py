"""Procedures, guides and choices as text and buttons. Pure: nothing is read or decided here."""

from collections.abc import Sequence
from datetime import date

from bot.delivery.messages import Button, Rows
from bot.texts import Texts, labels
from handlers.buttons import Verb, encode
from knowledge.agencies import named_in
from knowledge.fees import fee_sheet
from knowledge.flows import filing_steps
from knowledge.library import Library
from knowledge.model import Procedure
from knowledge.papers import has_old_papers
from knowledge.reading.vocabulary import Aspect
from knowledge.shelves import Guide, Membership, Programme
from knowledge.times import time_sheet

_PARTS = {
    Aspect.GENERAL: "answer/card",
    Aspect.STEPS: "answer/steps",
    Aspect.DOCUMENTS: "answer/documents",
    Aspect.FEE: "answer/fee",
    Aspect.TIME: "answer/time",
    Aspect.WHERE: "answer/where",
    Aspect.ONLINE: "answer/online",
    Aspect.CONDITION: "answer/condition",
    Aspect.STATUS: "answer/status",
}
_IMPORTED = "answer/imported"
_MOST_CASES = 4


def button(label: str, verb: Verb, *args: object) -> Button:
    """A button that does `verb`."""
    return Button(label, encode(verb, *args))


def need_person(subject: str = "") -> Button:
    """The way to a person, from anywhere."""
    return button(labels.NEED_PERSON, Verb.NEED, *([subject] if subject else []))


def answer_text(
    texts: Texts,
    library: Library,
    procedure: Procedure,
    aspect: Aspect,
    today: date,
    *,
    helping: bool = False,
) -> str:
    """What is said about a procedure when `aspect` is asked; an imported one has one card."""
    template = _PARTS[aspect] if procedure.curated else _IMPORTED
    return texts(template, **_facts(library, procedure, today), helping=helping)


def share_text(texts: Texts, library: Library, procedure: Procedure, today: date) -> str:
    """One clean message to forward."""
    template = "answer/share" if procedure.curated else _IMPORTED
    return texts(template, **_facts(library, procedure, today))


def _facts(library: Library, procedure: Procedure, today: date) -> dict[str, object]:
    """What the templates about a procedure may speak of."""
    return {
        "procedure": procedure,
        "fees": fee_sheet(procedure, today),
        "times": time_sheet(procedure),
        "steps": filing_steps(procedure, library),
        "flow": library.flows.get(procedure.flow),
        "cases": cases_of(procedure),
        "old_papers": has_old_papers(procedure),
        "agencies": named_in(procedure.agency, library.city.agencies),
        "today": today,
        "before": _named(library, procedure.before),
        "after": _named(library, procedure.after),
        **{str(kind): _programme(library, procedure, kind, today) for kind in Membership},
    }


def answer_buttons(procedure: Procedure, aspect: Aspect) -> Rows:
    """The ways on from an answer: the parts, the other things one may want, a person."""
    code = procedure.code
    if not procedure.curated:
        return _imported_buttons(procedure)
    parts = [
        (labels.STEPS, Aspect.STEPS),
        (labels.DOCUMENTS, Aspect.DOCUMENTS),
        (labels.FEES, Aspect.FEE),
        (labels.TIME, Aspect.TIME),
        (labels.WHERE, Aspect.WHERE),
    ]
    row = [button(label, Verb.PART, code, part) for label, part in parts if part is not aspect]
    if procedure.conditions and aspect is not Aspect.CONDITION:
        row.append(button(labels.CONDITIONS, Verb.PART, code, Aspect.CONDITION))
    cases = case_buttons(procedure) if aspect in (Aspect.DOCUMENTS, Aspect.GENERAL) else ()
    return (
        *cases,
        *pairs(row),
        (button(labels.READ_STEPS, Verb.STEP, code, 0), button(labels.SHARE, Verb.SHARE, code)),
        (button(labels.HELPING, Verb.HELPING, code), button(labels.WRONG, Verb.WRONG, code)),
        (need_person(code), button(labels.REPORT, Verb.REPORT, code)),
    )


def _imported_buttons(procedure: Procedure) -> Rows:
    """The ways on from a record nobody has read yet: its page, another answer, a person."""
    return (
        *(((Button(labels.OPEN_PORTAL, url=procedure.link),),) if procedure.link else ()),
        (
            button(labels.SHARE, Verb.SHARE, procedure.code),
            button(labels.WRONG, Verb.WRONG, procedure.code),
        ),
        (need_person(procedure.code), button(labels.REPORT, Verb.REPORT, procedure.code)),
    )


def group_buttons(library: Library, procedure: Procedure) -> Rows:
    """What somebody says to be, where a programme holds for these people only."""
    return tuple(
        (button(programme.applies_to.ask, Verb.GROUP, procedure.code, programme.id),)
        for programme in library.programmes_of(procedure)
        if programme.applies_to
    )


def case_buttons(procedure: Procedure) -> Rows:
    """A button for each case of the documents, where a question goes with them."""
    cases = cases_of(procedure)
    if procedure.documents_ask is None or not 1 < len(cases) <= _MOST_CASES:
        return ()
    return pairs([button(case, Verb.CASE, procedure.code, i) for i, case in enumerate(cases)])


def cases_of(procedure: Procedure) -> tuple[str, ...]:
    """The cases the documents depend on, in their order."""
    return tuple(dict.fromkeys(d.when for d in procedure.documents if d.when))


def choice_buttons(
    procedures: list[Procedure], guide: Guide | None = None, question: str | None = None
) -> Rows:
    """One button a candidate, a guide where one is as near, then the ways out.

    Args:
        procedures: The candidates.
        guide: The guide.
        question: The key of the question that left them open: the press says what was meant.
    """
    key = (question,) if question else ()
    return (
        *((button(p.choice_label, Verb.CARD, p.code, *key),) for p in procedures),
        *(((button(guide.name, Verb.GUIDE, guide.id, *key),),) if guide else ()),
        (button(labels.NONE_OF_THESE, Verb.WRONG, *(("", *key) if key else ())), need_person()),
    )


def guide_buttons(library: Library, guide: Guide) -> Rows:
    """The procedures and pages a guide leads to, then a person."""
    procedures = [p for p in map(library.procedure, guide.procedures) if p]
    return (
        *((button(p.short_name, Verb.CARD, p.code),) for p in procedures),
        *((Button(labels.OPEN_PORTAL, url=link),) for link in guide.links[:1]),
        (need_person(guide.id), button(labels.ASK_ELSE, Verb.START)),
    )


def list_buttons(procedures: Sequence[Procedure], question: str | None = None) -> Rows:
    """One button a procedure; see `choice_buttons` for the question."""
    key = (question,) if question else ()
    return tuple((button(p.short_name, Verb.CARD, p.code, *key),) for p in procedures)


def step_buttons(procedure: Procedure, index: int, last: int) -> Rows:
    """Back and next while reading step by step."""
    row = []
    if index > 0:
        row.append(button(labels.BACK, Verb.STEP, procedure.code, index - 1, "turn"))
    if index < last:
        row.append(button(labels.NEXT, Verb.STEP, procedure.code, index + 1, "turn"))
    return (
        tuple(row),
        (button(labels.TO_CARD, Verb.CARD, procedure.code), need_person(procedure.code)),
    )


def pairs(row: list[Button]) -> Rows:
    """The buttons two in a row."""
    return tuple(tuple(row[i : i + 2]) for i in range(0, len(row), 2))


def _programme(
    library: Library, procedure: Procedure, membership: Membership, today: date
) -> Programme | None:
    """The programme of that membership which holds today and for everybody."""
    found = (
        programme
        for programme in library.programmes_of(procedure)
        if programme.membership is membership
        and programme.applies_to is None
        and programme.holds_on(today)
    )
    return next(found, None)


def _named(library: Library, codes: tuple[str, ...]) -> list[Procedure]:
    return [p for p in map(library.procedure, codes) if p]
