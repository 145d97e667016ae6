"""Somebody's phone as SVG: a chat with its bubbles and buttons."""
# ruff: noqa: INP001 - beside a script

from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any, NamedTuple

from letters import Signs, long, plain, shortened, signs_of, wrapped

_WIDTH, _MARGIN, _PADDING = 440, 12, 14
_HEADER = 58
_WIDEST = _WIDTH - 2 * _MARGIN - 34
_SIZE, _LINE, _SMALL = 17, 25, 13
_BUTTON_LINE, _BUTTON_PADDING = 21, 10
_FONT = "Roboto, 'Segoe UI', 'Noto Sans', Arial, 'DejaVu Sans', sans-serif"
_DARK, _PALE, _LINK = "#17212b", "#5c6b78", "#0b62a6"


class Bubble(NamedTuple):
    """One message as its reader sees it.

    Attributes:
        own: Written by who holds the phone.
        by: Who wrote it, where that is shown.
        quoted: What it replies to.
    """

    own: bool
    by: str
    quoted: str
    markup: str
    buttons: list[list[tuple[str, str | None]]]
    at: datetime


class Screen(NamedTuple):
    """A chat on somebody's phone."""

    title: str
    below: str
    bubbles: list[Bubble]
    tells: str


def _text(x: float, y: float, signs: Signs, size: int, color: str = _DARK, **more: Any) -> str:
    """One line of text."""
    runs = []
    for style, run in groupby(signs, key=lambda each: each[1]):
        words = escape("".join(sign for sign, _ in run), quote=False)
        weight = ' font-weight="700"' if style.bold else ""
        fill = f' fill="{_LINK}"' if style.link else ""
        runs.append(f"<tspan{weight}{fill}>{words}</tspan>" if weight or fill else words)
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{color}"{attributes}>'
        f"{''.join(runs)}</text>"
    )


def _box(x: float, y: float, width: float, height: float, color: str, *more: str) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{color}"'
        f"{''.join(' ' + each for each in more)}/>"
    )


def svg(screen: Screen) -> str:
    """The picture of a screen."""
    y, parts = _HEADER + 14.0, _header(screen)
    for bubble in screen.bubbles:
        drawn, y = _bubble_at(bubble, y)
        parts += drawn
    tells = escape(screen.tells, quote=False)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y + 4:g}"'
        f' viewBox="0 0 {_WIDTH} {y + 4:g}" role="img" aria-label="{escape(screen.tells)}"'
        f' font-family="{_FONT}" xml:space="preserve">'
    )
    paper = _box(0.5, 0.5, _WIDTH - 1, y + 3, "#e6eef4", 'rx="14"', 'stroke="#b5c6d3"')
    return "\n".join([head, f"<title>{tells}</title>", paper, *parts, "</svg>", ""])


def _header(screen: Screen) -> list[str]:
    top = (
        f'<path fill="#ffffff" d="M1 {_HEADER}V14Q1 1 14 1H{_WIDTH - 14}'
        f'Q{_WIDTH - 1} 1 {_WIDTH - 1} 14V{_HEADER}Z"/>'
    )
    return [
        top,
        f'<circle cx="34" cy="30" r="19" fill="{_LINK}"/>',
        _text(34, 36, plain(screen.title[0], bold=True), 18, "#ffffff", text_anchor="middle"),
        _text(64, 26, plain(screen.title, bold=True), 18),
        _text(64, 46, plain(screen.below), 14, _PALE),
        _box(1, _HEADER, _WIDTH - 2, 1, "#b5c6d3"),
    ]


def _bubble_at(bubble: Bubble, y: float) -> tuple[list[str], float]:
    """A message from `y` downwards, and where the next one begins."""
    lines = list(wrapped(signs_of(bubble.markup), _SIZE, _WIDEST - 2 * _PADDING))
    clock = plain(f"{bubble.at.hour}:{bubble.at:%M}")
    time_long = long(clock, _SMALL)
    inside = max(long(line, _SIZE) for line in lines)
    beside = long(lines[-1], _SIZE) + 12 + time_long <= _WIDEST - 2 * _PADDING
    inside = max(inside, long(lines[-1], _SIZE) + 12 + time_long if beside else 0, 90)
    if bubble.buttons or bubble.quoted or bubble.by:
        inside = _WIDEST - 2 * _PADDING
    width = inside + 2 * _PADDING
    x = _WIDTH - _MARGIN - width if bubble.own else _MARGIN
    above = _above(bubble, x + _PADDING, y + 10, inside)
    first = y + 10 + (22 if bubble.by else 0) + (52 if bubble.quoted else 0)
    last = first + _LINE * len(lines) + (0 if beside else 16)
    color = "#d9f4cf" if bubble.own else "#ffffff"
    parts = [_box(x, y, width, last + 8 - y, color, 'rx="14"', 'stroke="#c4d2dc"'), *above]
    parts += [
        _text(x + _PADDING, first + 18 + _LINE * number, line, _SIZE)
        for number, line in enumerate(lines)
    ]
    parts.append(_text(x + width - 12, last, clock, _SMALL, _PALE, text_anchor="end"))
    below, end = _buttons(bubble.buttons, x, last + 8, width)
    return [*parts, *below], end + 12


def _above(bubble: Bubble, x: float, y: float, width: float) -> list[str]:
    """Who wrote it, and what it replies to."""
    parts = []
    if bubble.by:
        parts.append(_text(x, y + 14, plain(bubble.by, bold=True), 15, _LINK))
        y += 22
    if bubble.quoted:
        words = shortened(bubble.quoted, 15, width - 24)
        parts += [
            _box(x, y, width, 44, "#eaf3ea" if not bubble.own else "#c6e8ba", 'rx="6"'),
            _box(x, y, 4, 44, _LINK, 'rx="2"'),
            _text(x + 12, y + 17, plain("trả lời tin", bold=True), _SMALL, _LINK),
            _text(x + 12, y + 36, plain(words), 15, _PALE),
        ]
    return parts


def _buttons(
    rows: list[list[tuple[str, str | None]]], x: float, y: float, width: float
) -> tuple[list[str], float]:
    """The rows of buttons, and where they end."""
    parts = []
    for row in rows:
        y += 5
        each = (width - 5 * (len(row) - 1)) / len(row)
        labelled = [
            list(wrapped(plain(label + (" ↗" if data is None else "")), 16, each - 16))
            for label, data in row
        ]
        height = max(map(len, labelled)) * _BUTTON_LINE + 2 * _BUTTON_PADDING
        for place, lines in enumerate(labelled):
            parts += _button(x + place * (each + 5), y, each, height, lines)
        y += height
    return parts, y


def _button(x: float, y: float, width: float, height: float, lines: list[Signs]) -> list[str]:
    top = y + (height - len(lines) * _BUTTON_LINE) / 2
    return [
        _box(x, y, width, height, "#cfe3f2", 'rx="9"', 'stroke="#9dbfd8"'),
        *(
            _text(x + width / 2, top + 16 + n * _BUTTON_LINE, line, 16, text_anchor="middle")
            for n, line in enumerate(lines)
        ),
    ]
