"""Learns the weights anew and writes knowledge/understanding/weights.yaml: `make weights`.

Prints how questions of procedures fare that were left out while learning (five folds by procedure).
"""

import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.progress import track

from bench.catalogues import ours_over_national
from bench.learning.fitting import fit_chance, fit_ranking
from bench.learning.judging import Judged, Lesson, judged, tallied
from bench.learning.samples import (
    FOLDS,
    MACHINE,
    NOISY,
    REAL,
    TAUGHT,
    Sample,
    asked_of,
    from_wordings,
    known_wordings,
    noisy_of,
)
from bench.learning.writing import write_weights
from bench.questions import DEV, MACHINE_MADE, labelled
from bench.questions import TAUGHT as TAUGHT_FILE
from knowledge.library import load
from knowledge.understanding import answerable, features
from knowledge.understanding.opening import all_matters
from knowledge.understanding.read_texts import read_texts
from knowledge.understanding.understander import Understander
from knowledge.understanding.weights import Thresholds, Weights

_SURE = 0.7
_LEVELS = tuple(level / 40 for level in range(8, 33))
_REFUSED_AT_LEAST = 0.85
_MACHINE_STEP = 3
_NOTHING_LEARNED = Weights(
    tuple(0.0 for _ in features.NAMES),
    tuple(0.0 for _ in answerable.NAMES),
    Thresholds(0.5, _SURE),
)


def main() -> None:
    """Reads, learns, reports, writes."""
    folders = ours_over_national()
    if folders is None or not DEV.exists():
        sys.exit("Learning needs ../shared/data beside the project: real questions and the record.")
    library = load(folders)
    matters = list(all_matters(library, folders))
    everything = Understander(library, read_texts(library, matters), _NOTHING_LEARNED)
    real = list(asked_of(everything, labelled(DEV), REAL))
    machine = [row for row in labelled(MACHINE_MADE) if row.codes][::_MACHINE_STEP]
    written = list(asked_of(everything, labelled(TAUGHT_FILE), TAUGHT))
    others = [
        *noisy_of(everything, labelled(DEV), NOISY),
        *noisy_of(everything, labelled(TAUGHT_FILE), NOISY),
        *asked_of(everything, machine, MACHINE),
        *known_wordings(everything, matters),
        *from_wordings(library, matters, _NOTHING_LEARNED),
    ]
    asked = [*real, *written]
    print(f"{len(real)} real questions, {len(written)} written for this, {len(others)} wordings")
    left_out: list[Judged] = []
    for fold in _shown(range(FOLDS)):
        lesson = _learned([s for s in (*asked, *others) if s.fold != fold])
        left_out += [judged(sample, lesson) for sample in asked if sample.fold == fold]
    doubtful = _threshold(left_out)
    write_weights(*_learned([*asked, *others]), Thresholds(doubtful, _SURE))


def _learned(samples: Sequence[Sample]) -> Lesson:
    ranking = fit_ranking(samples)
    return ranking, fit_chance(samples, ranking)


def _threshold(left_out: Sequence[Judged]) -> float:
    """The lowest doubt that refuses enough of real questions without an answer; prints all."""
    chosen = None
    real = [question for question in left_out if question.sample.source is REAL]
    for level in _LEVELS:
        thresholds = Thresholds(level, _SURE)
        of_all, of_real = _shares(left_out, thresholds), _shares(real, thresholds)
        if chosen is None and of_real.refused >= _REFUSED_AT_LEAST:
            chosen = level
        print(f"{level:.2f}  {of_all}  (real alone: {of_real})")
    return chosen or _LEVELS[-1]


class _Shares(NamedTuple):
    resolved: float
    refused: float
    wrong: float

    def __str__(self) -> str:
        return "  ".join(f"{name} {share:.3f}" for name, share in self._asdict().items())


def _shares(questions: Sequence[Judged], thresholds: Thresholds) -> _Shares:
    tally = tallied(questions, thresholds)
    return _Shares(
        tally.resolved / tally.answerable,
        tally.refused / tally.unanswerable,
        tally.wrong_confident / len(questions),
    )


def _shown(folds: Iterable[int]) -> Iterable[int]:
    return track(folds, "Learning, a fold left out each time", console=Console(stderr=True))


if __name__ == "__main__":
    main()
