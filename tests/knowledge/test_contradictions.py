"""`check --against`: an entry that says otherwise than its record has to say why."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from entries import fee, procedure
from records import record, way

from knowledge.contradictions import contradictions
from knowledge.library import Library
from knowledge.links import OfficialHosts
from knowledge.model import Channel, Difference, Duration, Fact, Procedure, TimeUnit
from knowledge.national import Importer
from knowledge.national.folder import write_folder

LINK = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/x"
THREE_DAYS = {Channel.ONLINE: Duration(3, TimeUnit.WORKING_DAY)}


def against(library: Library, ours: Procedure, folder: Path, *, fee_table: str = "") -> list[str]:
    importer = Importer(OfficialHosts(("gov.vn",), ()), date(2026, 11, 21))
    entry = importer.entry(record(way(fee=fee_table), name="Việc thử"))
    write_folder(folder, [entry], "x", "")
    found, explained = contradictions(replace(library, procedures=(ours,)), folder)
    return [problem.what for problem in found] + [f"explained {p.remedy}" for p in explained]


def test_an_entry_that_agrees_contradicts_nothing(library: Library, tmp_path: Path) -> None:
    ours = procedure(fee(7000, Channel.ONLINE), time=THREE_DAYS, link=LINK)
    assert against(library, ours, tmp_path / "n", fee_table="7,000 Việt Nam Đồng") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": "Việc khác"}, "its name is 'Việc khác', the record's 'Việc thử'"),
        ({"link": LINK + "y"}, "its link is"),
        ({"time": {Channel.ONLINE: Duration(None, None)}}, "'online' says nothing, the record 3"),
        ({"time": {Channel.COUNTER: Duration(3, TimeUnit.WORKING_DAY)}}, "no channel 'online'"),
        ({"fees": ()}, "the record's table has 7000, no fee of the entry does"),
        (
            {"fees": (fee(7000), fee(9000, source="Bản ghi 1.000001, kênh trực tuyến"))},
            "a fee of 9000 cites the record, which has no such amount",
        ),
    ],
)
def test_each_fact_that_differs_is_named(
    library: Library, tmp_path: Path, change: dict[str, Any], says: str
) -> None:
    ours = procedure(fee(7000), time=THREE_DAYS, link=LINK)
    changed = replace(ours, **change)
    found = against(library, changed, tmp_path / "n", fee_table="7,000 Việt Nam Đồng")
    assert any(says in what for what in found), found


def test_a_difference_with_its_source_is_explained(library: Library, tmp_path: Path) -> None:
    ours = procedure(
        fee(7000),
        time={Channel.ONLINE: Duration(2, TimeUnit.WORKING_DAY)},
        link=LINK,
        differs=(Difference(Fact.TIME, "ghi chú của bản ghi"),),
    )
    found = against(library, ours, tmp_path / "n", fee_table="7,000 Việt Nam Đồng")
    assert found == ["explained ghi chú của bản ghi"]
