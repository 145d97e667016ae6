"""The city's need, shared out to the last dossier."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.targets.assigning import Baseline, NeedError, Sharing, share_out
from bot.targets.baseline import written
from knowledge.measures import half_up

# a slow machine is no fault of the rules
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
counts = some.integers(0, 3000)
goals = some.fractions(0, 1, max_denominator=1000)


@some.composite
def cities(draw: some.DrawFn) -> list[Baseline]:
    rows = draw(some.lists(some.tuples(counts, counts, counts), min_size=1, max_size=12))
    return [
        Baseline(f"u{n}", max(total, online), min(total, online), expected)
        for n, (total, online, expected) in enumerate(rows)
    ]


def need_of(goal: Fraction, city: Sequence[Baseline]) -> int:
    dossiers = sum(u.total + u.expected for u in city)
    return floor(goal * dossiers + Fraction(1, 2)) - sum(u.online for u in city)


def oracle(goal: Fraction, city: Sequence[Baseline]) -> list[Fraction]:
    """The targets before rounding, found another way: by the level at which each unit is full."""
    paces = [floor(Fraction(u.online * u.expected, u.total)) if u.total else 0 for u in city]
    rooms = [u.expected - pace for u, pace in zip(city, paces, strict=True)]
    lacks = [1 - Fraction(u.online, u.total) if u.total else Fraction(1) for u in city]
    weights = [(u.total + u.expected) * lack for u, lack in zip(city, lacks, strict=True)]
    left = Fraction(max(0, need_of(goal, city) - sum(paces)))
    extras = [Fraction(0)] * len(city)
    order = sorted((n for n in range(len(city)) if rooms[n]), key=lambda n: rooms[n] / weights[n])
    for place, n in enumerate(order):
        level = left / sum(weights[m] for m in order[place:])
        extras[n] = min(Fraction(rooms[n]), level * weights[n])
        left -= extras[n]
    return [pace + extra for pace, extra in zip(paces, extras, strict=True)]


def possible(goal: Fraction, city: Sequence[Baseline]) -> bool:
    return need_of(goal, city) <= sum(u.expected for u in city)


def targets_in(sharing: Sharing) -> list[int]:
    return [unit.target for unit in sharing.units]


@patiently
@given(goals, cities())
def test_the_targets_sum_to_the_need_or_to_the_paces_where_these_exceed_it(
    goal: Fraction, city: list[Baseline]
) -> None:
    if possible(goal, city):
        sharing = share_out(goal, city)
        assert sum(targets_in(sharing)) == max(sharing.paces, need_of(goal, city))
        assert sharing.need == need_of(goal, city)


@patiently
@given(goals, cities())
def test_nobody_gets_less_than_its_pace_or_more_than_it_expects(
    goal: Fraction, city: list[Baseline]
) -> None:
    if possible(goal, city):
        for unit, own in zip(share_out(goal, city).units, city, strict=True):
            pace = floor(Fraction(own.online * own.expected, own.total)) if own.total else 0
            assert unit.pace == pace <= unit.target <= own.expected


@patiently
@given(goals, cities())
def test_the_city_gets_what_the_formula_says_rounded_by_the_largest_remainder(
    goal: Fraction, city: list[Baseline]
) -> None:
    if possible(goal, city):
        exact = oracle(goal, city)
        odd = max(need_of(goal, city), sum(map(floor, exact))) - sum(map(floor, exact))
        lucky = sorted(range(len(exact)), key=lambda n: floor(exact[n]) - exact[n])[:odd]
        due = [floor(part) + (n in lucky) for n, part in enumerate(exact)]
        assert targets_in(share_out(goal, city)) == due


@patiently
@given(goals, cities(), some.randoms(use_true_random=False))
def test_the_order_of_the_rows_decides_only_between_equals(
    goal: Fraction, city: list[Baseline], random: Random
) -> None:
    if not possible(goal, city):
        return
    shuffled = list(city)
    random.shuffle(shuffled)
    here = {unit.unit: unit.target for unit in share_out(goal, city).units}
    there = {unit.unit: unit.target for unit in share_out(goal, shuffled).units}
    rests = [part - floor(part) for part in oracle(goal, city)]
    rest_of = {unit.unit: rest for unit, rest in zip(city, rests, strict=True)}
    for name, target in here.items():
        assert there[name] == target or rests.count(rest_of[name]) > 1


@patiently
@given(goals, goals, cities())
def test_a_higher_goal_asks_no_unit_for_less(
    one: Fraction, other: Fraction, city: list[Baseline]
) -> None:
    """Before rounding; the largest remainder may move one odd dossier to another unit."""
    low, high = sorted((one, other))
    if possible(high, city):
        assert all(a <= b for a, b in zip(oracle(low, city), oracle(high, city), strict=True))
        less, more = targets_in(share_out(low, city)), targets_in(share_out(high, city))
        assert sum(less) <= sum(more)
        assert all(a <= b + 1 for a, b in zip(less, more, strict=True))


@patiently
@given(goals, cities())
def test_more_than_all_expect_is_refused_with_the_numbers(
    goal: Fraction, city: list[Baseline]
) -> None:
    if possible(goal, city):
        return
    with pytest.raises(NeedError) as refused:
        share_out(goal, city)
    assert str(need_of(goal, city)) in str(refused.value)
    assert str(sum(u.expected for u in city)) in str(refused.value)


@patiently
@given(goals, cities())
def test_shares_and_weights_are_parts_of_one(goal: Fraction, city: list[Baseline]) -> None:
    if possible(goal, city):
        units = share_out(goal, city).units
        assert sum(unit.share for unit in units) in {0, 1}
        weighed = sum(unit.weight for unit in units)
        assert weighed == 0 or abs(weighed - 1) < Fraction(len(units), 1_000_000)


def test_the_example_of_the_docs() -> None:
    city = [
        Baseline("A", 1000, 200, 2000),
        Baseline("B", 500, 400, 1000),
        Baseline("C", 100, 0, 300),
        Baseline("D", 0, 0, 50),
    ]
    sharing = share_out(Fraction(6, 10), city)
    assert (sharing.need, sharing.paces) == (2370, 1200)
    assert targets_in(sharing) == [1291, 911, 149, 19]
    docs = (Path(__file__).parents[2] / "docs" / "targets.md").read_text(encoding="utf-8")
    assert written(sharing.units).rstrip() in docs


def test_all_that_is_expected_can_be_asked_for_and_not_one_more() -> None:
    assert targets_in(share_out(Fraction(5, 10), [Baseline("A", 5, 0, 5)])) == [5]
    with pytest.raises(NeedError, match="1 too few"):
        share_out(Fraction(6, 10), [Baseline("A", 5, 0, 5)])


def test_of_two_alike_the_earlier_gets_the_odd_dossier() -> None:
    city = [Baseline("A", 10, 0, 10), Baseline("B", 10, 0, 10)]
    assert targets_in(share_out(Fraction(5, 40), city)) == [3, 2]


def test_the_need_is_rounded_half_up() -> None:
    city = [Baseline("A", 0, 0, 5)]
    assert targets_in(share_out(Fraction(1, 2), city)) == [3]
    assert (half_up(Fraction(5, 2)), half_up(Fraction(7, 2)), half_up(Fraction(9, 4))) == (3, 4, 2)


def test_a_unit_without_dossiers_so_far_has_no_pace_and_lacks_everything() -> None:
    (new,) = share_out(Fraction(1), [Baseline("A", 0, 0, 7)]).units
    assert (new.pace, new.target, new.rate) == (0, 7, Fraction(1))


def test_a_unit_that_expects_nothing_has_a_target_of_nothing() -> None:
    none, _ = share_out(Fraction(1, 2), [Baseline("A", 4, 1, 0), Baseline("B", 9, 1, 99)]).units
    assert (none.target, none.rate, none.weight) == (0, Fraction(0), Fraction(0))


def test_who_is_full_takes_no_more_and_the_rest_goes_to_the_others() -> None:
    city = [Baseline("A", 1000, 0, 10), Baseline("B", 10, 0, 1000)]
    small, large = targets_in(share_out(Fraction(1, 4), city))
    assert small == 10
    assert large == half_up(Fraction(2020, 4)) - 10


def test_a_large_city_is_shared_out_exactly() -> None:
    city = [Baseline(f"u{n}", 997 + 7 * n, 13 * n % 997, 1009 + 11 * n) for n in range(1000)]
    sharing = share_out(Fraction(6, 10), city)
    assert sum(targets_in(sharing)) == sharing.need
