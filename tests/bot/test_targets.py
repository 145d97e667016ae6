"""Targets: the city's need shared out to the last dossier, what is kept, who is how far."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import floor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.store.sqlite import SqliteStore
from bot.store.tables.targets import Kept
from bot.targets.assigning import Baseline, NeedError, Sharing, share_out
from bot.targets.baseline import parse_goal, read_baseline, written
from bot.targets.keeping import figure_row, figures_of, target_row, targets_of
from bot.targets.progress import Group, progress
from bot.targets.showing import WIDTH, bar, shown
from bot.targets.together import IMPORTED, laid_together
from knowledge.measures import (
    Assignment,
    Figure,
    Period,
    Target,
    goal_of,
    half_up,
    parse_period,
    parse_share,
)
from knowledge.problems import KnowledgeError
from knowledge.reading.measures import known_measures

MEASURES = known_measures()
METRICS = MEASURES.metrics
HEADER = "unit,total_4m,online_4m,expected_8m"


# --- sharing out

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
    goal: Fraction, city: list[Baseline], random: object
) -> None:
    if not possible(goal, city):
        return
    shuffled = list(city)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
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
    assert (new.pace, new.target, new.rate) == (0, 7, 1)


def test_a_unit_that_expects_nothing_has_a_target_of_nothing() -> None:
    none, _ = share_out(Fraction(1, 2), [Baseline("A", 4, 1, 0), Baseline("B", 9, 1, 99)]).units
    assert (none.target, none.rate, none.weight) == (0, 0, 0)


def test_who_is_full_takes_no_more_and_the_rest_goes_to_the_others() -> None:
    city = [Baseline("A", 1000, 0, 10), Baseline("B", 10, 0, 1000)]
    small, large = targets_in(share_out(Fraction(1, 4), city))
    assert small == 10
    assert large == half_up(Fraction(2020, 4)) - 10


def test_a_large_city_is_shared_out_exactly() -> None:
    city = [Baseline(f"u{n}", 997 + 7 * n, 13 * n % 997, 1009 + 11 * n) for n in range(1000)]
    sharing = share_out(Fraction(6, 10), city)
    assert sum(targets_in(sharing)) == sharing.need


# --- the clerk's file


def baseline(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Baseline, ...]:
    path = tmp_path / "units.csv"
    path.write_text(text, encoding=encoding)
    return read_baseline(path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"{HEADER}\nLê Chân,10,4,20\n", "utf-8"),
        (f"{HEADER}\nLê Chân,10,4,20\n", "utf-8-sig"),
        (f"{HEADER}\r\nLê Chân,10,4,20\r\n\r\n,,,\r\n", "utf-8-sig"),
        (f"{HEADER}\nLê Chân,10,4,20\n".replace(",", ";"), "utf-8-sig"),
        (f"{HEADER}\nLê Chân,10,4,20\n".replace(",", "\t"), "utf-8"),
        ("Unit, Total_4m ,online_4m,EXPECTED_8M\n Lê  Chân ,10, 4 ,20\n", "utf-8"),
        ("expected_8m,online_4m,total_4m,unit\n20,4,10,Lê Chân\n", "utf-8"),
        (f"TT,{HEADER},Ghi chú\n1,Lê Chân,10,4,20,mới\n", "utf-8"),
    ],
)
def test_a_file_out_of_excel_is_read_as_it_was_meant(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert baseline(tmp_path, text, encoding) == (Baseline("Lê Chân", 10, 4, 20),)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("unit,total_4m,online_4m\nA,1,1\n", "units.csv:1", "no column 'expected_8m'"),
        (f"{HEADER}\nA,10,-4,20\n", "units.csv:2", "negative"),
        (f"{HEADER}\nA,10,4,20\nB,10,14,20\n", "units.csv:3", "14 online of 10"),
        (f"{HEADER}\nA,10,4,20\n a ,1,1,1\n", "units.csv:3", "is here twice (first on line 2)"),
        ("", "units.csv", "is empty"),
        (f"{HEADER}\n", "units.csv", "no rows"),
        (f"{HEADER}\nA,1.029,4,20\n", "units.csv:2", "write 1029, not 1.029"),
        (f"{HEADER}\nA,1 029,4,20\n", "units.csv:2", "not plain digits"),
        (f"{HEADER}\nA,10.5,4,20\n", "units.csv:2", "whole numbers only"),
        (f"{HEADER}\nA,ten,4,20\n", "units.csv:2", "is not a whole number"),
        (f"{HEADER}\nA,,4,20\n", "units.csv:2", "'total_4m' is empty"),
        (f"{HEADER}\n,10,4,20\n", "units.csv:2", "'unit' is missing"),
        (f"{HEADER}\nA,10,4,20,5\n", "units.csv:2", "has 5 cells"),
        (f"{HEADER},unit\nA,10,4,20,B\n", "units.csv:1", "here twice"),
        (f"{HEADER}\nA,10,4,20\nTổng cộng,10,4,20\n", "units.csv:3", "is a total"),
        pytest.param(
            f"{HEADER}\n{'A' * 200_000},1,1,1\n", "units.csv", "is not CSV", id="endless name"
        ),
    ],
)
def test_a_bad_file_says_row_what_and_what_to_do(
    tmp_path: Path, text: str, place: str, says: str
) -> None:
    with pytest.raises(KnowledgeError) as refused:
        baseline(tmp_path, text)
    lines = str(refused.value).splitlines()
    assert any(line.startswith(f"{place}: ") and says in line and " → " in line for line in lines)


def test_a_file_that_is_not_utf_8_says_how_to_save_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="CSV UTF-8"):
        baseline(tmp_path, f"{HEADER}\nLê Chân,1,1,1\n", "utf-16")


@pytest.mark.parametrize(
    ("text", "value"),
    [("60%", "3/5"), ("0.6", "3/5"), ("60,5%", "121/200"), ("0,605", "121/200"), ("100%", "1")],
)
def test_a_goal_is_read_as_people_write_it(text: str, value: str) -> None:
    assert parse_goal(text).value == Fraction(value)


@pytest.mark.parametrize("text", ["60", "160%", "-1%", "abc", "<60%", ""])
def test_what_is_no_goal_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="Write 60%"):
        parse_goal(text)


# --- what is kept


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


def target(
    unit: str,
    goal: str | None = "60%",
    when: str = "2022",
    metric: str = "online_share",
    decision: str = "KH 1",
    due_before: date | None = None,
) -> Target:
    share = parse_share(goal) if goal else None
    found = METRICS.official[metric]
    less = found.definition.better == "less"
    act = Assignment(decision, "UBND", date(2022, 5, 27), "Sở", None, due_before)
    return Target(
        unit, found, period(when), "all", share and goal_of(share, less_is_better=less), act
    )


def figure(
    unit: str,
    share: str,
    when: str = "2022",
    metric: str = "online_share",
    source: str = "Báo cáo",
    received_on: date = date(2023, 1, 5),
) -> Figure:
    found = METRICS.official[metric]
    return Figure(
        unit, found, period(when), "all", None, None, parse_share(share), source, received_on
    )


async def test_a_target_comes_back_as_it_was_kept(store: SqliteStore) -> None:
    given_targets = [
        *MEASURES.shipped.targets("", examples=True),
        target("A", due_before=date(2022, 6, 24)),
    ]
    async with store.writing() as tx:
        assert {await tx.targets.keep(target_row(t), 1) for t in given_targets} == {Kept.ADDED}
    async with store.reading() as reading:
        kept = targets_of(await reading.targets.all(), METRICS)
    assert [(t.key, t.goal, t.assignment) for t in kept] == [
        (t.key, t.goal, t.assignment) for t in given_targets
    ]


async def test_a_figure_comes_back_as_it_was_kept(store: SqliteStore) -> None:
    async with store.writing() as tx:
        for each in MEASURES.shipped.figures:
            assert await tx.figures.keep(figure_row(each)) is Kept.ADDED
    async with store.reading() as reading:
        assert figures_of(await reading.figures.all(), METRICS) == list(MEASURES.shipped.figures)


async def test_the_same_decision_again_corrects_and_another_stands_beside_it(
    store: SqliteStore,
) -> None:
    async with store.writing() as tx:
        await tx.targets.keep(target_row(target("A")), 1)
        assert await tx.targets.keep(target_row(target("A")), 2) is Kept.SAME
        assert await tx.targets.keep(target_row(target("A", "70%")), 3) is Kept.CHANGED
        assert await tx.targets.keep(target_row(target("A", decision="KH 2")), 4) is Kept.ADDED
        assert [row.goal for row in await tx.targets.all()] == [">=70%", ">=60%"]
        assert await tx.targets.forget("KH 1") == 1


async def test_a_corrected_figure_keeps_the_day_it_first_came(store: SqliteStore) -> None:
    first = figure("A", "50%", received_on=date(2022, 6, 20))
    again = figure("A", "51%", received_on=date(2022, 7, 20))
    async with store.writing() as tx:
        await tx.figures.keep(figure_row(first))
        assert await tx.figures.keep(figure_row(again)) is Kept.CHANGED
        assert await tx.figures.keep(figure_row(again)) is Kept.SAME
        (kept,) = figures_of(await tx.figures.all(), METRICS)
    assert (str(kept.share), kept.received_on) == ("51%", date(2022, 6, 20))


def test_an_import_corrects_what_ships_and_brings_no_strangers() -> None:
    shipped = MEASURES.shipped.targets("hai-phong")
    corrected = target("Hải Phòng", "65%", decision="Kế hoạch 128/KH-UBND ngày 27/5/2022")
    together, figures = laid_together(shipped, MEASURES.shipped.figures, [corrected], [])
    assert len(together) == len(shipped)
    assert (corrected, IMPORTED) in together
    assert {f.unit for f in figures} == {"Hải Phòng"}


# --- who is how far

ON = date(2022, 10, 1)


def only(groups: list[Group]) -> Group:
    (group,) = groups
    return group


def test_the_figure_of_the_period_itself_counts_else_the_one_that_reaches_furthest() -> None:
    figures = [
        figure("A", "10%", "2022-Q1"),
        figure("A", "30%", "2022-01..2022-09"),
        figure("A", "40%", "2022-Q3"),
        figure("A", "90%", "2023"),
    ]
    (standing,) = progress([target("A")], figures, ON)[0].standings
    assert standing.figure == figures[1]
    (standing,) = progress([target("A")], [*figures, figure("A", "61%")], ON)[0].standings
    assert (standing.reached, standing.lead) == (True, Fraction(1, 100))


def test_a_lower_overdue_share_is_ahead() -> None:
    goal = target("A", "5%", metric="overdue_share")
    ahead, behind = (
        only(progress([goal], [figure("A", said, metric="overdue_share")], ON)).standings[0]
        for said in ("4%", "6%")
    )
    assert (ahead.reached, ahead.lead) == (True, Fraction(1, 100))
    assert (behind.reached, behind.lead) == (False, Fraction(-1, 100))


def test_who_is_furthest_stands_first_and_who_sent_nothing_last() -> None:
    targets = [target(unit) for unit in "ABC"]
    found = only(progress(targets, [figure("B", "20%"), figure("C", "70%")], ON))
    assert [standing.unit for standing in found.standings] == ["C", "B", "A"]


def test_sources_that_disagree_are_both_compared() -> None:
    targets = MEASURES.shipped.targets("hai-phong")
    (found,) = (
        group
        for group in progress(targets, MEASURES.shipped.figures, ON)
        if (group.metric.id, group.period.text) == ("online_share", "2022")
    )
    assert [(str(s.share), s.reached, s.disputed) for s in found.standings] == [
        ("62,2%", True, True),
        ("55%", False, True),
    ]


def test_two_sources_that_agree_are_no_dispute() -> None:
    figures = [figure("A", "50%"), figure("A", "50,0%", source="Báo")]
    assert not any(s.disputed for s in only(progress([target("A")], figures, ON)).standings)


def test_a_figure_without_a_goal_is_shown_on_its_own() -> None:
    groups = progress([target("A")], [figure("A", "18%", "2021")], ON)
    assert [(g.period.text, g.standings[0].goal is None) for g in groups] == [
        ("2022", False),
        ("2021", True),
    ]


def test_who_had_sent_nothing_by_the_due_day_is_named_with_the_day_it_came() -> None:
    due = date(2022, 6, 24)
    targets = [target(unit, due_before=due) for unit in "ABCDE"]
    figures = [
        figure("A", "10%", "2022-Q1", received_on=date(2022, 6, 23)),
        figure("B", "10%", "2022-Q1", received_on=date(2022, 6, 24)),
        figure("C", "10%", "2022-Q1", metric="processed_online", received_on=date(2022, 6, 1)),
        figure("d", "9%", "2022-01", received_on=date(2022, 6, 1)),
        figure("E", "9%", "2021", received_on=date(2022, 6, 1)),
    ]
    found = progress(targets, figures, due)[0]
    assert [(o.unit, o.came_on) for o in found.overdue] == [("B", due), ("C", None), ("E", None)]
    assert progress(targets, figures, date(2022, 6, 23))[0].overdue == ()


@pytest.mark.parametrize(
    ("degree", "signs"),
    [("0", 0), ("1/2", 10), ("99/100", 19), ("1", 20), ("101/100", 21), ("9/5", 21)],
)
def test_a_bar_is_twenty_signs_and_an_arrow_beyond(degree: str, signs: int) -> None:
    drawn = bar(Fraction(degree))
    assert len(drawn) == signs
    assert ("▶" in drawn) == (signs == 21)


def test_progress_fits_a_screen_of_80_columns() -> None:
    targets = [
        *MEASURES.shipped.targets("", examples=True),
        target("Sở Nông nghiệp và Phát triển nông thôn thành phố Hải Phòng", "60,25%"),
        target("B", "99,99%", due_before=date(2022, 6, 24)),
        target("C", None),
    ]
    figures = [
        *MEASURES.shipped.figures,
        figure("Sở Nông nghiệp và Phát triển nông thôn thành phố Hải Phòng", "100%"),
        figure("B", ">=12,345%", "2022-01..2022-09"),
    ]
    text = shown(progress(targets, figures, ON), METRICS.levels, ON)
    assert max(map(len, text.splitlines())) <= WIDTH == 80
    for words in (
        "baodautu",
        "ahead 2,2",
        "behind 5,0",
        "104%",
        "goal not set",
        "no figure",
        "91 days left",
    ):
        assert words in text
    assert "figure of 2022-01..2022-09" in text
    assert "No figures before 24/06/2022: Hậu Giang" in " ".join(text.split())


def test_lines_of_one_unit_stay_together() -> None:
    targets = [target("A"), target("B")]
    figures = [figure("A", "90%"), figure("A", "10%", source="Báo"), figure("B", "50%")]
    names = [s.unit for s in only(progress(targets, figures, ON)).standings]
    assert names == ["A", "A", "B"]
    assert all(a <= b for a, b in pairwise(names))
