"""Questions to measure with: real ones where ../shared is, else the catalogue's examples."""

import json
from pathlib import Path

from knowledge.library import Library

_REAL = Path(__file__).parent.parent.parent / "shared/data/questions_dev.jsonl"


def questions(library: Library) -> list[str]:
    """Everyday wordings, in a fixed order."""
    if _REAL.exists():
        lines = _REAL.read_text(encoding="utf-8").splitlines()
        return [str(json.loads(line)["question"]) for line in lines if line.strip()]
    return [question for procedure in library.procedures for question in procedure.questions]
