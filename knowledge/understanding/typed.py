"""A word as it was typed: what of it is compared, and its accents.

Accents typed are evidence and accents missing are not.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from knowledge.fold import fold_word
from knowledge.understanding.syllables import sound


class Token(NamedTuple):
    """One comparable unit of a text.

    Attributes:
        key: What is compared.
        marks: The accents typed, in a form that does not depend on their place; empty for none.
    """

    key: str
    marks: str = ""


@lru_cache(maxsize=50_000)
def token_of(word: str) -> Token:
    """A word as it was typed."""
    return Token(sound(fold_word(word)), marks_of(word))


@lru_cache(maxsize=50_000)
def marks_of(word: str) -> str:
    """The accents of a word, independent of where the tone is written; empty when it has none."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    signs = [sign for sign in decomposed if unicodedata.category(sign) == "Mn"]
    if "đ" in decomposed:
        signs.append("đ")
    return "".join(sorted(signs))


def agree(typed: str, written: str) -> bool:
    """Whether typed accents allow a written word; none typed allows every word."""
    return not typed or typed == written
