"""A request as the team, the volunteer and the citizen see it. Pure."""

from bot.clock import moment_of
from bot.delivery.messages import Edit, Rows, Say
from bot.desk.states import Outcome, State
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team, Volunteer
from bot.texts import labels
from handlers.buttons import Verb
from handlers.cards import button
from handlers.subjects import subject_name, team_sees
from handlers.visit import Room


def group_card(
    room: Room,
    request: Request,
    team: Team,
    state: State = State.NEW,
    holder: Volunteer | None = None,
    outcome: Outcome | None = None,
) -> Say:
    """The team's card: code, unit, subject, never a citizen's name or number."""
    text = room.texts(
        "desk/group_card",
        code=request.code,
        commune=commune_name(room, request),
        subject=team_sees(room.library, request.subject),
        at=moment_of(request.created_at),
        state=state,
        holder=holder.name if holder else "",
        helper_code=holder.helper_code if holder else "",
        outcome=labels.OUTCOMES[outcome] if outcome else "",
    )
    rows: Rows = ()
    if state is State.NEW:
        rows = ((button(labels.CLAIM, Verb.CLAIM, request.id),),)
    return Say(team.chat or 0, text, rows, request=request.id)


def changed_group_card(
    room: Room,
    request: Request,
    team: Team,
    state: State,
    holder: Volunteer | None = None,
    outcome: Outcome | None = None,
) -> Edit:
    """The same card after something happened, in its place."""
    card = group_card(room, request, team, state, holder, outcome)
    return Edit(card.chat, card.text, card.buttons, row=request.card)


def private_card(room: Room, request: Request, volunteer: Volunteer) -> Say:
    """The volunteer's card: what the citizen agreed to, and how to write to the citizen."""
    procedure = room.library.procedure(request.subject or "")
    text = room.texts(
        "desk/private_card",
        code=request.code,
        commune=commune_name(room, request),
        subject=subject_name(room.library, request.subject),
        name=request.name,
        preferred_time=request.preferred_time,
        phone=request.phone,
        helper_code=volunteer.helper_code,
        link=procedure.link if procedure else None,
    )
    rows = (
        (
            button(labels.DONE, Verb.DONE, request.id),
            button(labels.GIVE_BACK, Verb.GIVE_BACK, request.id),
        ),
    )
    return Say(volunteer.person, text, rows, request=request.id, protect=bool(request.phone))


def contact_note(room: Room, request: Request) -> Say:
    """What the citizen added after the request was claimed."""
    text = room.texts(
        "desk/contact_note",
        code=request.code,
        name=request.name,
        preferred_time=request.preferred_time,
        phone=request.phone,
    )
    return Say(request.claimed_by or 0, text, request=request.id, protect=bool(request.phone))


def over_card(room: Room, request: Request, person: int, what: str) -> Edit:
    """The volunteer's card once the request has left their hands."""
    text = room.texts("desk/private_card_over", code=request.code, what=what)
    return Edit(person, text, row=request.helper_card)


def commune_name(room: Room, request: Request) -> str:
    """The unit's full name."""
    commune = room.library.city.commune(request.commune)
    return commune.full_name if commune else request.commune
