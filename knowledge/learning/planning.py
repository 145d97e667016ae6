"""From approved lessons to changed files: what is known already, refused, or written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from knowledge.learning.judging import Gate, Shares
from knowledge.learning.lessons import Lesson, same_words
from knowledge.learning.questions import Judge, about_ours, nearest, unseen_words
from knowledge.learning.rules import known_words_of, new_problems
from knowledge.learning.saying import says_already
from knowledge.learning.teaching import Taught, taught_anew
from knowledge.learning.writing import Spot, WritingError, judge_line, spot_of, with_wording
from knowledge.library import PACKAGE, Library
from knowledge.links import OfficialHosts
from knowledge.reading.shelves import read_sayings
from knowledge.understanding import Understander

_ASKED_AT_ONCE = 40

Busy = Callable[[Callable[[], Understander]], Understander]


@dataclass(frozen=True, slots=True)
class Ground:
    """What lessons are judged on.

    Attributes:
        judges: Real questions with what is right.
        asked_in: The file that gets a line for each lesson, where it is here.
        today: For the rules of `motcua check`.
        busy: Does what takes seconds, with whatever shows that.
    """

    understander: Understander
    library: Library
    hosts: OfficialHosts
    folders: Sequence[Path]
    judges: Sequence[Judge]
    asked_in: Path
    today: date
    busy: Busy


@dataclass(slots=True)
class Plan:
    """What becomes of the lessons.

    Attributes:
        accepted: Those whose lines are in `changes`.
        there: Those whose words stand in their matter already.
        refused: The others, each with the reason.
        changes: File, text before, text after.
        before, after: The shares without and with what is accepted.
    """

    accepted: list[Lesson] = field(default_factory=list)
    there: list[Lesson] = field(default_factory=list)
    refused: list[tuple[Lesson, str]] = field(default_factory=list)
    changes: list[tuple[Path, str, str]] = field(default_factory=list)
    before: Shares | None = None
    after: Shares | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a lesson may not be taught.

    Attributes:
        stands_in: The matter these words, or all that they say, stand for already.
        judges: Whether they are a test question, which never teaches.
        broken: The questions the lesson would break.
    """

    stands_in: str | None = None
    judges: bool = False
    broken: tuple[Judge, ...] = ()

    @property
    def reason(self) -> str:
        """The same as a sentence for a maintainer."""
        if self.stands_in:
            return f"its words stand in {self.stands_in}, or mean it already"
        if self.judges:
            return "it is a test question, which judges and never teaches"
        return broken_by(self.broken)


@dataclass(frozen=True, slots=True)
class _Words:
    """What all words stand for by now, and those that only judge."""

    known: dict[str, str]
    unseen: frozenset[str]

    def against(self, lesson: Lesson, understander: Understander) -> Objection | None:
        """What speaks against a lesson before any question is asked."""
        words = same_words(lesson.text)
        stands_in = self.known.get(words) or says_already(understander, lesson)
        if stands_in is not None:
            return Objection(stands_in=stands_in)
        if words in self.unseen:
            return Objection(judges=True)
        return None


def objection(
    lesson: Lesson, understander: Understander, library: Library, judges: Sequence[Judge]
) -> Objection | None:
    """What speaks against a lesson by itself; None for nothing found.

    Quick, because somebody waits: only the judges nearest to it are asked. `plan` asks all.
    """
    words = _Words(
        known_words_of(library, read_sayings(PACKAGE / "sayings", [])), unseen_words(list(judges))
    )
    found = words.against(lesson, understander)
    if found is not None:
        return found
    near = nearest(about_ours(list(judges), library), lesson.text, _ASKED_AT_ONCE)
    gate = Gate(understander, library, near)
    broken = gate.broken(Taught(understander, library, [lesson]), [lesson])
    return Objection(broken=broken) if broken else None


def plan(lessons: Iterable[Lesson], tests: Mapping[Lesson, Lesson], ground: Ground) -> Plan:
    """What becomes of the lessons.

    Args:
        lessons: Approved ones that teach, in the order of their approval.
        tests: Other words for what a lesson teaches, to be asked instead of it.
        ground: What they are judged on.
    """
    found = Plan()
    sayings = read_sayings(PACKAGE / "sayings", [])
    words = _Words(known_words_of(ground.library, sayings), unseen_words(list(ground.judges)))
    spots: dict[Lesson, Spot] = {}
    for lesson in lessons:
        against = words.against(lesson, ground.understander)
        if against is not None and against.stands_in == lesson.owner:
            found.there.append(lesson)
        elif against is not None:
            found.refused.append((lesson, against.reason))
        else:
            try:
                spots[lesson] = spot_of(lesson, ground.library, ground.folders, sayings)
                words.known[same_words(lesson.text)] = lesson.owner
            except WritingError as error:
                found.refused.append((lesson, str(error)))
    _judge(list(spots), ground, found)
    problems = new_problems(ground.library, ground.hosts, sayings, found.accepted, ground.today)
    for lesson in [*found.accepted] if problems else ():
        own = new_problems(ground.library, ground.hosts, sayings, [lesson], ground.today)
        if own:
            found.accepted.remove(lesson)
            found.refused.append((lesson, "; ".join(map(str, own))))
    _write(spots, tests, ground, found)
    return found


def _judge(lessons: Sequence[Lesson], ground: Ground, found: Plan) -> None:
    """First nearly and quickly, then what is left exactly, which is usually once."""
    library, understander = ground.library, ground.understander
    gate = Gate(understander, library, about_ours(list(ground.judges), library))
    quick = gate.winnow(lessons, lambda some: Taught(understander, library, some))
    last: list[Understander] = []

    def anew(some: Sequence[Lesson]) -> Understander:
        last[:] = [ground.busy(lambda: taught_anew(library, ground.folders, some))]
        return last[0]

    exact = gate.winnow(quick.accepted, anew, all_of_them=True)
    found.accepted = exact.accepted
    for refused in (*quick.refused, *exact.refused):
        found.refused.append((refused.lesson, broken_by(refused.broken)))
    found.before = gate.shares(understander)
    found.after = found.before
    if last:
        after = last[0] if not exact.refused else anew(exact.accepted)
        found.after = gate.shares(after)


def broken_by(broken: Sequence[Judge], most: int = 3) -> str:
    """The questions a lesson breaks, a few of them, in a sentence."""
    named = "; ".join(f"'{judge.text}'" for judge in broken[:most])
    more = f" and {len(broken) - most} more" if len(broken) > most else ""
    return f"it breaks {named}{more}"


def _write(
    spots: Mapping[Lesson, Spot], tests: Mapping[Lesson, Lesson], ground: Ground, found: Plan
) -> None:
    before: dict[Path, str] = {}
    after: dict[Path, str] = {}
    for lesson in found.accepted:
        file = spots[lesson].file
        before.setdefault(file, _text(file))
        after[file] = with_wording(after.get(file, before[file]), spots[lesson], lesson.text)
    asked = {same_words(judge.text) for judge in ground.judges}
    if ground.asked_in.is_file() and found.accepted:
        file = ground.asked_in
        before[file] = after[file] = _text(file)
        for lesson in found.accepted:
            line = tests.get(lesson, lesson)
            if same_words(line.text) not in asked:
                asked.add(same_words(line.text))
                after[file] += judge_line(line)
    found.changes = [
        (file, before[file], after[file]) for file in sorted(after) if before[file] != after[file]
    ]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
