"""What only a person can answer, and within which time; and what counts as a look."""

from enum import StrEnum


class DutyKind(StrEnum):
    """Why somebody of the office has to act."""

    DATA_WISH = "data_wish"
    MONEY_ASKED = "money_asked"


class Look(StrEnum):
    """What of a citizen a volunteer was shown."""

    CONTACT = "contact"
    WORDS = "words"


ANSWER_WITHIN_DAYS = 2  # working days; Law 91/2025, as the law firms in facts/policy.md read it
