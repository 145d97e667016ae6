"""`motcua ask`, `match`, `check`, `export`: formats others rely on (plan, part 3)."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import motcua

COMMANDS = "run chat ask match check export backup restore purge team"
EXPORTED = """code name everyday_names questions field audience handled_at agency reception anywhere
    online online_payment when_needed conditions documents steps flow time fees result before after
    link programmes tags status source checked_on"""


def asked(question: str) -> dict[str, Any]:
    ran = motcua("ask", question, "--json")
    assert ran.code == 0
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_lost_identity_card_leads_to_its_replacement() -> None:
    answer = asked("mất căn cước làm lại thế nào")
    assert answer["kind"] in {"answer", "choose"}
    assert answer["candidates"][0]["code"] == "1.014064"
    assert set(answer) == {"kind", "code", "name", "aspect", "candidates", "shown", "text"}
    assert set(answer["candidates"][0]) == {"code", "name", "score"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("thời tiết hôm nay", "unknown"),
        ("co nguoi goi bao cap nhat vneid doi ma otp", "guide"),
        ("", "unknown"),
    ],
)
def test_every_kind_ends_with_zero(question: str, kind: str) -> None:
    assert asked(question)["kind"] == kind


def test_a_newcomers_question_gets_the_whole_card_as_plain_text() -> None:
    ran = motcua("ask", "toi muon nhap ho khau cho vo")
    for words in ("Đăng ký thường trú", "7 ngày làm việc", "10.000đ", "20.000đ", "https://"):
        assert words in ran.out
    assert "<b>" not in ran.out


def test_why_shows_the_words_that_counted_to_the_editor() -> None:
    ran = motcua("ask", "nhập hộ khẩu", "--json", "--why")
    assert json.loads(ran.out)["code"] == "1.004222"
    assert "1.004222" in ran.err
    assert "nhap" in ran.err


def test_many_questions_become_lines_and_a_table(tmp_path: Path) -> None:
    questions = [
        {"id": "a", "question": "nhập hộ khẩu cho vợ", "codes": ["1.004222"], "else": 1},
        {"id": "b", "question": "thời tiết hôm nay", "codes": []},
        {"id": "c", "question": "làm khai sinh cho con"},
    ]
    given, out = tmp_path / "q.jsonl", tmp_path / "r.jsonl"
    given.write_text("\n".join(json.dumps(q) for q in questions), encoding="utf-8")
    ran = motcua("match", "--in", given, "--out", out)
    assert ran.code == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    assert set(lines[0]) == {"id", "kind", "aspect", "candidates", "shown"}
    assert lines[0]["candidates"][0] == "1.004222"
    assert len(lines[0]["candidates"]) <= 10
    assert "resolved                     1 of     1  100.0 %" in ran.err
    assert "refused (unanswerable)       1 of     1  100.0 %" in ran.err


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    given = tmp_path / "q.jsonl"
    given.write_text('{"id": 1, "question": "a"}\n{"id": 2}\n', encoding="utf-8")
    ran = motcua("match", "--in", given, "--out", tmp_path / "r.jsonl")
    assert ran.code == 1
    assert "q.jsonl:2 is no question" in ran.err


def test_the_shipped_knowledge_has_no_problem() -> None:
    ran = motcua("check")
    assert (ran.code, ran.out) == (0, "")
    assert "0 problems" in ran.err


def test_a_problem_has_file_line_and_remedy_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        '- code: "1.000001"\n  name: Một việc\n  nmae: x\n', encoding="utf-8"
    )
    ran = motcua("check", "--catalogue", tmp_path)
    assert ran.code == 1
    assert "x.yaml:3: " in ran.out
    assert "'nmae'" in ran.out
    assert "→" in ran.out


def test_a_broken_catalogue_stops_a_question_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("procedures: [\n", encoding="utf-8")
    ran = motcua("ask", "khai sinh", "--catalogue", tmp_path)
    assert ran.code == 1
    assert "x.yaml:" in ran.err


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = motcua("ask", "khai sinh", "--catalogue", tmp_path / "nowhere")
    assert ran.code == 1
    assert "nowhere" in ran.err


def test_the_catalogue_is_exported_under_the_names_of_the_plan(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    ran = motcua("export", "--json", target)
    assert (ran.code, ran.out) == (0, "")
    entries = {entry["code"]: entry for entry in json.loads(target.read_text(encoding="utf-8"))}
    entry = entries["1.004222"]
    assert entry["name"] == "Đăng ký thường trú"
    assert entry["time"]["online"] == {"amount": 7, "unit": "working_day", "note": None}
    online = next(f for f in entry["fees"] if f["channel"] == "online" and f["amount"])
    assert online["amount"] == 10_000
    for name in EXPORTED.split():
        assert name in entry


def test_help_lists_every_command() -> None:
    ran = motcua("--help")
    for name in COMMANDS.split():
        assert name in ran.out


def test_an_editor_imports_begins_and_compares(tmp_path: Path) -> None:
    line = {
        "code": "1.999999",
        "name": "Việc thử",
        "field": "Hộ tịch",
        "level": "Cấp xã",
        "channels": [{"channel": "Trực tuyến", "time": "3 Ngày", "fee": "Miễn phí", "note": ""}],
        "source_date": "2026-06/07",
    }
    portal = tmp_path / "portal.jsonl"
    portal.write_text(json.dumps(line) + "\n", encoding="utf-8")
    out = tmp_path / "national"
    ran = motcua("import", "portal", portal, "--out", out)
    assert ran.code == 0
    assert "the portal's default" in ran.out
    begun = motcua("new", "1.999999", "--from", out)
    assert '- code: "1.999999"' in begun.out
    assert "online: {amount: 3, unit: day}" in begun.out
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "new.yaml").write_text(begun.out, encoding="utf-8")
    unfinished = motcua("check", "--catalogue", tmp_path / "ours")
    assert unfinished.code == 1
    assert "still has '…'" in unfinished.out
    assert motcua("check", "--against", out).code == 0
    assert "no imported folder" in motcua("check", "--against", tmp_path / "ours").err
    assert "has no 1.111111" in motcua("new", "1.111111", "--from", out).err


def test_an_official_annex_replaces_the_rows_and_the_membership(tmp_path: Path) -> None:
    annex, out = tmp_path / "annex.csv", tmp_path / "official.yaml"
    annex.write_text("TT,Tên\n1,Đăng ký kết hôn\n2,Cấp giấy phép bay diều\n", encoding="utf-8")
    given = ("--decision", "Quyết định 1/QĐ-UBND", "--from", "2027-01-01", "--out", out)
    ran = motcua("import", "programme", annex, "--id", "national-2025-25", *given)
    assert ran.code == 0
    assert "row 3: Cấp giấy phép bay diều: no entry has this name" in ran.out
    written = out.read_text(encoding="utf-8")
    for words in (
        "membership: official",
        "count: 2",
        'codes: ["1.000894"]',
        "Quyết định 1/QĐ-UBND",
    ):
        assert words in written
    unknown = motcua("import", "programme", annex, "--id", "x")
    assert "There is no programme 'x'" in unknown.err
