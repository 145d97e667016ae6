"""The accuracy gate: a lesson may break nothing that was right before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from knowledge.learning.lessons import Lesson
from knowledge.learning.questions import Judge
from knowledge.learning.saying import wordings
from knowledge.library import Library
from knowledge.understanding import Kind, Outcome, Understander
from knowledge.understanding.wordings import ELSEWHERE, GUIDE

_NEIGHBOURS = 3

Teach = Callable[[Sequence[Lesson]], Understander]


@dataclass(frozen=True, slots=True)
class Marks:
    """How a question was answered: rightly, wrongly for certain, or neither."""

    right: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the answerable: resolved; of all: wrong and confident; of the others: refused."""

    resolved: float
    wrong: float
    refused: float


@dataclass(frozen=True, slots=True)
class Refused:
    """A lesson that may not be taught.

    Attributes:
        broken: Questions that were right before and are not after, or are answered wrongly now.
    """

    lesson: Lesson
    broken: tuple[Judge, ...]


@dataclass(slots=True)
class Winnowed:
    """What may be taught together, and what may not."""

    accepted: list[Lesson] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def marks(outcome: Outcome, judge: Judge) -> Marks:
    """Whether an outcome is right, as the accuracy tests see it."""
    right = _is_right(outcome, judge)
    return Marks(right, wrong=outcome.kind is Kind.ANSWER and not right)


class Gate:
    """Asks the judges before and after.

    Args:
        understander: As it is.
        library: What is known.
        judges: Real questions with what is right.
    """

    def __init__(
        self, understander: Understander, library: Library, judges: Sequence[Judge]
    ) -> None:
        self._understander = understander
        self._library = library
        self._judges = tuple(judges)
        self._before: dict[Judge, Marks] = {}
        self._neighbours: dict[str, list[Judge]] = {}
        self._of: dict[str, tuple[frozenset[int], frozenset[str]]] = {}

    def broken(
        self, after: Understander, lessons: Sequence[Lesson], *, all_of_them: bool = False
    ) -> tuple[Judge, ...]:
        """What the lessons break: of the judges, and of what their neighbours are called.

        Args:
            after: Understanding with the lessons.
            lessons: The lessons.
            all_of_them: Asks also what shares no word with a lesson, for an understanding that was
                read anew.
        """
        touched = [(lesson.owner, self._reached(lesson.text)[0]) for lesson in lessons]
        asked = {j: None for j in self._judges if all_of_them or self._is_near(j, touched)}
        asked |= dict.fromkeys(j for lesson in lessons for j in self._beside(lesson))
        return tuple(judge for judge in asked if self._is_broken(judge, after))

    def winnow(
        self, lessons: Sequence[Lesson], teach: Teach, *, all_of_them: bool = False
    ) -> Winnowed:
        """The lessons that may be taught together; a good one is seldom asked about alone."""
        found = Winnowed()

        def among(some: Sequence[Lesson]) -> None:
            if not some:
                return
            together = [*found.accepted, *some]
            broken = self.broken(teach(together), together, all_of_them=all_of_them)
            if not broken:
                found.accepted = together
            elif len(some) == 1:
                found.refused.append(Refused(some[0], broken))
            else:
                among(some[: len(some) // 2])
                among(some[len(some) // 2 :])

        among(lessons)
        return found

    def shares(self, understander: Understander) -> Shares:
        """How well the judges are answered."""
        asked = [
            (judge, marks(understander.understand(judge.text), judge)) for judge in self._judges
        ]
        answerable = [m.right for judge, m in asked if judge.owners]
        others = [m.right for judge, m in asked if not judge.owners]
        wrong = [m.wrong for _, m in asked]
        return Shares(_share(answerable), _share(wrong), _share(others))

    def _is_near(self, judge: Judge, touched: Sequence[tuple[str, frozenset[int]]]) -> bool:
        """Whether a lesson's matter is among its candidates, or shares a word with it."""
        terms, owners = self._reached(judge.text)
        return any(owner in owners or not terms.isdisjoint(said) for owner, said in touched)

    def _reached(self, text: str) -> tuple[frozenset[int], frozenset[str]]:
        """The telling words of a text, and the matters they lead to."""
        if text not in self._of:
            asked, found = self._understander.candidates(text)
            terms = frozenset(term.term for term in asked.terms.values() if not term.pair)
            self._of[text] = terms, frozenset(candidate.owner for candidate in found)
        return self._of[text]

    def _is_broken(self, judge: Judge, after: Understander) -> bool:
        before = self._before.get(judge)
        if before is None:
            before = marks(self._understander.understand(judge.text), judge)
            self._before[judge] = before
        now = marks(after.understand(judge.text), judge)
        return (before.right and not now.right) or (now.wrong and not before.wrong)

    def _beside(self, lesson: Lesson) -> list[Judge]:
        """What the nearest other matters are called and asked by, each with its own matter."""
        if lesson.text not in self._neighbours:
            _, found = self._understander.candidates(lesson.text)
            near = [c.owner for c in found if c.owner != lesson.owner][:_NEIGHBOURS]
            judges = [Judge(w, frozenset({o})) for o in near for w in wordings(self._library, o)]
            self._neighbours[lesson.text] = judges
        return self._neighbours[lesson.text]


def _is_right(outcome: Outcome, judge: Judge) -> bool:
    if not judge.owners:
        return outcome.kind in {Kind.UNKNOWN, Kind.GUIDE}
    shown = {outcome.procedure} if outcome.kind is Kind.ANSWER else set(outcome.shown)
    if outcome.guide:
        shown.add(GUIDE + outcome.guide)
    if outcome.kind is Kind.UNKNOWN and outcome.elsewhere:
        shown.add(ELSEWHERE + outcome.elsewhere)
    return not judge.owners.isdisjoint(shown)


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
