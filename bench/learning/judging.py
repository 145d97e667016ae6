"""How questions fare under weights that were learned without them, at any level of doubt."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.learning.fitting import Numbers
from bench.learning.samples import Sample
from bot.cli.matching import Asked, Tally
from knowledge.reading.vocabulary import Aspect
from knowledge.understanding import answerable
from knowledge.understanding.deciding import decide
from knowledge.understanding.ranking import Ranked, in_order
from knowledge.understanding.weights import Thresholds

Lesson = tuple[Numbers, Numbers]


class Judged(NamedTuple):
    """A question with all that an outcome follows from."""

    sample: Sample
    found: Sequence[Ranked]
    chance: float


def judged(sample: Sample, lesson: Lesson) -> Judged:
    """The question under the weights of a lesson."""
    ranking, chance = (numbers.tolist() for numbers in lesson)
    found = in_order(zip(sample.subjects, sample.values.tolist(), strict=True), ranking)
    signs = answerable.signs(sample.asked, found)
    return Judged(sample, found, answerable.chance(signs, chance))


def tallied(questions: Iterable[Judged], thresholds: Thresholds) -> Tally:
    """How many of them went which way."""
    tally = Tally()
    for sample, found, chance in questions:
        story = sample.asked.long
        outcome = decide(found, chance, Aspect.GENERAL, {}, thresholds, story=story)
        tally.count(Asked("", sample.question.text, tuple(sample.right)), outcome)
    return tally
