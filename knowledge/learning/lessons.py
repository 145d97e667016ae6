"""A lesson: words that people use, and the matter they mean by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.fold import words

_MOST_WORDS_OF_A_NAME = 5
_MOST_WORDS = 40


class LessonKind(StrEnum):
    """What becomes of the words."""

    EVERYDAY_NAME = "everyday_name"
    QUESTION = "question"
    TEST = "test"
    """Asked, never taught: it judges what was taught beside it."""
    LEFT = "left"
    """Nothing: an editor saw them and left them."""


TAUGHT = frozenset({LessonKind.EVERYDAY_NAME, LessonKind.QUESTION})


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words, and what they mean.

    Attributes:
        owner: A procedure's code, or `guide:` or `elsewhere:` with an id.
    """

    text: str
    owner: str
    kind: LessonKind


def usual_kind(text: str) -> LessonKind:
    """A few words are a name, more of them a question."""
    is_name = len(words(text)) <= _MOST_WORDS_OF_A_NAME and "?" not in text
    return LessonKind.EVERYDAY_NAME if is_name else LessonKind.QUESTION


def is_teachable(text: str) -> bool:
    """Whether the words can stand in a file for ever: nothing masked, no letter."""
    return "[" not in text and 1 < len(words(text)) <= _MOST_WORDS


def same_words(text: str) -> str:
    """What two texts share that say the same words."""
    return " ".join(words(text))


def taught_in(lessons: Iterable[Lesson]) -> list[Lesson]:
    """The lessons that change what is known."""
    return [lesson for lesson in lessons if lesson.kind in TAUGHT]
