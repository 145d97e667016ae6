"""An official list taken over: what is certain is placed, all else is shown and left open."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from knowledge.annex import AnnexError, Placed, Placer, listed_in, read_tables
from knowledge.library import Library

BIRTH, MARRIAGE = "Thủ tục đăng ký khai sinh", "Thủ tục đăng ký kết hôn"
# Title over all columns, a header of two rows with merged cells, headings of parts, notes below.
ROWS = [
    ["DANH MỤC THỦ TỤC HÀNH CHÍNH CHỈ TIẾP NHẬN TRỰC TUYẾN", "", "", ""],
    ["STT", "Thủ tục hành chính", "", "Ghi chú"],
    ["", "Mã", "Tên thủ tục", ""],
    ["I", "Lĩnh vực hộ tịch", "", ""],
    ["1", "1.001193", BIRTH, "Cấp xã"],
    ["2", "", "Đăng ký kết hôn", "Cấp xã"],
    ["3", "9.999999", "Đăng ký thường trú", "mã cũ"],
    ["4", "1.004194", "Đăng ký tạm chú", ""],
    ["5", "1.000656", "Cấp hộ chiếu phổ thông ở trong nước", ""],
    ["6", "", "Trình báo mất hộ chiếu phổ thông (thực hiện tại cấp huyện)", ""],
    ["7", "", "Cấp đổi thẻ căn cước công dân", ""],
    ["8", "", "Thủ tục đăng ký khai sinh", ""],
    ["", "", "", ""],
    ["Nơi nhận: các sở, ban, ngành và ủy ban nhân dân các xã, phường", "", "", ""],
]


def xlsx(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append([cell or None for cell in row])
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    book.save(path)


def docx(path: Path) -> None:
    document = Document()
    table = document.add_table(rows=len(ROWS), cols=4)
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 3))
    table.cell(1, 1).merge(table.cell(1, 2))
    document.save(str(path))


def csv(path: Path) -> None:
    lines = [";".join(f'"{cell}"' for cell in row) for row in ROWS]
    path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")


@pytest.fixture(params=[xlsx, docx, csv], ids=["xlsx", "docx", "csv"])
def placed(request: pytest.FixtureRequest, library: Library, tmp_path: Path) -> list[Placed]:
    path = tmp_path / f"annex.{request.param.__name__}"
    request.param(path)
    return Placer(library).place(listed_in(read_tables(path)))


def test_every_line_is_found_and_nothing_else(placed: list[Placed]) -> None:
    assert [line.listed.name for line in placed] == [row[2] for row in ROWS[4:12]]
    assert [line.listed.row for line in placed] == list(range(5, 13))


def test_what_agrees_word_for_word_is_certain(placed: list[Placed]) -> None:
    assert placed[0].codes == ("1.001193",)
    assert placed[1].codes == ("1.000894",)
    assert placed[2].codes == ("1.004222",)  # an old code, but the very name


@pytest.mark.parametrize(
    ("index", "why"),
    [
        (3, "code 1.004194 is worded otherwise now"),
        (4, "code 1.000656 is another matter"),
        (5, "there is no district level any more"),
        (6, "no entry has this name"),
        (7, "the same procedure stands above already"),
    ],
)
def test_what_is_only_similar_is_left_open_with_suggestions(
    placed: list[Placed], index: int, why: str
) -> None:
    assert placed[index].codes == ()
    assert (placed[index].why_open or "").startswith(why)
    assert placed[index].suggested


def test_near_twins_are_offered_not_chosen(placed: list[Placed]) -> None:
    assert "1.014063" in {procedure.code for procedure in placed[6].suggested}


def test_a_list_by_names_alone_is_read_too(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"TT,Tên\n1,{BIRTH}\n2,{MARRIAGE}\n", encoding="utf-8")
    found = Placer(library).place(listed_in(read_tables(path)))
    assert [line.codes for line in found] == [("1.001193",), ("1.000894",)]


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.docx"])
def test_a_file_that_is_no_list_is_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.4 not at all")
    with pytest.raises(AnnexError, match=r"a\.(pdf|xlsx|docx)"):
        read_tables(path)


def test_a_file_that_unfolds_without_end_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)
    with pytest.raises(AnnexError, match="unfolds to more"):
        read_tables(path)
