"""`motcua learn`: from a missed question to a patch, as an operator runs it."""

import json
import subprocess
from pathlib import Path

import pytest
from command import motcua
from conftest import PROJECT

from bot.desk.corrections import Field, Found
from bot.store.sqlite import SqliteStore
from knowledge.learning.lessons import LessonKind

STORE = "motcua.sqlite3"
TEMPORARY = "1.004194"
STRANGE = "giấy ở trọ cho công nhân khu chế xuất"
BAD = "mất cccd làm lại"


async def fill(data: Path) -> None:
    async with SqliteStore(data / STORE) as store, store.writing() as tx:
        for text in (STRANGE, STRANGE, "giay o tro cho cong nhan khu che xuat moi"):
            await tx.questions.keep("2026-11-20", text, "unknown", None, "k")
            await tx.questions.picked("k", TEMPORARY)
            await tx.questions.forget_key("k")
        await tx.questions.keep("2020-01-01", "trồng cây cảnh trên sân thượng", "unknown", None)
        await tx.questions.keep("2026-11-20", "nhập hộ khẩu", "answer", "1.004222")


async def approve(data: Path) -> None:
    async with SqliteStore(data / STORE) as store, store.writing() as tx:
        name, test = LessonKind.QUESTION, LessonKind.TEST
        await tx.lessons.add(STRANGE, TEMPORARY, name, 7, 1)
        await tx.lessons.add("giay o tro khu che xuat moi", TEMPORARY, test, 7, 1)
        await tx.lessons.add(BAD, "1.013082", LessonKind.EVERYDAY_NAME, 7, 2)
        await tx.lessons.add("mất căn cước", "1.014064", LessonKind.EVERYDAY_NAME, 7, 3)


def git_takes(patch: Path) -> None:
    subprocess.run(["git", "apply", "--check", str(patch)], cwd=PROJECT, check=True)  # noqa: S603, S607


async def test_groups_are_listed_with_what_they_mean(tmp_path: Path) -> None:
    await fill(tmp_path)
    ran = motcua("learn", "list", "--json", "--data", tmp_path)
    assert ran.code == 0, ran.err
    groups = [json.loads(line) for line in ran.out.splitlines()]
    first = groups[0]
    assert first["count"] == 3
    assert first["examples"][0] == STRANGE
    assert first["proposed"][0]["code"] == TEMPORARY
    assert first["proposed"][0]["picked"] == 3
    assert len(groups) == 2
    lately = motcua("learn", "list", "--since", 3650 // 2, "--data", tmp_path)
    assert "3 times, 2026-11-20" in lately.out
    assert "sân thượng" not in lately.out


async def test_approved_lessons_become_a_patch_git_takes(tmp_path: Path) -> None:
    await approve(tmp_path)
    out = tmp_path / "lessons.patch"
    ran = motcua("learn", "apply", "--out", out, "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "3 approved: 1 in the patch, 1 already there, 1 refused" in ran.err
    assert f"refused  '{BAD}'" in ran.err
    assert "already there  'mất căn cước'" in ran.err
    added = [
        line[1:].strip()
        for line in out.read_text(encoding="utf-8").splitlines()
        if line.startswith("+") and not line.startswith("+++")
    ]
    assert added == [
        f"- {STRANGE}",
        '- question: "giay o tro khu che xuat moi"',
        f'codes: ["{TEMPORARY}"]',
        "kind: short",
    ]
    if (PROJECT / ".git").exists():
        git_takes(out)


async def test_nothing_approved_and_no_data_are_said_plainly(tmp_path: Path) -> None:
    ran = motcua("learn", "apply", "--data", tmp_path)
    assert ran.code == 1
    assert "no data file" in ran.err
    async with SqliteStore(tmp_path / STORE):
        pass
    ran = motcua("learn", "apply", "--data", tmp_path)
    assert ran.code == 0
    assert "/hoc" in ran.err


@pytest.mark.parametrize("options", [(), ("--json",)])
async def test_what_was_mended_is_public(tmp_path: Path, options: tuple[str, ...]) -> None:
    async with SqliteStore(tmp_path / STORE) as store, store.writing() as tx:
        number = await tx.corrections.report("1.004222", Field.FEE, 7, 1)
        assert number is not None
        await tx.corrections.say(number, 7, "tôi là Lan")
        await tx.corrections.decide(number, Found.MENDED, "nay ghi 15.000đ", 8, 2)
    ran = motcua("learn", "corrections", *options, "--data", tmp_path)
    assert ran.code == 0
    assert "1.004222" in ran.out
    assert "nay ghi 15.000đ" in ran.out
    assert "Lan" not in ran.out
