"""What the founding documents say: goals by their decision, numbers with their row."""

import re
from datetime import date

import pytest
from conftest import SHARED

from knowledge.measures import OfficialMetric, OwnMetric, percent
from knowledge.reading.measures import known_measures

MEASURES = known_measures()
METRICS = MEASURES.metrics
FACTS = SHARED / "facts" / "seeds.md"


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
    metrics: list[OfficialMetric | OwnMetric] = [*METRICS.official.values(), *METRICS.own.values()]
    for metric in metrics:
        assert {source.row for source in metric.definition.sources} <= rows, metric.id
