"""From "Cần người giúp" to a logged request: commune, consent, nothing else.

Every button carries what it needs (unit, subject), so one from yesterday still works.
"""

import hashlib
from dataclasses import replace

from bot.config import ContactVia
from bot.decision import Decision
from bot.delivery.messages import Button, Edit, Say
from bot.desk.requests import ConsentGiven, LogRequest
from bot.dialogue import Dialogue, Step
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, pairs
from handlers.commune import tail, ways_out
from handlers.desk_cards import group_card
from handlers.subjects import known_subject, subject_name
from handlers.visit import Visit
from knowledge.places import Commune

CONSENT_VERSION = "2026-11"
_DAY = 24 * 60 * 60 * 1000


async def start_request(visit: Visit, subject: str) -> Decision:
    """Asks where the person lives; an open request is shown instead of a second one."""
    if not visit.room.config.controller:
        return Decision((visit.say("help_request/no_controller", ways_out()),))
    waiting = await visit.reading.requests.open_of_person(visit.incoming.person)
    if waiting is not None:
        return _already(visit, waiting)
    about = known_subject(visit.room.library, subject)
    dialogue = replace(visit.dialogue, step=Step.COMMUNE, subject=about)
    return Decision((visit.say("help_request/ask_commune", ways_out()),), dialogue=dialogue)


async def need_pressed(visit: Visit, pressed: Pressed) -> Decision:
    """The button under an answer: the request is about what the answer was."""
    return await start_request(visit, pressed.arg(0))


async def need_command(visit: Visit) -> Decision:
    """The command /cannguoigiup: about what was last spoken of."""
    return await start_request(visit, visit.dialogue.procedure or "")


async def where_to_go(visit: Visit, pressed: Pressed) -> Decision:
    """The place to go instead of waiting."""
    del pressed
    return Decision((visit.say("help_request/where_to_go"),), dialogue=visit.dialogue.at_rest())


async def confirmed(visit: Visit, pressed: Pressed) -> Decision:
    """The unit is right: shows what will be known to whom, and asks for consent."""
    commune = visit.room.library.city.commune(pressed.arg(0))
    if commune is None:
        return await start_request(visit, pressed.arg(1))
    yes = ("yes", commune.code, *tail(pressed.arg(1)))
    rows = (
        (button(labels.CONSENT_YES, Verb.CONSENT, *yes),),
        (button(labels.CONSENT_UNDER_16, Verb.CONSENT, "under16"),),
        (button(labels.CONSENT_NO, Verb.CONSENT, "no"),),
    )
    message = Say(visit.incoming.chat, _consent_text(visit, commune, pressed.arg(1)), rows)
    return Decision((message,), dialogue=visit.dialogue.at_rest())


async def consent_answered(visit: Visit, pressed: Pressed) -> Decision:
    """Yes logs the request; under 16 and no store nothing."""
    if pressed.arg(0) == "under16":
        return Decision((visit.say("help_request/under_16"),), dialogue=Dialogue())
    commune = visit.room.library.city.commune(pressed.arg(1))
    if pressed.arg(0) != "yes" or commune is None:
        return Decision((visit.say("help_request/not_sent"),), dialogue=visit.dialogue.at_rest())
    if not visit.room.config.controller:
        return await start_request(visit, "")
    log = _log(visit, commune, pressed.arg(2))
    return Decision(effects=(log,), dialogue=visit.dialogue.at_rest())


def _log(visit: Visit, commune: Commune, subject: str) -> LogRequest:
    text = _consent_text(visit, commune, subject)
    return LogRequest(
        person=visit.incoming.person,
        commune=(commune.code, commune.name),
        subject=known_subject(visit.room.library, subject),
        consent=ConsentGiven(CONSENT_VERSION, hashlib.sha256(text.encode()).hexdigest()),
        open_for=visit.room.config.keep_open_days * _DAY,
        card=lambda request, team: group_card(visit.room, request, team),
        logged=lambda request, team: _logged(visit, commune, request, team),
        already=lambda request: _already(visit, request),
    )


def _logged(visit: Visit, commune: Commune, request: Request, team: Team | None) -> Decision:
    offers = [
        button(labels.ADD_NAME, Verb.ADD_NAME, request.id),
        button(labels.ADD_TIME, Verb.ADD_TIME, request.id),
    ]
    if visit.room.config.contact_via is ContactVia.TELEGRAM:
        offers.append(button(labels.ADD_PHONE, Verb.ADD_PHONE, request.id))
    rows = (*pairs(offers), _own_request_row(request))
    text = visit.text("help_request/logged", code=request.code, commune=commune, team=team)
    consented = _consent_text(visit, commune, request.subject or "")
    edit = Edit(visit.incoming.chat, consented, message=visit.incoming.message)
    return Decision((edit, Say(visit.incoming.chat, text, rows)))


def _already(visit: Visit, request: Request) -> Decision:
    rows = (_own_request_row(request),)
    message = visit.say("help_request/already_open", rows, code=request.code)
    return Decision((message,), dialogue=visit.dialogue.at_rest())


def _own_request_row(request: Request) -> tuple[Button, ...]:
    return (
        button(labels.MY_REQUESTS, Verb.MY_REQUESTS),
        button(labels.WITHDRAW, Verb.WITHDRAW, request.id),
    )


def _consent_text(visit: Visit, commune: Commune, subject: str) -> str:
    config = visit.room.config
    return visit.text(
        "help_request/consent",
        commune=commune,
        controller=config.controller,
        subject=subject_name(visit.room.library, subject),
        keep_days=config.keep_contact_days,
        open_days=config.keep_open_days,
    )
