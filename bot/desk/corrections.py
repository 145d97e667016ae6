"""Reports that an entry is wrong: in which field, and what an editor found."""

from enum import StrEnum


class Field(StrEnum):
    """What of an entry is said to be wrong."""

    FEE = "fee"
    DOCUMENTS = "documents"
    TIME = "time"
    WHERE = "where"
    OTHER = "other"


class Found(StrEnum):
    """Where a report stands."""

    OPEN = "open"
    MENDED = "mended"
    RIGHT = "right"


KEEP_REPORTER_DAYS = 30
MOST_OPEN_OF_ONE = 10
