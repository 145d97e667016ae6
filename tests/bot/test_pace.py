"""Telegram's flood limits."""

from bot.delivery.pace import NoPace, Pace


def test_a_chat_gets_one_message_a_second() -> None:
    pace = Pace()
    pace.sent(7, 1000)
    assert pace.earliest(7, 1100) == 2000
    assert pace.earliest(8, 1100) == 1100


def test_all_chats_together_get_thirty_a_second() -> None:
    pace = Pace()
    for chat in range(30):
        pace.sent(chat, 1000 + chat)
    assert pace.earliest(99, 1500) == 2000


def test_a_group_gets_twenty_a_minute() -> None:
    pace = Pace()
    for second in range(20):
        pace.sent(-5, second * 1000)
    assert pace.earliest(-5, 20_000) == 60_000
    assert pace.earliest(5, 20_000) == 20_000


def test_a_chat_told_to_wait_waits_and_the_others_do_not() -> None:
    pace = Pace()
    pace.hold(7, 9000)
    assert pace.earliest(7, 1000) == 9000
    assert pace.earliest(8, 1000) == 1000


def test_the_local_server_paces_nothing() -> None:
    pace = NoPace()
    pace.sent(7, 1000)
    assert pace.earliest(7, 1000) == 1000
