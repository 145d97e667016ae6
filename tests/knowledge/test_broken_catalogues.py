"""Each file of tests/broken_catalogues is wrong in one way and must produce its sentence.

A file begins with `# says: …` (words of the problem) and may give `# line: N`.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from knowledge import read_with_problems
from knowledge.checking import check

BROKEN = Path(__file__).parent.parent / "broken_catalogues"
FILES = sorted(BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_catalogue_says_where_what_and_what_to_do(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    folder = tmp_path / "procedures"
    folder.mkdir()
    (folder / path.name).write_text(text, encoding="utf-8")
    library, hosts, problems = read_with_problems([folder], "hai-phong")
    problems += check(library, hosts, date(2026, 11, 20))
    ours = [problem for problem in problems if problem.place.file.endswith(path.name)]
    says = re.search(r"^# says: (.*)$", text, re.MULTILINE)
    line = re.search(r"^# line: (\d+)$", text, re.MULTILINE)
    assert says is not None
    matching = [problem for problem in ours if says[1] in str(problem)]
    assert matching, [str(problem) for problem in ours]
    assert all(problem.remedy for problem in matching)
    if line:
        assert int(line[1]) in {problem.place.line for problem in matching}


def test_there_are_broken_catalogues() -> None:
    assert len(FILES) >= 15
