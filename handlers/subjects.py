"""What a request or a dialogue is about, by its stored id: a procedure or a guide."""

from bot.texts import labels
from knowledge.library import Library
from knowledge.model import Procedure

PRIVATE = "private"


def subject_name(library: Library, subject: str | None) -> str | None:
    """What a person calls it; None when nothing is known or it is no longer there."""
    if not subject:
        return None
    procedure = library.procedure(subject)
    if procedure is not None:
        return procedure.short_name
    guide = library.guide(subject)
    return guide.name if guide else None


def known_subject(library: Library, subject: str) -> str | None:
    """The id, if it names something we know; what a forged button says is dropped."""
    return subject if subject_name(library, subject) else None


def team_sees(library: Library, subject: str | None) -> str | None:
    """What the whole group may see of it before anybody holds it.

    A private matter shows its shelf only; so does a record nobody has read yet, since nobody has
    said whether it is private.
    """
    procedure = library.procedure(subject or "")
    if procedure is None:
        return subject_name(library, subject)
    if PRIVATE in procedure.tags:
        shelf = _shelf_of(library, procedure)
        return f"{labels.PRIVATE_MATTER} · {shelf}" if shelf else labels.PRIVATE_MATTER
    return procedure.short_name if procedure.curated else _shelf_of(library, procedure)


def _shelf_of(library: Library, procedure: Procedure) -> str | None:
    groups = library.field_groups
    return next((group.name for group in groups if procedure.field in group.official), None)
