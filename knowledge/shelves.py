"""What stands around the procedures: shelves, life events, flows, guides, programmes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.problems import Place
from knowledge.rebuilding import Rule


class Membership(StrEnum):
    """How sure the list of a programme is (plan, part 4)."""

    OFFICIAL = "official"
    REPORTED = "reported"
    RECONSTRUCTED = "reconstructed"


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A shelf of the catalogue as people look for it, with the official fields on it."""

    id: str
    name: str
    official: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happens in a life and the procedures it brings, in the order of doing."""

    id: str
    name: str
    codes: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Flow:
    """Filing steps shared by many procedures.

    A step may hold `{name}`, `{agency}` and `{city}`; a step that is exactly `{own}` stands for
    the procedure's own steps while filing, `{then}` for what follows.
    """

    id: str
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """How to do something that is not a procedure: log in, pay, follow a dossier, spot a scam.

    Attributes:
        id: Stable name.
        name: What a button or heading says.
        everyday_names: What people call it.
        questions: As people type them.
        lines: The answer, a thought a line.
        steps: Numbered steps after it, may be empty.
        procedures: Codes of the procedures it leads to.
        links: Official pages.
        alarm: True where money or an account may be in danger.
        sources: Where the facts were read.
        checked_on: The day somebody read them there.
    """

    id: str
    name: str
    everyday_names: tuple[str, ...]
    questions: tuple[str, ...]
    lines: tuple[str, ...]
    steps: tuple[str, ...]
    procedures: tuple[str, ...]
    links: tuple[str, ...]
    alarm: bool
    sources: tuple[str, ...]
    checked_on: date
    place: Place


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A matter that is not ours, and who it belongs to: courts, disputes, schools, chat.

    Attributes:
        id: Stable name.
        everyday_names: Words that point to it.
        questions: As people type them.
        lines: What we say, a thought a line.
        procedures: Codes that may help afterwards.
    """

    id: str
    everyday_names: tuple[str, ...]
    questions: tuple[str, ...]
    lines: tuple[str, ...]
    procedures: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One service as the programme's source names it, with the entries it means here."""

    name: str
    codes: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The people a programme holds for, who are asked before it is said.

    Attributes:
        name: What they are called in a sentence.
        ask: What one of them says on a button, "Tôi là …".
    """

    name: str
    ask: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A list of services decided by somebody, and how sure we are of it.

    Attributes:
        count: How many rows its source promises.
        rule: How it was rebuilt, where it was.
        applies_to: The only people it holds for; None means everybody.
    """

    id: str
    name: str
    membership: Membership
    decision: str
    valid_from: date | None
    valid_to: date | None
    count: int | None
    rule: Rule | None
    applies_to: Group | None
    rows: tuple[ProgrammeRow, ...]
    sources: tuple[str, ...]
    place: Place

    @property
    def codes(self) -> tuple[str, ...]:
        """The entries of all rows, in their order."""
        return tuple(code for row in self.rows for code in row.codes)

    def holds_on(self, day: date) -> bool:
        """Whether the programme has begun and not ended."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Sayings:
    """How people put it who need a procedure that nobody has curated yet.

    Attributes:
        code: The procedure, of an imported catalogue; without one they lie idle.
        said: As people type it.
    """

    code: str
    said: tuple[str, ...]
    place: Place
