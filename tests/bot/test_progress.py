"""Who is how far: figures beside their goals, on a screen."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from target_entries import MEASURES, METRICS, figure, target

from bot.targets.progress import Group, progress
from bot.targets.showing import WIDTH, bar, shown

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
