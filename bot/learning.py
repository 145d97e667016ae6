"""Between the store and the learning, which knows no store: rows as missed questions."""

from collections.abc import Iterable

from bot.clock import SystemClock, today
from bot.config import PROJECT, Config
from bot.knowing import Knowing
from bot.store.tables.lessons import KeptLesson
from bot.store.tables.questions import NONE_OF_THESE, Question
from knowledge.learning.grouping import Missed
from knowledge.learning.planning import Busy, Ground
from knowledge.learning.questions import Judge, read_judges
from knowledge.understanding import Kind

_TEST_QUESTIONS = PROJECT / "tests" / "questions.yaml"
_REAL_QUESTIONS = PROJECT.parent / "shared" / "data" / "questions_dev.jsonl"


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


def judges() -> list[Judge]:
    """The questions that judge, as far as their files are here."""
    return read_judges(_TEST_QUESTIONS, _REAL_QUESTIONS)


def ground(config: Config, knowing: Knowing, busy: Busy) -> Ground:
    """What lessons are judged on here; `busy` as in `Ground`."""
    return Ground(
        understander=knowing.understander,
        library=knowing.library,
        hosts=knowing.hosts,
        folders=config.catalogue_folders,
        judges=judges(),
        asked_in=_TEST_QUESTIONS,
        today=today(SystemClock()),
        busy=busy,
    )


def closed_words(lessons: Iterable[KeptLesson]) -> list[str]:
    """What needs no decision now; what is in the files and still missed needs another one."""
    return [lesson.text for lesson in lessons if lesson.applied_at is None]
