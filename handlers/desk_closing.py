"""After "Xong": what came of it, on whose device, where, how it was paid, what stood in the way.

Every button carries the whole answer so far, so any of them still works after a restart.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from bot.decision import Decision
from bot.delivery.messages import Edit, Rows, Say
from bot.desk import closing as rules
from bot.desk.case import Case
from bot.desk.news import Reply
from bot.desk.outcomes import Closing, Device, Obstacle, Outcome, Payment, Place
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer, held, reply
from handlers.visit import Visit

_NOTHING = "-"
_SEND = "send"
_OBSTACLES = tuple(Obstacle)
Choice = TypeVar("Choice", bound=StrEnum)


async def ask_outcome(visit: Visit, pressed: Pressed) -> Decision:
    """The first question."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    rows = tuple(
        (button(label, Verb.FINISH, case.request.id, outcome),)
        for outcome, label in labels.OUTCOMES.items()
    )
    text = visit.text("desk/finish_outcome", code=case.request.code)
    message = Say(visit.incoming.chat, text, rows, request=case.request.id)
    return Decision((answer(visit), message))


async def finish(visit: Visit, pressed: Pressed) -> Decision:
    """The next question in the same message, or the end."""
    closing = _read(pressed)
    if closing is None:
        return await ask_outcome(visit, pressed)
    if pressed.arg(6) == _SEND and closing.missing is None:
        return _close(visit, pressed.number(0), closing)
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    text, rows = _question(visit, case, closing)
    edit = Edit(visit.incoming.chat, text, rows, message=visit.incoming.message)
    return Decision((answer(visit), edit))


async def reopen(visit: Visit, pressed: Pressed) -> Decision:
    """Either side opens an ended request again."""
    number, person = pressed.number(0), visit.incoming.person
    days = visit.room.config.reopen_days

    def not_reopened(case: Case | None) -> Decision:
        del case
        text = visit.text("help_request/not_reopened", days=days)
        return Decision((answer(visit, text, alert=True),))

    words = Reply(lambda _: Decision((answer(visit),)), not_reopened)
    rule = visit.act(lambda turn: rules.reopen(turn, number, person, words))
    return Decision(effects=(rule,))


def _close(visit: Visit, request: int, closing: Closing) -> Decision:
    person, missed = visit.incoming.person, closing.outcome is Outcome.UNREACHABLE
    outcome = labels.OUTCOMES[closing.outcome]

    def closed(case: Case) -> Decision:
        template = "desk/finished_missed" if missed else "desk/finished"
        days = visit.room.config.reopen_days
        text = visit.text(template, code=case.request.code, outcome=outcome, days=days)
        done = Edit(visit.incoming.chat, text, message=visit.incoming.message)
        return Decision((answer(visit), done))

    words = Reply(closed, reply(visit).refused)
    rule = visit.act(lambda turn: rules.finish(turn, request, person, closing, words))
    return Decision(effects=(rule,))


def _question(visit: Visit, case: Case, closing: Closing) -> tuple[str, Rows]:
    code, number = case.request.code, case.request.id
    if closing.missing is Device:
        return visit.text("desk/finish_device", code=code), _choices(
            number, labels.DEVICES, lambda device: replace(closing, device=device)
        )
    if closing.missing is Place:
        return visit.text("desk/finish_place", code=code), _choices(
            number, labels.PLACES, lambda place: replace(closing, place=place)
        )
    if closing.missing is Payment:
        return visit.text("desk/finish_payment", code=code), _choices(
            number, labels.PAYMENTS, lambda payment: replace(closing, payment=payment)
        )
    outcome = labels.OUTCOMES[closing.outcome]
    text = visit.text("desk/finish_obstacles", code=code, outcome=outcome, send=labels.SEND)
    return text, _obstacle_buttons(number, closing)


def _choices(
    number: int, options: Mapping[Choice, str], chosen: Callable[[Choice], Closing]
) -> Rows:
    return tuple(
        (button(label, Verb.FINISH, number, *_written(chosen(option))),)
        for option, label in options.items()
    )


def _obstacle_buttons(number: int, closing: Closing) -> Rows:
    ticks = []
    for obstacle, label in labels.OBSTACLES.items():
        ticked = obstacle in closing.obstacles
        others = tuple(each for each in closing.obstacles if each is not obstacle)
        after = replace(closing, obstacles=others if ticked else (*closing.obstacles, obstacle))
        shown = (labels.TICKED if ticked else labels.UNTICKED).format(label=label)
        ticks.append(button(shown, Verb.FINISH, number, *_written(after)))
    send = button(labels.SEND, Verb.FINISH, number, *_written(closing), _SEND)
    return (*((tick,) for tick in ticks), (send,))


def _written(closing: Closing) -> tuple[str, ...]:
    """A closing as a button's arguments: five words, the obstacles by their places."""
    places = "".join(str(_OBSTACLES.index(o)) for o in _OBSTACLES if o in closing.obstacles)
    parts = (closing.outcome, closing.device, closing.place, closing.payment, places)
    return tuple(str(part) if part else _NOTHING for part in parts)


def _read(pressed: Pressed) -> Closing | None:
    """The closing a button carries; None where it is forged."""
    try:
        return Closing(
            Outcome(pressed.arg(1)),
            _known(Device, pressed.arg(2)),
            _known(Place, pressed.arg(3)),
            _known(Payment, pressed.arg(4)),
            tuple(_OBSTACLES[int(sign)] for sign in pressed.arg(5) if sign != _NOTHING),
        )
    except (ValueError, IndexError):
        return None


def _known(kind: type[Choice], text: str) -> Choice | None:
    return kind(text) if text not in ("", _NOTHING) else None
