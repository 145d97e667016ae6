"""How people put what nobody has curated: checked, and heard once the record is there."""

from dataclasses import replace

from entries import procedure

from knowledge import OfficialHosts
from knowledge.checking.list_rules import list_rules
from knowledge.library import Library
from knowledge.problems import Place
from knowledge.shelves import Sayings
from knowledge.understanding.read_texts import load_texts, read_texts
from knowledge.understanding.understander import Understander
from knowledge.understanding.wordings import matters

HERE = Place("sayings/x.yaml", 2)
IMPORTED = procedure(code="9.999999", name="Cấp giấy phép nuôi kỳ đà hoa", curated=False)


def problems(library: Library, *sayings: Sayings) -> list[str]:
    found = list_rules(library, OfficialHosts((), ()), sayings, lists=False)
    return [str(problem) for problem in found if problem.place.file.startswith("sayings")]


def test_a_saying_of_a_curated_entry_belongs_into_the_entry(library: Library) -> None:
    (problem,) = problems(library, Sayings("1.004222", ("câu chưa ai nói",), HERE))
    assert "has a curated entry" in problem


def test_a_saying_that_stands_elsewhere_decides_nothing(library: Library) -> None:
    taken = library.procedures[0].questions[0]
    (problem,) = problems(library, Sayings("9.999999", (taken,), HERE))
    assert taken in problem


def test_a_code_has_one_place_for_its_sayings(library: Library) -> None:
    other = Place("sayings/y.yaml", 2)
    rows = (Sayings("9.999999", ("một",), HERE), Sayings("9.999999", ("hai",), other))
    assert any("twice" in problem for problem in problems(library, *rows))


def test_what_offices_ask_of_each_other_is_no_candidate_unless_named(library: Library) -> None:
    name = "Cấp phiếu lý lịch tư pháp theo yêu cầu của cơ quan tiến hành tố tụng"
    twin = procedure(code="9.999998", name=name, curated=False)
    larger = replace(library, procedures=(*library.procedures, twin))
    understander = Understander(larger, read_texts(larger, matters(larger, {})))

    def candidates(question: str) -> list[str]:
        return [c.owner for c in understander.understand(question).candidates]

    assert "9.999998" not in candidates("làm lý lịch tư pháp để đi làm")
    assert candidates(name)[0] == "9.999998"


def test_a_saying_finds_the_imported_procedure_and_survives_the_cache(library: Library) -> None:
    larger = replace(library, procedures=(*library.procedures, IMPORTED))
    sayings = [Sayings("9.999999", ("em muốn nuôi con khủng long nhỏ trong vườn",), HERE)]
    texts = read_texts(larger, matters(larger, {}, sayings))
    for kept in (texts, load_texts(texts.dump())):
        outcome = Understander(larger, kept).understand("nuoi khung long nho trong vuon")
        assert outcome.candidates[0].owner == "9.999999"
    without = read_texts(larger, matters(larger, {}))
    found = Understander(larger, without).understand("nuoi khung long nho trong vuon").candidates
    assert "9.999999" not in [candidate.owner for candidate in found[:1]]
