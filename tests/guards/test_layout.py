"""The shape of the project: what stands where, and who may know whom."""

import ast
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
FIXED = {"bot", "handlers", "knowledge", "config.yaml", "pyproject.toml", "tests"}
BESIDE = {
    "README.md",
    "README.vi.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
    "Makefile",
    "requirements",
    "bench",
    "docs",
    "deploy",
    ".ci",
}
# Imports point one way; only bot.app closes the circle.
MAY_NOT_IMPORT = {
    "knowledge": {"bot", "handlers", "telegram", "aiosqlite", "sqlite3", "jinja2", "typer"},
    "handlers": {"aiosqlite", "sqlite3", "yaml", "rapidfuzz", "typer"},
    "bot": {"yaml", "rapidfuzz"},
}
MAY_IMPORT_HANDLERS = {"bot/app.py", "bot/cli/ask.py"}


def python_files(folder: str) -> list[Path]:
    return sorted((PROJECT / folder).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_the_top_level_holds_the_fixed_set_and_nothing_else() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    if not tracked:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in tracked}
    dotfiles = {name for name in top if name.startswith(".")}
    assert top >= FIXED
    assert top - FIXED - BESIDE - dotfiles == set()


@pytest.mark.parametrize("folder", MAY_NOT_IMPORT)
def test_imports_point_one_way(folder: str) -> None:
    for path in python_files(folder):
        roots = {name.split(".")[0] for name in imports(path)}
        assert not roots & MAY_NOT_IMPORT[folder], path


def test_only_the_application_knows_the_handlers() -> None:
    knowing = {
        path.relative_to(PROJECT).as_posix()
        for path in python_files("bot")
        if any(name.split(".")[0] == "handlers" for name in imports(path))
    }
    assert knowing == MAY_IMPORT_HANDLERS


def test_handlers_do_not_know_the_application() -> None:
    for path in python_files("handlers"):
        assert not any(name.startswith("bot.app") for name in imports(path)), path


def test_sql_stands_only_in_the_store() -> None:
    for path in [*python_files("bot"), *python_files("handlers"), *python_files("knowledge")]:
        if "store" in path.parts or path.name == "data.py":
            continue
        text = path.read_text(encoding="utf-8")
        for word in ("SELECT ", "INSERT INTO", "UPDATE requests", "DELETE FROM"):
            assert word not in text, (path, word)


def vietnamese(text: str) -> bool:
    return any(sign in "ăâđêôơưàáảãạằắẳẵặèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ" for sign in text.lower())


def test_handlers_hold_no_vietnamese_words() -> None:
    for path in python_files("handlers"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
            and isinstance(node.body[0].value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node in docstrings or not vietnamese(node.value), (path, node.value)


def test_no_file_names_a_download_host_or_a_path_of_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    for name in listed:
        if name == "tests/guards/test_layout.py":
            continue
        text = (PROJECT / name).read_text(encoding="utf-8", errors="ignore")
        for trace in ("--index-url", "--extra-index-url", "/simple/", "file:///", "/root/"):
            assert trace not in text, (name, trace)
