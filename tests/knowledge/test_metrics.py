"""What is measured: each metric defined once, official and own apart."""

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from knowledge.checking import check
from knowledge.library import PACKAGE, Library
from knowledge.links import read_official_hosts
from knowledge.measures import Assignment, Count, Figure, Metrics, Target, parse_period
from knowledge.problems import Problem
from knowledge.reading.measures import Measures, known_measures, read_measures
from knowledge.reading.targets import read_targets

MEASURES = known_measures()
METRICS = MEASURES.metrics
HEADER = "unit,metric,period,level,goal,decision,assigned_by,assigned_on\n"
ACT = Assignment("Kế hoạch", "UBND")


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


def test_a_registry_can_be_empty() -> None:
    assert Measures(Metrics.of((), ()), MEASURES.shipped).metrics.official == {}
