"""From missed questions to lines in the files: grouped, proposed, judged, written."""

import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT

from knowledge.learning.grouping import Group, Likeness, Missed, decided, group_alike
from knowledge.learning.judging import Gate
from knowledge.learning.lessons import Lesson, LessonKind, is_teachable, usual_kind
from knowledge.learning.planning import objection
from knowledge.learning.proposing import example, other_example, propose, unsettled
from knowledge.learning.questions import Judge, read_judges
from knowledge.learning.rules import new_problems, with_lessons
from knowledge.learning.saying import says_already, says_which
from knowledge.learning.teaching import Taught, taught_anew
from knowledge.learning.writing import (
    Spot,
    WritingError,
    judge_line,
    patch,
    scalar,
    spot_of,
    with_wording,
)
from knowledge.library import OWN_CATALOGUE, PACKAGE, Library
from knowledge.links import read_official_hosts
from knowledge.reading.shelves import read_sayings
from knowledge.understanding import Kind, Understander

IDENTITY, VEHICLE, TEMPORARY = "1.014064", "1.013082", "1.004194"
ASKED = ["đăng ký tạm trú online", "dang ky tam tru truc tuyen", "mất hộ chiếu", "tách khẩu"]
A_DAY = "2026-11-20"


def missed(*texts: str, shown: str | None = None, meant: str | None = None) -> list[Missed]:
    return [Missed(n, A_DAY, text, shown, meant) for n, text in enumerate(texts, start=1)]


def test_questions_for_the_same_thing_come_together_in_any_order(
    understander: Understander,
) -> None:
    likeness = Likeness(understander)
    groups = group_alike(missed(*ASKED), likeness)
    assert [group.count for group in groups] == [2, 1, 1]
    again = group_alike(reversed(missed(*ASKED)), likeness)
    assert [g.asked for g in again] == [g.asked for g in groups]


def test_the_same_words_are_one_wording_however_typed(understander: Understander) -> None:
    (group,) = group_alike(missed("Mất hộ chiếu?", "mat  ho chieu"), Likeness(understander))
    (wording,) = group.wordings
    assert wording.count == 2


def test_what_people_picked_differently_is_not_put_together(understander: Understander) -> None:
    asked = [
        Missed(1, A_DAY, "đăng ký tạm trú online", meant=TEMPORARY),
        Missed(2, A_DAY, "đăng ký tạm trú trên mạng", meant="1.002755"),
    ]
    assert len(group_alike(asked, Likeness(understander))) == 2


def test_words_like_decided_ones_are_decided(understander: Understander) -> None:
    asked = [*missed("đăng ký tạm trú online"), *decided(["dang ky tam tru truc tuyen"])]
    (group,) = group_alike(asked, Likeness(understander))
    assert group.is_decided


def test_a_pick_says_more_than_what_is_near(understander: Understander) -> None:
    (group,) = group_alike(missed("mất cccd", meant=VEHICLE), Likeness(understander))
    best = propose(understander, group)[0]
    assert (best.owner, best.picked) == (VEHICLE, 1)


def test_what_was_shown_wrongly_is_not_proposed(understander: Understander) -> None:
    (group,) = group_alike(missed("mất cccd", shown=IDENTITY), Likeness(understander))
    assert IDENTITY not in [proposal.owner for proposal in propose(understander, group)]


def test_what_is_understood_by_now_is_settled(understander: Understander) -> None:
    likeness = Likeness(understander)
    (now,) = group_alike(missed("mất cccd"), likeness)
    (still,) = group_alike(missed("mất cccd", shown=IDENTITY), likeness)
    assert unsettled(understander, now).wordings == []
    assert unsettled(understander, still).wordings == still.wordings


def test_a_guess_whose_matter_it_is_is_not_settled(understander: Understander) -> None:
    texts = ("giấy cho công nhân ở trọ khu công nghiệp", "ly hôn đơn phương")
    guessed, known = (understander.understand(text) for text in texts)
    assert guessed.elsewhere
    assert known.elsewhere
    groups = group_alike(missed(*texts), Likeness(understander))
    left = [unsettled(understander, group).wordings for group in groups]
    assert [w.text for wordings in left for w in wordings] == [texts[0]]


def test_masked_words_and_letters_are_not_taught(understander: Understander) -> None:
    assert not is_teachable("mất căn cước số [số đã che]")
    assert not is_teachable("từ " * 60)
    asked = missed("mất cccd số [số đã che]", "mất cccd số cũ", "mat cccd so cu roi")
    (group,) = group_alike(asked, Likeness(understander))
    taught = example(group)
    assert taught is not None
    assert "[" not in taught.text
    beside = other_example(group, taught)
    assert beside is not None
    assert beside is not taught


