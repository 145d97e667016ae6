"""Practice: every made-up case can be walked to its end, and nothing of it is kept."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT
from talk import Talk, buttons, to

from bot.delivery.calls import MAX_TEXT, visible_length
from bot.local.html import visible_text
from bot.texts import Texts, labels, practice
from bot.texts.practice import CASES, Case, Choice, Turn
from handlers.buttons import Verb, encode
from knowledge import Library

LONGEST_LABEL = 40
WHO = "hoa"
PASSING_THROUGH = {"inbox", "outbox", "sqlite_sequence"}  # messages on their way, for any command
TURNS = [(case, turn) for case in CASES for turn in case.turns]
CHOICES = [choice for _, turn in TURNS for choice in turn.choices]

# What the cases say about a procedure, and the catalogue's words it rests on.
FACTS = [
    ("1.004194", "Giấy thuê, mượn nhà không phải công chứng"),
    ("1.004222", "hợp đồng có công chứng hoặc chứng thực"),
    ("1.004222", "Công an xã, phường"),
    ("1.014064", "Công an xã, phường"),
    ("1.001193", "ông bà, người thân thích"),
    ("1.001193", "trong 60 ngày"),
    ("1.001193", "không cần giấy ủy quyền, chỉ cần thống nhất trước với cha mẹ bé"),
    ("1.001193", "Người khác đi thay thì cần giấy ủy quyền có chứng thực"),
    ("1.001193", "Giấy chứng sinh của bé và số căn cước của người đi khai"),
    ("3.000333", "Hỏi trước họ cần phiếu số 1 hay số 2"),
    ("3.000333", "Phiếu số 2 phải tự mình làm"),
    ("3.000333", "Cha, mẹ, vợ, chồng, con làm thay thì không cần giấy ủy quyền"),
    ("3.000347", "giấy khám sức khỏe"),
]
GUIDED = [
    ("scam", "gọi 113"),
    ("login", "1900.0368"),
    ("payment", "Chỉ trả trong dichvucong.gov.vn hoặc VNeID"),
    ("payment", "khoan trả lần nữa"),
    ("payment", "Hai bên có đối chiếu giao dịch hằng ngày"),
    ("tracking", "Dịch vụ công của tôi"),
    ("no-smartphone", "có máy và có người hướng dẫn nộp ngay"),
]


def named(case: Case) -> str:
    return case.key


def good(turn: Turn) -> Choice:
    return next(choice for choice in turn.choices if choice.good)


def title(case: Case) -> str:
    return practice.NUMBERED.format(number=CASES.index(case) + 1, title=case.title)


async def open_case(talk: Talk, case: Case) -> list[dict[str, Any]]:
    """From /thu to the first step."""
    await talk.say(WHO, "/thu")
    await talk.press(WHO, title(case))
    return await talk.press(WHO, practice.CLAIM)


async def press_data(talk: Talk, data: str) -> list[dict[str, Any]]:
    """A forged button: the data is pressed under a message nobody sent."""
    person = talk.person(WHO)
    talk._seen.clear()  # noqa: SLF001 - a press no person could make
    query = {
        "id": f"{person}-forged",
        "from": {"id": person, "is_bot": False, "first_name": WHO},
        "message": {"message_id": 1, "chat": {"id": person}},
        "data": data,
    }
    talk.session.telegram.server.new_update("callback_query", query)
    await talk.session.quiet()
    return list(talk._seen)  # noqa: SLF001


def kept(data: Path) -> dict[str, list[Any]]:
    """Every row of every table of the store."""
    (file,) = data.glob("*.sqlite3")
    with sqlite3.connect(file) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in tables} - PASSING_THROUGH
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for name in names
        }


def passing_through(data: Path) -> str:
    """What the store still holds of messages that came or went."""
    (file,) = data.glob("*.sqlite3")
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT body FROM inbox UNION ALL SELECT params FROM outbox")
        return json.dumps([row for (row,) in rows if row], ensure_ascii=False)


def test_there_are_enough_cases_each_with_its_own_key_and_rule() -> None:
    assert len(CASES) >= 6
    for each in ("key", "title", "rule"):
        assert len({getattr(case, each) for case in CASES}) == len(CASES)


@pytest.mark.parametrize(("case", "turn"), TURNS)
def test_a_turn_has_two_or_three_choices_and_exactly_one_is_good(case: Case, turn: Turn) -> None:
    assert len(turn.choices) in {2, 3}, case.key
    assert [choice.good for choice in turn.choices].count(True) == 1
    assert len({choice.label for choice in turn.choices}) == len(turn.choices)


def test_the_good_choice_does_not_always_stand_in_the_same_place() -> None:
    places = [[choice.good for choice in turn.choices].index(True) for _, turn in TURNS]
    assert max(places.count(place) for place in (0, 1, 2)) < len(places) / 2


def test_every_choice_gives_a_reason() -> None:
    assert all(len(choice.reply) > len(choice.label) for choice in CHOICES)


def test_every_label_fits_its_button() -> None:
    shown = [choice.label for choice in CHOICES]
    shown += [title(case) for case in CASES]
    shown += [practice.NEXT.format(title=case.title) for case in CASES]
    shown += [practice.CLAIM, practice.OTHERS, practice.RESUME, practice.REAL_WORK, practice.LATER]
    assert [label for label in shown if len(label) > LONGEST_LABEL] == []


def test_every_button_of_every_case_can_be_carried() -> None:
    for case in CASES:
        for step in range(len(case.turns)):
            encode(Verb.PRACTICE, "choose", case.key, step, 2)


def test_no_choice_scolds_and_no_word_is_an_offices() -> None:
    folder = PROJECT / "bot/texts"
    words = [*(folder / "practice").glob("*.py"), *(folder / "templates/practice").glob("*.j2")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in words)
    for unwanted in ("DVCTT", "TTHC", "UBND", "quý công dân", "Sai rồi", "không được phép"):
        assert unwanted not in text
    assert not any("Sai" in choice.reply.split() for choice in CHOICES)


def test_no_case_states_an_amount() -> None:
    for case, turn in TURNS:
        said = " ".join([turn.said, turn.question, *(c.label + c.reply for c in turn.choices)])
        assert "000đ" not in said, case.key


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_case_is_about_a_procedure_of_the_catalogue_in_no_real_commune(
    case: Case, library: Library
) -> None:
    assert library.procedure(case.procedure) is not None
    assert case.commune not in {commune.full_name for commune in library.city.communes}


@pytest.mark.parametrize(("code", "words"), FACTS)
def test_what_a_case_says_of_a_procedure_stands_in_the_catalogue(
    code: str, words: str, library: Library
) -> None:
    procedure = library.procedure(code)
    assert code in {case.procedure for case in CASES}
    assert words.lower() in repr(procedure).lower()


@pytest.mark.parametrize(("guide", "words"), GUIDED)
def test_what_a_case_says_of_other_things_stands_in_a_guide(
    guide: str, words: str, library: Library
) -> None:
    found = library.guide(guide)
    assert words.lower() in repr(found).lower()


def test_every_text_of_every_step_is_whole() -> None:
    texts = Texts()
    for number, case in enumerate(CASES, 1):
        for step, turn in enumerate(case.turns):
            facts = {"case": case, "number": number, "count": len(CASES), "step": step}
            shown = [texts("practice/turn", **facts, turn=turn)]
            shown += [
                texts("practice/feedback", **facts, turn=turn, choice=c) for c in turn.choices
            ]
            for text in map(visible_text, shown):
                assert visible_length(text) <= MAX_TEXT
                for leftover in ("None", "{{", "}}", "..", " .", " ,", "  ", "\n\n\n"):
                    assert leftover not in text, (case.key, step, leftover, text)


async def test_the_practice_begins_with_all_cases_and_says_that_they_are_made_up(
    talk: Talk,
) -> None:
    seen = await talk.say(WHO, "/thu")
    assert "bịa" in to(WHO, seen)
    assert buttons(seen) == [*map(title, CASES), practice.LATER]


@pytest.mark.parametrize("case", CASES, ids=named)
async def test_good_choices_lead_to_the_end_past_all_others(case: Case, talk: Talk) -> None:
    seen = await open_case(talk, case)
    for turn in case.turns:
        assert turn.question in to(WHO, seen)
        for choice in sorted(turn.choices, key=lambda choice: choice.good):
            assert practice.LATER in buttons(seen)
            seen = await talk.press(WHO, choice.label)
            assert choice.reply in to(WHO, seen)
    number = CASES.index(case) + 1
    assert f"Xong bài tập {number}/{len(CASES)}" in to(WHO, seen)
    assert case.rule in to(WHO, seen)
    assert buttons(seen)[-3:] == [practice.OTHERS, practice.REAL_WORK, practice.LATER]
    assert len(buttons(seen)) == (4 if number < len(CASES) else 3)


async def test_any_other_choice_is_explained_and_may_be_made_again(talk: Talk) -> None:
    case = CASES[0]
    seen = await open_case(talk, case)
    before = buttons(seen)
    other = next(choice for choice in case.turns[0].choices if not choice.good)
    seen = await talk.press(WHO, other.label)
    assert "chọn lại" in to(WHO, seen)
    assert buttons(seen) == before


async def test_the_end_leads_to_the_next_case(talk: Talk) -> None:
    await open_case(talk, CASES[0])
    for turn in CASES[0].turns:
        await talk.press(WHO, good(turn).label)
    seen = await talk.press(WHO, practice.NEXT.format(title=CASES[1].title))
    assert f"Bài tập 2/{len(CASES)}" in to(WHO, seen)


async def test_a_private_matter_stays_hidden_on_its_card_and_shows_after_the_claim(
    talk: Talk,
) -> None:
    case = next(case for case in CASES if case.key == "private")
    await talk.say(WHO, "/thu")
    card = await talk.press(WHO, title(case))
    assert labels.PRIVATE_MATTER in to(WHO, card)
    assert "Phiếu" not in to(WHO, card)
    claimed = await talk.press(WHO, practice.CLAIM)
    assert "Cấp Phiếu lý lịch tư pháp" in to(WHO, claimed)


async def test_who_stops_can_go_on_with_the_same_step(talk: Talk) -> None:
    case = CASES[1]
    await open_case(talk, case)
    await talk.press(WHO, good(case.turns[0]).label)
    seen = await talk.press(WHO, practice.LATER)
    assert case.title in to(WHO, seen)
    seen = await talk.press(WHO, practice.RESUME)
    assert case.turns[1].question in to(WHO, seen)


async def test_who_stops_before_the_claim_gets_the_card_again(talk: Talk) -> None:
    await talk.say(WHO, "/thu")
    await talk.press(WHO, title(CASES[0]))
    await talk.press(WHO, practice.LATER)
    assert practice.CLAIM in buttons(await talk.press(WHO, practice.RESUME))


async def test_the_way_to_real_work_names_the_groups_button_and_the_list(talk: Talk) -> None:
    await open_case(talk, CASES[0])
    for turn in CASES[0].turns:
        await talk.press(WHO, good(turn).label)
    seen = await talk.press(WHO, practice.REAL_WORK)
    assert labels.CLAIM in to(WHO, seen)
    assert "/viec" in to(WHO, seen)


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("card",),
        ("card", "nothing"),
        ("turn", "together", 99),
        ("choose", "together", 0, 99),
        ("choose", "together", 0),
        ("choose", "together"),
        ("choose", "together", 99, 0),
        ("choose", "together", "x", "y"),
        ("claim", "", ""),
        ("dance", "together", 0),
    ],
)
async def test_an_old_or_forged_button_begins_anew_kindly(
    args: tuple[object, ...], talk: Talk
) -> None:
    await talk.say(WHO, "/thu")
    seen = await press_data(talk, encode(Verb.PRACTICE, *args))
    assert "Nút này cũ rồi" in to(WHO, seen)
    assert title(CASES[0]) in buttons(seen)


async def test_nothing_of_the_practice_is_kept(talk: Talk, tmp_path: Path) -> None:
    await talk.say(WHO, "/start")
    before = kept(tmp_path)
    for case in CASES:
        await open_case(talk, case)
        for turn in case.turns:
            for choice in sorted(turn.choices, key=lambda choice: choice.good):
                await talk.press(WHO, choice.label)
    await talk.press(WHO, practice.LATER)
    assert kept(tmp_path) == before


async def test_no_choice_stands_in_the_file_once_it_was_delivered(
    talk: Talk, tmp_path: Path
) -> None:
    await open_case(talk, CASES[0])
    for turn in CASES[0].turns:
        await talk.press(WHO, good(turn).label)
    assert CASES[0].key not in passing_through(tmp_path)


async def test_a_team_is_not_practised_with_in_its_group(talk: Talk) -> None:
    seen = await talk.say(WHO, "/thu", **{"in": "to-le-chan"})
    assert "chat riêng" in to("to-le-chan", seen)
