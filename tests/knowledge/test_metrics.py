"""What is measured: each metric defined once, official and own apart, numbers with their row."""

import re
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import SHARED

from knowledge.checking import check
from knowledge.library import PACKAGE, Library
from knowledge.links import read_official_hosts
from knowledge.measures import (
    Assignment,
    Bound,
    Count,
    Figure,
    Metrics,
    Share,
    Target,
    parse_period,
    parse_share,
    percent,
    reaches,
)
from knowledge.problems import Problem
from knowledge.reading.figures import read_figures
from knowledge.reading.measures import Measures, known_measures, read_measures
from knowledge.reading.targets import read_targets

MEASURES = known_measures()
METRICS = MEASURES.metrics
FACTS = SHARED / "facts" / "seeds.md"
HEADER = "unit,metric,period,level,goal,decision,assigned_by,assigned_on\n"
ACT = Assignment("Kế hoạch", "UBND")


def period(text: str) -> object:
    found = parse_period(text)
    return found and (found.first, found.last)


def share(text: str) -> Share:
    found = parse_share(text)
    assert found is not None
    return found


def copied(tmp_path: Path) -> Path:
    for folder in ("metrics", "targets"):
        shutil.copytree(PACKAGE / folder, tmp_path / folder)
    return tmp_path


def problems_after(tmp_path: Path, file: str, old: str, new: str) -> list[Problem]:
    """What is said once `old` is `new` in a copy of the shipped files."""
    path = copied(tmp_path) / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems: list[Problem] = []
    read_measures(problems, tmp_path)
    return problems


def figures_from(tmp_path: Path, rows: str) -> tuple[tuple[Figure, ...], list[str]]:
    path = tmp_path / "figures.csv"
    path.write_text(
        f"unit,metric,period,level,numerator,denominator,share,source\n{rows}\n", encoding="utf-8"
    )
    problems: list[Problem] = []
    found = read_figures(path, METRICS, date(2026, 1, 1), problems)
    return found, list(map(str, problems))


# --- the registry


def test_what_the_cities_and_we_measure_is_in_the_registry() -> None:
    assert set(METRICS.official) >= {
        "services_with_dossiers",
        "online_share",
        "processed_online",
        "filed_remotely",
        "overdue_share",
        "catalogue_coverage",
        "dossiers_paid_online",
        "procedures_paid_online",
        "adults_with_account",
        "results_digitised",
        "on_national_portal",
        "tracked_electronically",
    }
    assert set(METRICS.own) >= {
        "requests",
        "requests_done",
        "filed_online_with_us",
        "filed_at_home_with_us",
        "median_wait",
        "obstacles",
        "questions",
        "questions_missed",
    }


def test_four_rates_that_sound_alike_divide_by_different_things() -> None:
    alike = ("services_with_dossiers", "online_share", "processed_online", "filed_remotely")
    defined = [METRICS.official[name].definition for name in alike]
    assert len({d.denominator for d in defined}) == len({d.numerator for d in defined}) == 4


def test_no_metric_is_official_and_ours() -> None:
    assert not set(METRICS.official) & set(METRICS.own)


def test_our_number_cannot_be_an_official_figure() -> None:
    month = parse_period("2026-10")
    assert month is not None
    with pytest.raises(TypeError, match="never mixed"):
        Figure(
            unit="Hải Phòng",
            metric=METRICS.own["requests"],  # type: ignore[arg-type]
            period=month,
            level="all",
            numerator=1,
            denominator=None,
            published=None,
            source="",
            received_on=date(2026, 11, 1),
        )
    with pytest.raises(TypeError, match="never mixed"):
        Target("Hải Phòng", METRICS.own["requests"], month, "all", None, ACT)  # type: ignore[arg-type]


def test_an_official_metric_cannot_hold_our_number() -> None:
    with pytest.raises(TypeError, match="never mixed"):
        Count(METRICS.official["online_share"], 3, 4)  # type: ignore[arg-type]
    assert Count(METRICS.own["questions_missed"], 3, 4).share == Fraction(3, 4)