def test_a_few_words_are_a_name_and_more_a_question() -> None:
    assert usual_kind("làm lại bìa đỏ") is LessonKind.EVERYDAY_NAME
    assert usual_kind("nhà em bị mất bìa đỏ thì làm lại ở đâu") is LessonKind.QUESTION


def test_a_taught_question_is_answered_and_the_other_understander_stays(
    library: Library, understander: Understander
) -> None:
    text = "cắm trại hè xanh đỏ"
    before = understander.understand(text)
    lesson = Lesson(text, TEMPORARY, LessonKind.QUESTION)
    assert before.procedure != TEMPORARY
    assert Taught(understander, library, [lesson]).understand(text).procedure == TEMPORARY
    assert understander.understand(text) == before


def test_teaching_at_once_is_nearly_reading_anew(
    library: Library, understander: Understander
) -> None:
    lessons = [
        Lesson("giấy ở trọ cho công nhân", TEMPORARY, LessonKind.EVERYDAY_NAME),
        Lesson("xin lai the chip cho ba", IDENTITY, LessonKind.QUESTION),
    ]
    quick = Taught(understander, library, lessons)
    exact = taught_anew(library, [OWN_CATALOGUE], lessons)
    asked = [j.text for j in read_judges(PROJECT / "tests" / "questions.yaml")[:120]]
    asked += [lesson.text for lesson in lessons]
    differ = [t for t in asked if quick.understand(t).procedure != exact.understand(t).procedure]
    assert len(differ) <= 1, differ


def test_a_lesson_that_breaks_a_question_is_refused_with_it(
    library: Library, understander: Understander
) -> None:
    judge = Judge("mất thẻ cccd xin lại ở đâu", frozenset({IDENTITY}))
    assert understander.understand(judge.text).procedure == IDENTITY
    bad = Lesson(judge.text, VEHICLE, LessonKind.QUESTION)
    good = Lesson("giấy ở trọ cho công nhân", TEMPORARY, LessonKind.EVERYDAY_NAME)
    gate = Gate(understander, library, [judge])
    found = gate.winnow([good, bad], lambda some: Taught(understander, library, some))
    assert found.accepted == [good]
    (refused,) = found.refused
    assert refused.lesson == bad
    assert judge in refused.broken


def test_words_that_mean_another_matter_by_now_are_not_taught(
    library: Library, understander: Understander
) -> None:
    lesson = Lesson("mất cccd làm lại", VEHICLE, LessonKind.EVERYDAY_NAME)
    assert says_already(understander, lesson) == IDENTITY
    against = objection(lesson, understander, library, [])
    assert against is not None
    assert against.stands_in == IDENTITY


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("đăng ký tạm trú cho người thuê nhà thì cần gì", True),
        ("bước xác minh thông tin thường kéo dài bao lâu", False),
        ("sau khi làm xong thủ tục tôi nhận được giấy tờ gì", False),
    ],
)
def test_a_question_says_which_matter_it_means_by_a_word_of_its_names(
    library: Library, understander: Understander, text: str, says: bool
) -> None:
    lesson = Lesson(text, TEMPORARY, LessonKind.QUESTION)
    assert says_which(understander, library, lesson) is says


def test_a_name_may_share_nothing_with_the_others(
    library: Library, understander: Understander
) -> None:
    lesson = Lesson("giấy ở trọ", TEMPORARY, LessonKind.EVERYDAY_NAME)
    assert says_which(understander, library, lesson)


def test_a_test_question_never_teaches(library: Library, understander: Understander) -> None:
    text = "giấy ở trọ cho công nhân khu chế xuất"
    judge = Judge(text, frozenset({TEMPORARY}), unseen=True)
    lesson = Lesson(text, TEMPORARY, LessonKind.QUESTION)
    against = objection(lesson, understander, library, [judge])
    assert against is not None
    assert against.judges


def test_the_rules_of_check_hold_for_lessons_as_well(library: Library) -> None:
    hosts = read_official_hosts(PACKAGE / "official_hosts.yaml", [])
    sayings = read_sayings(PACKAGE / "sayings", [])
    procedure = library.procedure(IDENTITY)
    assert procedure is not None
    day = procedure.checked_on
    name = procedure.everyday_names[0]
    bad = Lesson(name, VEHICLE, LessonKind.EVERYDAY_NAME)
    good = Lesson("giấy ở trọ cho công nhân", TEMPORARY, LessonKind.EVERYDAY_NAME)
    assert new_problems(library, hosts, sayings, [good], day) == []
    (problem,) = new_problems(library, hosts, sayings, [bad], day)
    assert name in str(problem)
    taught, _ = with_lessons(library, sayings, [good])
    changed = taught.procedure(TEMPORARY)
    assert changed is not None
    assert good.text in changed.everyday_names


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("mất cccd", "mất cccd"),
        ("phí: bao nhiêu", '"phí: bao nhiêu"'),
        ("# gì vậy", '"# gì vậy"'),
        ("yes", '"yes"'),
        ("2026", '"2026"'),
        ("«a» - b", "«a» - b"),
        ("- b", '"- b"'),
    ],
)
def test_words_are_quoted_only_where_yaml_needs_it(text: str, written: str) -> None:
    assert scalar(text) == written
    assert yaml.safe_load(f"- {scalar(text)}") == [text]


