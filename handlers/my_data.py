"""One's own requests and data: seen, withdrawn, deleted."""

from bot.clock import DAY, moment_of
from bot.decision import Decision
from bot.delivery.messages import Rows
from bot.desk import my_data as rules
from bot.desk import requests
from bot.desk.news import Reply
from bot.desk.states import ENDED, HELD, OPEN
from bot.store.tables.requests_read import Request
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, need_person
from handlers.desk_cards import commune_name
from handlers.subjects import subject_name
from handlers.visit import Visit


async def my_requests(visit: Visit) -> Decision:
    """/yeucau: the person's requests with the code of whoever helps."""
    found = await visit.reading.requests.of_person(visit.incoming.person)
    rows = [row for request in found for row in _buttons(visit, request)]
    shown = [await _shown(visit, request) for request in found]
    message = visit.say("my_data/requests", (*rows, (need_person(),)), requests=shown)
    return Decision((message,))


async def withdraw(visit: Visit, pressed: Pressed) -> Decision:
    """Takes one's own open request back."""
    number, person = pressed.number(0), visit.incoming.person
    rows = ((need_person(),),)
    words = Reply(
        lambda case: Decision((visit.say("my_data/withdrawn", rows, code=case.request.code),)),
        lambda _: Decision((visit.say("my_data/not_withdrawn"),)),
    )
    rule = visit.act(lambda turn: requests.withdraw(turn, number, person, words))
    return Decision(effects=(rule,))


async def my_data(visit: Visit) -> Decision:
    """/dulieu: all there is, and how to withdraw or delete it."""
    person = visit.incoming.person
    own = await visit.reading.requests.of_person(person)
    consents = await visit.reading.consents.of(person)
    rows = (
        (
            button(labels.WITHDRAW_CONSENT, Verb.WITHDRAW_CONSENT),
            button(labels.DELETE_MY_DATA, Verb.DELETE_ASK),
        ),
        (button(labels.DATA_WISH, Verb.DATA_WISH),),
    )
    return Decision(
        (
            visit.say(
                "my_data/shown",
                rows,
                topic=subject_name(visit.room.library, visit.dialogue.procedure),
                helping=visit.dialogue.helping,
                requests=[await _shown(visit, request) for request in own],
                consents=[
                    {"at": moment_of(c.at), "version": c.version, "withdrawn": c.withdrawn_at}
                    for c in consents
                ],
                volunteer=await visit.reading.members.volunteer(person),
            ),
        )
    )


async def withdraw_consent(visit: Visit, pressed: Pressed) -> Decision:
    """Takes the consent back; what waits is withdrawn."""
    del pressed
    person = visit.incoming.person
    rule = visit.act(lambda turn: rules.withdraw_consent(turn, person))
    return Decision((visit.say("my_data/consent_withdrawn"),), (rule,))


async def delete_ask(visit: Visit) -> Decision:
    """/xoadulieu: shows what goes; one press deletes."""
    rows = ((button(labels.DELETE_ALL, Verb.DELETE), button(labels.KEEP, Verb.CANCEL)),)
    return Decision((visit.say("my_data/delete_ask", rows),))


async def delete(visit: Visit, pressed: Pressed) -> Decision:
    """Deletes at once and says honestly what may remain."""
    del pressed
    person, log = visit.incoming.person, visit.room.deletions
    rule = visit.act(lambda turn: rules.forget_person(turn, person, log))
    return Decision((visit.say("my_data/deleted"),), (rule,))


async def _shown(visit: Visit, request: Request) -> dict[str, object]:
    holder = request.claimed_by if request.state in HELD else None
    helper = await visit.reading.members.volunteer(holder) if holder else None
    words = await visit.reading.relays.of(request.id)
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
        "tried": request.tried,
        "words": len(words),
    }


def _buttons(visit: Visit, request: Request) -> Rows:
    """What the citizen can still do about a request."""
    if request.state in OPEN:
        withdraw = button(f"{labels.WITHDRAW} {request.code}", Verb.WITHDRAW, request.id)
        other = button(labels.OTHER_HELPER, Verb.OTHER_HELPER, request.id)
        return ((withdraw, *([other] if request.state in HELD else [])),)
    days = visit.room.config.reopen_days
    fresh = visit.now - (request.closed_at or 0) <= days * DAY
    if request.state in ENDED and fresh:
        return ((button(f"{labels.REOPEN} {request.code}", Verb.REOPEN, request.id),),)
    return ()
