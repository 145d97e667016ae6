"""Numbers that lead to a person are hidden; amounts, dates and codes stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.masking import MASK, mask


@pytest.mark.parametrize(
    "number",
    [
        "031234567890",
        "031 234 567 890",
        "031.234.567.890",
        "0 3 1 2 3 4 5 6 7 8 9 0",
        "123456789",
        "123 456 789",
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84912345678",
        "+84 912 345 678",
        "02253666122",
        "4111 1111 1111 1111",
        "000.00.12.H24-201105-0004",
        "G22.99.08-260921-896048",
        "H24.12-261101-0001",
    ],
)
def test_what_leads_to_a_person_is_hidden(number: str) -> None:
    masked = mask(f"số của tôi là {number} nhé")
    assert masked == f"số của tôi là {MASK} nhé"


@pytest.mark.parametrize(
    "text",
    [
        "nộp 10.000đ hay 20.000đ",
        "hết 120.000.000 đồng",
        "bán nhà 1.200.000.000đ",
        "100000000 đồng",
        "thủ tục 1.014064 và 1.004222",
        "ngày 20/11/2026",
        "mẫu CT01, 7 ngày",
        "gọi 18001096 hoặc 113",
        "sinh năm 1946",
    ],
)
def test_amounts_dates_codes_and_hotlines_stay(text: str) -> None:
    assert mask(text) == text


def test_several_numbers_in_one_message_are_all_hidden() -> None:
    masked = mask("cccd 031234567890, sđt 0912345678, phí 20.000đ")
    assert masked == f"cccd {MASK}, sđt {MASK}, phí 20.000đ"


def test_a_sixteen_digit_number_that_is_no_card_stays() -> None:
    assert mask("mã 4111111111111112") == "mã 4111111111111112"


@given(st.text())
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.text(alphabet="ab .,;", max_size=5), st.from_regex(r"0\d{11}", fullmatch=True))
def test_an_identity_number_never_survives(before: str, number: str) -> None:
    assert number not in mask(f"{before} {number} {before}")
