"""`motcua targets` as a person runs it: files in, files out, sentences where something is wrong."""

import csv
from pathlib import Path

import pytest
from command import Ran, motcua

HEADER = "unit,total_4m,online_4m,expected_8m\n"
CITY = f"{HEADER}Lê Chân,1000,200,2000\nAn Biên,500,400,1000\nCát Hải,100,0,300\nMới,0,0,50\n"


def assign(tmp_path: Path, text: str, goal: str = "60%", *more: object) -> tuple[Ran, Path]:
    baseline, out = tmp_path / "units.csv", tmp_path / "targets.csv"
    baseline.write_text(text, encoding="utf-8")
    ran = motcua(
        *("targets", "assign", "--metric", "online_share", "--goal", goal),
        *("--baseline", baseline, "--out", out, *more),
    )
    return ran, out


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_assign_writes_a_row_a_unit_in_their_order_with_a_mark_for_excel(tmp_path: Path) -> None:
    ran, out = assign(tmp_path, CITY)
    assert (ran.code, ran.out) == (0, "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfunit,target_online,target_rate,")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert list(rows[0]) == ["unit", "target_online", "target_rate", "pace", "weight", "share"]
    assert [row["unit"] for row in rows] == ["Lê Chân", "An Biên", "Cát Hải", "Mới"]
    assert [row["target_online"] for row in rows] == ["1291", "911", "149", "19"]
    assert [row["target_rate"] for row in rows] == ["0.6455", "0.9110", "0.4967", "0.3800"]
    assert "2370" in ran.err
    assert "our reading" in ran.err


def test_assign_says_when_the_paces_exceed_the_need(tmp_path: Path) -> None:
    ran, out = assign(tmp_path, CITY, "1%")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["target_online"] for row in rows] == [row["pace"] for row in rows]
    assert "already" in ran.err


def test_assign_refuses_more_than_is_expected_and_leaves_the_file_alone(tmp_path: Path) -> None:
    written(tmp_path / "targets.csv", "what stood there")
    ran, out = assign(tmp_path, CITY, "100%")
    assert (ran.code, ran.out) == (1, "")
    assert "4350" in ran.err
    assert "3350" in ran.err
    assert out.read_text(encoding="utf-8") == "what stood there"


@pytest.mark.parametrize(
    ("text", "goal", "says"),
    [
        (f"{HEADER}A,1.000,1,1\n", "60%", "units.csv:2: "),
        (f"{HEADER}A,1,1,1\n", "60", "Write 60%"),
        ("", "60%", "units.csv: is empty"),
    ],
)
def test_assign_explains_what_is_wrong_and_writes_nothing(
    tmp_path: Path, text: str, goal: str, says: str
) -> None:
    ran, out = assign(tmp_path, text, goal)
    assert ran.code == 1
    assert says in ran.err
    assert not out.exists()


