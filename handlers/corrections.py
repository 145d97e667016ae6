"""The button "Thông tin này sai": what of an entry, who mends it, and that the reporter hears."""

from dataclasses import replace

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import Rows, Say
from bot.desk.corrections import Field, Found
from bot.desk.masking import mask
from bot.desk.roles import OF_THE_CITY
from bot.desk.turn import Turn
from bot.dialogue import Step
from bot.store.tables.corrections import Correction
from bot.texts import labels
from handlers.answers import procedure_gone
from handlers.buttons import Pressed, Verb, chosen
from handlers.cards import button, pairs
from handlers.visit import Visit

_LONGEST = 500
_LISTED = 5
_MENDED_LISTED = 20
_TOLD_EACH = 5
_END = "end"
_AT_ONCE = "now"


async def report(visit: Visit, pressed: Pressed) -> Decision:
    """Which field of the entry; then it is noted, and a sentence more is welcome."""
    code = pressed.arg(0)
    if visit.room.library.procedure(code) is None:
        return procedure_gone(visit)
    field = pressed.choice(1, Field)
    if field is None:
        rows = pairs([button(label, Verb.REPORT, code, f) for f, label in labels.FIELDS.items()])
        return Decision((visit.say("learning/which_field", rows, name=_name(visit, code)),))
    if pressed.arg(2) == _END:
        return _thanks(visit)
    return Decision(effects=(visit.act(lambda turn: _noted(visit, turn, code, field)),))


async def wrong_typed(visit: Visit) -> Decision:
    """What the reporter says of it."""
    number, person = visit.dialogue.request or 0, visit.incoming.person
    text = mask(visit.incoming.text)[:_LONGEST]

    async def say(turn: Turn) -> Decision:
        if await turn.tx.corrections.say(number, person, text):
            return _thanks(visit)
        return Decision((visit.say("learning/report_gone"),))

    return Decision(effects=(visit.act(say),), dialogue=visit.dialogue.at_rest())


async def reports(visit: Visit) -> Decision:
    """/sualoi: what people reported and nobody has decided, the oldest first."""
    if not await visit.has_city_role(OF_THE_CITY):
        return Decision((visit.say("office/not_office"),))
    found = await visit.reading.corrections.open(_LISTED)
    rows = tuple(
        (
            button(labels.MEND.format(number=place), Verb.MEND, each.id, Found.MENDED),
            button(labels.NOT_WRONG.format(number=place), Verb.MEND, each.id, Found.RIGHT),
        )
        for place, each in enumerate(found, start=1)
    )
    more = await visit.reading.corrections.count_open() - len(found)
    shown = [_shown(visit, each) for each in found]
    return Decision((visit.say("learning/reports", rows, reports=shown, more=more),))


async def mend(visit: Visit, pressed: Pressed) -> Decision:
    """The next message is the note that goes with the decision; it may also go without one."""
    found = pressed.choice(1, Found) or Found.OPEN
    known = await visit.reading.corrections.get(pressed.number(0))
    if known is None or found is Found.OPEN or not await visit.has_city_role(OF_THE_CITY):
        return Decision((visit.say("learning/report_gone"),))
    if pressed.arg(2) == _AT_ONCE:
        return _decided(visit, known, found, None)
    rows = ((button(labels.NO_NOTE, Verb.MEND, known.id, found, _AT_ONCE),),)
    dialogue = replace(visit.dialogue.waiting_for(Step.MENDED_NOTE, known.id), subject=str(found))
    ask = visit.say("learning/note_ask", rows, mended=found is Found.MENDED)
    return Decision((ask,), dialogue=dialogue)


async def note_typed(visit: Visit) -> Decision:
    """The note for the reporter and, where something was mended, for everybody."""
    known = await visit.reading.corrections.get(visit.dialogue.request or 0)
    found = chosen(visit.dialogue.subject, Found) or Found.OPEN
    if known is None or found is Found.OPEN or not await visit.has_city_role(OF_THE_CITY):
        gone = visit.say("learning/report_gone")
        return Decision((gone,), dialogue=visit.dialogue.at_rest())
    return _decided(visit, known, found, mask(visit.incoming.text)[:_LONGEST])


async def mended(visit: Visit) -> Decision:
    """/dasua: what was wrong and is mended, for everybody."""
    found = await visit.reading.corrections.mended(_MENDED_LISTED)
    shown = [_shown(visit, each) for each in found]
    return Decision((visit.say("learning/mended", corrections=shown),))


def _thanks(visit: Visit) -> Decision:
    rows = ((button(labels.MENDED, Verb.MENDED),),)
    return Decision((visit.say("learning/thanks", rows),), dialogue=visit.dialogue.at_rest())


async def _noted(visit: Visit, turn: Turn, code: str, field: Field) -> Decision:
    corrections = turn.tx.corrections
    before = await corrections.count_open()
    number = await corrections.report(code, field, visit.incoming.person, turn.at)
    if number is None:
        return Decision((visit.say("learning/too_many"),))
    rows = ((button(labels.NO_MORE_WORDS, Verb.REPORT, code, field, _END),),)
    values = {"name": _name(visit, code), "field": labels.FIELDS[field]}
    dialogue = visit.dialogue.waiting_for(Step.WHAT_IS_WRONG, number)
    noted = Decision((visit.say("learning/noted", rows, **values),), dialogue=dialogue)
    count = await corrections.count_open()
    is_time = count > before and (count == 1 or count % _TOLD_EACH == 0)
    return await _tell_editors(visit, turn, count) + noted if is_time else noted


async def _tell_editors(visit: Visit, turn: Turn, count: int) -> Decision:
    """The first report that waits is told, then every fifth."""
    city = await turn.tx.teams.city_desk()
    rows: Rows = ((button(labels.REPORTS, Verb.REPORTS),),)
    text = visit.text("learning/reports_wait", count=count)
    editors = await turn.tx.members.reachable(city.id, OF_THE_CITY)
    return Decision(tuple(Say(editor.person, text, rows) for editor in editors))


def _decided(visit: Visit, known: Correction, found: Found, note: str | None) -> Decision:
    """Decided once; the reporter hears of it, and is forgotten with it."""

    async def rule(turn: Turn) -> Decision:
        reporter = await turn.tx.corrections.reporter(known.id)
        editor = visit.incoming.person
        if not await turn.tx.corrections.decide(known.id, found, note, editor, turn.at):
            return Decision((visit.say("learning/report_gone"),))
        left = await turn.tx.corrections.count_open()
        rows: Rows = ((button(labels.REPORTS, Verb.REPORTS),),) if left else ()
        done = visit.say("learning/decided", rows, told=reporter is not None, left=left)
        if reporter is None:
            return Decision((done,))
        values = _shown(visit, known) | {"note": note, "mended": found is Found.MENDED}
        return Decision((Say(reporter, visit.text("learning/told", **values)), done))

    return Decision(effects=(visit.act(rule),), dialogue=visit.dialogue.at_rest())


def _shown(visit: Visit, correction: Correction) -> dict[str, object]:
    decided = correction.decided_at
    return {
        "name": _name(visit, correction.procedure),
        "field": labels.FIELDS[correction.field],
        "text": correction.text,
        "note": correction.note,
        "at": moment_of(correction.at).date(),
        "day": moment_of(decided).date() if decided is not None else None,
    }


def _name(visit: Visit, code: str) -> str:
    procedure = visit.room.library.procedure(code)
    return procedure.short_name if procedure else labels.NO_LONGER_LISTED
