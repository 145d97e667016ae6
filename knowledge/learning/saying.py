"""What the words of a lesson say by themselves, before any question is asked of it."""

from collections.abc import Iterable

from knowledge.learning.lessons import Lesson, LessonKind
from knowledge.library import Library
from knowledge.model import Procedure
from knowledge.shelves import Elsewhere, Guide
from knowledge.understanding import Understander, features
from knowledge.understanding.ranking import Ranked
from knowledge.understanding.wordings import CHOICE, ELSEWHERE, GUIDE

_WHOLLY = 0.99
_SAYS_WHICH = 2.0  # 98 of 100 questions of our own entries share as much with their names


def says_already(understander: Understander, lesson: Lesson) -> str | None:
    """Another matter that all words of the lesson mean by now, and a name of which it contains."""
    _, found = understander.candidates(lesson.text)
    others = (c for c in found if c.owner != lesson.owner and not c.owner.startswith(CHOICE))
    return next((c.owner for c in others if _says(c, "") or _says(c, "elsewhere_")), None)


def says_which(understander: Understander, library: Library, lesson: Lesson) -> bool:
    """Whether a question says what it is about: it shares telling words with its matter's names.

    "Which step takes longest?" would else answer whoever asks that of any other matter. Names are
    taken as they are: a new one shares nothing.
    """
    if lesson.kind is not LessonKind.QUESTION:
        return True
    named = {t for name in _names(library, lesson.owner) for t in _telling(understander, name)}
    said = _telling(understander, lesson.text)
    return sum(weight for term, weight in said.items() if term in named) >= _SAYS_WHICH


def _telling(understander: Understander, text: str) -> dict[int, float]:
    asked, _ = understander.candidates(text)
    return {term.term: term.weight for term in asked.terms.values() if not term.pair}


def _says(candidate: Ranked, voice: str) -> bool:
    same, held, contained = (
        candidate.features[features.PLACES[f"{voice}{name}"]]
        for name in ("the_same", "held", "contained")
    )
    return same >= _WHOLLY or min(held, contained) >= _WHOLLY


def wordings(library: Library, owner: str) -> Iterable[str]:
    """What a matter is called and asked by, in everyday words."""
    matter = _matter(library, owner)
    return (*matter.everyday_names, *matter.questions) if matter else ()


def _names(library: Library, owner: str) -> Iterable[str]:
    matter = _matter(library, owner)
    if matter is None:
        return ()
    called = () if isinstance(matter, Elsewhere) else (matter.name,)
    short = (matter.short_name,) if isinstance(matter, Procedure) else ()
    return (*called, *short, *matter.everyday_names)


def _matter(library: Library, owner: str) -> Procedure | Guide | Elsewhere | None:
    if owner.startswith(GUIDE):
        return library.guide(owner.removeprefix(GUIDE))
    if owner.startswith(ELSEWHERE):
        return library.matter_elsewhere(owner.removeprefix(ELSEWHERE))
    return library.procedure(owner)
