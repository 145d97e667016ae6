"""What a citizen sees of a record nobody has read yet: its facts, its page, a person; no claims."""

from dataclasses import replace
from datetime import date

from entries import fee, procedure

from bot.local.html import visible_text
from bot.texts import Texts
from handlers.cards import answer_buttons, answer_text, group_buttons, share_text
from knowledge.library import Library
from knowledge.model import Channel, Duration, Procedure, TimeUnit
from knowledge.problems import Place
from knowledge.reading.vocabulary import Aspect
from knowledge.shelves import Group, Membership, Programme, ProgrammeRow

TODAY = date(2026, 11, 21)
TEXTS = Texts(team_name="tổ công nghệ số cộng đồng", support_phone="18001096")


def imported(**more: object) -> Procedure:
    return procedure(
        fee(7000, Channel.ONLINE),
        fee(10000, Channel.COUNTER),
        curated=False,
        flow="",
        time={Channel.ONLINE: Duration(3, TimeUnit.WORKING_DAY)},
        link="https://dichvucong.gov.vn/x",
        **more,
    )


def test_its_amounts_are_shown_as_the_portals_and_never_compared(library: Library) -> None:
    seen = visible_text(answer_text(TEXTS, library, imported(), Aspect.FEE, TODAY))
    assert "nộp trực tuyến: 7.000đ" in seen
    assert "nộp trực tiếp: 10.000đ" in seen
    assert "đỡ" not in seen
    assert "chưa có người kiểm tra" in seen


def test_without_an_amount_it_is_not_said_to_be_free(library: Library) -> None:
    seen = visible_text(answer_text(TEXTS, library, imported(fees=()), Aspect.GENERAL, TODAY))
    assert "Lệ phí: chưa có số đã kiểm tra; xem ở bước thanh toán" in seen
    assert "miễn" not in seen.lower()


def test_it_offers_its_page_and_a_person_and_no_parts_it_has_not(library: Library) -> None:
    buttons = [b for row in answer_buttons(imported(), Aspect.GENERAL) for b in row]
    assert buttons[0].url == "https://dichvucong.gov.vn/x"
    assert [b.label for b in buttons[1:]] == [
        "Gửi cho người nhà",
        "Không đúng ý tôi",
        "Cần người giúp",
        "Thông tin này sai",
    ]
    assert "3 ngày làm việc" in share_text(TEXTS, library, imported(), TODAY)


def test_a_group_is_asked_before_its_programme_is_said(library: Library) -> None:
    programme = Programme(
        id="students",
        name="Thí điểm cho sinh viên",
        membership=Membership.OFFICIAL,
        decision="Quyết định thử",
        valid_from=None,
        valid_to=None,
        count=1,
        rule=None,
        applies_to=Group("sinh viên", "Tôi là sinh viên"),
        rows=(ProgrammeRow("Việc thử", ("1.000001",), None),),
        sources=("thử",),
        place=Place("test"),
    )
    ours = procedure(programmes=("students",))
    having = replace(library, programmes=(programme,))
    assert "thí điểm" not in answer_text(TEXTS, having, ours, Aspect.GENERAL, TODAY).lower()
    assert group_buttons(having, ours)[0][0].label == "Tôi là sinh viên"
    said = TEXTS("answer/group", procedure=ours, programme=programme)
    assert "Với sinh viên:\nChỉ tiếp nhận trực tuyến (thí điểm) theo Quyết định thử." in said


def test_a_programme_that_has_ended_is_no_longer_said(library: Library) -> None:
    reported = library.programme("national-2025-25")
    assert reported is not None
    ended = replace(reported, id="old", valid_to=date(2026, 1, 1))
    ours = procedure(programmes=("old",))
    having = replace(library, programmes=(ended,))
    assert "báo chí" in answer_text(TEXTS, having, ours, Aspect.GENERAL, date(2025, 12, 1))
    assert "báo chí" not in answer_text(TEXTS, having, ours, Aspect.GENERAL, TODAY)