def test_an_office_cannot_send_us_what_we_count_ourselves(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{HEADER}A,requests,2026,all,60%,KH,UB,2026-01-01\n", encoding="utf-8")
    problems: list[Problem] = []
    read_targets(path, METRICS, {}, problems)
    assert "t.csv:2" in str(problems[0])
    assert "never mixed" in str(problems[0])


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("metrics/own.yaml", "id: requests\n", "id: online_share\n", "is here already"),
        ("metrics/own.yaml", "name: Yêu cầu gửi đến", "name: Vướng mắc", "is here already"),
        ("metrics/official.yaml", "id: online_share", "id: OnlineShare", "is no id"),
        (
            "metrics/official.yaml",
            "được tiếp nhận trực tuyến.",
            "được tiếp nhận. Trực tuyến.",
            "not one sentence",
        ),
        ("metrics/official.yaml", "  denominator: hồ sơ phát sinh\n", "", "needs a denominator"),
        (
            "metrics/official.yaml",
            "form: count",
            "form: count\n  denominator: x",
            "only a share",
        ),
        ("metrics/official.yaml", 'levels: [all, "3", ', 'levels: [all, "5", ', "no level '5'"),
        ("metrics/official.yaml", "kind: official", "kind: mixed", "choose from: official, own"),
        ("metrics/own.yaml", "  levels: [all]\n", "", "names no level"),
        ("targets/hai-phong-2022.yaml", "online_share", "online_rate", "no metric 'online_rate'"),
        ("targets/hai-phong-2022.yaml", "online_share", "questions", "never mixed"),
        ("targets/hai-phong-2022.yaml", 'goal: "80%"', 'goal: "180%"', "is no share"),
        ("targets/hai-phong-2022.yaml", 'period: "2022"', 'period: "2022-Q5"', "is no period"),
        ("targets/hai-phong-2022.yaml", 'level: "3-4"', 'level: "2"', "has no level '2'"),
        ("targets/ha-noi-2019.yaml", "assigned_on: unknown", "assigned_on: 2018", "not a date"),
        ("targets/published.yaml", "numerator: 143", "numerator: 144", "1029 + 144 + 88 is 1261"),
        ("targets/published.yaml", "received_on: 2022-06-16", "seen: 2022", "is missing"),
    ],
)
def test_a_broken_file_says_where_what_and_what_to_do(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    problems = problems_after(tmp_path, file, old, new)
    matching = [p for p in problems if says in str(p)]
    assert matching, list(map(str, problems))
    assert all(p.place.file == file and p.place.line and p.remedy for p in matching)


def test_motcua_check_reads_them(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "metrics").mkdir()
    (tmp_path / "targets").mkdir()
    monkeypatch.setattr("knowledge.checking.PACKAGE", tmp_path)
    found = check(
        library,
        read_official_hosts(PACKAGE / "official_hosts.yaml", []),
        date(2026, 11, 20),
        lists=False,
    )
    assert any(p.place.file == "metrics/levels.yaml" for p in found)


# --- what the founding documents say


def goals(set_id: str) -> set[tuple[str, str, str, str]]:
    (found,) = (each for each in MEASURES.shipped.sets if each.id == set_id)
    return {
        (t.metric.id, t.period.text, t.level, str(t.goal) if t.goal else "open")
        for t in found.targets
    }


def test_the_plans_of_2022_and_2023_are_the_defaults_of_hai_phong() -> None:
    assert goals("hai-phong-2022") == {
        ("online_share", "2022", "all", ">=60%"),
        ("services_with_dossiers", "2022", "3-4", ">=80%"),
        ("catalogue_coverage", "2022", "4", ">=100%"),
    }
    assert goals("hai-phong-2023") == {
        ("catalogue_coverage", "2023", "full", ">=100%"),
        ("on_national_portal", "2023", "full", ">=40%"),
        ("results_digitised", "2023", "all", ">=100%"),
        ("filed_remotely", "2023", "all", ">=50%"),
        ("dossiers_paid_online", "2023", "all", ">=30%"),
        ("procedures_paid_online", "2023", "all", ">=60%"),
        ("users_identified", "2023", "all", ">=100%"),
        ("adults_with_account", "2023", "all", ">60%"),
    }
    used = MEASURES.shipped.targets("hai-phong")
    assert {t.unit for t in used} == {"Hải Phòng"}
    assert len(used) == 11


def test_hau_giang_hands_over_with_quarter_ends_and_a_due_day() -> None:
    (found,) = (each for each in MEASURES.shipped.sets if each.id == "hau-giang-2022")
    year = {row for row in goals("hau-giang-2022") if row[1] == "2022"}
    assert {goal for *_, goal in year} == {">=100%", ">=80%", ">=50%"}
    ends = {t.period.last for t in found.targets if t.goal is None}
    assert ends == {date(2022, 9, 30), date(2022, 12, 31)}
    act = found.targets[0].assignment
    assert act.due_before == date(2022, 6, 24)
    assert act.assigned_on == date(2022, 6, 15)
    assert act.handed_by
    assert act.received_by


def test_the_services_of_hau_giang_add_up() -> None:
    found = {
        f.level: f.numerator
        for f in MEASURES.shipped.figures
        if f.metric.id == "eligible_services" and f.unit == "Hậu Giang"
    }
    assert found == {"all": 1260, "province": 1029, "district": 143, "commune": 88}
    assert 1029 + 143 + 88 == 1260


def test_phu_yen_has_goals_by_level_and_between_agencies() -> None:
    assert goals("phu-yen-2020") == {
        ("services_with_dossiers", "2020", "3", ">=60%"),
        ("services_with_dossiers", "2020", "4", ">=60%"),
        ("processed_online", "2020", "3", ">=50%"),
        ("processed_online", "2020", "4", ">=50%"),
        ("processed_online", "2020", "agencies-3", ">=100%"),
        ("processed_online", "2020", "agencies-4", ">=90%"),
        ("filed_through_portal", "2020", "all", ">=100%"),
    }


def test_ha_noi_tracks_all_by_the_third_quarter_of_2019() -> None:
    assert goals("ha-noi-2019") == {("tracked_electronically", "2019-Q3", "all", ">=100%")}


def test_figures_that_disagree_stand_side_by_side_with_their_sources() -> None:
    said = {
        (f.period.text, str(f.share)): f.source
        for f in MEASURES.shipped.figures
        if f.metric.id == "online_share"
    }
    assert set(said) == {
        ("2021", "18,0%"),
        ("2022", "62,2%"),
        ("2022", "55%"),
        ("2023-01..2023-05", ">94%"),
    }
    assert said["2022", "62,2%"] != said["2022", "55%"]


@pytest.mark.skipif(not FACTS.exists(), reason="../shared is not here")
def test_every_number_is_in_the_row_it_names_and_none_is_from_memory() -> None:
    rows = dict(
        re.findall(r"^\| (\d\.\d+) \| (.*)$", FACTS.read_text(encoding="utf-8"), re.MULTILINE)
    )
    said = [(t.source, t.goal) for t in MEASURES.shipped.targets("", examples=True)]
    for figure in MEASURES.shipped.figures:
        row = re.search(r"dòng (\d\.\d+)", figure.source)
        assert row is not None, figure.source
        said.append((row[1], figure.share))
        if figure.numerator:
            assert f"{figure.numerator:,}" in rows[row[1]]
    for row_id, number in said:
        text = rows[row_id]
        assert "[MEM]" not in text
        if number is not None:
            written = re.escape(percent(number.value, number.decimals).replace(",", "."))
            assert re.search(rf"(?<![\d.]){written}%", text.replace("**", "")), (row_id, number)


@pytest.mark.skipif(not FACTS.exists(), reason="../shared is not here")
def test_every_definition_names_a_row_that_is_there() -> None:
    rows = set(re.findall(r"^\| (\d\.\d+) \|", FACTS.read_text(encoding="utf-8"), re.MULTILINE))
    for metric in (*METRICS.official.values(), *METRICS.own.values()):
        assert {source.row for source in metric.definition.sources} <= rows, metric.id


# --- periods and shares


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2022-Q3", (date(2022, 7, 1), date(2022, 9, 30))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2022-05..2022-12", (date(2022, 5, 1), date(2022, 12, 31))),
        ("2022-Q5", None),
        ("2022-13", None),
        ("2022-05..2022-04", None),
        ("22", None),
        ("2022-Q3..2022-Q4", None),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, days: object) -> None:
    assert period(text) == days


