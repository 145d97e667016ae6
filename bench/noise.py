"""How people really type: the same question without accents, with slips, Telex, VNI, short forms.

The same text and seed always give the same result.
"""

import random
import unicodedata
from collections.abc import Callable

_NEXT_KEYS = {
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "g": "h", "h": "j", "i": "o", "k": "l",
    "l": "k", "m": "n", "n": "m", "o": "p", "p": "o", "q": "w", "r": "t", "s": "d", "t": "y",
    "u": "i", "v": "b", "x": "c", "y": "u",
}  # fmt: skip
_SHORT = (
    ("căn cước công dân", "cccd"), ("giấy phép lái xe", "gplx"), ("bảo hiểm xã hội", "bhxh"),
    ("bảo hiểm y tế", "bhyt"), ("ủy ban nhân dân", "ubnd"), ("như thế nào", "ntn"),
    ("đăng ký", "đk"), ("hộ khẩu", "hk"), ("khai sinh", "ks"), ("không", "ko"), ("được", "đc"),
    ("bao nhiêu", "bn"), ("kinh doanh", "kd"), ("giấy tờ", "gt"), ("với", "vs"), ("mình", "mk"),
    ("gì", "j"), ("rồi", "r"),
)  # fmt: skip
_TONES = {"\u0301": ("s", "1"), "\u0300": ("f", "2"), "\u0309": ("r", "3"), "\u0303": ("x", "4"),
          "\u0323": ("j", "5")}  # fmt: skip
_HATS = {"\u0302": ("", "6"), "\u0306": ("w", "8"), "\u031b": ("w", "7")}
_EVERY_WORDS = 5
_SHORTEST_SLIP = 4
_LEFT_OVER = 0.4


def without_accents(text: str, chance: random.Random) -> str:
    """As typed on a keyboard without Vietnamese."""
    del chance
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")


def with_slips(text: str, chance: random.Random) -> str:
    """One slip in five words: a letter lost, doubled, swapped or from the next key."""
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= _SHORTEST_SLIP]
    for number in chance.sample(long, min(len(long), round(len(words) / _EVERY_WORDS))):
        words[number] = _slipped(words[number], chance)
    return " ".join(words)


def _slipped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + _NEXT_KEYS.get(letter, letter) + after,
        )
    )


def with_telex(text: str, chance: random.Random) -> str:
    """Some words as Telex keys, the input method having been off."""
    return _as_keys(text, chance, 0)


def with_vni(text: str, chance: random.Random) -> str:
    """Some words as VNI keys."""
    return _as_keys(text, chance, 1)


def _as_keys(text: str, chance: random.Random, way: int) -> str:
    words = (
        _typed(word, way) if chance.random() < _LEFT_OVER else word for word in text.split(" ")
    )
    return " ".join(words)


def _typed(word: str, way: int) -> str:
    """A word's keys: hats after their letter, the tone at the end."""
    keys, tone = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TONES:
            tone = _TONES[sign][way]
        elif sign in _HATS:
            keys += _HATS[sign][way] or keys[-1]
        elif sign in "đĐ":
            keys += ("dd", "d9")[way]
        else:
            keys += sign
    return keys + tone


def with_short_forms(text: str, chance: random.Random) -> str:
    """Short forms and teencode wherever there is one."""
    del chance
    for full, short in _SHORT:
        text = text.replace(full, short)
    return text


NOISES: dict[str, Callable[[str, random.Random], str]] = {
    "as typed": lambda text, _: text,
    "no accents": without_accents,
    "slips": with_slips,
    "telex": with_telex,
    "vni": with_vni,
    "short forms": with_short_forms,
}


def noisy(text: str, name: str) -> str:
    """The question as such a person would type it."""
    return NOISES[name](text, random.Random(text))  # noqa: S311 - the same each time is the point
