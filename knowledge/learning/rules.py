"""What `motcua check` would say of lessons, before they stand in a file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from knowledge.checking.entry_rules import entry_rules
from knowledge.checking.list_rules import list_rules
from knowledge.learning.lessons import Lesson, LessonKind, same_words, taught_in
from knowledge.library import Library
from knowledge.links import OfficialHosts
from knowledge.model import Procedure
from knowledge.problems import Problem
from knowledge.shelves import Elsewhere, Guide, Sayings
from knowledge.understanding.wordings import ELSEWHERE, GUIDE

Matter = TypeVar("Matter", Procedure, Guide, Elsewhere)


def known_words_of(library: Library, sayings: Iterable[Sayings]) -> dict[str, str]:
    """Every wording that points somewhere, with its matter."""
    found: dict[str, str] = {}
    for procedure in library.procedures:
        _add(found, procedure.code, (*procedure.everyday_names, *procedure.questions))
    for guide in library.guides:
        _add(found, GUIDE + guide.id, (*guide.everyday_names, *guide.questions))
    for matter in library.elsewhere:
        _add(found, ELSEWHERE + matter.id, (*matter.everyday_names, *matter.questions))
    for row in sayings:
        _add(found, row.code, row.said)
    for choice in library.vocabulary.choices:
        _add(found, f"choice:{','.join(choice.codes)}", choice.said)
    return found


def new_problems(
    library: Library,
    hosts: OfficialHosts,
    sayings: Sequence[Sayings],
    lessons: Sequence[Lesson],
    today: date,
) -> list[Problem]:
    """What would be wrong with the lessons in the files and is not wrong without them."""
    before = set(_problems(library, hosts, sayings, today))
    taught, said = with_lessons(library, sayings, lessons)
    return [p for p in _problems(taught, hosts, said, today) if p not in before]


def with_lessons(
    library: Library, sayings: Sequence[Sayings], lessons: Iterable[Lesson]
) -> tuple[Library, tuple[Sayings, ...]]:
    """What is known, with the lessons in it."""
    taught = taught_in(lessons)
    changed = replace(
        library,
        procedures=tuple(
            _taught(p, p.code, taught) if p.curated else p for p in library.procedures
        ),
        guides=tuple(_taught(guide, GUIDE + guide.id, taught) for guide in library.guides),
        elsewhere=tuple(_taught(m, ELSEWHERE + m.id, taught) for m in library.elsewhere),
    )
    texts: dict[str, list[str]] = defaultdict(list)
    for lesson in taught:
        texts[lesson.owner].append(lesson.text)
    said = (replace(row, said=(*row.said, *texts.get(row.code, ()))) for row in sayings)
    return changed, tuple(said)


def _taught(matter: Matter, owner: str, lessons: Sequence[Lesson]) -> Matter:
    mine = [lesson for lesson in lessons if lesson.owner == owner]
    if not mine:
        return matter
    names: list[str] = [lesson.text for lesson in mine if lesson.kind is LessonKind.EVERYDAY_NAME]
    asked: list[str] = [lesson.text for lesson in mine if lesson.kind is LessonKind.QUESTION]
    return replace(
        matter,
        everyday_names=(*matter.everyday_names, *names),
        questions=(*matter.questions, *asked),
    )


def _problems(
    library: Library, hosts: OfficialHosts, sayings: Sequence[Sayings], today: date
) -> list[Problem]:
    rules = entry_rules(library, hosts, today)
    ours = [procedure for procedure in library.procedures if procedure.curated]
    found = [problem for procedure in ours for rule in rules for problem in rule(procedure)]
    return [*found, *list_rules(library, hosts, sayings, lists=True)]


def _add(found: dict[str, str], owner: str, wordings: Iterable[str]) -> None:
    for wording in wordings:
        found.setdefault(same_words(wording), owner)