@pytest.mark.parametrize(
    ("text", "value", "bound", "shown"),
    [
        ("62,2 %", Fraction(622, 1000), Bound.EXACTLY, "62,2%"),
        ("62.2%", Fraction(622, 1000), Bound.EXACTLY, "62,2%"),
        ("0.622", Fraction(622, 1000), Bound.EXACTLY, "62,2%"),
        ("0,6", Fraction(6, 10), Bound.EXACTLY, "60%"),
        ("trên 94%", Fraction(94, 100), Bound.OVER, ">94%"),
        ("Tối thiểu 60%", Fraction(6, 10), Bound.AT_LEAST, ">=60%"),
        ("≤5%", Fraction(5, 100), Bound.AT_MOST, "<=5%"),
        ("1", Fraction(1), Bound.EXACTLY, "100%"),
    ],
)
def test_a_share_is_what_was_written(text: str, value: Fraction, bound: Bound, shown: str) -> None:
    found = share(text)
    assert (found.value, found.bound, str(found)) == (value, bound, shown)
    assert share(str(found)) == found


@pytest.mark.parametrize("text", ["60", "101%", "-5%", "", "sáu mươi", "1.2.3%", "6" * 5000, "٣%"])
def test_what_is_no_share_is_none(text: str) -> None:
    assert parse_share(text) is None