def test_assign_explains_files_that_are_not_there_and_other_metrics(tmp_path: Path) -> None:
    gone = motcua(
        *("targets", "assign", "--goal", "60%", "--baseline", tmp_path / "no.csv"),
        *("--out", tmp_path / "out.csv"),
    )
    assert gone.code == 1
    assert "no.csv: cannot be read" in gone.err
    ran, _ = assign(tmp_path, CITY, "60%", "--metric", "results_digitised")
    assert ran.code == 1
    assert "online_share" in ran.err
    ran, _ = assign(tmp_path, CITY, "60%", "--out", tmp_path / "no" / "out.csv")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_what_was_assigned_is_imported_reported_on_and_taken_out(tmp_path: Path) -> None:
    data = tmp_path / "var"
    _, out = assign(tmp_path, CITY)
    ran = motcua(
        *("targets", "import", out, "--metric", "online_share", "--period", "2026-05..2026-12"),
        *("--decision", "KH 9", "--assigned-by", "UBND", "--assigned-on", "2026-05-20"),
        *("--due-before", "2026-07-05", "--data", data),
    )
    assert (ran.code, ran.err) == (0, "4 added, 0 changed, 0 same of 4 targets.\n")
    listed = motcua("targets", "list", "--data", data).out.splitlines()
    assert listed[0].startswith("unit\tmetric\tperiod\tlevel\tgoal\tdecision")
    mine = [line for line in listed if line.endswith("imported")]
    assert len(mine) == 4
    assert ">=64,55%" in mine[0]
    sent = written(
        tmp_path / "june.csv",
        "unit,metric,period,numerator,denominator,source\n"
        "Lê Chân,online_share,2026-05..2026-06,300,400,BC\n"
        "Lê Chan,online_share,2026-05..2026-06,1,2,BC\n",
    )
    ran = motcua("targets", "figures", sent, "--received-on", "2026-07-01", "--data", data)
    assert "2 added" in ran.err
    assert "Lê Chan" in ran.err
    assert "misspelt" in ran.err
    shown = motcua("targets", "progress", "--period", "2026-05..2026-12", "--data", data)
    assert "Lê Chân" in shown.out
    assert "▇" * 20 + "▶  116% ahead 10,5" in shown.out
    assert "figure of 2026-05..2026-06" in shown.out
    assert "No figures before 05/07/2026: An Biên; Cát Hải; Mới." in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    one = motcua("targets", "progress", "--unit", "lê chân", "--data", data).out
    assert "An Biên" not in one
    assert "Hải Phòng" not in one
    assert motcua("targets", "forget", "--decision", "KH 9", "--data", data).code == 0
    again = motcua("targets", "forget", "--decision", "KH 9", "--data", data)
    assert again.code == 1
    assert "Nothing was imported" in again.err


def test_without_a_data_file_the_shipped_plans_are_shown_and_none_is_made(tmp_path: Path) -> None:
    data = tmp_path / "var"
    ran = motcua(
        "targets", "progress", "--period", "2022", "--metric", "online_share", "--data", data
    )
    assert "62,2%" in ran.out
    assert "55%" in ran.out
    assert "baodautu" in ran.out
    assert "Sources differ" in ran.out
    assert "Official figures only" in ran.err
    assert not data.exists()
    listed = motcua("targets", "list", "--data", data).out
    assert "128/KH-UBND" in listed
    assert "160/KH-UBND" in listed
    assert "766/QĐ-UBND" not in listed
    assert "766/QĐ-UBND" in motcua("targets", "list", "--examples", "--data", data).out


def test_a_bad_import_keeps_nothing_and_names_every_row(tmp_path: Path) -> None:
    data = tmp_path / "var"
    rows = "A,online_share,2026,60%,KH,UB,2026-01-01\nB,requests,2026,60%,KH,UB,2026-01-01\n"
    file = written(
        tmp_path / "t.csv",
        f"unit,metric,period,goal,decision,assigned_by,assigned_on\n{rows}C,x,2,3,4,5,6\n",
    )
    ran = motcua("targets", "import", file, "--data", data)
    assert ran.code == 1
    assert "t.csv:3: 'requests' is counted here" in ran.err
    assert "t.csv:4: there is no metric 'x'" in ran.err
    assert not data.exists()


def test_a_yaml_set_is_imported_as_it_ships(tmp_path: Path) -> None:
    data = tmp_path / "var"
    ran = motcua(
        "targets", "import", Path("knowledge/targets/phu-yen-2020.yaml").resolve(), "--data", data
    )
    assert ran.err.startswith("7 added")
    assert "agencies-4\t>=90%" in motcua("targets", "list", "--data", data).out


def test_the_registry_is_printed_with_its_definitions() -> None:
    rows = [line.split("\t") for line in motcua("targets", "metrics").out.splitlines()]
    assert {len(row) for row in rows} == {8}
    kinds = {row[0]: row[1] for row in rows}
    assert (kinds["online_share"], kinds["requests"]) == ("official", "own")
