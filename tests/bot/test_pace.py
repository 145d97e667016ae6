"""Telegram's flood limits."""

from itertools import pairwise

from bot.delivery.pace import NoPace, Pace


def test_a_chat_gets_one_message_a_second() -> None:
    pace = Pace()
    pace.turn(7, 1000)
    assert pace.chat_ready(7, 1100) == 2000
    assert pace.chat_ready(8, 1100) == 1100


def test_all_chats_together_get_thirty_a_second_evenly() -> None:
    pace = Pace()
    turns = [pace.turn(chat, 1000) for chat in range(60)]
    assert max(b - a for a, b in pairwise(turns)) == 34
    assert sum(turn < 2000 for turn in turns) <= 30


def test_a_chat_that_has_to_wait_takes_no_turn_from_the_others() -> None:
    pace = Pace()
    pace.turn(7, 1000)
    assert pace.chat_ready(7, 1040) > 1040  # asked, but no turn taken
    assert pace.turn(8, 1040) == 1040


def test_a_group_gets_twenty_a_minute() -> None:
    pace = Pace()
    for second in range(20):
        pace.turn(-5, second * 1000)
    assert pace.chat_ready(-5, 20_000) == 60_000
    assert pace.chat_ready(5, 20_000) == 20_000


def test_a_chat_told_to_wait_waits_and_the_others_do_not() -> None:
    pace = Pace()
    pace.hold(7, 9000)
    assert pace.chat_ready(7, 1000) == 9000
    assert pace.chat_ready(8, 1000) == 1000


def test_the_local_server_paces_nothing() -> None:
    pace = NoPace()
    assert [pace.turn(7, 1000) for _ in range(50)] == [1000] * 50
    assert pace.chat_ready(7, 1000) == 1000
