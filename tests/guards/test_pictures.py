"""The guide's pictures are what people see today, and the guide shows all of them."""

import re
from xml.etree import ElementTree as ET

from conftest import PROJECT
from draw import draw
from talk import known

PICTURES = PROJECT / "docs" / "pictures"
GUIDES = (PROJECT / "README.vi.md", PROJECT / "docs" / "huong-dan-nguoi-giup.md")
LARGEST = 60 * 1024
SHOWN = re.compile(r'<img src="(?P<path>[^"]+)" width="\d+" alt="(?P<alt>[^"]*)">')


async def test_the_pictures_are_what_is_drawn_today() -> None:
    drawn = await draw(known())
    kept = {path.stem: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    assert set(kept) == set(drawn)
    changed = [name for name in drawn if kept[name] != drawn[name]]
    assert not changed, "cards or buttons changed: run `make pictures`, look, and commit them"


def test_a_guide_says_what_a_picture_shows_in_the_pictures_own_words() -> None:
    shown = set()
    for guide in GUIDES:
        found = list(SHOWN.finditer(guide.read_text(encoding="utf-8")))
        assert len(found) == guide.read_text(encoding="utf-8").count("<img")
        for match in found:
            picture = guide.parent / match["path"]
            assert match["alt"] == title_of(picture.read_text(encoding="utf-8"))
            shown.add(picture.name)
    assert shown == {path.name for path in PICTURES.glob("*.svg")}


def test_pictures_are_small_and_bring_nothing_from_elsewhere() -> None:
    for path in PICTURES.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert path.stat().st_size <= LARGEST
        assert not re.search(r"href|url\(|@import|<script|<image", text), path


def title_of(picture: str) -> str | None:
    root = ET.fromstring(picture)  # noqa: S314 - our own file
    return root.findtext("{http://www.w3.org/2000/svg}title")
