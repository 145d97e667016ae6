"""What is wrong in a file an editor wrote: where, what, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, as an editor finds it; line 0 means the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: the place, what is wrong there, and what to do."""

    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} → {self.remedy}"


class KnowledgeError(Exception):
    """The knowledge files cannot be used as they are; carries every problem found.

    Attributes:
        problems: All problems in the order of their places, never empty.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = sorted(problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
