"""Codes a person can read over the phone, and secrets that open something once."""

import hashlib
import secrets

from knowledge.fold import words

UNMISTAKABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O, 1 I L
_LETTERS = "".join(sign for sign in UNMISTAKABLE if sign.isalpha())
_DIGITS = "".join(sign for sign in UNMISTAKABLE if sign.isdecimal())
_INVITATION_LENGTH = 6
_INVITATION_PREFIX = "NH-"
JOIN_PREFIX = "moi-"
_JOIN_LENGTH = 12  # typed by nobody, guessed by nobody


def request_code(commune: str) -> str:
    """A code such as LC-7K4M: the commune's first letters, then four signs."""
    initials = "".join(word[0] for word in words(commune)[:2]).upper()
    letters = "".join(sign for sign in initials if sign.isascii() and sign.isalpha())
    return f"{letters.ljust(2, 'X')}-{_some(UNMISTAKABLE, 4)}"


def helper_code(taken_before: int = 0) -> str:
    """A volunteer's code such as A7; longer once short ones collide."""
    return _some(_LETTERS, 1) + _some(_DIGITS, 1) + _some(UNMISTAKABLE, min(taken_before, 4))


def invitation() -> str:
    """A code that binds a group to its team, such as NH-7K4MQ2."""
    return _INVITATION_PREFIX + _some(UNMISTAKABLE, _INVITATION_LENGTH)


def join_code() -> str:
    """A code that lets one person into a team by a link, such as moi-7K4MQ2AB9XYZ."""
    return JOIN_PREFIX + _some(UNMISTAKABLE, _JOIN_LENGTH)


def invitation_hash(typed: str) -> str:
    """What the store keeps of an invitation, however it was typed."""
    bare = "".join(sign for sign in typed.upper() if sign.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def _some(alphabet: str, count: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(count))
