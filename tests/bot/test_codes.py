"""Codes one can read over the phone."""

import re

from bot.desk.codes import (
    UNMISTAKABLE,
    helper_code,
    invitation,
    invitation_hash,
    request_code,
)


def test_a_request_code_has_the_form_of_the_contract() -> None:
    for _ in range(200):
        assert re.fullmatch(rf"LC-[{UNMISTAKABLE}]{{4}}", request_code("Lê Chân"))


def test_there_are_31_unmistakable_signs() -> None:
    assert len(set(UNMISTAKABLE)) == 31
    assert not set("0O1IL") & set(UNMISTAKABLE)


def test_any_commune_gives_two_letters() -> None:
    for name in ("Đồ Sơn", "An", "Ái Quốc", "123", ""):
        assert re.fullmatch(r"[A-Z]{2}-.{4}", request_code(name))


def test_a_helper_code_is_short_until_codes_collide() -> None:
    assert len(helper_code()) == 2
    assert len(helper_code(2)) == 4


def test_an_invitation_is_known_however_it_is_typed() -> None:
    code = invitation()
    assert invitation_hash(code) == invitation_hash(f"  {code.lower().replace('-', ' ')} ")
