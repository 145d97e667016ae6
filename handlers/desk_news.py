"""What everybody is told when something happens to a request. Pure."""

from bot.delivery.messages import Outgoing, Say
from bot.desk.states import Outcome, State
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team, Volunteer
from bot.texts import labels
from handlers.cards import need_person
from handlers.desk_cards import changed_group_card, over_card
from handlers.visit import Room

News = tuple[Outgoing, ...]


def of_claim(room: Room, request: Request, team: Team, volunteer: Volunteer) -> News:
    """The group sees who has it, the citizen which helper's code to expect."""
    text = room.texts("help_request/claimed", code=request.code, helper_code=volunteer.helper_code)
    return (
        changed_group_card(room, request, team, State.CLAIMED, volunteer),
        *_to_citizen(request, text),
    )


def of_return(room: Room, before: Request, team: Team | None) -> News:
    """Free again: the group may claim, the citizen knows somebody else is looked for."""
    text = room.texts("help_request/returned", code=before.code)
    return (
        *_helper_is_done(room, before, labels.GIVEN_BACK),
        *_to_group(room, before, team, State.NEW),
        *_to_citizen(before, text),
    )


def of_closing(
    room: Room,
    before: Request,
    team: Team | None,
    volunteer: Volunteer | None,
    outcome: Outcome,
) -> News:
    """Done: thanks to the helper, the outcome to the citizen, the card to rest."""
    label = labels.OUTCOMES[outcome]
    news: list[Outgoing] = [*_helper_is_done(room, before, label)]
    if before.claimed_by is not None:
        thanks = room.texts("desk/closed_thanks", code=before.code, outcome=label)
        news.append(Say(before.claimed_by, thanks))
    if team is not None and team.chat is not None and before.card is not None:
        news.append(changed_group_card(room, before, team, State.DONE, volunteer, outcome))
    if before.person is not None:
        text = room.texts("help_request/closed", code=before.code, outcome=label)
        news.append(Say(before.person, text, ((need_person(before.subject or ""),),)))
    return tuple(news)


def of_withdrawal(room: Room, before: Request, team: Team | None) -> News:
    """Taken back: nobody needs to go on."""
    return (
        *_helper_is_done(room, before, labels.WITHDRAWN_BY_CITIZEN),
        *_to_group(room, before, team, State.WITHDRAWN),
    )


def of_expiry(room: Room, before: Request, team: Team | None) -> News:
    """Too old: an apology and a way on."""
    text = room.texts("help_request/expired", code=before.code)
    return (
        *_helper_is_done(room, before, labels.EXPIRED),
        *_to_group(room, before, team, State.EXPIRED),
        *_to_citizen(before, text),
    )


def of_silence(room: Room, request: Request, team: Team | None) -> News:
    """The citizen cannot be reached any more: whoever holds it, and the team, are told."""
    text = room.texts("desk/unreachable", code=request.code)
    chats = [request.claimed_by, team.chat if team else None]
    return tuple(Say(chat, text) for chat in chats if chat is not None)


def _helper_is_done(room: Room, before: Request, what: str) -> News:
    if before.claimed_by is None or before.helper_card is None:
        return ()
    return (over_card(room, before, before.claimed_by, what),)


def _to_group(room: Room, before: Request, team: Team | None, state: State) -> News:
    if team is None or team.chat is None or before.card is None:
        return ()
    return (changed_group_card(room, before, team, state),)


def _to_citizen(request: Request, text: str) -> News:
    return () if request.person is None else (Say(request.person, text, request=request.id),)
