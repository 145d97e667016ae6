"""Everything each matter is called, and what is known of it before anybody asks.

A matter is a procedure, a guide, something that belongs elsewhere, or a known choice between
procedures. The last three are told from codes by their prefix.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, IntFlag

from knowledge.fold import fold
from knowledge.library import Library
from knowledge.model import Audience, Level, Procedure, Status
from knowledge.reading.vocabulary import Choice
from knowledge.shelves import Elsewhere, Guide, Sayings

GUIDE = "guide:"
ELSEWHERE = "elsewhere:"
CHOICE = "choice:"

_ABROAD = "nuoc ngoai"
# Between offices, at a level that is gone, or the ministry's twin of what the commune does; what is
# curated was put right by its editor.
_SELDOM_MEANT = re.compile(r"theo yeu cau cua co quan|cap huyen|thuc hien tai cap trung uong")
_FIRST_PROGRAMMES = {"national-2025-25", "haiphong-2022-145"}


class Voice(IntEnum):
    """Who speaks in a wording."""

    NAME = 0
    EVERYDAY = 1
    QUESTION = 2
    DESCRIPTION = 3


class Trait(IntFlag):
    """What is known of a matter before anybody asks."""

    NONE = 0
    CURATED = 1
    COMMUNE = 2
    CITY = 4
    MINISTRY_ONLY = 8
    CITIZEN = 16
    BUSINESS_ONLY = 32
    AGENCY_ONLY = 64
    ABROAD = 128
    LISTED = 256
    GUIDE = 512
    ELSEWHERE = 1024
    CHOICE = 2048
    INACTIVE = 4096
    SELDOM_MEANT = 8192


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a matter is spoken of."""

    voice: Voice
    text: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Something a question can be about.

    Attributes:
        owner: The code, or a prefix and an id.
        wordings: The first one is the official name, where there is one.
        record: What the national record says beyond, in its own words.
    """

    owner: str
    traits: Trait
    wordings: tuple[Wording, ...]
    record: str = ""


def matters(
    library: Library,
    records: Mapping[str, str],
    sayings: Iterable[Sayings] = (),
) -> Iterator[Matter]:
    """Every matter of the library.

    Args:
        library: What is known.
        records: The record's own words by code, as far as they are at hand.
        sayings: How people put what has no curated entry.
    """
    said = {row.code: row.said for row in sayings}
    for procedure in library.procedures:
        yield _of_procedure(procedure, said.get(procedure.code, ()), records)
    for guide in library.guides:
        yield _of_guide(guide)
    for matter in library.elsewhere:
        yield _of_elsewhere(matter)
    for number, choice in choices(library):
        wordings = _wordings(Voice.EVERYDAY, choice.said)
        yield Matter(f"{CHOICE}{number}", Trait.CHOICE, tuple(wordings))


def choices(library: Library) -> Iterator[tuple[int, Choice]]:
    """The vocabulary's choices between entries this catalogue has."""
    for number, choice in enumerate(library.vocabulary.choices):
        if all(map(library.procedure, choice.codes)):
            yield number, choice


def _of_procedure(
    procedure: Procedure, sayings: Iterable[str], records: Mapping[str, str]
) -> Matter:
    names = (procedure.name, procedure.short_name, procedure.choice_label)
    everyday = (*procedure.everyday_names, procedure.formerly or "")
    known = (
        procedure.result or "",
        *procedure.conditions,
        *(document.name for document in procedure.documents),
        *procedure.steps,
        records.get(procedure.code, ""),
    )
    return Matter(
        owner=procedure.code,
        traits=_traits(procedure),
        wordings=(
            *_wordings(Voice.NAME, names),
            *_wordings(Voice.EVERYDAY, everyday),
            *_wordings(Voice.QUESTION, (*procedure.questions, *sayings)),
            *_wordings(Voice.DESCRIPTION, (procedure.when_needed,)),
        ),
        record="\n".join(known),
    )


def _of_guide(guide: Guide) -> Matter:
    wordings = (
        *_wordings(Voice.NAME, (guide.name,)),
        *_wordings(Voice.EVERYDAY, guide.everyday_names),
        *_wordings(Voice.QUESTION, guide.questions),
    )
    return Matter(GUIDE + guide.id, Trait.GUIDE, wordings)


def _of_elsewhere(matter: Elsewhere) -> Matter:
    wordings = (
        *_wordings(Voice.EVERYDAY, matter.everyday_names),
        *_wordings(Voice.QUESTION, matter.questions),
    )
    return Matter(ELSEWHERE + matter.id, Trait.ELSEWHERE, wordings)


def _wordings(voice: Voice, texts: Iterable[str]) -> Iterator[Wording]:
    return (Wording(voice, text) for text in dict.fromkeys(texts) if text)


def _traits(procedure: Procedure) -> Trait:
    levels, audience = set(procedure.handled_at), set(procedure.audience)
    found = {
        Trait.CURATED: procedure.curated,
        Trait.COMMUNE: Level.COMMUNE in levels,
        Trait.CITY: Level.CITY in levels,
        Trait.MINISTRY_ONLY: levels == {Level.MINISTRY},
        Trait.CITIZEN: Audience.CITIZEN in audience,
        Trait.BUSINESS_ONLY: Audience.BUSINESS in audience and Audience.CITIZEN not in audience,
        Trait.AGENCY_ONLY: audience == {Audience.AGENCY},
        Trait.ABROAD: _ABROAD in fold(procedure.name),
        Trait.LISTED: bool(_FIRST_PROGRAMMES & set(procedure.programmes)),
        Trait.SELDOM_MEANT: not procedure.curated
        and _SELDOM_MEANT.search(fold(procedure.name)) is not None,
        Trait.INACTIVE: procedure.status is not Status.ACTIVE,
    }
    traits = Trait.NONE
    for trait, holds in found.items():
        if holds:
            traits |= trait
    return traits
