"""What a request or a dialogue is about, by its stored id: a procedure or a guide."""

from bot.texts import labels
from knowledge.library import Library

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


def told_apart(library: Library, subject: str) -> str | None:
    """The name that tells a matter from its near-twins; None when it is not there."""
    procedure = library.procedure(subject)
    return procedure.choice_label if procedure else subject_name(library, subject)


def known_subject(library: Library, subject: str) -> str | None:
    """The id, if it names something we know; what a forged button says is dropped."""
    return subject if subject_name(library, subject) else None


def team_sees(library: Library, subject: str | None) -> str | None:
    """What the whole group may see of it before anybody holds it.

    A private matter shows its field in broad words, since a shelf's name may give it away. A
    record nobody has read yet shows its shelf, since nobody has said whether it is private.
    """
    procedure = library.procedure(subject or "")
    if procedure is None:
        return subject_name(library, subject)
    shelf = next((g for g in library.field_groups if procedure.field in g.official), None)
    if PRIVATE in procedure.tags:
        field = labels.PRIVATE_FIELDS.get(shelf.id) if shelf else None
        return f"{labels.PRIVATE_MATTER} · {field}" if field else labels.PRIVATE_MATTER
    if procedure.curated:
        return procedure.short_name
    return shelf.name if shelf else None
