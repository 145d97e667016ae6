"""Letters with their style, how long they are, and where a line of them ends."""
# ruff: noqa: INP001 - beside a script

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

# Widths of the widest font one meets (DejaVu Sans), in parts of the size: in a narrower one a
# line ends earlier, in none does it leave its bubble.
_EMS = {
    "'ijlIJ": 0.3,
    " ,.·/:;|\\f-": 0.36,
    "t()[]!r": 0.41,
    '*_–szcLk?"': 0.57,
    "aoeTYPvxy•«»bdghnpquESFđ0123456789": 0.63,
    "KAVBRXZC": 0.7,
    "UHNDGĐOQ&": 0.79,
    "w#+<=>→M": 0.85,
    "Wm%@…": 1.0,
}
_EM = {sign: em for signs, em in _EMS.items() for sign in signs}
_BOLDER = 1.13
_COMMAND_OR_LINK = re.compile(r"(?<![^\s(])(?:/[a-z]+\b|https://\S+)")


class _Style(NamedTuple):
    bold: bool = False
    link: bool = False


Signs = list[tuple[str, _Style]]


class _Markup(HTMLParser):
    """Telegram's HTML as letters with their style."""

    def __init__(self) -> None:
        super().__init__()
        self.signs: Signs = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        linked = {i for m in _COMMAND_OR_LINK.finditer(data) for i in range(*m.span())}
        bold, link = "b" in self._open, "a" in self._open
        self.signs += [(s, _Style(bold, link or i in linked)) for i, s in enumerate(data)]


def signs_of(markup: str) -> Signs:
    """The letters of Telegram's HTML."""
    parser = _Markup()
    parser.feed(markup)
    parser.close()
    return parser.signs


def long(signs: Signs, size: int) -> float:
    """How long the signs are at most."""
    return sum(
        _EM.get(sign, _EM.get(unicodedata.normalize("NFD", sign)[0], 0.9))
        * size
        * (_BOLDER if style.bold else 1)
        for sign, style in signs
    )


def wrapped(signs: Signs, size: int, widest: float) -> Iterator[Signs]:
    """Lines broken between words, or within one that is longer than a line."""
    line: Signs = []
    for each in signs:
        if each[0] == "\n":
            yield line
            line = []
            continue
        line.append(each)
        while each[0] != " " and long(line, size) > widest:
            blank = max((i for i, (sign, _) in enumerate(line) if sign == " "), default=0)
            cut = blank if "".join(sign for sign, _ in line[:blank]).strip() else len(line) - 1
            yield line[:cut]
            line = line[cut + (cut == blank) :]
    yield line


def plain(text: str, *, bold: bool = False) -> Signs:
    """The letters of a text without markup."""
    return [(sign, _Style(bold)) for sign in text]


def shortened(text: str, size: int, widest: float) -> str:
    """The text, or its beginning with dots."""
    if long(plain(text), size) <= widest:
        return text
    while long(plain(text + "…"), size) > widest:
        text = text[:-1]
    return text.rstrip() + "…"
