"""Names as people type them (../shared/data/test_vectors.tsv; the same kinds of our own here)."""

import csv
from pathlib import Path

import pytest
from conftest import SHARED

from knowledge.fold import fold
from knowledge.library import Library
from knowledge.understanding import Understander
from knowledge.understanding.tokens import Tokeniser, known_words

VECTORS = SHARED / "data" / "test_vectors.tsv"
OURS = {
    "nfd": "đăng ký khai sinh",
    "telex at the end": "ddawng kys khai sinh",
    "vni": "d9a8ng ky1 khai sinh",
    "joined": "dangkykhaisinh",
    "upper": "ĐĂNG KÝ KHAI SINH",
    "slip": "đăg ký khai sih",
    "short forms": "đk ks",
}


def keys(library: Library, text: str) -> list[str]:
    known = known_words(library.vocabulary, [p.name for p in library.procedures])
    return [token.key for token in Tokeniser(library.vocabulary, known).tokens(text)]


@pytest.mark.parametrize("typed", OURS.values(), ids=OURS.keys())
def test_a_name_is_read_however_it_was_typed(library: Library, typed: str) -> None:
    assert keys(library, typed) == keys(library, "đăng ký khai sinh")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.skipif(not VECTORS.exists(), reason="../shared is not here")
def test_every_shared_vector_reads_like_its_folded_form(library: Library) -> None:
    vectors = rows(VECTORS)
    texts = [row["input"] for row in vectors if row["form"] == "nfc"]
    tokeniser = Tokeniser(library.vocabulary, known_words(library.vocabulary, texts))
    for row in vectors:
        read = [token.key for token in tokeniser.tokens(row["input"])]
        expected = [token.key for token in tokeniser.tokens(row["expected_folded"])]
        assert read == expected, row


def test_typed_accents_decide_between_words_that_fold_alike(understander: Understander) -> None:
    land = understander.understand("xin cấp sổ đỏ lần đầu")
    drawing = understander.understand("sơ đồ")
    assert land.procedure == "1.013978"
    assert drawing.procedure is None


def test_folding_keeps_the_vocabulary_apart(library: Library) -> None:
    seen: dict[str, str] = {}
    for synonym in library.vocabulary.synonyms:
        for said in synonym.said:
            assert seen.setdefault(fold(said), synonym.means) == synonym.means, said
