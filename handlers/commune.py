"""Which unit a request goes to: typed, chosen from a list, or found through an old district."""

from dataclasses import replace

from bot.decision import Decision
from bot.delivery.messages import Button, Rows
from bot.dialogue import Step
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, pairs
from handlers.visit import Visit
from knowledge.places import Found, OldDistrict, PlaceAnswer

_MOST_FOUND = 8
_LONGEST_NAME = 200


def read_commune(visit: Visit) -> PlaceAnswer:
    """What a typed commune may mean."""
    return visit.room.library.city.find(visit.incoming.text[:_LONGEST_NAME])


def commune_typed(visit: Visit, answer: PlaceAnswer) -> Decision:
    """One unit to confirm, several to choose from, or a way on."""
    subject = visit.dialogue.subject or ""
    if len(answer.found) == 1 and answer.district is None:
        return _confirm(visit, answer.found[0], subject)
    if answer.is_nothing:
        return _unknown(visit)
    rows = (*_found_rows(answer, subject), *ways_out())
    return Decision((visit.say("help_request/commune_several", rows),))


async def commune_pressed(visit: Visit, pressed: Pressed) -> Decision:
    """A unit was chosen from a list."""
    commune = visit.room.library.city.commune(pressed.arg(0))
    if commune is None:
        return _unknown(visit)
    return _confirm(visit, Found(commune), pressed.arg(1))


async def districts(visit: Visit, pressed: Pressed) -> Decision:
    """The old districts, for who does not know the new name."""
    del pressed
    rows = pairs(
        [
            button(district.name, Verb.DISTRICT, district.index, *tail(visit.dialogue.subject))
            for district in visit.room.library.city.old_districts
        ]
    )
    return Decision((visit.say("help_request/districts", rows),))


async def district_pressed(visit: Visit, pressed: Pressed) -> Decision:
    """The units that an old district became."""
    city = visit.room.library.city
    index = pressed.number(0)
    if not 0 <= index < len(city.old_districts):
        return await districts(visit, pressed)
    district = city.old_districts[index]
    rows = pairs(
        [
            button(commune.full_name, Verb.COMMUNE, commune.code, *tail(pressed.arg(1)))
            for commune in city.communes_of(district)
        ]
    )
    message = visit.say("help_request/district_communes", (*rows, *ways_out()), district=district)
    return Decision((message,))


def ways_out() -> Rows:
    """What to press when one cannot or will not name a unit."""
    return (
        (
            button(labels.OLD_DISTRICTS, Verb.DISTRICTS),
            button(labels.WHERE_TO_GO, Verb.WHERE_TO_GO),
        ),
        (button(labels.GO_BACK, Verb.CANCEL),),
    )


def tail(subject: str | None) -> tuple[str, ...]:
    """The subject as the end of a button's arguments."""
    return (subject,) if subject else ()


def _unknown(visit: Visit) -> Decision:
    city = visit.room.library.city.name
    return Decision((visit.say("help_request/commune_unknown", ways_out(), city=city),))


def _confirm(visit: Visit, found: Found, subject: str) -> Decision:
    rows = (
        (button(labels.SEND_HERE, Verb.CONFIRM, found.commune.code, *tail(subject)),),
        (
            button(labels.OTHER_COMMUNE, Verb.NEED, *tail(subject)),
            button(labels.GO_BACK, Verb.CANCEL),
        ),
    )
    message = visit.say(
        "help_request/confirm_commune",
        rows,
        commune=found.commune,
        because=found.because,
        city=visit.room.library.city.name,
    )
    dialogue = replace(visit.dialogue, step=Step.COMMUNE, subject=subject or None)
    return Decision((message,), dialogue=dialogue)


def _found_rows(answer: PlaceAnswer, subject: str) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for found in answer.found[:_MOST_FOUND]:
        label = found.commune.full_name
        if found.because:
            label = f"{label} ← {found.because}"
        rows.append((button(label, Verb.COMMUNE, found.commune.code, *tail(subject)),))
    if answer.district is not None:
        rows.append((_district_button(answer.district, subject),))
    return tuple(rows)


def _district_button(district: OldDistrict, subject: str) -> Button:
    label = labels.OLD_DISTRICT.format(name=district.name)
    return button(label, Verb.DISTRICT, district.index, *tail(subject))
