"""What units and procedures are called in reports."""

from bot.texts import report_words as words
from knowledge.library import Library


def unit_name(library: Library, code: str) -> str:
    """The unit's full name, or its code where it is no longer known."""
    unit = library.city.commune(code)
    return unit.full_name if unit else code


def subject_name(library: Library, subject: str) -> str:
    """What a procedure or guide is called."""
    if not subject:
        return words.NO_PROCEDURE
    procedure = library.procedure(subject)
    if procedure is not None:
        return procedure.short_name
    guide = library.guide(subject)
    return guide.name if guide else subject
