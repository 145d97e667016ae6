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
    """What the whole group may see of it: a private matter shows its shelf only."""
    procedure = library.procedure(subject or "")
    if procedure is not None and PRIVATE in procedure.tags:
        return _shelf_of(library, procedure)
    return subject_name(library, subject)


def _shelf_of(library: Library, procedure: Procedure) -> str:
    for group in library.field_groups:
        if procedure.field in group.official:
            return f"{labels.PRIVATE_MATTER} · {group.name}"
    return labels.PRIVATE_MATTER
