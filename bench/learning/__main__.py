"""Learns the weights anew and writes knowledge/understanding/weights.yaml: `make weights`.

Prints how questions of procedures fare that were left out while learning (five folds by procedure).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import track

from bench.catalogues import ours_over_national
from bench.learning.fitting import Numbers, fit_chance, fit_ranking, signs_of
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
from knowledge.reading.vocabulary import Aspect
from knowledge.understanding import Kind, answerable, features
from knowledge.understanding.deciding import decide
from knowledge.understanding.opening import all_matters
from knowledge.understanding.ranking import in_order
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
Lesson = tuple[Numbers, Numbers]


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
    left_out: list[tuple[Sample, Lesson]] = []
    for fold in _shown(range(FOLDS)):
        lesson = _learned([s for s in (*asked, *others) if s.fold != fold])
        left_out += [(sample, lesson) for sample in asked if sample.fold == fold]
    doubtful = _threshold(left_out)
    write_weights(*_learned([*asked, *others]), Thresholds(doubtful, _SURE))


def _learned(samples: Sequence[Sample]) -> Lesson:
    ranking = fit_ranking(samples)
    return ranking, fit_chance(samples, ranking)


def _threshold(left_out: Sequence[tuple[Sample, Lesson]]) -> float:
    """The lowest doubt that refuses enough of real questions without an answer; prints all."""
    chosen = None
    real = [pair for pair in left_out if pair[0].source is REAL]
    for level in _LEVELS:
        found, of_real = _figures(left_out, level), _figures(real, level)
        resolved, refused = (found[name] for name in ("resolved", "refused"))
        wrong = found["wrong"]
        if chosen is None and of_real["refused"] >= _REFUSED_AT_LEAST:
            chosen = level
        print(
            f"{level:.2f}  resolved {resolved:.3f}  refused {refused:.3f}  wrong {wrong:.3f}"
            f"  (real alone {of_real['resolved']:.3f}  {of_real['refused']:.3f}"
            f"  {of_real['wrong']:.3f})"
        )
    return chosen or _LEVELS[-1]


def _figures(left_out: Sequence[tuple[Sample, Lesson]], doubtful: float) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for sample, (ranking, chance) in left_out:
        pairs = zip(sample.subjects, sample.values.tolist(), strict=True)
        found = in_order(pairs, ranking.tolist())
        likely = answerable.chance(signs_of(sample, ranking), chance.tolist())
        outcome = decide(found, likely, Aspect.GENERAL, {}, Thresholds(doubtful, _SURE))
        shown = {outcome.procedure} if outcome.kind is Kind.ANSWER else set(outcome.shown)
        counts["answerable" if sample.right else "unanswerable"] += 1
        if sample.right:
            counts["resolved"] += bool(shown & sample.right)
        else:
            counts["refused"] += outcome.kind in {Kind.UNKNOWN, Kind.GUIDE}
        counts["wrong"] += outcome.kind is Kind.ANSWER and not shown & sample.right
    return {
        "resolved": counts["resolved"] / counts["answerable"],
        "refused": counts["refused"] / counts["unanswerable"],
        "wrong": counts["wrong"] / len(left_out),
    }


def _shown(folds: Iterable[int]) -> Iterable[int]:
    return track(folds, "Learning, a fold left out each time", console=Console(stderr=True))


if __name__ == "__main__":
    main()
