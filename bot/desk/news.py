"""What the rules of the desk have to say, as a protocol: the words are the handlers' business."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from markupsafe import Markup

from bot.decision import Decision
from bot.delivery.messages import Outgoing, Say
from bot.desk.case import Case
from bot.desk.outcomes import Closing
from bot.store.tables.duties import Duty
from bot.store.tables.members import Volunteer
from bot.store.tables.relays import Relayed
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team

Said = tuple[Outgoing, ...]


def together(said: Iterable[Said]) -> Said:
    """What several are told, as one."""
    return tuple(message for each in said for message in each)


class Gone(StrEnum):
    """Why a request has left a helper's hands."""

    GIVEN_BACK = "given_back"
    SILENT = "silent"
    HELPER_LOST = "helper_lost"
    RETIRED = "retired"
    BY_LEAD = "by_lead"
    CITIZEN_WISHED = "citizen_wished"
    HANDED_OVER = "handed_over"
    HANDED_ON = "handed_on"
    DONE = "done"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    DELETED = "deleted"


class ForLead(StrEnum):
    """What a lead is told about a request."""

    WAITS = "waits"
    SILENT = "silent"
    STALLED = "stalled"
    CITIZEN_LOST = "citizen_lost"
    CAME_UP = "came_up"


@dataclass(frozen=True, slots=True)
class Words:
    """Something said between citizen and helper.

    Attributes:
        text: What was typed.
        voice: A spoken message, by its file id.
        html: A part of an answer of ours, as the templates made it.
    """

    text: str = ""
    voice: str | None = None
    html: Markup | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What who acted is told: that it is done, or why it could not be.

    Attributes:
        done: Given the case as it stands after the move.
        refused: Given the case as it stands, or None where there is none.
    """

    done: Callable[[Case], Decision] = lambda _: Decision()
    refused: Callable[[Case | None], Decision] = lambda _: Decision()


class News(Protocol):
    """Everything somebody is told when something happens at the desk."""

    def card(self, case: Case, chat: int, topic: int | None) -> Say:
        """The card one can claim from, in a group or a member's private chat."""
        ...

    def topic(self, case: Case) -> str:
        """What a request's topic is called."""
        ...

    def cards_changed(self, case: Case) -> Said:
        """Every card as the request stands now, in its place."""
        ...

    def cards_left(self, before: Case, after: Case) -> Said:
        """The cards of the team that no longer owns it."""
        ...

    def helper_card(self, case: Case) -> Say:
        """The holder's card."""
        ...

    def helper_card_changed(self, case: Case) -> Said:
        """The holder's card as the request stands now."""
        ...

    def helper_card_over(self, before: Case, why: Gone) -> Said:
        """The card of who held it before, once it has left their hands."""
        ...

    def contact(self, case: Case) -> Say:
        """What the citizen left for the holder's eyes only."""
        ...

    def claimed(self, case: Case) -> Said:
        """The citizen hears which helper's code to expect."""
        ...

    def freed(self, case: Case, why: Gone) -> Said:
        """The citizen hears that somebody else is looked for."""
        ...

    def handed_on(self, case: Case) -> Said:
        """The citizen hears who is asked now."""
        ...

    def ended(self, case: Case, closing: Closing) -> Said:
        """The citizen is asked whether it is so; the helper is thanked."""
        ...

    def expired(self, before: Case) -> Said:
        """The citizen gets an apology and a way on."""
        ...

    def reopened(self, case: Case, *, by_helper: bool) -> Said:
        """The citizen, and the helper who did not do it, hear that it goes on."""
        ...

    def thanks(self, case: Case) -> Said:
        """The helper gets the citizen's thanks."""
        ...

    def nudge(self, case: Case) -> Said:
        """The holder is reminded to get in touch."""
        ...

    def stalled(self, case: Case) -> Said:
        """The holder is asked how it goes."""
        ...

    def appointment(self, case: Case) -> Said:
        """The holder is reminded of what was agreed."""
        ...

    def citizen_lost(self, case: Case) -> Said:
        """The holder hears that the citizen no longer gets the bot's messages."""
        ...

    def for_lead(self, case: Case, lead: int, what: ForLead) -> Said:
        """A lead hears what waits too long."""
        ...

    def group_lost(self, team: Team, lead: int) -> Said:
        """A lead hears that the bot was put out of the team's group."""
        ...

    def relayed(self, case: Case, words: Words, *, from_citizen: bool, silent: bool) -> Say:
        """The copy the other side gets."""
        ...

    def conversation(self, case: Case, said: list[Relayed]) -> Say:
        """What was said so far, for the holder."""
        ...

    def duty_over(self, volunteer: Volunteer, done: int, held: list[Request]) -> Said:
        """Thanks at the end of a duty, with what is still held."""
        ...

    def group_left(self, team: Team, chat: int) -> Said:
        """A group hears that its team works in another one now."""
        ...

    def left_team(self, team: Team, person: int) -> Said:
        """Somebody hears that they are no longer in a team."""
        ...

    def duty_due(self, person: int, count: int) -> Said:
        """Somebody of the office hears how many duties are due."""
        ...

    def wish(self, duty: Duty, person: int) -> Say:
        """The words of a wish, for who answers it."""
        ...

    def erased(self, chat: int, row: int) -> Said:
        """A message of ours that held a person's words says that they were deleted."""
        ...
