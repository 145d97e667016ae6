"""The parts of a procedure entry: documents, times, fees, who may go instead, post."""

from dataclasses import replace
from datetime import date

from knowledge.model import (
    Authorisation,
    Channel,
    Difference,
    Document,
    Duration,
    Fact,
    Fee,
    FeeKind,
    GoInstead,
    Known,
    Post,
    TimeCase,
    TimeUnit,
)
from knowledge.reading.section import Section

_NEVER = date.min


def read_document(section: Section) -> Document:
    """One paper to bring."""
    document = Document(
        name=section.required("name"),
        original=section.whole_number("original"),
        copies=section.whole_number("copies"),
        when=section.text("when"),
        note=section.text("note"),
    )
    section.done()
    return document


def read_go_instead(section: Section | None) -> GoInstead | None:
    """Who may go instead."""
    if section is None:
        return None
    go_instead = GoInstead(
        text=section.required("text"),
        authorisation=section.choice("authorisation", Authorisation, Authorisation.UNKNOWN),
    )
    section.done()
    return go_instead


def read_times(section: Section | None) -> dict[Channel, Duration]:
    """The time of each channel; a channel without one has an unknown time."""
    if section is None:
        return {}
    times = {}
    for channel in Channel:
        inner = section.section(channel)
        if inner is not None:
            times[channel] = _duration(inner)
            inner.done()
    section.done()
    return times


def _duration(section: Section) -> Duration:
    unit = section.text("unit")
    known = {word.value: word for word in TimeUnit}
    if unit is not None and unit not in known:
        section.problem(f"'unit: {unit}' is not known", f"choose from: {', '.join(known)}")
    amount = section.whole_number("amount")
    if amount is not None and unit is None:
        section.problem("a time has no unit", "add `unit: working_day`, or leave amount empty")
    return Duration(amount=amount, unit=known.get(unit or ""), note=section.text("note"))


def read_time_case(section: Section) -> TimeCase:
    """A time that holds in one case only."""
    channels = section.choices("channel", Channel)
    case = TimeCase(
        when=section.required("when"),
        duration=_duration(section),
        channel=channels[0] if channels else None,
    )
    section.done()
    return case


def read_fees(section: Section) -> list[Fee]:
    """One row for each channel named; a row without a channel holds for every channel."""
    channels: tuple[Channel | None, ...] = section.choices("channel", Channel) or (None,)
    relief = section.choice("relief", Known, Known.NO) is Known.YES
    checked_on = section.day("checked_on")
    fee = Fee(
        kind=section.must_choose("kind", FeeKind),
        amount=section.whole_number("amount"),
        text=section.text("text"),
        unit=section.text("unit"),
        channel=None,
        who=section.text("who"),
        relief=relief,
        territory=section.text("territory"),
        valid_from=section.day("valid_from"),
        valid_to=section.day("valid_to"),
        basis=section.text("basis"),
        source=section.required("source"),
        checked_on=checked_on or _NEVER,
    )
    if fee.amount is None and fee.text is None:
        section.problem("a fee has neither amount nor text", "add one of them")
    if checked_on is None:
        section.problem("a fee has no 'checked_on'", "add the day you read it in the source")
    section.done()
    return [replace(fee, channel=channel) for channel in channels]


def read_post(section: Section | None) -> Post:
    """What may go by post."""
    if section is None:
        return Post()
    post = Post(
        sent_in=section.choice("sent_in", Known, Known.UNKNOWN),
        sent_back=section.choice("sent_back", Known, Known.UNKNOWN),
        pays=section.text("pays"),
    )
    section.done()
    return post


def read_difference(section: Section) -> Difference:
    """Where the entry says otherwise than its record, and why."""
    difference = Difference(section.must_choose("what", Fact), section.required("source"))
    section.done()
    return difference
