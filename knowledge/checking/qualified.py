"""What makes an entry count as curated: complete, told apart, and known by people's own words."""

from collections.abc import Iterator

from knowledge.model import Procedure

FEWEST_QUESTIONS = 5


def lacks(procedure: Procedure) -> list[str]:
    """What an entry of ours still lacks to count; empty when it counts."""
    return list(_lacking(procedure)) if procedure.curated else ["somebody to write it"]


def _lacking(procedure: Procedure) -> Iterator[str]:
    if len(procedure.questions) < FEWEST_QUESTIONS:
        yield f"{FEWEST_QUESTIONS} example questions (it has {len(procedure.questions)})"
    for key in ("when_needed", "prepare", "documents", "everyday_names", "agency", "time", "fees"):
        if not getattr(procedure, key):
            yield f"'{key}'"
