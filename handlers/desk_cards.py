"""A request as the team, the volunteer and the citizen see it. Pure."""

from bot.clock import HOUR, milliseconds, moment_of
from bot.delivery.messages import Edit, Rows, Say
from bot.desk.case import Case
from bot.desk.outcomes import Outcome
from bot.desk.states import WAITING, State
from bot.store.tables.requests_read import Request
from bot.texts import labels, span
from handlers.buttons import Verb
from handlers.cards import button, pairs
from handlers.subjects import subject_name, team_sees
from handlers.visit import Speech

_WORTH_SAYING = HOUR


def team_card(room: Speech, case: Case, moved_to: str | None = None) -> tuple[str, Rows]:
    """The card one claims from: code, unit, subject, how long it waits; never a name or number."""
    request, holder = case.request, case.holder
    text = room.texts(
        "desk/group_card",
        code=request.code,
        commune=commune_name(room, request),
        subject=team_sees(room.library, request.subject),
        at=moment_of(request.created_at),
        waited=_waited(room, request),
        moved_to=moved_to,
        state=request.state,
        holder=holder.name if holder else "",
        helper_code=holder.helper_code if holder else "",
        outcome=labels.OUTCOMES[Outcome(request.outcome)] if request.outcome else "",
    )
    if request.state not in WAITING or moved_to:
        return text, ()
    return text, ((button(labels.CLAIM, Verb.CLAIM, request.id),),)


def team_card_in(room: Speech, case: Case, chat: int, topic: int | None) -> Say:
    """The card as a new message in a group, one of its topics, or a member's private chat."""
    text, rows = team_card(room, case)
    return Say(chat, text, rows, request=case.request.id, topic=topic)


def helper_text(room: Speech, case: Case) -> str:
    """The holder's card: what the citizen agreed to, and how to write to the citizen."""
    request, procedure = case.request, room.library.procedure(case.request.subject or "")
    return room.texts(
        "desk/private_card",
        code=request.code,
        state=request.state,
        commune=commune_name(room, request),
        subject=subject_name(room.library, request.subject),
        at=moment_of(request.created_at),
        appointment=moment_of(request.appointment_at) if request.appointment_at else None,
        has_contact=request.has_contact,
        look=labels.LOOK,
        notes=[note.text for note in case.notes],
        helper_code=case.holder.helper_code if case.holder else "",
        link=procedure.link if procedure else None,
    )


def helper_buttons(request: Request) -> Rows:
    """What the holder can do."""
    first = [(labels.CONTACTED, Verb.CONTACTED)] if request.state is State.CLAIMED else []
    rest = [
        (labels.CANNED, Verb.CANNED),
        (labels.LOOK, Verb.LOOK),
        (labels.NOTE, Verb.NOTE),
        (labels.APPOINT, Verb.APPOINT),
        (labels.OTHER_MATTER, Verb.LABEL),
        (labels.HAND, Verb.HAND),
        (labels.GIVE_BACK, Verb.GIVE_BACK),
    ]
    rows = pairs([button(label, verb, request.id) for label, verb in [*first, *rest]])
    return (*rows, (button(labels.DONE, Verb.DONE, request.id),))


def helper_card(room: Speech, case: Case) -> Say:
    """The holder's card as a new message."""
    chat, request = case.request.claimed_by or 0, case.request
    return Say(chat, helper_text(room, case), helper_buttons(request), request=request.id)


def contact(room: Speech, request: Request) -> Say:
    """What the citizen left for the holder's eyes only; may not be forwarded."""
    text = room.texts(
        "desk/contact",
        code=request.code,
        name=request.name,
        preferred_time=request.preferred_time,
        tried=request.tried,
        phone=request.phone,
    )
    return Say(request.claimed_by or 0, text, request=request.id, protect=True)


def over_card(room: Speech, request: Request, what: str, *, ended: bool) -> Edit:
    """The holder's card once the request has left their hands; an end can be taken back."""
    text = room.texts("desk/private_card_over", code=request.code, what=what)
    rows: Rows = ()
    if ended:
        rows = ((button(labels.REOPEN_BY_HELPER, Verb.REOPEN, request.id),),)
    return Edit(request.claimed_by or 0, text, rows, row=request.helper_card)


def commune_name(room: Speech, request: Request) -> str:
    """The unit's full name."""
    commune = room.library.city.commune(request.commune)
    return commune.full_name if commune else request.commune


def _waited(room: Speech, request: Request) -> str | None:
    """How long it has been waiting; nothing while that is not worth a word."""
    waited = milliseconds(room.clock.now()) - request.created_at
    if request.state not in WAITING or waited < _WORTH_SAYING:
        return None
    return span(waited)
