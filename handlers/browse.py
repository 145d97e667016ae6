"""Looking around without a question: shelves, life events, what goes online."""

from bot.decision import Decision
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, list_buttons, need_person
from handlers.visit import Visit

_PAGE = 8


async def shelves(visit: Visit) -> Decision:
    """The shelves of the catalogue."""
    groups = visit.room.library.field_groups
    rows = tuple((button(group.name, Verb.SHELF, group.id),) for group in groups)
    last = (button(labels.EVENTS, Verb.EVENTS), need_person())
    return Decision((visit.say("browse/shelves", (*rows, last)),))


async def shelf(visit: Visit, pressed: Pressed) -> Decision:
    """One shelf, a page at a time."""
    library = visit.room.library
    group = next((g for g in library.field_groups if g.id == pressed.arg(0)), None)
    if group is None:
        return await shelves(visit)
    procedures = list(library.on_shelf(group))
    first = max(0, pressed.number(1)) * _PAGE
    rows = list(list_buttons(procedures[first : first + _PAGE]))
    if first + _PAGE < len(procedures):
        rows.append((button(labels.MORE, Verb.SHELF, group.id, first // _PAGE + 1),))
    rows.append((button(labels.SHELVES, Verb.SHELVES), need_person()))
    return Decision((visit.say("browse/shelf", tuple(rows), group=group, procedures=procedures),))


async def events(visit: Visit) -> Decision:
    """What happens in a life."""
    found = [button(event.name, Verb.EVENT, event.id) for event in visit.room.library.life_events]
    rows = tuple(tuple(found[i : i + 2]) for i in range(0, len(found), 2))
    return Decision((visit.say("browse/events", (*rows, (need_person(),))),))


async def event(visit: Visit, pressed: Pressed) -> Decision:
    """One life event with its procedures in the order of doing."""
    library = visit.room.library
    found = next((e for e in library.life_events if e.id == pressed.arg(0)), None)
    if found is None:
        return await events(visit)
    procedures = [p for p in map(library.procedure, found.codes) if p]
    rows = (*list_buttons(procedures), (button(labels.EVENTS, Verb.EVENTS), need_person()))
    return Decision((visit.say("browse/event", rows, event=found, procedures=procedures),))


async def online_only(visit: Visit) -> Decision:
    """The lists of services that go online, with how sure each list is."""
    library = visit.room.library
    codes = dict.fromkeys(c for p in library.programmes for row in p.rows for c in row.codes)
    procedures = [p for p in map(library.procedure, codes) if p]
    rows = (*list_buttons(procedures), (button(labels.SHELVES, Verb.SHELVES), need_person()))
    return Decision((visit.say("browse/online_only", rows, programmes=library.programmes),))
