"""One step from a version of the data file to the next."""

from typing import NamedTuple


class Upgrade(NamedTuple):
    """One step: what it brings, and its statements."""

    brings: str
    statements: tuple[str, ...]
