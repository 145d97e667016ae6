"""YAML is read as text: nothing guessed, nothing repeated, nothing unknown."""

from pathlib import Path

from knowledge.problems import Problem
from knowledge.reading.section import read_one
from knowledge.reading.yamltext import Mapping, Scalar, read_yaml


def scalar(tmp_path: Path, text: str) -> str | None:
    path = tmp_path / "x.yaml"
    path.write_text(f"key: {text}\n", encoding="utf-8")
    problems: list[Problem] = []
    node = read_yaml(path, "x.yaml", problems)
    assert not problems
    assert isinstance(node, Mapping)
    value = node.entries["key"][1]
    assert isinstance(value, Scalar)
    return value.text


def test_a_procedure_code_stays_what_was_written(tmp_path: Path) -> None:
    assert scalar(tmp_path, "1.001500") == "1.001500"


def test_amounts_zeros_times_and_words_are_not_guessed(tmp_path: Path) -> None:
    written = ["50.000", "0123", "13:30", "no", "yes", "1e3", "2026-11-20", "0x10"]
    assert [scalar(tmp_path, text) for text in written] == written


def test_an_empty_value_is_none_and_a_quoted_one_is_text(tmp_path: Path) -> None:
    assert scalar(tmp_path, "") is None
    assert scalar(tmp_path, "~") is None
    assert scalar(tmp_path, '"~"') == "~"


def test_an_anchor_used_again_is_refused_so_that_nothing_can_multiply(tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    path.write_text("\n".join(lines), encoding="utf-8")
    problems: list[Problem] = []
    read_yaml(path, "bomb.yaml", problems)
    assert any("anchor" in problem.what for problem in problems)


def test_a_file_that_is_not_utf8_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("tên: cửa".encode("utf-16"))
    problems: list[Problem] = []
    assert read_yaml(path, "latin.yaml", problems) is None
    assert "UTF-8" in problems[0].remedy


def test_every_leftover_key_is_named_with_the_allowed_ones(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: a\nnmae: b\n", encoding="utf-8")
    problems: list[Problem] = []
    section = read_one(path, "x.yaml", problems)
    assert section is not None
    section.text("name")
    section.done()
    assert str(problems[0]) == "x.yaml:2: 'nmae' is not a key here → allowed are: name"