FILE = """\
# a comment
- code: "1.000001"
  everyday_names:
    - một   # a word
  questions:
    - >-
      dài
      hai dòng
  field: x
- code: "1.000002"
  field: y
"""


def test_a_line_more_and_nothing_else_changes() -> None:
    spot = Spot(Path("x.yaml"), "code", "1.000001", "everyday_names")
    after = with_wording(FILE, spot, "hai")
    assert after == FILE.replace("    - một   # a word\n", "    - một   # a word\n    - hai\n")


def test_a_list_that_ends_in_several_lines_or_is_not_there_gets_its_line() -> None:
    asked = with_wording(FILE, Spot(Path("x.yaml"), "code", "1.000001", "questions"), "ba")
    assert yaml.safe_load(asked)[0]["questions"] == ["dài hai dòng", "ba"]
    new = with_wording(FILE, Spot(Path("x.yaml"), "code", "1.000002", "questions"), "ba")
    assert yaml.safe_load(new)[1] == {"code": "1.000002", "questions": ["ba"], "field": "y"}
    assert new.startswith(FILE[:40])


def test_a_code_without_sayings_gets_an_entry() -> None:
    new = with_wording("", Spot(Path("x.yaml"), "code", "1.000003", "said"), "ba")
    assert yaml.safe_load(new) == [{"code": "1.000003", "said": ["ba"]}]
    with pytest.raises(WritingError):
        with_wording(FILE, Spot(Path("x.yaml"), "code", "1.9", "questions"), "ba")


def test_every_curated_entry_guide_and_matter_elsewhere_has_a_place(library: Library) -> None:
    sayings = read_sayings(PACKAGE / "sayings", [])
    owners = [
        *(p.code for p in library.procedures),
        *(f"guide:{guide.id}" for guide in library.guides),
        *(f"elsewhere:{matter.id}" for matter in library.elsewhere),
    ]
    texts: dict[Path, str] = {}
    for owner in owners:
        lesson = Lesson("một câu thử", owner, LessonKind.QUESTION)
        spot = spot_of(lesson, library, [OWN_CATALOGUE], sayings)
        text = texts.setdefault(spot.file, spot.file.read_text(encoding="utf-8"))
        if text.count("\n") < 600:  # reading the largest again and again takes long
            assert len(with_wording(text, spot, lesson.text)) > len(text)


def test_git_takes_the_patch(tmp_path: Path) -> None:
    file, new = tmp_path / "knowledge" / "x.yaml", tmp_path / "knowledge" / "new.yaml"
    file.parent.mkdir()
    file.write_text(FILE, encoding="utf-8")
    after = with_wording(FILE, Spot(file, "code", "1.000001", "everyday_names"), "hai")
    text = patch([(file, FILE, after), (new, "", "- a\n")], tmp_path)
    (tmp_path / "p.patch").write_text(text, encoding="utf-8")
    subprocess.run(["git", "apply", "p.patch"], cwd=tmp_path, check=True)  # noqa: S607
    assert file.read_text(encoding="utf-8") == after
    assert new.read_text(encoding="utf-8") == "- a\n"


def test_a_test_line_says_whether_its_words_were_taught() -> None:
    taught = Lesson("hai", IDENTITY, LessonKind.EVERYDAY_NAME)
    unseen = Lesson("hai ba", IDENTITY, LessonKind.TEST)
    elsewhere = Lesson("bốn", "elsewhere:divorce", LessonKind.TEST)
    lines = yaml.safe_load("".join(map(judge_line, (taught, unseen, elsewhere))))
    assert [line["kind"] for line in lines] == ["learned", "short", "none"]
    assert [line["codes"] for line in lines] == [[IDENTITY], [IDENTITY], []]


def test_nothing_left_makes_an_empty_group(understander: Understander) -> None:
    assert unsettled(understander, Group()).wordings == []
    assert propose(understander, Group()) == []
    assert understander.understand("").kind is Kind.UNKNOWN
