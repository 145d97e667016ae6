"""Everything that is known, read once at the start and never changed after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge.layers import laid_over
from knowledge.model import Procedure
from knowledge.places import City
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading.catalogue import FolderReader
from knowledge.reading.guides import read_elsewhere, read_guides
from knowledge.reading.shelves import (
    read_field_groups,
    read_flows,
    read_life_events,
    read_programmes,
)
from knowledge.reading.swaps import read_swaps
from knowledge.reading.units import read_city
from knowledge.reading.vocabulary import Vocabulary, read_vocabulary
from knowledge.shelves import Elsewhere, FieldGroup, Flow, Guide, LifeEvent, Programme
from knowledge.working_days import WorkDays

PACKAGE = Path(__file__).parent
OWN_CATALOGUE = (PACKAGE / "procedures").resolve()


@dataclass(frozen=True)
class Library:
    """Procedures, guides, programmes, flows, shelves, units, words and work days, ready for use."""

    procedures: tuple[Procedure, ...]
    guides: tuple[Guide, ...]
    elsewhere: tuple[Elsewhere, ...]
    programmes: tuple[Programme, ...]
    flows: dict[str, Flow]
    field_groups: tuple[FieldGroup, ...]
    life_events: tuple[LifeEvent, ...]
    city: City
    vocabulary: Vocabulary
    work_days: WorkDays
    _by_code: dict[str, Procedure] = field(init=False, repr=False, compare=False)
    _guide_by_id: dict[str, Guide] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = {procedure.code: procedure for procedure in self.procedures}
        object.__setattr__(self, "_by_code", by_code)
        object.__setattr__(self, "_guide_by_id", {guide.id: guide for guide in self.guides})

    def procedure(self, code: str) -> Procedure | None:
        """The procedure with this code."""
        return self._by_code.get(code)

    def guide(self, guide_id: str) -> Guide | None:
        """The guide with this id."""
        return self._guide_by_id.get(guide_id)

    def programme(self, programme_id: str) -> Programme | None:
        """The programme with this id."""
        return next((p for p in self.programmes if p.id == programme_id), None)

    def matter_elsewhere(self, matter_id: str | None) -> Elsewhere | None:
        """The matter with this id that belongs elsewhere."""
        return next((m for m in self.elsewhere if m.id == matter_id), None)

    def on_shelf(self, group: FieldGroup) -> tuple[Procedure, ...]:
        """The procedures of a shelf, curated ones first, in the order of their files."""
        found = (p for p in self.procedures if p.field in group.official)
        return tuple(sorted(found, key=lambda procedure: not procedure.curated))

    def programmes_of(self, procedure: Procedure) -> tuple[Programme, ...]:
        """The programmes that list the procedure."""
        return tuple(p for p in self.programmes if p.id in procedure.programmes)


def read_library(
    catalogues: Sequence[Path] = (OWN_CATALOGUE,),
    *,
    city: str = "hai-phong",
    reader: FolderReader | None = None,
) -> tuple[Library, list[Problem]]:
    """Reads everything and returns it with whatever is wrong.

    Args:
        catalogues: Folders of procedure entries; imported ones lie beneath curated ones, and of
            two of a kind the later one wins.
        city: The file of `units/` to use.
        reader: Reads the folders; by default anew every time.
    """
    reader = reader or FolderReader()
    problems: list[Problem] = []
    programmes = read_programmes(PACKAGE / "programmes", problems)
    entries = [reader.read(folder, problems) for folder in catalogues]
    library = Library(
        procedures=tuple(_enrolled(laid_over(entries, problems), programmes)),
        guides=read_guides(PACKAGE / "guides", problems),
        elsewhere=read_elsewhere(PACKAGE / "elsewhere", problems),
        programmes=programmes,
        flows=read_flows(PACKAGE / "flows.yaml", problems),
        field_groups=read_field_groups(PACKAGE / "fields.yaml", problems),
        life_events=read_life_events(PACKAGE / "life_events.yaml", problems),
        city=read_city(PACKAGE / "units" / f"{city}.yaml", problems),
        vocabulary=read_vocabulary(PACKAGE / "vocabulary", problems),
        work_days=WorkDays(read_swaps(PACKAGE / "calendar" / "holidays.yaml", problems)),
    )
    return library, problems


def load(catalogues: Sequence[Path] = (OWN_CATALOGUE,)) -> Library:
    """Everything that is known.

    Raises:
        KnowledgeError: A file is not well formed; names every problem.
    """
    library, problems = read_library(catalogues)
    if problems:
        raise KnowledgeError(problems)
    return library


def _enrolled(
    procedures: dict[str, Procedure],
    programmes: Iterable[Programme],
) -> Iterable[Procedure]:
    """The procedures, each knowing the programmes that list it."""
    listed: dict[str, list[str]] = {}
    for programme in programmes:
        for row in programme.rows:
            for code in row.codes:
                listed.setdefault(code, []).append(programme.id)
    for procedure in procedures.values():
        ids = tuple(dict.fromkeys(listed.get(procedure.code, ())))
        yield replace(procedure, programmes=ids)
