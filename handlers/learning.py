"""/hoc: what was missed, a group at a time, and what an editor makes of it."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import Button, Rows
from bot.desk.roles import OF_THE_CITY
from bot.desk.turn import Turn
from bot.dialogue import Step
from bot.learning import closed_words, judges, missed_of
from bot.store.tables.questions import Question
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.subjects import told_apart
from handlers.visit import Visit
from knowledge.learning.grouping import Group, Likeness, Missed, decided, group_alike
from knowledge.learning.lessons import Lesson, LessonKind, is_teachable, usual_kind
from knowledge.learning.planning import Objection, objection
from knowledge.learning.proposing import Proposal, example, other_example, propose, unsettled
from knowledge.learning.saying import says_which
from knowledge.library import Library
from knowledge.understanding import Understander
from knowledge.understanding.wordings import CHOICE, ELSEWHERE, GUIDE

_LOOKED_BACK = timedelta(days=90)
_MOST_QUESTIONS = 600
_EXAMPLES = 4
_BROKEN_SHOWN = 4
_FOUND = 5
_YES, _NAME, _QUESTION, _OTHER, _LEAVE, _NEXT = "yes", "name", "quest", "other", "leave", "next"
_SURE = "sure"
_KINDS = {
    _NAME: LessonKind.EVERYDAY_NAME,
    _QUESTION: LessonKind.QUESTION,
    _SURE: LessonKind.QUESTION,
}
_IN_BUTTONS = "/"  # for the colon of `guide:` and `elsewhere:`


async def following(visit: Visit) -> Decision:
    """/hoc: the largest group that is still missed and that nobody has decided about."""
    if not await visit.has_city_role(OF_THE_CITY):
        return Decision((visit.say("office/not_office"),))
    since = moment_of(visit.now).date() - _LOOKED_BACK
    rows = await visit.reading.questions.missed(since.isoformat(), _MOST_QUESTIONS)
    closed = decided(closed_words(await visit.reading.lessons.all()))
    seen = [*map(missed_of, rows), *closed]
    found = await asyncio.to_thread(_next, visit.room.understander, seen)
    if found is None:
        return Decision((visit.say("learning/nothing"),))
    return _group(visit, *found)


async def pressed_learn(visit: Visit, pressed: Pressed) -> Decision:
    """Every button of a group: right, another matter, left, or the next group."""
    action = pressed.arg(0)
    if action == _NEXT or not await visit.has_city_role(OF_THE_CITY):
        return await following(visit)
    row = await visit.reading.questions.get(pressed.number(1))
    if row is None or not is_teachable(row.text):
        return Decision((visit.say("learning/question_gone", _next_button()),))
    if action == _OTHER:
        return await _other(visit, row)
    if action == _LEAVE:
        return _kept(visit, row, [Lesson(row.text, "", LessonKind.LEFT)])
    return await _of_matter(visit, pressed, row)


async def _of_matter(visit: Visit, pressed: Pressed, row: Question) -> Decision:
    """A matter was chosen: what becomes of the words, then whether they may be taught."""
    action, owner = pressed.arg(0), pressed.arg(2).replace(_IN_BUTTONS, ":")
    if _called(visit.room.library, owner) is None:
        return Decision((visit.say("learning/question_gone", _next_button()),))
    if action not in _KINDS:
        return _which_kind(visit, row, owner, pressed.arg(3))
    lesson = Lesson(row.text, owner, _KINDS[action])
    if action != _SURE and not says_which(visit.room.understander, visit.room.library, lesson):
        return _fits_any(visit, row, owner, pressed.arg(3))
    return await _approve(visit, row, lesson, pressed.number(3))


async def words_typed(visit: Visit) -> Decision:
    """What the editor calls the right matter."""
    row = await visit.reading.questions.get(visit.dialogue.request or 0)
    if row is None or not await visit.has_city_role(OF_THE_CITY):
        gone = visit.say("learning/question_gone", _next_button())
        return Decision((gone,), dialogue=visit.dialogue.at_rest())
    _, found = visit.room.understander.candidates(visit.incoming.text)
    owners = [c.owner for c in found if not c.owner.startswith(CHOICE)][:_FOUND]
    rows = (*_matters(visit.room.library, row.id, owners), *_ways_out(row.id))
    return Decision((visit.say("learning/other", rows, text=row.text),))


def _next(
    understander: Understander, seen: Sequence[Missed]
) -> tuple[Group, list[Proposal]] | None:
    """The next group with what it probably means."""
    for group in group_alike(seen, Likeness(understander)):
        if not group.is_decided and example(group) is not None:
            still = unsettled(understander, group)
            if example(still) is not None:
                return still, propose(understander, still)
    return None


def _group(visit: Visit, group: Group, proposed: list[Proposal]) -> Decision:
    taught = example(group)
    assert taught is not None  # noqa: S101 - `_next` gives no group without one
    row = taught.asked[0].id
    beside = other_example(group, taught)
    best = proposed[0] if proposed else None
    library = visit.room.library
    rows: Rows = ()
    if best is not None and _called(library, best.owner) is not None:
        other = beside.asked[0].id if beside else 0
        rows = ((_press(labels.LEARN_YES, _YES, row, best.owner, other),),)
    message = visit.say(
        "learning/group",
        (*rows, *_ways_out(row)),
        count=group.count,
        first=date.fromisoformat(group.days[0]),
        last=date.fromisoformat(group.days[-1]),
        taught=taught.text,
        others=[w.text for w in group.wordings if w is not taught][:_EXAMPLES],
        proposed=_called(library, best.owner) if best else None,
        sure=best.sure if best else 0,
        picked=best.picked if best else 0,
    )
    return Decision((message,), dialogue=visit.dialogue.at_rest())


async def _other(visit: Visit, row: Question) -> Decision:
    """What else is near, and the way to type it."""
    group = group_alike([missed_of(row)], Likeness(visit.room.understander))[0]
    owners = [proposal.owner for proposal in propose(visit.room.understander, group)]
    rows = (*_matters(visit.room.library, row.id, owners), *_ways_out(row.id, other=False))
    dialogue = visit.dialogue.waiting_for(Step.WORDS_OF_LESSON, row.id)
    return Decision((visit.say("learning/other", rows, text=row.text),), dialogue=dialogue)


def _which_kind(visit: Visit, row: Question, owner: str, other: str) -> Decision:
    """The second tap: what becomes of the words, the usual first."""
    choices = [(labels.LEARN_AS_NAME, _NAME), (labels.LEARN_AS_QUESTION, _QUESTION)]
    if usual_kind(row.text) is LessonKind.QUESTION:
        choices.reverse()
    rows = tuple((_press(label, kind, row.id, owner, other),) for label, kind in choices)
    values = {"text": row.text, "name": _called(visit.room.library, owner)}
    ask = visit.say("learning/which_kind", (*rows, *_ways_out(row.id)), **values)
    return Decision((ask,), dialogue=visit.dialogue.at_rest())


def _fits_any(visit: Visit, row: Question, owner: str, other: str) -> Decision:
    """A question that might be asked of anything: taught only where the editor is sure."""
    sure = _press(labels.LEARN_SURE, _SURE, row.id, owner, other)
    values = {"text": row.text, "name": _called(visit.room.library, owner)}
    return Decision((visit.say("learning/fits_any", ((sure,), *_ways_out(row.id)), **values),))


async def _approve(visit: Visit, row: Question, lesson: Lesson, other: int) -> Decision:
    """Kept where it breaks nothing; else the questions it would break."""
    room = visit.room
    against = await asyncio.to_thread(_against, lesson, room.understander, room.library)
    if against is not None:
        named = _called(room.library, against.stands_in) if against.stands_in else None
        broken = [judge.text for judge in against.broken]
        message = visit.say(
            "learning/refused",
            _ways_out(row.id),
            text=lesson.text,
            stands_in=named or against.stands_in,
            judges=against.judges,
            broken=broken[:_BROKEN_SHOWN],
            more=len(broken) - _BROKEN_SHOWN,
        )
        return Decision((message,))
    lessons = [lesson]
    beside = await visit.reading.questions.get(other) if other > 0 else None
    if beside is not None and is_teachable(beside.text):
        lessons.append(Lesson(beside.text, lesson.owner, LessonKind.TEST))
    return _kept(visit, row, lessons)


def _against(lesson: Lesson, understander: Understander, library: Library) -> Objection | None:
    return objection(lesson, understander, library, judges())


def _kept(visit: Visit, row: Question, lessons: Sequence[Lesson]) -> Decision:
    async def rule(turn: Turn) -> Decision:
        editor = visit.incoming.person
        new = False
        for lesson in lessons:
            text, owner, kind = lesson.text, lesson.owner, lesson.kind
            new = await turn.tx.lessons.add(text, owner, kind, editor, turn.at) or new
        left = lessons[0].kind is LessonKind.LEFT
        told = visit.say("learning/kept", _next_button(), text=row.text, left=left, new=new)
        return Decision((told,))

    return Decision(effects=(visit.act(rule),), dialogue=visit.dialogue.at_rest())


def _matters(library: Library, row: int, owners: Sequence[str]) -> Rows:
    named = ((owner, _called(library, owner)) for owner in owners)
    return tuple((_press(name, _YES, row, owner, 0),) for owner, name in named if name)


def _ways_out(row: int, *, other: bool = True) -> Rows:
    leave = button(labels.LEARN_LEAVE, Verb.LEARN, _LEAVE, row)
    if not other:
        return ((leave,),)
    return ((button(labels.LEARN_OTHER, Verb.LEARN, _OTHER, row), leave),)


def _next_button() -> Rows:
    return ((button(labels.LEARN_NEXT, Verb.LEARN, _NEXT),),)


def _press(label: str, action: str, row: int, owner: str, other: int | str) -> Button:
    return button(label, Verb.LEARN, action, row, owner.replace(":", _IN_BUTTONS), other or 0)


def _called(library: Library, owner: str) -> str | None:
    """What an editor knows a matter by; None where it is not known."""
    if not owner.startswith(ELSEWHERE):
        return told_apart(library, owner.removeprefix(GUIDE))
    name = owner.removeprefix(ELSEWHERE)
    matter = library.matter_elsewhere(name)
    return labels.NOT_OURS.format(name=matter.everyday_names[0]) if matter else None
