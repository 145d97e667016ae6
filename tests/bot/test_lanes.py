"""The oldest of a chat first, one of a chat at a time, and no chat delays another."""

from hypothesis import given
from hypothesis import strategies as st

from bot.lanes import Lanes


def test_one_row_of_a_chat_at_a_time() -> None:
    lanes = Lanes()
    lanes.add(1, 10)
    lanes.add(1, 11)
    assert lanes.take(0) == (1, 10)
    assert lanes.take(0) is None
    lanes.done(1)
    assert lanes.take(0) == (1, 11)


def test_other_chats_go_on_while_one_is_in_hand() -> None:
    lanes = Lanes()
    for row in range(8):
        lanes.add(1, row)
    lanes.add(2, 100)
    assert lanes.take(0) == (1, 0)
    assert lanes.take(0) == (2, 100)


def test_a_chat_that_has_to_wait_holds_no_slot() -> None:
    lanes = Lanes()
    lanes.add(1, 10)
    lanes.take(0)
    lanes.retry(1, 5000)
    lanes.add(2, 20)
    assert lanes.busy == 0
    assert lanes.take(100) == (2, 20)
    assert lanes.take(100) is None
    assert lanes.next_moment() == 5000
    assert lanes.take(5000) == (1, 10)


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=60))
def test_every_row_comes_once_and_in_its_chats_order(steps: list[tuple[int, bool]]) -> None:
    lanes = Lanes()
    for row, (lane, _) in enumerate(steps):
        lanes.add(lane, row)
    fails = {row for row, (_, fails) in enumerate(steps) if fails}
    finished: list[int] = []
    now = 0
    while len(lanes):
        taken = lanes.take(now)
        if taken is None:
            now = lanes.next_moment() or now
            continue
        lane, row = taken
        if row in fails:
            fails.remove(row)
            lanes.retry(lane, now + 10)
        else:
            finished.append(row)
            lanes.done(lane)
    assert sorted(finished) == list(range(len(steps)))
    for lane in {lane for lane, _ in steps}:
        own = [row for row in finished if steps[row][0] == lane]
        assert own == sorted(own)
