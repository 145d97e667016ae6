"""Real wordings and what must come of them."""

import pytest

from knowledge.reading.vocabulary import Aspect
from knowledge.understanding import Kind, Understander

ANSWERS = {
    "toi muon nhap ho khau cho vo": "1.004222",
    "mất căn cước làm lại thế nào": "1.014064",
    "mat cccd lam lai the nao, dang o tro lam luon dc ko": "1.014064",
    "làm hộ chiếu online còn đc giảm tiền k ạ": "1.001456",
    "Đăng ký thường trú cần giấy tờ gì, bao lâu xong?": "1.004222",
    "con em mới đẻ đk khai sinh ở đâu": "1.001193",
    "ddawng kys tamj trus cho sinh vien": "1.004194",
    "dangkytamtru": "1.004194",
    "giay doc than lam o dau": "1.004873",
    "xóa thế chấp sổ đỏ": "1.011443",
    "bằng lái sắp hết hạn đổi ở đâu": "3.000347",
    "1.004222": "1.004222",
    "Mã thủ tục 1.004222 cần giấy gì?": "1.004222",
}


@pytest.mark.parametrize(("question", "code"), ANSWERS.items())
def test_a_clear_question_is_answered(understander: Understander, question: str, code: str) -> None:
    outcome = understander.understand(question)
    assert (outcome.kind, outcome.procedure) == (Kind.ANSWER, code)


CHOICES = {
    "em muon lam lai so do": {"1.012786", "1.012783", "1.012790"},
    "cccd": {"1.014061", "1.014063", "1.014064"},
    "hộ khẩu": {"1.004222", "1.010038", "1.003197"},
    "mất giấy khai sinh": {"2.000635", "1.004884"},
    "bằng lái hết hạn đổi ở đâu": {"3.000347", "3.000346"},
}


@pytest.mark.parametrize(("question", "codes"), CHOICES.items())
def test_what_fits_several_is_asked_back(
    understander: Understander, question: str, codes: set[str]
) -> None:
    outcome = understander.understand(question)
    assert outcome.kind is Kind.CHOOSE
    assert codes <= set(outcome.shown)
    assert 2 <= len(outcome.shown) <= 4


GUIDES = {
    "co nguoi goi bao cap nhat vneid doi ma otp": "scam",
    "quên mật khẩu vneid": "login",
    "lấy kết quả căn cước qua bưu điện": "result-by-post",
    "hồ sơ của tôi tới đâu rồi": "tracking",
}


@pytest.mark.parametrize(("question", "guide"), GUIDES.items())
def test_how_to_questions_and_scams_go_to_guides(
    understander: Understander, question: str, guide: str
) -> None:
    outcome = understander.understand(question)
    assert (outcome.kind, outcome.guide) == (Kind.GUIDE, guide)


@pytest.mark.parametrize(
    "question",
    [
        "thời tiết hôm nay",
        "vợ chồng tôi muốn ly hôn thì nộp đơn ở đâu",
        "hàng xóm hát karaoke ồn quá",
        "học phí đại học bao nhiêu",
        "cho vay bằng miệng có đòi được không",
        "chạy xe không mang bằng lái bị phạt bao nhiêu",
        "asdfgh qwerty zzz",
        "🙂🙂🙂",
        "?",
        "1234567",
    ],
)
def test_what_is_not_ours_is_unknown(understander: Understander, question: str) -> None:
    assert understander.understand(question).kind is Kind.UNKNOWN


ASPECTS = {
    "nhập hộ khẩu hết bao nhiêu tiền": Aspect.FEE,
    "nhap ho khau mat bao lau": Aspect.TIME,
    "nhập hộ khẩu mất bao nhiêu ngày": Aspect.TIME,  # and not "mất bao nhiêu", the fee
    "nhập hộ khẩu cần giấy tờ gì": Aspect.DOCUMENTS,
    "nhập hộ khẩu ở đâu": Aspect.WHERE,
    "nhập hộ khẩu online được ko": Aspect.ONLINE,
    "điều kiện nhập hộ khẩu": Aspect.CONDITION,
    "cách nhập hộ khẩu": Aspect.STEPS,
    "nhập hộ khẩu xong chưa": Aspect.STATUS,
    "nhập hộ khẩu": Aspect.GENERAL,
}


@pytest.mark.parametrize(("question", "aspect"), ASPECTS.items())
def test_what_is_asked_about_it_is_heard(
    understander: Understander, question: str, aspect: Aspect
) -> None:
    assert understander.understand(question).aspect is aspect


@pytest.mark.parametrize("question", ["phí bao nhiêu?", "the phi bn a", "nộp ở đâu", "mất bao lâu"])
def test_a_follow_up_is_about_what_was_last_spoken_of(
    understander: Understander, question: str
) -> None:
    assert understander.understand(question, last="1.004194").procedure == "1.004194"
    assert understander.understand(question).procedure is None


def test_a_new_question_is_not_taken_for_a_follow_up(understander: Understander) -> None:
    outcome = understander.understand("làm hộ chiếu mất bao lâu", last="1.004194")
    assert outcome.procedure == "1.001456"


def test_danger_is_heard_and_the_question_still_answered(understander: Understander) -> None:
    outcome = understander.understand("nhà đang cháy, giấy khai sinh của con trong đó")
    assert outcome.emergency is not None
    assert outcome.emergency.number == "114"
    assert understander.understand("giấy tờ bị cháy hết rồi").emergency is None


def test_a_wish_for_a_person_is_heard(understander: Understander) -> None:
    assert understander.understand("thôi cho tôi gặp người thật đi").wants_person
    assert understander.understand("mất căn cước, cho tôi gặp người").procedure == "1.014064"


def test_candidates_are_there_whatever_the_kind(understander: Understander) -> None:
    for question in ("cccd", "mất căn cước", "cho vay tiền mua đất"):
        assert understander.understand(question).candidates


def test_editors_can_see_which_words_counted(understander: Understander) -> None:
    reasons = understander.why("mất căn cước làm lại thế nào", "1.014064")
    assert reasons is not None
    words = {word.text for word in reasons.words}
    assert "can cuoc" in words
    assert "the nao" not in words
    assert "action_agrees" in dict(reasons.parts)
    assert understander.why("mất căn cước", "1.001456") is None


def test_a_guide_is_offered_beside_a_choice(understander: Understander) -> None:
    question = "Chưa có VNeID mức độ hai thì ra công an xã cầm giấy tờ gì?"
    outcome = understander.understand(question)
    assert (outcome.kind, outcome.guide) == (Kind.CHOOSE, "vneid-level-2")
    assert "3.000228" in outcome.shown


def test_where_nothing_is_certain_the_nearest_is_named(understander: Understander) -> None:
    outcome = understander.understand("mở quán phở")
    assert outcome.kind is Kind.UNKNOWN
    assert outcome.near == ("1.001612",)
    assert understander.understand("thời tiết hôm nay").near == ()


LEFTOVERS = {
    "hộ chíu hết hạn làm lại": "1.001456",
    "ddawng kys tamj trus": "1.004194",
    "d9a8ng ky1 ta5m tru1": "1.004194",
    "dangkytamtru": "1.004194",
}


@pytest.mark.parametrize(("typed", "code"), LEFTOVERS.items())
def test_what_the_keyboard_left_is_read_as_it_was_meant(
    understander: Understander, typed: str, code: str
) -> None:
    assert understander.understand(typed).procedure == code
