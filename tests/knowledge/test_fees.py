"""What something costs on a given day (plan, part 4)."""

from datetime import date

from entries import fee, procedure

from knowledge.fees import fee_sheet
from knowledge.library import Library
from knowledge.model import Channel

TODAY = date(2026, 11, 20)
ONLINE, COUNTER = Channel.ONLINE, Channel.COUNTER


def test_a_saving_is_the_difference_of_two_like_rows() -> None:
    sheet = fee_sheet(procedure(fee(10_000, ONLINE), fee(20_000, COUNTER)), TODAY)
    assert [price.saving for price in sheet.prices] == [10_000]
    assert sheet.saves_online


def test_rows_for_different_people_make_no_saving() -> None:
    sheet = fee_sheet(
        procedure(fee(7_000, ONLINE, who="cá nhân"), fee(10_000, COUNTER, who="danh sách")), TODAY
    )
    assert [price.saving for price in sheet.prices] == [None, None]


def test_rows_with_different_units_make_no_saving() -> None:
    sheet = fee_sheet(procedure(fee(7_000, ONLINE), fee(10_000, COUNTER, unit="người")), TODAY)
    assert not sheet.saves_online


def test_dearer_online_is_a_negative_saving() -> None:
    sheet = fee_sheet(procedure(fee(150_000, ONLINE), fee(50_000, COUNTER)), TODAY)
    assert sheet.prices[0].saving == -100_000
    assert not sheet.saves_online


def test_a_row_without_channel_costs_the_same_everywhere() -> None:
    price = fee_sheet(procedure(fee(8_000)), TODAY).prices[0]
    assert price.saving == 0
    assert price.same_everywhere


def test_a_row_that_has_not_begun_is_no_price() -> None:
    sheet = fee_sheet(procedure(fee(70_000, ONLINE, valid_from=date(2027, 1, 1))), TODAY)
    assert sheet.prices == ()


def test_a_row_that_ended_without_follower_has_lapsed() -> None:
    price = fee_sheet(procedure(fee(5_000, ONLINE, valid_to=date(2025, 12, 31))), TODAY).prices[0]
    assert price.today is None
    assert price.lapsed


def test_the_last_day_of_a_row_still_counts() -> None:
    rows = procedure(
        fee(35_000, valid_to=date(2026, 12, 31)), fee(70_000, valid_from=date(2027, 1, 1))
    )
    before = fee_sheet(rows, date(2026, 12, 31)).prices[0]
    after = fee_sheet(rows, date(2027, 1, 1)).prices[0]
    assert before.today is not None
    assert before.today.amount == 35_000
    assert before.next is not None
    assert before.next.amount == 70_000
    assert after.today is not None
    assert after.today.amount == 70_000
    assert after.ended is not None
    assert after.ended.amount == 35_000


def test_of_several_ended_reductions_the_last_one_is_told() -> None:
    rows = procedure(
        fee(160_000, ONLINE, valid_to=date(2023, 12, 31)),
        fee(180_000, ONLINE, valid_from=date(2024, 1, 1), valid_to=date(2025, 12, 31)),
        fee(200_000, ONLINE, valid_from=date(2026, 1, 1)),
    )
    ended = fee_sheet(rows, TODAY).prices[0].ended
    assert ended is not None
    assert ended.amount == 180_000


def test_an_exemption_is_no_price_and_an_ended_one_is_not_shown() -> None:
    rows = procedure(
        fee(8_000),
        fee(0, who="hộ nghèo", relief=True),
        fee(0, who="sinh viên", relief=True, valid_to=date(2025, 1, 1)),
    )
    sheet = fee_sheet(rows, TODAY)
    assert [price.who for price in sheet.prices] == [None]
    assert [relief.who for relief in sheet.reliefs] == ["hộ nghèo"]


def test_a_basis_that_several_rows_name_is_told_once() -> None:
    rows = procedure(
        fee(1_000, ONLINE, basis="Thông tư 75/2022/TT-BTC"),
        fee(2_000, COUNTER, basis="Thông tư 75/2022/TT-BTC, Thông tư 71/2025/TT-BTC"),
    )
    assert fee_sheet(rows, TODAY).bases == ("Thông tư 75/2022/TT-BTC", "Thông tư 71/2025/TT-BTC")


def test_permanent_residence_is_ten_thousand_less_online(library: Library) -> None:
    entry = library.procedure("1.004222")
    assert entry is not None
    price = fee_sheet(entry, TODAY).prices[0]
    assert price.online is not None
    assert price.counter is not None
    assert (price.online.amount, price.counter.amount, price.saving) == (10_000, 20_000, 10_000)
