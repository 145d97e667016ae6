"""How well questions find their procedure: ours beside the usual tools, and under noise.

Questions of tests/questions.yaml taught nothing; those of ../shared taught the weights, so their
figures flatter (`make weights` prints what left-out questions do).
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.catalogues import ours_over_national
from bench.noise import NOISES, noisy
from bench.questions import DEV, OWN, Labelled, labelled
from bench.rivals import rivals
from bot.cli.matching import Asked, Tally
from knowledge.library import OWN_CATALOGUE, load
from knowledge.understanding import Outcome, Understander, open_understander
from knowledge.understanding.opening import all_matters

Figures = dict[str, float]
_BUTTONS = 4
_TOP = 3


def measure() -> Figures:
    """Shares from 0 to 1, by catalogue, questions, tool and noise."""
    found: Figures = {}
    catalogues: dict[str, Sequence[Path]] = {"ours alone": (OWN_CATALOGUE,)}
    with_national = ours_over_national()
    if with_national:
        catalogues["ours over national"] = with_national
    for catalogue, folders in catalogues.items():
        library = load(folders)
        codes = {procedure.code for procedure in library.procedures}
        understander = open_understander(library, folders)
        usual = rivals(list(all_matters(library, folders)))
        for name, path in (("unseen", OWN), ("dev", DEV)):
            asked = [q for q in labelled(path) if not q.codes or q.codes & codes]
            if not asked:
                continue
            where = f"{catalogue}, {name}"
            found |= _ours(understander, asked, where)
            for tool, rank in usual.items():
                found |= _of_rival(rank, [q for q in asked if q.codes], f"{where}, {tool}")
    return found


def _ours(understander: Understander, asked: Sequence[Labelled], where: str) -> Figures:
    found: Figures = {}
    for noise in NOISES:
        pairs = [(q, understander.understand(noisy(q.text, noise))) for q in asked]
        found |= _shares(pairs, f"{where}, ours, {noise}")
        if noise == "as typed":
            for kind in ("letter", "short"):
                of_kind = [(q, o) for q, o in pairs if q.kind == kind and q.codes]
                if of_kind:
                    found |= _shares(of_kind, f"{where}, ours, {kind}")
    return found


def _shares(pairs: Sequence[tuple[Labelled, Outcome]], where: str) -> Figures:
    tally = Tally()
    for question, outcome in pairs:
        tally.count(Asked("", question.text, tuple(question.codes)), outcome)
    answerable, all_asked = max(1, tally.answerable), tally.answerable + tally.unanswerable
    found = {
        f"{where}: top-1": tally.top_1 / answerable,
        f"{where}: top-3": tally.top_3 / answerable,
        f"{where}: resolved": tally.resolved / answerable,
        f"{where}: wrong": tally.wrong_confident / max(1, all_asked),
    }
    if tally.unanswerable:
        found[f"{where}: refused"] = tally.refused / tally.unanswerable
    return found


def _of_rival(rank: Callable[[str], list[str]], asked: Sequence[Labelled], where: str) -> Figures:
    """They never say that they do not know: four buttons for everything."""
    ranks = [(question.codes, rank(question.text)) for question in asked]

    def within(count: int) -> float:
        return sum(bool(codes & set(found[:count])) for codes, found in ranks) / len(ranks)

    return {
        f"{where}: top-1": within(1),
        f"{where}: top-3": within(_TOP),
        f"{where}: resolved": within(_BUTTONS),
    }
