"""A procedure: its documents, times and fees.

Everything here is frozen data without behaviour beyond plain look-ups. Texts are Vietnamese as a
citizen reads them; identifiers are English.
"""

from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from enum import StrEnum

from knowledge.problems import Place

LOCAL_PREFIX = "local."


class Channel(StrEnum):
    """How a dossier reaches the agency."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"
    PHONE = "phone"


class Level(StrEnum):
    """Where a procedure is handled; there is no district level since 1/7/2025."""

    MINISTRY = "ministry"
    CITY = "city"
    COMMUNE = "commune"


class Audience(StrEnum):
    """Who files the dossier."""

    CITIZEN = "citizen"
    BUSINESS = "business"
    ORGANISATION = "organisation"
    AGENCY = "agency"


class Online(StrEnum):
    """How far one gets without leaving home; `booking` only reserves a date to come."""

    FULL = "full"
    PART = "part"
    BOOKING = "booking"
    NONE = "none"
    UNKNOWN = "unknown"


class Known(StrEnum):
    """Yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class FeeKind(StrEnum):
    """The two kinds of the law: `phi` pays for a service, `le_phi` for an official paper."""

    PHI = "phi"
    LE_PHI = "le_phi"


class TimeUnit(StrEnum):
    """What a processing time is counted in."""

    WORKING_DAY = "working_day"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"


class Status(StrEnum):
    """Whether the procedure is in force."""

    ACTIVE = "active"
    AMENDED = "amended"
    ABOLISHED = "abolished"
    UNKNOWN = "unknown"


class Authorisation(StrEnum):
    """What paper somebody else needs to go instead."""

    NONE = "none"
    SIMPLE = "simple"
    CERTIFIED = "certified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper to bring.

    Attributes:
        name: In plain words, official form numbers exact.
        original: How many originals, None when the record does not say.
        copies: How many copies, None when the record does not say.
        when: The case it belongs to; None means everybody brings it.
        note: One more sentence, for example what is accepted instead.
    """

    name: str
    original: int | None = None
    copies: int | None = None
    when: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GoInstead:
    """Who may go instead of the person concerned, and with what paper."""

    text: str
    authorisation: Authorisation


@dataclass(frozen=True, slots=True)
class Duration:
    """A processing time; `amount` None means the record names none."""

    amount: int | None
    unit: TimeUnit | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TimeCase:
    """A processing time that holds in one case only; `channel` None means every channel."""

    when: str
    duration: Duration
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """One row of what something costs.

    Attributes:
        kind: Charge or fee in the sense of the law.
        amount: Whole đồng; None when no checked number exists, then `text` says what is known.
        text: What is known where a number alone would mislead.
        unit: What the amount is paid for, e.g. "lần", "thẻ", "trang".
        channel: None means every channel.
        who: The case or people the row is for; None means everybody.
        relief: True for an exemption or reduction that some people may have.
        territory: Where it holds; None means everywhere.
        valid_from: First day it holds; None means unknown but already past.
        valid_to: Last day it holds; None means no end is known.
        basis: Legal document, exact.
        source: Where the row was read.
        checked_on: The day somebody read it there.
    """

    kind: FeeKind
    amount: int | None
    text: str | None
    unit: str | None
    channel: Channel | None
    who: str | None
    relief: bool
    territory: str | None
    valid_from: date | None
    valid_to: date | None
    basis: str | None
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Post:
    """Whether the dossier may go, and the result come back, by public post, and who pays for it."""

    sent_in: Known = Known.UNKNOWN
    sent_back: Known = Known.UNKNOWN
    pays: str | None = None


class Fact(StrEnum):
    """What an entry and its national record can be compared by."""

    NAME = "name"
    LINK = "link"
    TIME = "time"
    FEES = "fees"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact in which an entry says otherwise than its record on purpose, and what it follows."""

    what: Fact
    source: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One administrative procedure as a citizen needs it (fields as in plan, part 4).

    An imported entry holds what its record states plainly and leaves the rest empty.

    Attributes:
        short_name: For headings and buttons, where the official name is too long to read.
        choice_label: What tells it from its near-twins on a choice button.
        formerly: What people still call it, for "trước gọi là …".
        prepare: The papers in one short sentence.
        documents_ask: The question before the cases of the documents, where there are cases.
        steps, steps_after: Its own steps while filing, and what follows once it is filed.
        papers_as_of: The day the record's list of documents is from; None means `checked_on`.
        differs: Where the record says otherwise, and why that is not followed.
        curated: Whether somebody wrote and checked it; an imported entry was read by nobody.
        place: Where the entry stands in its file.
    """

    code: str
    name: str
    short_name: str
    choice_label: str
    field: str
    source: str
    checked_on: date
    place: Place
    formerly: str | None = None
    everyday_names: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    audience: tuple[Audience, ...] = ()
    handled_at: tuple[Level, ...] = ()
    agency: str = ""
    reception: str | None = None
    anywhere: Known = Known.UNKNOWN
    online: Online = Online.UNKNOWN
    online_payment: Known = Known.UNKNOWN
    post: Post = Post()
    when_needed: str = ""
    conditions: tuple[str, ...] = ()
    prepare: str = ""
    documents: tuple[Document, ...] = ()
    documents_ask: str | None = None
    no_longer_asked: tuple[str, ...] = ()
    papers_as_of: date | None = None
    go_instead: GoInstead | None = None
    steps: tuple[str, ...] = ()
    steps_after: tuple[str, ...] = ()
    flow: str = ""
    time: dict[Channel, Duration] = made_by(default_factory=dict)
    time_cases: tuple[TimeCase, ...] = ()
    fees: tuple[Fee, ...] = ()
    result: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    link: str | None = None
    programmes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: Status = Status.UNKNOWN
    differs: tuple[Difference, ...] = ()
    curated: bool = True

    @property
    def shown_code(self) -> str | None:
        """The official code; None for an entry of our own, whose code is never shown."""
        return None if self.code.startswith(LOCAL_PREFIX) else self.code

    def has_channel(self, channel: Channel) -> bool:
        """Whether the record names this way of filing."""
        return channel in self.time
