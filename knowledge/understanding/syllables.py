"""Whether something can be a Vietnamese syllable: what cannot is a slip, a short form or a code."""

import re

_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
_OPEN = (
    "a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ieu|iu|oa|oai|oay|oe|oeo|oi|ua|uay|ue|ui|uo|uoi|uou|uu|"
    "uy|uya|uyu|ya|yeu"
)
_CLOSED_VOWEL = "a|e|i|o|u|y|ie|oa|oe|oo|ua|ue|uo|uy|uye|ye"
_CODA = "c|ch|m|n|ng|nh|p|t"
_SYLLABLE = re.compile(rf"{_ONSET}(?:(?:{_CLOSED_VOWEL})(?:{_CODA})|{_OPEN})")
_Y_AS_I = re.compile(r"(?<=[hklmstq])y$|(?<=qu)y")


def is_syllable(folded: str) -> bool:
    """Whether the folded word is built like a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded) is not None


def sound(folded: str) -> str:
    """The word with `y` written as `i` where both spellings are in use: ký/kí, lý/lí, quý/quí."""
    return _Y_AS_I.sub("i", folded)
