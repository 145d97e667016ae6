"""The usual tools at the same task: rapidfuzz over the names, SQLite FTS5 and bm25s over texts."""

import contextlib
import io
import sqlite3
from collections.abc import Callable, Sequence

import bm25s
from rapidfuzz import fuzz, process

from knowledge.fold import words
from knowledge.understanding.wordings import Matter

Rank = Callable[[str], list[str]]
_WANTED = 4


def rivals(matters: Sequence[Matter]) -> dict[str, Rank]:
    """Each tool by name, over procedures only, as they have no idea of anything else."""
    procedures = [matter for matter in matters if ":" not in matter.owner]
    names = {m.owner: m.wordings[0].text for m in procedures}
    texts = {m.owner: _text(m) for m in procedures}
    return {
        "WRatio": _fuzzy(names, fuzz.WRatio),
        "token_set_ratio": _fuzzy(names, fuzz.token_set_ratio),
        "FTS5": _fts(texts),
        "bm25s": _bm25(texts),
    }


def _text(matter: Matter) -> str:
    said = " ".join(wording.text for wording in matter.wordings)
    return " ".join(words(f"{said} {matter.record}"))


def _fuzzy(names: dict[str, str], scorer: Callable[..., float]) -> Rank:
    folded = {owner: " ".join(words(name)) for owner, name in names.items()}

    def rank(question: str) -> list[str]:
        asked = " ".join(words(question))
        return [owner for *_, owner in process.extract(asked, folded, scorer=scorer, limit=_WANTED)]

    return rank


def _fts(texts: dict[str, str]) -> Rank:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(owner UNINDEXED, text)")
    connection.executemany("INSERT INTO texts VALUES (?, ?)", texts.items())

    def rank(question: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in words(question))
        if not asked:
            return []
        found = connection.execute(
            "SELECT owner FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (asked, _WANTED)
        )
        return [owner for (owner,) in found]

    return rank


def _bm25(texts: dict[str, str]) -> Rank:
    owners = list(texts)
    retriever = bm25s.BM25()
    with contextlib.redirect_stderr(io.StringIO()):
        retriever.index([text.split() for text in texts.values()], show_progress=False)

    def rank(question: str) -> list[str]:
        asked = [word for word in words(question) if word in retriever.vocab_dict]
        if not asked:
            return []
        found, _ = retriever.retrieve([asked], k=min(_WANTED, len(owners)), show_progress=False)
        return [owners[number] for number in found[0]]

    return rank
