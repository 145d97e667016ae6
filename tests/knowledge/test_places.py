"""A typed place is one unit, several or unknown; old names still count."""

import pytest

from knowledge.library import Library
from knowledge.places import City


@pytest.fixture(scope="module")
def city(library: Library) -> City:
    return library.city


def names(city: City, typed: str) -> list[str]:
    return [found.commune.full_name for found in city.find(typed).found]


def test_there_are_114_units(city: City) -> None:
    types = [commune.type for commune in city.communes]
    assert (types.count("xã"), types.count("phường"), types.count("đặc khu")) == (67, 45, 2)


def test_93_old_names_lead_nowhere_and_check_can_list_them(city: City) -> None:
    assert len(city.unmapped()) == 93


@pytest.mark.parametrize(
    "typed",
    [
        "phường Lê Chân",
        "phuong le chan",
        "P. Lê Chân",
        "em ở phường lê chân ạ",
        "phường Lê Chân, Hải Phòng",
        "PHƯỜNG LÊ CHÂN",
    ],
)
def test_a_unit_of_today_is_found_however_it_is_typed(city: City, typed: str) -> None:
    assert names(city, typed) == ["phường Lê Chân"]


def test_an_old_commune_leads_to_its_unit_of_today(city: City) -> None:
    answer = city.find("Cát Bà")
    assert [found.commune.full_name for found in answer.found] == ["đặc khu Cát Hải"]
    assert answer.found[0].because == "Thị trấn Cát Bà"


def test_an_old_commune_split_between_units_is_several(city: City) -> None:
    assert names(city, "Đông Khê") == ["phường Ngô Quyền", "phường Gia Viên"]


def test_names_that_differ_by_a_mark_are_both_offered_the_typed_one_first(city: City) -> None:
    assert names(city, "cam giang") == ["xã Cẩm Giang", "xã Cẩm Giàng"]
    assert names(city, "Cẩm Giàng") == ["xã Cẩm Giàng", "xã Cẩm Giang"]


def test_a_name_of_an_old_district_and_a_new_unit_offers_both(city: City) -> None:
    answer = city.find("An Lão")
    assert [found.commune.full_name for found in answer.found] == ["xã An Lão"]
    assert answer.district is not None
    assert answer.district.name == "Huyện An Lão"


def test_the_district_behind_a_name_narrows_it(city: City) -> None:
    assert names(city, "Minh Tân, Kiến Thụy") == ["xã Kiến Minh"]
    assert names(city, "xã minh tân huyện kiến thụy") == ["xã Kiến Minh"]
    assert len(names(city, "Minh Tân")) > 1


def test_an_unmapped_old_commune_still_offers_its_district(city: City) -> None:
    answer = city.find("xã Nam Chính")
    assert answer.found == ()
    assert answer.district is not None
    assert answer.district.name == "Huyện Nam Sách"


@pytest.mark.parametrize("typed", ["", "Hà Nội", "123", "không biết", "🙂", "a" * 5000])
def test_what_is_no_place_of_the_city_is_unknown(city: City, typed: str) -> None:
    assert city.find(typed).is_nothing


def test_every_unit_can_be_reached_through_an_old_district(city: City) -> None:
    reached = {c.code for district in city.old_districts for c in city.communes_of(district)}
    assert reached == {commune.code for commune in city.communes}
