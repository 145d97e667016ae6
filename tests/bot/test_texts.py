"""The words: every template used, every use known, markup escaped."""

import re
from datetime import date

import pytest
from conftest import PROJECT
from jinja2 import UndefinedError

from bot.texts import Texts, day, lower_first, money

TEMPLATES = PROJECT / "bot/texts/templates"
USED = re.compile(
    r"""["']((?:answer|browse|desk|failure|help_request|learning|my_data|office|practice|report|start|team)/\w+)["']"""
)


def used() -> set[str]:
    files = [*(PROJECT / "handlers").rglob("*.py"), *(PROJECT / "bot").rglob("*.py")]
    return {name for path in files for name in USED.findall(path.read_text(encoding="utf-8"))}


def included() -> set[str]:
    found = set()
    for path in TEMPLATES.rglob("*.j2"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:include|from) "([\w/]+)\.j2"', text))
    return found


def test_every_template_is_used_and_every_used_one_is_there() -> None:
    there = set(Texts().names())
    assert used() - there == set()
    assert there - used() - included() == set()


def test_words_of_people_are_escaped() -> None:
    texts = Texts(team_name="tổ", support_phone="1")
    shown = texts("desk/taken", holder="<b>&lan</b>")
    assert "&lt;b&gt;&amp;lan" in shown


def test_a_missing_value_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        Texts()("desk/taken")


def test_amounts_and_days_are_written_the_vietnamese_way() -> None:
    assert money(10_000) == "10.000đ"
    assert money(1_234_567) == "1.234.567đ"
    assert day(date(2026, 1, 5)) == "05/01/2026"


def test_a_name_in_capitals_stays_within_a_sentence() -> None:
    assert lower_first("Tờ khai") == "tờ khai"
    assert lower_first("CCCD cũ") == "CCCD cũ"


def test_no_template_uses_office_words_or_blame() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        text = path.read_text(encoding="utf-8")
        for word in ("DVCTT", "TTHC", "UBND", "quý công dân", "VPN", "|safe"):
            assert word not in text, (path, word)
