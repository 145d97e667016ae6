"""The national record as entries: facts only where a record states them plainly."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from conftest import SHARED
from records import record, way

from knowledge import OWN_CATALOGUE
from knowledge.library import read_library
from knowledge.links import OfficialHosts
from knowledge.national import Entry, Flaw, Importer, PortalError, Record, read_portal
from knowledge.national.folder import FolderError, write_folder

PORTAL = SHARED / "data" / "procedures.jsonl.gz"
TODAY = date(2026, 11, 21)
HOSTS = OfficialHosts(("gov.vn",), ())


def imported(found: Record) -> tuple[Entry, set[Flaw]]:
    importer = Importer(HOSTS, TODAY)
    entry = importer.entry(found)
    return entry, {finding.flaw for finding in importer.findings}


def test_a_plain_record_gives_its_facts() -> None:
    entry, flaws = imported(
        record(
            way(fee="7,000 Việt Nam Đồng"),
            way("Trực tiếp", "2 Giờ", fee="Lệ phí : 15.000 Đồng (mỗi lần)"),
        )
    )
    assert entry["handled_at"] == ["commune"]
    assert entry["audience"] == ["citizen"]
    assert entry["time"] == {
        "online": {"amount": 3, "unit": "working_day"},
        "counter": {"amount": 2, "unit": "hour"},
    }
    assert [(fee["channel"], fee["amount"]) for fee in entry["fees"]] == [
        ("online", 7000),
        ("counter", 15000),
    ]
    assert entry["result"] == "Giấy thử"
    assert entry["source"].endswith("bản ghi 1.000001 (Bộ Tư pháp), tháng 6-7/2026")
    assert not flaws


@pytest.mark.parametrize(
    ("fee", "note", "flaw"),
    [
        ("Miễn phí", "", Flaw.FREE_BY_DEFAULT),
        ("Miễn phí", "(Lệ phí 8.000 đồng/lần)", Flaw.FREE_CONTRADICTED),
        ("50 VNĐ", "", Flaw.SHORT_OF_ZEROS),
        ("30 USD", "", Flaw.OTHER_CURRENCY),
        ("5,000 Việt Nam Đồng", "(thu 7.000 đồng/lần đăng ký)", Flaw.NOTE_DIFFERS),
        ("160,000 Việt Nam Đồng", "(áp dụng đến hết ngày 31/12/2023)", Flaw.REDUCTION_PAST),
        ("50,000 Việt Nam Đồng", "bằng nửa đến hết ngày 31/12/2026", Flaw.REDUCTION_DATED),
        ("50,000 Việt Nam Đồng", "(0,5% giá trị)", Flaw.SHARE_OF_SOMETHING),
    ],
)
def test_a_doubtful_fee_is_unknown_and_says_why(fee: str, note: str, flaw: Flaw) -> None:
    entry, flaws = imported(record(way(fee=fee, note=note)))
    assert "fees" not in entry
    assert flaws == {flaw}


@pytest.mark.parametrize(
    ("time", "flaw"),
    [("1", Flaw.NO_UNIT), ("1.5 Ngày làm việc", Flaw.ODD_TIME), ("5-10", Flaw.ODD_TIME)],
)
def test_a_time_that_is_not_plain_is_unknown(time: str, flaw: Flaw) -> None:
    entry, flaws = imported(record(way(time=time)))
    assert entry["time"] == {"online": {}}
    assert flaws == {flaw}


def test_time_and_fee_glued_together_are_both_unknown() -> None:
    glued = record(way(fee="7,000 VNĐ"), quality=frozenset({"ambiguous_time_fee"}))
    entry, flaws = imported(glued)
    assert (entry["time"], "fees" in entry) == ({"online": {}}, False)
    assert flaws == {Flaw.GLUED}


def test_notes_that_stand_beside_the_wrong_channel_make_times_unknown() -> None:
    shifted = record(
        way("Trực tuyến", note="- Nộp hồ sơ trực tiếp tại Công an xã"),
        way("Trực tiếp", note="- Nộp hồ sơ trực tuyến qua Cổng"),
    )
    entry, flaws = imported(shifted)
    assert entry["time"] == {"online": {}, "counter": {}}
    assert flaws == {Flaw.NOTES_SHIFTED}


def test_several_cases_in_one_channel_are_not_averaged() -> None:
    entry, flaws = imported(record(way(time="5 Ngày"), way(time="30 Ngày")))
    assert entry["time"] == {"online": {}}
    assert flaws == {Flaw.SEVERAL_CASES}


def test_a_page_of_another_procedure_leaves_only_the_name() -> None:
    wrong = record(way(), quality=frozenset({"list_only", "wrong_page_crawled"}))
    entry, flaws = imported(wrong)
    assert set(entry) == {"code", "name", "field", "source", "checked_on", "status"}
    assert entry["status"] == "unknown"
    assert flaws == {Flaw.LIST_ONLY, Flaw.WRONG_PAGE}


@pytest.mark.parametrize("written", ["Cấp Xã", "Cấp xã, Cấp bộ", "cấp xã"])
def test_a_level_counts_in_any_spelling(written: str) -> None:
    entry, _ = imported(record(way(), level=written))
    assert entry["handled_at"][0] == "commune"


def test_a_district_in_the_name_is_marked() -> None:
    entry, flaws = imported(record(way(), name="Trình báo (thực hiện tại cấp huyện)"))
    assert entry["tags"] == ["district_level"]
    assert Flaw.DISTRICT in flaws


def test_steps_out_of_order_or_torn_are_reported() -> None:
    for steps in ("Bước 2: nộp\nBước 5: chờ\nBước 3: nhận", "hoàn tất việc tại Trung \nnộp hồ sơ."):
        assert Flaw.SCRAMBLED in imported(record(way(), steps=steps))[1]


def test_papers_from_before_the_change_are_dated() -> None:
    old = record(way(), source_date="2025 (.doc export; HEAD 2026-01-02)")
    entry, flaws = imported(old)
    assert entry["papers_as_of"] == "2026-01-02"
    assert Flaw.OLD_PAPERS in flaws


def test_a_link_to_a_stranger_is_left_out() -> None:
    assert "link" not in imported(record(way(), url="https://dichvucong.com/x"))[0]


@pytest.mark.parametrize(
    "line", ["no json", '{"name": "x"}', "[1]", '{"code": "1", "channels": 5}']
)
def test_a_broken_line_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "portal.jsonl"
    path.write_text(f'{{"code": "1.000001", "name": "x"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(PortalError, match=r"portal\.jsonl:2"):
        list(read_portal(path))


def test_a_broken_archive_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "portal.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"code": "1"}).encode())[:-9])
    with pytest.raises(PortalError, match="cannot be read"):
        list(read_portal(path))


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("- code: x", encoding="utf-8")
    with pytest.raises(FolderError, match="no imported folder"):
        write_folder(tmp_path, [], "x", "")
    assert (tmp_path / "mine.yaml").exists()


def test_fields_whose_names_fold_alike_share_a_file(tmp_path: Path) -> None:
    importer = Importer(HOSTS, TODAY)
    entries = [
        importer.entry(record(way(), code="1.000001", field="Quản lý giá")),
        importer.entry(record(way(), code="1.000002", field="Quản lý Giá")),
    ]
    assert write_folder(tmp_path / "out", entries, "x", "") == 2
    library, problems = read_library([tmp_path / "out"])
    assert (len(library.procedures), problems) == (2, [])


def test_imported_entries_lie_beneath_curated_ones_field_by_field(tmp_path: Path) -> None:
    importer = Importer(HOSTS, TODAY)
    entry = importer.entry(record(way(), code="1.004222", name="Tên khác"))
    write_folder(tmp_path / "out", [entry], "x", "")
    for order in ([tmp_path / "out", OWN_CATALOGUE], [OWN_CATALOGUE, tmp_path / "out"]):
        library, _ = read_library(order)
        found = library.procedure("1.004222")
        assert found is not None
        assert (found.name, found.curated) == ("Đăng ký thường trú", True)
        assert found.papers_as_of == date(2026, 7, 20)  # a gap, filled from beneath


@pytest.mark.skipif(not PORTAL.exists(), reason="../shared is not here")
def test_the_whole_record_is_read_its_traps_reported_twice_the_same(tmp_path: Path) -> None:
    records = list(read_portal(PORTAL))
    for name in ("a", "b"):
        importer = Importer(HOSTS, TODAY)
        write_folder(tmp_path / name, map(importer.entry, records), "portal", "")
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert all(
        (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
        for name in files
    )
    library, problems = read_library([tmp_path / "a"])
    assert len(library.procedures) >= 2800
    assert problems == []
    reported = {(finding.flaw, finding.code) for finding in importer.findings}
    assert (Flaw.REDUCTION_PAST, "1.001456") in reported
    assert (Flaw.NOTE_DIFFERS, "1.002755") in reported
    assert (Flaw.NOTES_SHIFTED, "1.014056") in reported
    assert (Flaw.SCRAMBLED, "1.001193") in reported
    assert sum(flaw is Flaw.WRONG_PAGE for flaw, _ in reported) == 17
    assert {code for flaw, code in reported if flaw is Flaw.DISTRICT} == {"1.010385", "1.011727"}
