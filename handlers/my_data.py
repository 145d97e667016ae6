"""One's own requests and data: seen, withdrawn, deleted."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.desk.effects import ForgetPerson, WithdrawConsent
from bot.desk.requests import Withdraw
from bot.desk.states import OPEN
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers import desk_news
from handlers.buttons import Pressed, Verb
from handlers.cards import button, need_person
from handlers.desk_cards import commune_name
from handlers.subjects import subject_name
from handlers.visit import Visit


async def my_requests(visit: Visit) -> Decision:
    """/yeucau: the person's requests with the code of whoever helps."""
    found = await visit.reading.requests.of_person(visit.incoming.person)
    rows = [
        (button(f"{labels.WITHDRAW} {request.code}", Verb.WITHDRAW, request.id),)
        for request in found
        if request.state in OPEN
    ]
    shown = [await _shown(visit, request) for request in found]
    message = visit.say("my_data/requests", (*rows, (need_person(),)), requests=shown)
    return Decision((message,))


async def withdraw(visit: Visit, pressed: Pressed) -> Decision:
    """Takes one's own open request back."""
    teams = await _teams(visit)
    return Decision(
        effects=(
            Withdraw(
                request=pressed.number(0),
                person=visit.incoming.person,
                withdrawn=lambda before: Decision(
                    (
                        visit.say("my_data/withdrawn", ((need_person(),),), code=before.code),
                        *desk_news.of_withdrawal(visit.room, before, teams.get(before.team or 0)),
                    )
                ),
                too_late=lambda: Decision((visit.say("my_data/not_withdrawn"),)),
            ),
        )
    )


async def my_data(visit: Visit) -> Decision:
    """/dulieu: all there is, and how to withdraw or delete it."""
    person = visit.incoming.person
    requests = await visit.reading.requests.of_person(person)
    consents = await visit.reading.consents.of(person)
    rows = (
        (
            button(labels.WITHDRAW_CONSENT, Verb.WITHDRAW_CONSENT),
            button(labels.DELETE_MY_DATA, Verb.DELETE_ASK),
        ),
    )
    return Decision(
        (
            visit.say(
                "my_data/shown",
                rows,
                topic=subject_name(visit.room.library, visit.dialogue.procedure),
                helping=visit.dialogue.helping,
                requests=[await _shown(visit, request) for request in requests],
                consents=[
                    {"at": moment_of(c.at), "version": c.version, "withdrawn": c.withdrawn_at}
                    for c in consents
                ],
                volunteer=await visit.reading.teams.volunteer(person),
            ),
        )
    )


async def withdraw_consent(visit: Visit, pressed: Pressed) -> Decision:
    """Takes the consent back; what waits is withdrawn."""
    del pressed
    teams = await _teams(visit)
    effect = WithdrawConsent(visit.incoming.person, lambda before: _withdrawn(visit, before, teams))
    return Decision((visit.say("my_data/consent_withdrawn"),), (effect,))


async def delete_ask(visit: Visit) -> Decision:
    """/xoadulieu: shows what goes; one press deletes."""
    rows = ((button(labels.DELETE_ALL, Verb.DELETE), button(labels.KEEP, Verb.CANCEL)),)
    return Decision((visit.say("my_data/delete_ask", rows),))


async def delete(visit: Visit, pressed: Pressed) -> Decision:
    """Deletes at once and says honestly what may remain."""
    del pressed
    teams = await _teams(visit)
    effect = ForgetPerson(
        person=visit.incoming.person,
        on_withdrawn=lambda before: _withdrawn(visit, before, teams),
        on_returned=lambda before: Decision(
            desk_news.of_return(visit.room, before, teams.get(before.team or 0))
        ),
        log=visit.room.deletions,
    )
    return Decision((visit.say("my_data/deleted"),), (effect,))


def _withdrawn(visit: Visit, before: Request, teams: dict[int, Team]) -> Decision:
    return Decision(desk_news.of_withdrawal(visit.room, before, teams.get(before.team or 0)))


async def _teams(visit: Visit) -> dict[int, Team]:
    return {team.id: team for team in await visit.reading.teams.all()}


async def _shown(visit: Visit, request: Request) -> dict[str, object]:
    holder = request.claimed_by if request.state in OPEN else None
    helper = await visit.reading.teams.volunteer(holder) if holder else None
    return {
        "code": request.code,
        "commune": commune_name(visit.room, request),
        "subject": subject_name(visit.room.library, request.subject),
        "state": labels.STATES[request.state],
        "helper_code": helper.helper_code if helper else None,
        "at": moment_of(request.created_at),
        "name": request.name,
        "preferred_time": request.preferred_time,
        "phone": request.phone,
    }
