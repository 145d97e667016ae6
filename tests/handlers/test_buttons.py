"""What buttons carry: everything we make comes back, everything else is known as not ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.buttons import Verb, decode, encode

ARGS = st.lists(st.text(alphabet="abc019.-_", max_size=12), max_size=3)


@given(st.sampled_from(Verb), ARGS)
def test_what_is_encoded_comes_back(verb: Verb, args: list[str]) -> None:
    pressed = decode(encode(verb, *args))
    assert pressed is not None
    assert (pressed.verb, list(pressed.args)) == (verb, args)


@given(st.text(max_size=80))
def test_anything_may_be_pressed_without_harm(data: str) -> None:
    pressed = decode(data)
    if pressed is not None:
        assert pressed.number(5) == -1
        assert pressed.arg(99) == ""


@given(st.text(max_size=30))
def test_a_number_is_digits_only_and_of_a_size_the_store_takes(text: str) -> None:
    pressed = decode(f"1:claim:{text.replace(':', '')}")
    assert pressed is not None
    assert -1 <= pressed.number(0) < 2**63


@pytest.mark.parametrize("data", ["", "1", "1:", "0:card:1.004222", "2:card", "1:nothing", ":::"])
def test_other_versions_and_forgeries_are_not_ours(data: str) -> None:
    assert decode(data) is None


def test_data_telegram_would_refuse_is_never_made() -> None:
    with pytest.raises(ValueError, match="no button"):
        encode(Verb.CARD, "x" * 64)
    with pytest.raises(ValueError, match="no button"):
        encode(Verb.CARD, "a:b")


def test_no_verb_hides_another() -> None:
    """Verbs are compared whole, so one may begin another; two may not be the same."""
    assert len({verb.value for verb in Verb}) == len(list(Verb))
    assert all(":" not in verb for verb in Verb)
