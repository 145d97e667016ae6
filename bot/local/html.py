"""Telegram's HTML, as strictly as Telegram reads it."""

import html
import re

_TAGS = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "code",
    "pre",
    "blockquote",
    "a",
    "span",
    "tg-spoiler",
    "tg-emoji",
}
_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z-]+)[^<>]*>|(?P<stray><)|(?P<text>[^<]+)")
_ENTITY = re.compile(r"&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,10});")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')


class EntityError(ValueError):
    """Telegram would answer "can't parse entities"."""


def visible_text(markup: str) -> str:
    """The text a person sees.

    Raises:
        EntityError: A tag is unknown, not closed, or closed in the wrong order.
    """
    seen: list[str] = []
    open_tags: list[str] = []
    for token in _TOKEN.finditer(markup):
        if token["text"] is not None:
            seen.append(_ENTITY.sub(_entity, token["text"]))
        elif token["stray"] is not None:
            raise EntityError(f"Unsupported start tag at byte offset {token.start()}")
        else:
            _tag(token, open_tags)
    if open_tags:
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"')
    return "".join(seen)


def _tag(token: re.Match[str], open_tags: list[str]) -> None:
    tag = token["tag"].lower()
    if tag not in _TAGS:
        raise EntityError(f'Unsupported start tag "{tag}" at byte offset {token.start()}')
    if not token["close"]:
        open_tags.append(tag)
    elif not open_tags or open_tags.pop() != tag:
        raise EntityError(f"Unmatched end tag at byte offset {token.start()}")


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    return html.unescape(match[0]) if name.startswith("#") else _NAMED.get(name, match[0])


def plain(markup: str) -> str:
    """HTML as a terminal can show it: links written out, tags gone."""
    return visible_text(_LINK.sub(r"\2: \1", markup))
