"""Lists of papers and their age."""

from datetime import date

from knowledge.model import Procedure

# Nghị định 18/2026/NĐ-CP: papers the state already has are no longer asked for (facts/policy 3.5).
CHANGED = date(2026, 1, 14)


def has_old_papers(procedure: Procedure) -> bool:
    """Whether the list is from before the change, so that some may no longer be handed in."""
    return (procedure.papers_as_of or procedure.checked_on) < CHANGED
