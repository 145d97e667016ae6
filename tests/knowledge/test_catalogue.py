"""The catalogue we ship: whole, official, and exported under the contract's names."""

from datetime import date

from conftest import PROJECT

from knowledge import read_with_problems
from knowledge.checking import check
from knowledge.export import exported
from knowledge.library import Library
from knowledge.model import Channel, Status
from knowledge.shelves import Membership

FIELDS = {
    "code", "name", "everyday_names", "questions", "field", "audience", "handled_at", "agency",
    "reception", "anywhere", "online", "online_payment", "when_needed", "conditions", "documents",
    "steps", "flow", "time", "fees", "result", "before", "after", "link", "programmes", "tags",
    "status", "source", "checked_on",
}  # fmt: skip
FEE_FIELDS = {
    "kind", "amount", "text", "unit", "channel", "who", "territory", "valid_from", "valid_to",
    "basis", "source", "checked_on",
}  # fmt: skip


def test_check_finds_nothing_to_mend() -> None:
    library, hosts, problems = read_with_problems([PROJECT / "knowledge/procedures"], "hai-phong")
    assert [str(p) for p in [*problems, *check(library, hosts, date.today())]] == []  # noqa: DTZ011


def test_there_are_the_procedures_of_daily_life(library: Library) -> None:
    assert len(library.procedures) >= 40
    wanted = {
        "1.001193", "1.000656", "1.000894", "1.004873", "2.000635", "1.004859", "1.004837",
        "1.001022", "2.000815", "1.004222", "1.004194", "1.002755", "1.010038", "1.003197",
        "1.010041", "1.003677", "2.001159", "1.014061", "1.014063", "1.014064", "1.001456",
        "1.013067", "3.000347", "3.000333", "1.001612", "1.013831", "1.012783", "1.012786",
        "1.012784", "1.013225", "1.011443",
    }  # fmt: skip
    assert wanted <= {procedure.code for procedure in library.procedures}


def test_guides_cover_what_is_no_procedure(library: Library) -> None:
    wanted = {
        "vneid-level-2", "login", "payment", "tracking", "result-by-post", "portal-error",
        "old-portals", "scam",
    }  # fmt: skip
    assert wanted <= {guide.id for guide in library.guides}


def test_the_25_online_services_are_reported_not_official(library: Library) -> None:
    programme = library.programme("national-2025-25")
    assert programme is not None
    assert len(programme.rows) == 25
    assert programme.membership is Membership.REPORTED
    assert all(row.codes for row in programme.rows)


def test_the_145_are_rebuilt_by_their_rule_and_not_called_official(library: Library) -> None:
    programme = library.programme("haiphong-2022-145")
    assert programme is not None
    assert len(set(programme.codes)) == len(programme.rows) == 145
    assert programme.membership is Membership.RECONSTRUCTED
    found = [library.procedure(code) for code in programme.codes]
    assert all(entry is not None and entry.status is Status.ACTIVE for entry in found)


def test_the_export_has_the_names_of_the_contract(library: Library) -> None:
    for procedure in library.procedures:
        entry = exported(procedure)
        assert entry.keys() >= FIELDS
        assert "place" not in entry
        for fee in entry["fees"]:
            assert fee.keys() >= FEE_FIELDS
            assert fee["amount"] is None or isinstance(fee["amount"], int)
            assert fee["amount"] is not None or fee["text"]


def test_exported_times_are_by_channel_with_cases_beside(library: Library) -> None:
    entry = library.procedure("1.013831")
    assert entry is not None
    times = exported(entry)["time"]
    assert set(times) <= {*Channel, "cases"}
    assert times["online"]["unit"] == "working_day"


def test_no_entry_shows_what_was_only_remembered(library: Library) -> None:
    for procedure in library.procedures:
        assert "[MEM]" not in str(procedure)
