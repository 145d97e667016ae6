"""Practice for new volunteers: made-up cases, walked by buttons that carry case and step.

Nothing of it is kept: no request, no event, no question, no place in a conversation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.decision import Decision
from bot.delivery.messages import Button, Edit, Outgoing, Rows, Say
from bot.texts import labels, practice
from bot.texts.practice import CASES, Case, Choice, Turn
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.subjects import subject_name, team_sees
from handlers.visit import Visit

_BEFORE_CLAIM = -1


class _Do(StrEnum):
    """What a button of the practice does; its first argument."""

    LIST = "list"
    CARD = "card"
    CLAIM = "claim"
    TURN = "turn"
    CHOOSE = "choose"
    STOP = "stop"
    REAL_WORK = "real"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the practice a button stands.

    Attributes:
        number: The case's place in the list, from 1.
        step: Its turn, from 0; -1 while nobody has claimed it.
    """

    number: int
    step: int = _BEFORE_CLAIM

    @property
    def case(self) -> Case:
        return CASES[self.number - 1]

    @property
    def turn(self) -> Turn:
        return self.case.turns[self.step]

    @property
    def is_last_step(self) -> bool:
        return self.step == len(self.case.turns) - 1

    def after(self) -> "_Place":
        return _Place(self.number, self.step + 1)


async def begin(visit: Visit) -> Decision:
    """/thu: what the practice is, and its cases."""
    return _hello(visit)


async def practice_pressed(visit: Visit, pressed: Pressed) -> Decision:
    """One tap in the practice; what no longer fits a case begins anew."""
    do, place = pressed.arg(0), _place(pressed)
    if do == _Do.LIST:
        return _hello(visit)
    if do == _Do.REAL_WORK:
        return _real_work(visit)
    if do == _Do.STOP:
        return _stop(visit, place)
    if place is None:
        return _hello(visit, again=True)
    if do == _Do.CHOOSE:
        return _chosen(visit, place, pressed.number(3))
    page = _PAGES.get(do)
    return page(visit, place) if page else _hello(visit, again=True)


def _place(pressed: Pressed) -> _Place | None:
    """The place a button names, if there is one."""
    for number, case in enumerate(CASES, 1):
        if case.key == pressed.arg(1):
            step = pressed.number(2)
            return _Place(number, step) if step < len(case.turns) else None
    return None


def _hello(visit: Visit, *, again: bool = False) -> Decision:
    rows = tuple(
        (_button(practice.NUMBERED.format(number=n, title=case.title), _Do.CARD, _Place(n)),)
        for n, case in enumerate(CASES, 1)
    )
    later = (_button(practice.LATER, _Do.STOP),)
    return Decision((visit.say("practice/hello", (*rows, later), cases=CASES, again=again),))


def _card(visit: Visit, place: _Place) -> Decision:
    """The made-up request as the team would see it in its group."""
    rows = ((_button(practice.CLAIM, _Do.CLAIM, place),), _way_out(place))
    return Decision((visit.say("practice/card", rows, **_card_facts(visit, place, holder="")),))


def _claimed(visit: Visit, place: _Place) -> Decision:
    """The card says who has it; the private card and the first step follow."""
    first = _Place(place.number, 0)
    name = visit.incoming.name
    card = visit.text("practice/card", **_card_facts(visit, place, holder=name))
    subject = subject_name(visit.room.library, place.case.procedure)
    private = visit.say(
        "practice/private_card", case=place.case, number=place.number, subject=subject
    )
    return Decision((_in_place(visit, card), private, _ask(visit, first)))


def _turn(visit: Visit, place: _Place) -> Decision:
    """A step on its own, for who comes back to a case."""
    if place.step == _BEFORE_CLAIM:
        return _card(visit, place)
    return Decision((_ask(visit, place),))


def _chosen(visit: Visit, place: _Place, number: int) -> Decision:
    """The reason in place of the question; a good choice leads on, any other may be made anew."""
    if place.step == _BEFORE_CLAIM or not 0 <= number < len(place.turn.choices):
        return _hello(visit, again=True)
    choice = place.turn.choices[number]
    if not choice.good:
        return Decision((_in_place(visit, _feedback(visit, place, choice), _choices(place)),))
    following = _end(visit, place) if place.is_last_step else _ask(visit, place.after())
    return Decision((_in_place(visit, _feedback(visit, place, choice)), following))


def _end(visit: Visit, place: _Place) -> Say:
    """What to remember, and the ways on."""
    following = CASES[place.number : place.number + 1]
    on = tuple(
        (_button(practice.NEXT.format(title=case.title), _Do.CARD, _Place(place.number + 1)),)
        for case in following
    )
    rows = (
        *on,
        (_button(practice.OTHERS, _Do.LIST), _button(practice.REAL_WORK, _Do.REAL_WORK)),
        (_button(practice.LATER, _Do.STOP),),
    )
    return visit.say("practice/end", rows, **_facts(place), last=not following)


def _stop(visit: Visit, place: _Place | None) -> Decision:
    """Enough for now; an unfinished case can be gone on with."""
    resume = ((_button(practice.RESUME, _Do.TURN, place),),) if place else ()
    rows = (
        *resume,
        (_button(practice.OTHERS, _Do.LIST), button(labels.ASK_ELSE, Verb.START)),
    )
    return Decision((visit.say("practice/stopped", rows, case=place.case if place else None),))


def _real_work(visit: Visit) -> Decision:
    """Where the real requests are."""
    rows = ((_button(practice.OTHERS, _Do.LIST), button(labels.ASK_ELSE, Verb.START)),)
    said = visit.say("practice/real_work", rows, claim=labels.CLAIM, give_back=labels.GIVE_BACK)
    return Decision((said,))


def _ask(visit: Visit, place: _Place) -> Say:
    return visit.say("practice/turn", _choices(place), **_facts(place), turn=place.turn)


def _feedback(visit: Visit, place: _Place, choice: Choice) -> str:
    return visit.text("practice/feedback", **_facts(place), turn=place.turn, choice=choice)


def _choices(place: _Place) -> Rows:
    """A choice a row, and the way out."""
    rows = tuple(
        (_button(choice.label, _Do.CHOOSE, place, number),)
        for number, choice in enumerate(place.turn.choices)
    )
    return (*rows, _way_out(place))


def _way_out(place: _Place) -> tuple[Button]:
    return (_button(practice.LATER, _Do.STOP, place),)


def _button(label: str, do: _Do, place: _Place | None = None, *more: object) -> Button:
    where = (place.case.key, place.step) if place else ()
    return button(label, Verb.PRACTICE, do, *where, *more)


def _in_place(visit: Visit, text: str, rows: Rows = ()) -> Outgoing:
    """The message whose button was pressed, changed."""
    return Edit(visit.incoming.chat, text, rows, message=visit.incoming.message)


def _facts(place: _Place) -> dict[str, object]:
    return {
        "case": place.case,
        "number": place.number,
        "count": len(CASES),
        "step": place.step,
    }


def _card_facts(visit: Visit, place: _Place, holder: str) -> dict[str, object]:
    subject = team_sees(visit.room.library, place.case.procedure)
    return {**_facts(place), "subject": subject, "holder": holder}


_PAGES: dict[str, Callable[[Visit, _Place], Decision]] = {
    _Do.CARD: _card,
    _Do.CLAIM: _claimed,
    _Do.TURN: _turn,
}
