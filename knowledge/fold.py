"""One way to compare Vietnamese text: case, accents, tone place and Unicode form do not count."""

import re
import unicodedata
from functools import lru_cache

_LOOK_ALIKE_D = str.maketrans({"đ": "d", "ð": "d"})
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_TAGS = re.compile(r"[\U000e0000-\U000e007f]")
_NOT_WORD = re.compile(r"[^\w./+-]|_|(?<=[^\W\d]{2})/|/(?=[^\W\d]{2})")
_LOOSE_SIGN = re.compile(r"(?<!\w)[./+-]+|[./+-]+(?!\w)")


def clean(text: str) -> str:
    """The text in NFC without invisible signs, white space as single spaces."""
    text = _TAGS.sub("", _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """The text in lower case, without accents or đ, for comparing only.

    Folding what is folded changes nothing. Signs are kept; `words` drops them.
    """
    lowered = clean(text).casefold().translate(_LOOK_ALIKE_D)
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """`fold` of a single word, remembered: the same few thousand words come again and again."""
    return fold(word)


def plain_words(text: str) -> list[str]:
    """The words in lower case with their accents, NFC; `1.014064` and `kt3` stay one word."""
    spaced = _NOT_WORD.sub(" ", clean(text).casefold())
    return _LOOSE_SIGN.sub(" ", spaced).split()


def words(text: str) -> list[str]:
    """The folded words."""
    return [fold_word(word) for word in plain_words(text)]


def has_accents(text: str) -> bool:
    """Whether the writer typed any Vietnamese mark."""
    cleaned = clean(text).casefold()
    return fold(cleaned) != cleaned
