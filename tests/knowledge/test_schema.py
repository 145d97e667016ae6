"""The schema editors' programs use knows the same keys as the reader."""

from typing import Any

import pytest
from conftest import PROJECT

from knowledge.problems import Place
from knowledge.reading import curated, parts
from knowledge.reading.section import Section
from knowledge.reading.yamltext import Mapping
from knowledge.schema import ENTRY, schema


def asked_by(read: Any) -> set[str]:
    section = Section(Mapping({}, Place("x")), [])
    read(section)
    return set(section._asked)  # noqa: SLF001 - what a reader asks for is what it knows


@pytest.mark.parametrize(
    ("read", "known"),
    [
        (curated.read_curated, ENTRY),
        (parts.read_document, ENTRY["properties"]["documents"]["items"]),
        (parts.read_fees, ENTRY["properties"]["fees"]["items"]),
        (parts.read_time_case, ENTRY["properties"]["time_cases"]["items"]),
        (parts.read_times, ENTRY["properties"]["time"]),
        (parts.read_post, ENTRY["properties"]["post"]),
        (parts.read_go_instead, ENTRY["properties"]["go_instead"]),
        (parts.read_difference, ENTRY["properties"]["differs"]["items"]),
    ],
)
def test_reader_and_schema_know_the_same_keys(read: Any, known: dict[str, Any]) -> None:
    assert asked_by(read) == set(known["properties"])


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = (PROJECT / "docs" / "procedure.schema.json").read_text(encoding="utf-8")
    assert published == schema()


def test_every_file_of_entries_names_the_schema() -> None:
    for path in (PROJECT / "knowledge" / "procedures").glob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../../docs/procedure.schema.json", path
