"""Folding and the words people type."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from knowledge.fold import clean, fold, has_accents, plain_words, words


def test_case_accents_tone_place_and_unicode_form_do_not_count() -> None:
    forms = ["ĐĂNG KÝ", "đăng ký", "dang ky", unicodedata.normalize("NFD", "Đăng ký"), "Ðăng ký"]
    assert {fold(form) for form in forms} == {"dang ky"}
    assert fold("hoà") == fold("hòa") == "hoa"
    assert fold("uỷ quyền") == fold("ủy quyền") == "uy quyen"


def test_invisible_signs_and_odd_spaces_do_not_count() -> None:
    assert fold("khai\u200b sinh\u00a0\ufeff") == "khai sinh"
    assert clean("a\U000e0041b") == "ab"


def test_codes_and_numbers_stay_one_word() -> None:
    assert words("mã 1.014064, mẫu CT07; bằng A1.") == [
        "ma", "1.014064", "mau", "ct07", "bang", "a1",
    ]  # fmt: skip
    assert plain_words("đăng ký/biển số 20/11") == ["đăng", "ký", "biển", "số", "20/11"]


def test_missing_accents_are_noticed() -> None:
    assert has_accents("sổ đỏ")
    assert not has_accents("so do")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_unicode_forms_fold_alike(text: str) -> None:
    nfc = fold(unicodedata.normalize("NFC", text))
    assert fold(unicodedata.normalize("NFD", text)) == nfc


@given(st.text())
def test_words_never_hold_spaces_or_nothing(text: str) -> None:
    assert all(word and not word.isspace() for word in plain_words(text))
