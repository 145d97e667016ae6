"""Hides numbers that lead to a person before they reach any table, log or volunteer.

Masked: identity numbers (9 or 12 digits), phones, bank cards (by their checksum), dossier codes,
each together or with single spaces or dots. Not masked: amounts, dates, procedure codes.
"""

import re

MASK = "[số đã che]"

_CODE = r"(?<![\d.])\d\.\d{6}(?![\d.]*\d)"
_DOSSIER = r"\b(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{3,7}\b"
_AMOUNT = (
    r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+\s*(?:đ|đồng|vnđ|vnd|k|triệu|tr|nghìn|ngàn|tỷ)\b"
    r"|(?<![\d.,])\d{1,12}\s*(?:đ|đồng|vnđ|vnd|triệu|nghìn|ngàn|tỷ)\b"
)
_DATE = r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
_DIGITS = r"(?<![\d])\+?\d(?:[ .-]?\d){7,18}(?!\d)"
_TOKEN = re.compile(
    rf"(?P<keep>{_CODE}|{_AMOUNT}|{_DATE})|(?P<dossier>{_DOSSIER})|(?P<digits>{_DIGITS})",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+?84|0)(?:[235789]\d{8}|2\d{9})")
_IDENTITY = {9, 12}
_CARD = range(13, 20)


def mask(text: str) -> str:
    """The text with such numbers replaced; masking twice changes nothing more."""
    return _TOKEN.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    if match["keep"] is not None:
        return match[0]
    if match["dossier"] is not None:
        return MASK
    return MASK if _leads_to_a_person(match["digits"]) else match[0]


def _leads_to_a_person(written: str) -> bool:
    digits = re.sub(r"[^\d+]", "", written)
    bare = digits.lstrip("+")
    if len(bare) in _IDENTITY or _PHONE.fullmatch(digits):
        return True
    return len(bare) in _CARD and _is_card(bare)


def _is_card(digits: str) -> bool:
    """Luhn's checksum, as on bank cards."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - digits beyond nine fold back
    return total % 10 == 0
