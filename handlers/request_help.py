"""From "Cần người giúp" to a logged request: commune, consent, nothing else.

Every button carries what it needs (unit, subject), so one from yesterday still works.
"""

import hashlib
from dataclasses import replace
from statistics import median

from bot.clock import DAY
from bot.config import ContactVia
from bot.decision import Decision
from bot.delivery.messages import Button, Edit, Say
from bot.desk.case import Case
from bot.desk.requests import ConsentGiven, Wish, log_request
from bot.desk.routing import can_take
from bot.desk.switches import Off
from bot.desk.turn import Act
from bot.dialogue import Dialogue, Step
from bot.store import Writing
from bot.store.tables.requests_read import Request
from bot.texts import labels, span
from handlers.buttons import Pressed, Verb
from handlers.cards import button, pairs
from handlers.commune import tail, ways_out
from handlers.subjects import known_subject, subject_name
from handlers.switchboard import off_notice
from handlers.visit import Visit
from knowledge.places import Commune

CONSENT_VERSION = "2026-11b"
_FAR = "far"
_MONTH = 30 * DAY
_FEWEST_FOR_A_MEDIAN = 5


async def start_request(visit: Visit, subject: str) -> Decision:
    """Asks where the person lives; an open request is shown instead of a second one."""
    if not visit.room.config.controller:
        return Decision((visit.say("help_request/no_controller", ways_out()),))
    off = off_notice(visit, Off.DESK)
    if off is not None:
        return off
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
    message = _consent_card(visit, commune, pressed.arg(1), far=False)
    return Decision((message,), dialogue=visit.dialogue.at_rest())


async def far(visit: Visit, pressed: Pressed) -> Decision:
    """Nobody near the citizen's home: the same card, with the city's desk as who gets it."""
    commune = visit.room.library.city.commune(pressed.arg(0))
    if commune is None:
        return await start_request(visit, pressed.arg(1))
    card = _consent_card(visit, commune, pressed.arg(1), far=True)
    edit = Edit(card.chat, card.text, card.buttons, message=visit.incoming.message)
    return Decision((edit,))


async def consent_answered(visit: Visit, pressed: Pressed) -> Decision:
    """Yes logs the request; under 16 and no store nothing."""
    if pressed.arg(0) == "under16":
        return Decision((visit.say("help_request/under_16"),), dialogue=Dialogue())
    commune = visit.room.library.city.commune(pressed.arg(1))
    if pressed.arg(0) not in ("yes", _FAR) or commune is None:
        return Decision((visit.say("help_request/not_sent"),), dialogue=visit.dialogue.at_rest())
    if not visit.room.config.controller or visit.is_off(Off.DESK):
        return await start_request(visit, "")
    log = _log(visit, commune, pressed.arg(2), far=pressed.arg(0) == _FAR)
    return Decision(effects=(log,), dialogue=visit.dialogue.at_rest())


def _consent_card(visit: Visit, commune: Commune, subject: str, *, far: bool) -> Say:
    where = (commune.code, *tail(subject))
    not_near = button(labels.NOT_NEAR, Verb.FAR, *where)
    rows = (
        (button(labels.CONSENT_YES, Verb.CONSENT, _FAR if far else "yes", *where),),
        *(() if far else ((not_near,),)),
        (button(labels.CONSENT_UNDER_16, Verb.CONSENT, "under16"),),
        (button(labels.CONSENT_NO, Verb.CONSENT, "no"),),
    )
    return Say(visit.incoming.chat, _consent_text(visit, commune, subject, far=far), rows)


def _log(visit: Visit, commune: Commune, subject: str, *, far: bool) -> Act:
    text = _consent_text(visit, commune, subject, far=far)
    wish = Wish(
        person=visit.incoming.person,
        commune=(commune.code, commune.name),
        subject=known_subject(visit.room.library, subject),
        far=far,
        consent=ConsentGiven(CONSENT_VERSION, hashlib.sha256(text.encode()).hexdigest()),
        question=visit.dialogue.question,
    )

    return visit.act(
        lambda turn: log_request(
            turn,
            wish,
            lambda case: _logged(visit, turn.tx, commune, case),
            lambda request: _already(visit, request),
        )
    )


async def _logged(visit: Visit, tx: Writing, commune: Commune, case: Case) -> Decision:
    request, team = case.request, case.team
    offers = [
        button(labels.ADD_NAME, Verb.ADD_NAME, request.id),
        button(labels.ADD_TIME, Verb.ADD_TIME, request.id),
        button(labels.ADD_TRIED, Verb.ADD_TRIED, request.id),
    ]
    if visit.room.config.contact_via is ContactVia.TELEGRAM:
        offers.append(button(labels.ADD_PHONE, Verb.ADD_PHONE, request.id))
    text = visit.text(
        "help_request/logged",
        code=request.code,
        commune=commune,
        far=request.sent_far,
        team=team.name,
        near=team.commune == commune.code or request.sent_far,
        nobody=not await can_take(tx, team),
        next_answer=visit.desk.time.next_answer(team, visit.now),
        median=await _median_wait(visit, tx, team.id),
    )
    consented = _consent_text(visit, commune, request.subject or "", far=request.sent_far)
    edit = Edit(visit.incoming.chat, consented, message=visit.incoming.message)
    rows = (*pairs(offers), _own_request_row(request))
    said = Say(visit.incoming.chat, text, rows, request=request.id)
    return Decision((edit, said))


async def _median_wait(visit: Visit, tx: Writing, team: int) -> str | None:
    """How long half of the team's requests of the last 30 days waited; None for too few."""
    waits = await tx.requests.waits_until_claim(team, visit.now - _MONTH)
    return span(round(median(waits))) if len(waits) >= _FEWEST_FOR_A_MEDIAN else None


def _already(visit: Visit, request: Request) -> Decision:
    rows = (_own_request_row(request),)
    message = visit.say("help_request/already_open", rows, code=request.code)
    return Decision((message,), dialogue=visit.dialogue.at_rest())


def _own_request_row(request: Request) -> tuple[Button, ...]:
    return (
        button(labels.MY_REQUESTS, Verb.MY_REQUESTS),
        button(labels.WITHDRAW, Verb.WITHDRAW, request.id),
    )


def _consent_text(visit: Visit, commune: Commune, subject: str, *, far: bool) -> str:
    config = visit.room.config
    return visit.text(
        "help_request/consent",
        commune=commune,
        controller=config.controller,
        subject=subject_name(visit.room.library, subject),
        far=far,
        relay_days=config.keep_relay_days,
        keep_days=config.keep_contact_days,
        open_days=config.keep_open_days,
    )
