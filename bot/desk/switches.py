"""What the office can switch off at once when something is wrong."""

from enum import StrEnum


class Off(StrEnum):
    """What is off, or announced."""

    PROCEDURE = "procedure"
    ANSWERS = "answers"
    DESK = "desk"
    BANNER = "banner"
