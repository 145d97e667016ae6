"""The cache: what it holds is what was read, and losing it costs time only."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.cache import Cache, key_of
from knowledge.library import OWN_CATALOGUE, Library
from knowledge.model import Procedure
from knowledge.packing import pack, unpack
from knowledge.problems import Problem
from knowledge.reading.catalogue import FolderReader
from knowledge.understanding import open_understander
from knowledge.understanding.opening import Work
from knowledge.understanding.read_texts import ReadTexts

BROKEN = Path(__file__).parent.parent / "broken_catalogues" / "unknown_channel.yaml"
ENTRY = BROKEN.read_text(encoding="utf-8").replace("fax", "online")


def test_what_was_packed_comes_back_the_same(library: Library) -> None:
    assert unpack(Procedure, pack(library.procedures)) == list(library.procedures)


def test_the_second_reading_comes_from_the_cache_and_is_the_same(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = FolderReader(cache).read(OWN_CATALOGUE, [])
    kept = list((tmp_path / "cache").iterdir())
    second = FolderReader(cache).read(OWN_CATALOGUE, [])
    assert second == first
    assert [path.name for path in kept] == [p.name for p in (tmp_path / "cache").iterdir()]
    assert len(kept) == 1


def test_a_changed_file_is_read_anew_and_the_old_result_goes(tmp_path: Path) -> None:
    folder, cache = tmp_path / "ours", Cache(tmp_path / "cache")
    folder.mkdir()
    (folder / "a.yaml").write_text(ENTRY, encoding="utf-8")
    assert FolderReader(cache).read(folder, [])[0].name == "Đăng ký thường trú"
    (folder / "a.yaml").write_text(ENTRY.replace("thường trú", "tạm trú"), encoding="utf-8")
    assert FolderReader(cache).read(folder, [])[0].name == "Đăng ký tạm trú"
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_what_is_not_well_formed_is_not_kept(tmp_path: Path) -> None:
    folder, cache = tmp_path / "ours", Cache(tmp_path / "cache")
    folder.mkdir()
    (folder / "a.yaml").write_text(BROKEN.read_text(encoding="utf-8"), encoding="utf-8")
    for _ in range(2):
        problems: list[Problem] = []
        FolderReader(cache).read(folder, problems)
        assert problems


@pytest.mark.parametrize("spoilt", [b"", b"[[1, 2]]", b"\xff\x00", b'{"a": 1}'])
def test_a_spoilt_cache_costs_time_only(tmp_path: Path, spoilt: bytes) -> None:
    cache = Cache(tmp_path / "cache")
    first = FolderReader(cache).read(OWN_CATALOGUE, [])
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(spoilt)
    assert FolderReader(cache).read(OWN_CATALOGUE, []) == first


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = Cache(tmp_path / "file")
    assert FolderReader(cache).read(OWN_CATALOGUE, [])
    assert cache.get("catalogue-procedures", key_of([])) is None


def test_a_key_is_of_what_was_read_even_when_the_files_change_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ENTRY, encoding="utf-8")
    reader = FolderReader()
    reader.read(tmp_path, [])
    before = reader.key(tmp_path)
    (tmp_path / "a.yaml").write_text(ENTRY.replace("thường trú", "tạm trú"), encoding="utf-8")
    assert reader.key(tmp_path) == before
    assert FolderReader().key(tmp_path) != before


def test_wordings_are_read_once_until_a_catalogue_changes(tmp_path: Path, library: Library) -> None:
    folder, cache, works = tmp_path / "ours", Cache(tmp_path / "cache"), 0
    folder.mkdir()

    def busy(work: Work) -> ReadTexts:
        nonlocal works
        works += 1
        return work()

    for entry, expected in ((ENTRY, 1), (ENTRY, 1), (ENTRY + "\n", 2)):
        (folder / "a.yaml").write_text(entry, encoding="utf-8")
        few = replace(library, procedures=(), guides=(), elsewhere=())
        open_understander(few, [folder], FolderReader(cache), busy)
        assert works == expected
