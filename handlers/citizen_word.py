"""The citizen's word about help: done, thanks, still needed, somebody else, money was asked."""

from bot.decision import Decision
from bot.desk import claiming, closing, obligations
from bot.desk.case import Case
from bot.desk.news import Reply
from bot.desk.states import HELD
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer
from handlers.visit import Visit


async def confirmed(visit: Visit, pressed: Pressed) -> Decision:
    """It is done, says the citizen too."""
    number, person = pressed.number(0), visit.incoming.person
    words = _told(visit, "help_request/confirmed")
    return Decision(effects=(visit.act(lambda turn: closing.confirm(turn, number, person, words)),))


async def thanks(visit: Visit, pressed: Pressed) -> Decision:
    """Thanks for the helper; who thanks confirms."""
    number, person = pressed.number(0), visit.incoming.person
    words = _told(visit, "help_request/thanked")
    rule = visit.act(lambda turn: closing.thank(turn, number, person, words))
    return Decision(effects=(rule,))


async def other_helper(visit: Visit, pressed: Pressed) -> Decision:
    """The citizen would rather have somebody else: the conversation ends, the request waits."""
    number, person = pressed.number(0), visit.incoming.person
    words = Reply(lambda _: Decision((answer(visit),)), lambda case: _not_yours(visit, case))
    rule = visit.act(lambda turn: claiming.change_helper(turn, number, person, words))
    return Decision(effects=(rule,))


async def money(visit: Visit, pressed: Pressed) -> Decision:
    """A helper asked for money: the city's office hears it, the team does not."""
    number, person = pressed.number(0), visit.incoming.person

    def reported(case: Case) -> Decision:
        other = button(labels.OTHER_HELPER, Verb.OTHER_HELPER, number)
        rows = ((other,),) if case.request.state in HELD else ()
        return Decision((answer(visit), visit.say("help_request/money_reported", rows)))

    words = Reply(reported, lambda case: _not_yours(visit, case))
    rule = visit.act(lambda turn: obligations.money_was_asked(turn, number, person, words))
    return Decision(effects=(rule,))


def _told(visit: Visit, template: str) -> Reply:
    return Reply(
        lambda _: Decision((answer(visit), visit.say(template))),
        lambda case: _not_yours(visit, case),
    )


def _not_yours(visit: Visit, case: Case | None) -> Decision:
    """The button is somebody else's, or what it says was said before."""
    template = "help_request/citizen_only"
    if case is not None and case.request.person == visit.incoming.person:
        template = "help_request/already_confirmed"
    return Decision((answer(visit, visit.text(template), alert=True),))
