"""Looking around without a question: shelves, life events, what goes online."""

from bot.decision import Decision
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, list_buttons, need_person
from handlers.pages import page_of
from handlers.visit import Visit
from knowledge.savings import savings as all_savings


async def shelves(visit: Visit) -> Decision:
    """/danhmuc: the shelves of the catalogue, the first page."""
    return _shelves(visit, 0)


async def shelves_page(visit: Visit, pressed: Pressed) -> Decision:
    """The shelves of the catalogue, a page at a time."""
    return _shelves(visit, pressed.number(0))


def _shelves(visit: Visit, number: int) -> Decision:
    page = page_of(visit.room.library.field_groups, number)
    rows = (
        *((button(group.name, Verb.SHELF, group.id),) for group in page.shown),
        *page.more(labels.MORE, Verb.SHELVES),
        (button(labels.EVENTS, Verb.EVENTS), need_person()),
    )
    return Decision((visit.say("browse/shelves", rows),))


async def shelf(visit: Visit, pressed: Pressed) -> Decision:
    """One shelf, a page at a time."""
    library = visit.room.library
    group = next((g for g in library.field_groups if g.id == pressed.arg(0)), None)
    if group is None:
        return await shelves(visit)
    page = page_of(library.on_shelf(group), pressed.number(1))
    rows = (
        *list_buttons(page.shown),
        *page.more(labels.MORE, Verb.SHELF, group.id),
        (button(labels.SHELVES, Verb.SHELVES), need_person()),
    )
    return Decision((visit.say("browse/shelf", rows, group=group, page=page),))


async def events(visit: Visit) -> Decision:
    """What happens in a life, the first page."""
    return _events(visit, 0)


async def events_page(visit: Visit, pressed: Pressed) -> Decision:
    """What happens in a life, a page at a time."""
    return _events(visit, pressed.number(0))


def _events(visit: Visit, number: int) -> Decision:
    page = page_of(visit.room.library.life_events, number)
    rows = (
        *((button(event.name, Verb.EVENT, event.id),) for event in page.shown),
        *page.more(labels.MORE, Verb.EVENTS),
        (button(labels.SHELVES, Verb.SHELVES), need_person()),
    )
    return Decision((visit.say("browse/events", rows),))


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
    """The lists of services that go online, each with how sure it is, and what online saves."""
    programmes = visit.room.library.programmes
    rows = (
        *((button(programme.name, Verb.PROGRAMME, programme.id),) for programme in programmes),
        (button(labels.SAVINGS, Verb.SAVINGS),),
        (button(labels.SHELVES, Verb.SHELVES), need_person()),
    )
    return Decision((visit.say("browse/online_only", rows, programmes=programmes),))


async def programme(visit: Visit, pressed: Pressed) -> Decision:
    """One list, a page at a time."""
    library = visit.room.library
    found = library.programme(pressed.arg(0))
    if found is None:
        return await online_only(visit)
    page = page_of(found.rows, pressed.number(1))
    codes = dict.fromkeys(code for row in page.shown for code in row.codes)
    rows = (
        *list_buttons([p for p in map(library.procedure, codes) if p]),
        *page.more(labels.MORE, Verb.PROGRAMME, found.id),
        (button(labels.ONLINE_ONLY, Verb.ONLINE_ONLY), need_person()),
    )
    return Decision((visit.say("browse/programme", rows, programme=found, page=page),))


async def savings(visit: Visit) -> Decision:
    """/giamphi: what is cheaper or faster online, the first page."""
    return _savings(visit, 0)


async def savings_page(visit: Visit, pressed: Pressed) -> Decision:
    """What is cheaper or faster online, a page at a time."""
    return _savings(visit, pressed.number(0))


def _savings(visit: Visit, number: int) -> Decision:
    today = visit.room.clock.now().date()
    page = page_of(all_savings(visit.room.library, today), number)
    rows = (
        *list_buttons([saving.procedure for saving in page.shown]),
        *page.more(labels.MORE, Verb.SAVINGS),
        (button(labels.ONLINE_ONLY, Verb.ONLINE_ONLY), need_person()),
    )
    return Decision((visit.say("browse/savings", rows, page=page, today=today),))
