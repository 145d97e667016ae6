"""Between the store and the learning, which knows no store: rows as missed questions."""

from collections.abc import Iterable

from bot.config import PROJECT
from bot.store.tables.lessons import KeptLesson
from bot.store.tables.questions import NONE_OF_THESE, Question
from knowledge.learning.grouping import Missed
from knowledge.understanding import Kind

TEST_QUESTIONS = PROJECT / "tests" / "questions.yaml"
JUDGES = (PROJECT.parent / "shared" / "data" / "questions_dev.jsonl",)


def missed_of(row: Question) -> Missed:
    """A kept question as the learning sees it."""
    return Missed(
        id=row.id,
        day=row.day,
        text=row.text,
        shown=row.subject if row.kind == Kind.ANSWER else None,
        meant=row.meant,
        choice=row.verdict == NONE_OF_THESE and row.kind == Kind.CHOOSE,
    )


def closed_words(lessons: Iterable[KeptLesson]) -> list[str]:
    """What needs no decision now; what is in the files and still missed needs another one."""
    return [lesson.text for lesson in lessons if lesson.applied_at is None]
