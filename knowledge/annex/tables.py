"""The tables of a file an office sent: xlsx, docx or csv, as rows of cells.

Such a file comes from a stranger: it is not opened when it would unfold to more than a list needs.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

_MOST_BYTES = 100_000_000
_REMEDY = "reading xlsx and docx needs two more libraries: make office"

Row = list[str]


class AnnexError(Exception):
    """The file cannot be read as tables; the sentence says why."""


def read_tables(path: Path) -> list[Row]:
    """All rows of the file's tables, cells as text, empty rows too; a merged cell counts once.

    Raises:
        AnnexError: The file is not what its ending says, or too big, or a library is missing.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise AnnexError(f"{path} is no list: give one of {', '.join(_READERS)}")
    try:
        return [[_tidy(cell) for cell in row] for row in read(path)]
    except ModuleNotFoundError:
        raise AnnexError(_REMEDY) from None
    except AnnexError:
        raise
    except Exception as error:  # noqa: BLE001 - what the libraries raise on spoilt files is endless
        raise AnnexError(f"{path} cannot be read: {error}") from None


def _xlsx(path: Path) -> Iterable[Iterable[object]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra that few need

    _refuse_bombs(path)
    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in workbook.worksheets:
            yield from sheet.iter_rows(values_only=True)
    finally:
        workbook.close()


def _docx(path: Path) -> Iterable[Iterable[object]]:
    from docx import Document  # noqa: PLC0415 - an extra that few need

    _refuse_bombs(path)
    for table in Document(str(path)).tables:
        for row in table.rows:
            # a merged cell is handed out once for each column it spans
            cells = {id(cell._tc): cell.text for cell in row.cells}  # noqa: SLF001
            yield cells.values()


def _csv(path: Path) -> Iterable[Iterable[object]]:
    text = path.read_text(encoding="utf-8-sig")
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:4096], ",;\t")
    except csv.Error:
        dialect = csv.excel
    return list(csv.reader(io.StringIO(text), dialect))


_READERS: dict[str, Callable[[Path], Iterable[Iterable[object]]]] = {
    ".xlsx": _xlsx,
    ".docx": _docx,
    ".csv": _csv,
}


def _refuse_bombs(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise AnnexError(f"{path} unfolds to more than {_MOST_BYTES // 1_000_000} MB")


def _tidy(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())
