"""Word lists: what editors may change without changing what the words mean."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

from knowledge.library import PACKAGE, Library
from knowledge.problems import Problem
from knowledge.reading.vocabulary import read_vocabulary
from knowledge.understanding import Understander
from knowledge.understanding.read_texts import read_texts


def test_the_order_of_the_signals_changes_nothing(library: Library) -> None:
    signals = library.vocabulary.signals
    assert _chance(library) == _chance(
        replace(library, vocabulary=replace(library.vocabulary, signals=signals[::-1]))
    )


def _chance(library: Library) -> float:
    return Understander(library, read_texts(library, [])).chance("không đội mũ phạt bao nhiêu")


def test_a_signal_nobody_weighs_is_a_problem(tmp_path: Path) -> None:
    folder = copytree(PACKAGE / "vocabulary", tmp_path / "vocabulary")
    with (folder / "signals.yaml").open("a", encoding="utf-8") as file:
        file.write("- signal: joke\n  said: [đùa thôi]\n")
    problems: list[Problem] = []
    read_vocabulary(folder, problems)
    (problem,) = problems
    assert "'signal: joke'" in problem.what
    assert "punishment" in problem.remedy
