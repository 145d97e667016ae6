"""Who receives dossiers: found by the entry's words; days and numbers only where sourced."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from entries import procedure

from bot.texts import Texts
from handlers.cards import answer_text
from knowledge.agencies import PriorityDays, Strength, Weekday, named_in
from knowledge.library import Library
from knowledge.places import City
from knowledge.problems import Problem
from knowledge.reading.units import read_city
from knowledge.reading.vocabulary import Aspect

TEXTS = Texts(team_name="tổ công nghệ số cộng đồng", support_phone="18001096")
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def ids(city: City, text: str) -> list[str]:
    return [agency.id for agency in named_in(text, city.agencies)]


def test_an_entrys_agency_leads_to_the_units_it_names(library: Library) -> None:
    city = library.city
    assert ids(city, "Công an xã, phường, đặc khu") == ["commune-police"]
    assert ids(city, "Sở Tư pháp (nộp tại Trung tâm Phục vụ hành chính công)") == [
        "justice",
        "city-centre",
    ]
    assert ids(city, "Văn phòng luật sư") == []


def test_every_agency_has_a_source_and_no_guessed_days(library: Library) -> None:
    for agency in library.city.agencies:
        assert agency.source
        assert agency.priority is None  # none was found published; see facts/policy, part 3


def test_the_one_sourced_hotline_is_there(library: Library) -> None:
    numbers = {c.name: c.hotline for c in library.city.communes if c.hotline}
    assert numbers == {"Ngô Quyền": "02253.666.122"}


@pytest.mark.parametrize(
    ("day", "says"),
    [(TUESDAY, "hôm nay là ngày ưu tiên"), (WEDNESDAY, "hôm nay không phải ngày ưu tiên")],
)
def test_known_priority_days_are_told_for_today(library: Library, day: date, says: str) -> None:
    days = PriorityDays((Weekday.TUESDAY, Weekday.THURSDAY), Strength.PRIORITY, "thử", None)
    police = next(a for a in library.city.agencies if a.id == "commune-police")
    city = replace(library.city, agencies=(replace(police, priority=days),))
    entry = procedure(agency="Công an xã, phường, đặc khu")
    seen = answer_text(TEXTS, replace(library, city=city), entry, Aspect.WHERE, day)
    assert says in seen
    assert "(thứ Ba, thứ Năm)" in seen


def test_nothing_is_said_about_days_nobody_published(library: Library) -> None:
    entry = procedure(agency="Công an xã, phường, đặc khu")
    assert "ưu tiên" not in answer_text(TEXTS, library, entry, Aspect.WHERE, TUESDAY)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("    priority_days: {days: [monday], source: x}\n", "1 priority days"),
        ("    priority_days: {days: [someday], source: x}\n", "someday' is not known"),
        ("    priority_days: {days: [monday, friday]}\n", "'source' is missing"),
    ],
)
def test_an_agency_that_is_not_whole_is_refused(tmp_path: Path, lines: str, says: str) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        'city: X\ncode: "1"\ncommunes: []\nagencies:\n  - id: a\n    kind: tax\n'
        f"    names: [Thuế]\n    head: Trưởng\n{lines}    source: x\n",
        encoding="utf-8",
    )
    problems: list[Problem] = []
    read_city(path, problems)
    assert any(says in str(problem) for problem in problems), problems
