"""Working hours, quiet hours, and how time passes at a desk."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from knowledge.hours import (
    HoursError,
    QuietHours,
    Span,
    WorkingHours,
    WorkingTime,
    parse_hours,
    parse_quiet_hours,
)
from knowledge.library import PACKAGE
from knowledge.reading.swaps import read_swaps
from knowledge.working_days import WorkDays

VIETNAM = timezone(timedelta(hours=7))
TEXT = "T2-T6 7:30-11:30 13:30-17:00; T7 7:30-11:30"
WORK_DAYS = WorkDays(read_swaps(PACKAGE / "calendar" / "holidays.yaml", []))
DESK = WorkingTime(parse_hours(TEXT), WORK_DAYS)
OFFICE = WorkingTime(parse_hours("T2-T6 7:30-11:30 13:30-17:00"), WORK_DAYS)
TICK = timedelta(microseconds=1)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


# -- what people write ------------------------------------------------------------------------


def test_hours_are_read_day_by_day() -> None:
    hours = parse_hours(TEXT)
    assert hours.spans_on(0) == (Span(450, 690), Span(810, 1020))
    assert hours.spans_on(5) == (Span(450, 690),)
    assert hours.spans_on(6) == ()
    assert hours.weekdays == (0, 1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        (TEXT, TEXT),
        ("t7 07:30 – 11:30;T2–T6: 13h30-17h, 7h30-11h30;", TEXT),
        ("T2,T3,T4 8:00-11:00", "T2-T4 8:00-11:00"),
        ("T2, T4 8:00-11:00", "T2 8:00-11:00; T4 8:00-11:00"),
        ("T2 7:30-11:30 11:30-17:00", "T2 7:30-11:30 11:30-17:00"),
        ("CN 0:00-24:00", "CN 0:00-24:00"),
    ],
)
def test_hours_come_back_in_one_way_of_writing(written: str, canonical: str) -> None:
    assert parse_hours(written).text == canonical


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no hours are given"),
        (" ; ", "no hours are given"),
        ("7:30-11:30", "'7:30-11:30' names no day"),
        ("T2-T6", "'T2-T6' has no hours"),
        ("T8 7:30-11:30", "'T8' is no day"),
        ("T2-Sat 7:30-11:30", "'T2-Sat' is no day"),
        ("CN-T2 7:30-11:30", "'CN-T2' runs backwards"),
        ("T2 7:30", "'7:30' is no span of time"),
        ("T2 7.30-11.30", "'7.30-11.30' is no span of time"),
        ("T2 7:30-25:00", "'7:30-25:00' is no span of time"),
        ("T2 7:60-11:30", "'7:60-11:30' is no span of time"),
        ("T2 7:30-11:30 T3 7:30-11:30", "'T3' is no span of time"),
        ("T2 22:00-2:00", "'22:00-2:00' ends before it begins"),
        ("T2 7:30-11:30 11:00-12:00", "7:30-11:30 and 11:00-12:00 overlap"),
        ("T2-T6 7:30-11:30; T4 13:30-17:00", "T4 is named twice"),
    ],
)
def test_broken_hours_say_what_is_wrong_and_what_to_write(text: str, what: str) -> None:
    with pytest.raises(HoursError) as raised:
        parse_hours(text)
    assert raised.value.what == what
    assert raised.value.remedy
    assert str(raised.value) == f"{what} → {raised.value.remedy}"


@some.composite
def weeks(draw: some.DrawFn) -> WorkingHours:
    """Any working hours with at least one span."""
    cuts = some.lists(some.integers(0, 1440), unique=True, max_size=6).map(sorted)
    days = [draw(cuts) for _ in range(7)]
    week = [tuple(map(Span, day[::2], day[1::2])) for day in days]
    if not any(week):
        week[draw(some.integers(0, 6))] = (Span(450, 690),)
    return WorkingHours(tuple(week))


quickly = settings(max_examples=30, deadline=None)
moments = some.datetimes(
    datetime(2025, 12, 20),  # noqa: DTZ001 - the zone is given beside it
    datetime(2027, 9, 10),  # noqa: DTZ001
    timezones=some.just(VIETNAM),
)
works = some.timedeltas(timedelta(), timedelta(hours=60))


@quickly
@given(weeks())
def test_any_hours_are_read_back_as_they_were(hours: WorkingHours) -> None:
    assert parse_hours(hours.text) == hours


# -- open and closed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "is_open"),
    [
        ("2026-11-23 07:29:59", False),
        ("2026-11-23 07:30", True),
        ("2026-11-23 11:30", False),
        ("2026-11-23 12:00", False),
        ("2026-11-23 13:30", True),
        ("2026-11-23 17:00", False),
        ("2026-11-21 08:00", True),
        ("2026-11-21 14:00", False),
        ("2026-11-22 08:00", False),
        ("2026-02-17 08:00", False),
        ("2026-09-02 08:00", False),
    ],
)
def test_a_desk_is_open_in_its_spans_and_not_on_holidays(when: str, is_open: bool) -> None:
    assert DESK.is_open(moment(when)) is is_open


def test_a_swapped_saturday_is_open_as_on_monday() -> None:
    assert OFFICE.is_open(moment("2026-01-10 16:00"))
    assert not OFFICE.is_open(moment("2026-01-17 16:00"))
    assert DESK.is_open(moment("2026-08-22 16:00"))
    assert not DESK.is_open(moment("2026-08-31 08:00"))


@pytest.mark.parametrize(
    ("when", "opens"),
    [
        ("2026-11-23 09:00", "2026-11-23 09:00"),
        ("2026-11-23 12:00", "2026-11-23 13:30"),
        ("2026-11-20 17:00", "2026-11-23 07:30"),
        ("2026-02-13 18:00", "2026-02-23 07:30"),
        ("2026-08-28 17:00", "2026-09-03 07:30"),
        ("2026-08-21 17:00", "2026-08-22 07:30"),
    ],
)
def test_the_office_opens_next_on_a_day_that_is_worked(when: str, opens: str) -> None:
    assert OFFICE.next_open(moment(when)) == moment(opens)


# -- time that passes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "hours", "over"),
    [
        ("2026-11-23 08:00", 2, "2026-11-23 10:00"),
        ("2026-11-23 11:00", 1, "2026-11-23 14:00"),
        ("2026-11-23 11:00", 0.5, "2026-11-23 11:30"),
        ("2026-11-20 16:00", 2, "2026-11-23 08:30"),
        ("2026-11-20 20:00", 4, "2026-11-23 11:30"),
        ("2026-02-13 16:30", 1, "2026-02-23 08:00"),
        ("2026-08-28 16:00", 4, "2026-09-03 10:30"),
        ("2026-01-09 16:00", 8, "2026-01-10 16:30"),
        ("2026-11-22 03:00", 0, "2026-11-22 03:00"),
    ],
)
def test_only_working_hours_count(start: str, hours: float, over: str) -> None:
    assert OFFICE.add(moment(start), hours) == moment(over)
    assert OFFICE.between(moment(start), moment(over)) == timedelta(hours=hours)


def test_hours_before_and_during_tet_2027_pass_after_it() -> None:
    before = OFFICE.add(moment("2027-02-03 16:00"), 1)
    assert before == moment("2027-02-03 17:00")
    assert OFFICE.add(before, 1) > moment("2027-02-10 00:00")


def test_no_time_has_passed_before_it_began() -> None:
    assert OFFICE.between(moment("2026-11-24"), moment("2026-11-23")) == timedelta()


def test_time_does_not_pass_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        OFFICE.add(moment("2026-11-23"), -1)


def test_hours_without_any_span_are_refused() -> None:
    with pytest.raises(HoursError, match="no day has any hours"):
        WorkingTime(WorkingHours(((),) * 7), WORK_DAYS)


def test_what_comes_back_keeps_the_zone() -> None:
    start = moment("2026-11-20 16:00")
    assert OFFICE.add(start, 9).tzinfo is VIETNAM
    assert OFFICE.next_open(moment("2026-11-22 12:00")).tzinfo is VIETNAM


@quickly
@given(weeks(), moments, works)
def test_between_measures_what_add_added(
    hours: WorkingHours, start: datetime, work: timedelta
) -> None:
    desk = WorkingTime(hours, WORK_DAYS)
    assert desk.between(start, desk.add(start, work)) == work


@quickly
@given(weeks(), moments, works, works)
def test_more_work_is_never_over_earlier(
    hours: WorkingHours, start: datetime, one: timedelta, other: timedelta
) -> None:
    desk = WorkingTime(hours, WORK_DAYS)
    less, more = sorted((one, other))
    assert start <= desk.add(start, less) <= desk.add(start, more)
    assert desk.add(start, less) <= desk.add(start + other, less)


@quickly
@given(weeks(), moments, works)
def test_work_is_never_over_while_it_is_closed(
    hours: WorkingHours, start: datetime, work: timedelta
) -> None:
    desk = WorkingTime(hours, WORK_DAYS)
    if work:
        assert desk.is_open(desk.add(start, work) - TICK)


@quickly
@given(weeks(), moments)
def test_nothing_is_open_before_it_opens_next(hours: WorkingHours, start: datetime) -> None:
    desk = WorkingTime(hours, WORK_DAYS)
    opens = desk.next_open(start)
    assert desk.is_open(opens)
    assert (opens == start) is desk.is_open(start)
    assert desk.between(start, opens) == timedelta()


@quickly
@given(weeks(), moments, works, works)
def test_working_time_adds_up(
    hours: WorkingHours, start: datetime, one: timedelta, other: timedelta
) -> None:
    desk = WorkingTime(hours, WORK_DAYS)
    middle, end = start + one, start + one + other
    assert desk.between(start, middle) + desk.between(middle, end) == desk.between(start, end)


# -- quiet hours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "when", "ends"),
    [
        ("21:00-7:00", "2026-11-21 21:00", "2026-11-22 07:00"),
        ("21:00-7:00", "2026-11-22 03:00", "2026-11-22 07:00"),
        ("21:00-7:00", "2026-11-22 06:59:59", "2026-11-22 07:00"),
        ("21:00-24:00", "2026-11-21 22:00", "2026-11-22 00:00"),
        ("11:30-13:30", "2026-11-21 12:00", "2026-11-21 13:30"),
    ],
)
def test_quiet_lasts_until_its_end(text: str, when: str, ends: str) -> None:
    quiet = parse_quiet_hours(text)
    assert quiet.is_quiet(moment(when))
    assert quiet.ends(moment(when)) == moment(ends)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("21:00-7:00", "2026-11-21 20:59:59"),
        ("21:00-7:00", "2026-11-21 07:00"),
        ("0:00-0:00", "2026-11-21 00:00"),
        ("7:00-7:00", "2026-11-21 07:00"),
    ],
)
def test_outside_of_it_there_is_nothing_to_wait_for(text: str, when: str) -> None:
    quiet = parse_quiet_hours(text)
    assert not quiet.is_quiet(moment(when))
    assert quiet.ends(moment(when)) == moment(when)


@pytest.mark.parametrize("text", ["", "21:00", "nine to seven", "21:00-7:00-8:00", "0:00-24:00"])
def test_broken_quiet_hours_say_what_to_write(text: str) -> None:
    with pytest.raises(HoursError) as raised:
        parse_quiet_hours(text)
    assert raised.value.remedy


def test_quiet_hours_come_back_in_one_way_of_writing() -> None:
    assert parse_quiet_hours("21h – 07:00").text == "21:00-7:00"


@quickly
@given(some.integers(0, 1439), some.integers(0, 1439), moments)
def test_quiet_ends_within_a_day_and_not_before(start: int, end: int, when: datetime) -> None:
    quiet = QuietHours(start, end)
    assert parse_quiet_hours(quiet.text) == quiet
    ends = quiet.ends(when)
    assert when <= ends < when + timedelta(days=1)
    assert not quiet.is_quiet(ends)
    assert ends == when or quiet.is_quiet(ends - TICK)