@pytest.mark.parametrize(
    ("said", "goal", "met"),
    [
        ("60%", ">=60%", True),
        ("59,9%", ">=60%", False),
        ("60%", ">60%", False),
        (">94%", ">=60%", True),
        (">94%", ">94%", True),
        (">94%", ">=95%", None),
        (">=94%", ">94%", None),
        ("<50%", ">=50%", False),
        ("<=50%", ">=50%", None),
        ("<70%", ">=60%", None),
        ("4%", "<=5%", True),
        ("6%", "<=5%", False),
        ("<5%", "<=5%", True),
        (">4%", "<=5%", None),
        (">5%", "<=5%", False),
        ("66,666%", ">=66,67%", True),
        ("66,664%", ">=66,67%", False),
        ("59,99%", ">=60%", False),
        ("59,95%", ">=60,0%", False),
    ],
)
def test_a_goal_is_reached_missed_or_nobody_can_tell(
    said: str, goal: str, met: bool | None
) -> None:
    assert reaches(share(said), share(goal)) is met


# --- files that offices send


def test_a_figure_is_two_numbers_or_a_share(tmp_path: Path) -> None:
    found, problems = figures_from(
        tmp_path,
        'A,online_share,2026,all,622,1000,,s\nB,online_share,2026,,,,"62,2%",s\n'
        'C,online_share,2026,,622,1000,"62,2%",s',
    )
    assert not problems
    assert {f.share and f.share.value for f in found} == {Fraction(622, 1000)}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("A,online_share,2026,all,1.029,2000,,s", "write 1029, not 1.029"),
        ("A,online_share,2026,all,-1,2000,,s", "is negative"),
        ("A,online_share,2026,all,nhiều,2000,,s", "is not a whole number"),
        (f"A,online_share,2026,all,{'9' * 5000},2,,s", "is not"),
        ("A,online_share,2026,all,5,4,,s", "5 of 4 is no share"),
        ("A,online_share,2026,all,0,0,,s", "0 of 0 is no share"),
        ("A,online_share,2026,all,5,,,s", "both numbers"),
        ("A,online_share,2026,all,,,,s", "neither numbers nor a share"),
        ('A,online_share,2026,all,1,3,"33,4%",s', "1 of 3 is 33,3%, not 33,4%"),
        ("A,online_share,2026,all,1,2,,", "'source' is missing"),
        (",online_share,2026,all,1,2,,s", "'unit' is missing"),
        ("A,online_share,2026-Q9,all,1,2,,s", "is no period"),
        ("A,online_share,2026,district,1,2,,s", "no level 'district'"),
        ("A,eligible_services,2026,all,1,2,,s", "a count is one number"),
        ("A,online_share,2026,all,1,2,,s\nA,online_share,2026,all,1,3,,s", "the same again"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_row(
    tmp_path: Path, row: str, says: str
) -> None:
    _, problems = figures_from(tmp_path, row)
    assert any(says in p and p.startswith("figures.csv:") and "→" in p for p in problems), problems


def test_parts_that_do_not_add_up_are_refused(tmp_path: Path) -> None:
    levels = {"all": 1260, "province": 1029, "district": 143, "commune": 89}
    rows = [f"A,eligible_services,2026,{level},{n},,,s" for level, n in levels.items()]
    _, problems = figures_from(tmp_path, "\n".join(rows))
    assert "1029 + 143 + 89 is 1261, not 1260" in problems[0]


def test_a_registry_can_be_empty() -> None:
    assert Measures(Metrics.of((), ()), MEASURES.shipped).metrics.official == {}
