"""The words people use, from YAML: synonyms, short forms, teencode, fillers, aspects, alarms."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from knowledge.model import Known
from knowledge.problems import Place, Problem
from knowledge.reading.section import Section, read_list

Meaning = TypeVar("Meaning", bound=StrEnum)


class Aspect(StrEnum):
    """What about a procedure the question asks."""

    STEPS = "steps"
    DOCUMENTS = "documents"
    FEE = "fee"
    TIME = "time"
    WHERE = "where"
    ONLINE = "online"
    CONDITION = "condition"
    STATUS = "status"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Synonym:
    """Everyday wordings of one official term."""

    means: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortForm:
    """An abbreviation; one that cannot stand alone counts only beside another word of ours."""

    short: tuple[str, ...]
    full: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Emergency:
    """Wordings of danger and the number to call."""

    number: str
    line: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Wordings that fit several procedures, and the procedures to choose from."""

    said: tuple[str, ...]
    codes: tuple[str, ...]
    place: Place


class Signal(StrEnum):
    """What speaks for or against a question being about a procedure at all."""

    PUNISHMENT = "punishment"
    QUARREL = "quarrel"
    THEORY = "theory"
    REQUEST = "request"
    TROUBLE = "trouble"


class Intent(StrEnum):
    """What a message wants apart from knowledge."""

    PERSON = "person"
    GREETING = "greeting"


class Phrased(NamedTuple, Generic[Meaning]):
    """What is meant, with its wordings."""

    meaning: Meaning
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists of the language people write.

    Attributes:
        actions: Wordings of each thing that is done with a paper or a right.
    """

    synonyms: tuple[Synonym, ...]
    short_forms: tuple[ShortForm, ...]
    teencode: tuple[ShortForm, ...]
    fillers: tuple[str, ...]
    aspects: tuple[Phrased[Aspect], ...]
    emergencies: tuple[Emergency, ...]
    intents: tuple[Phrased[Intent], ...]
    choices: tuple[Choice, ...]
    actions: tuple[tuple[str, ...], ...]
    signals: tuple[Phrased[Signal], ...]


def read_vocabulary(folder: Path, problems: list[Problem]) -> Vocabulary:
    """The word lists of a folder."""

    def rows(name: str) -> tuple[Section, ...]:
        return read_list(folder / name, f"{folder.name}/{name}", problems)

    return Vocabulary(
        synonyms=tuple(map(_synonym, rows("synonyms.yaml"))),
        short_forms=tuple(map(_short_form, rows("short_forms.yaml"))),
        teencode=tuple(map(_short_form, rows("teencode.yaml"))),
        fillers=tuple(text for row in rows("fillers.yaml") for text in _fillers(row)),
        aspects=tuple(_phrased(row, "aspect", Aspect, "phrases") for row in rows("aspects.yaml")),
        emergencies=tuple(map(_emergency, rows("emergencies.yaml"))),
        intents=tuple(_phrased(row, "intent", Intent, "phrases") for row in rows("intents.yaml")),
        choices=tuple(map(_choice, rows("choices.yaml"))),
        actions=tuple(map(_action, rows("actions.yaml"))),
        signals=tuple(_phrased(row, "signal", Signal, "said") for row in rows("signals.yaml")),
    )


def _synonym(section: Section) -> Synonym:
    synonym = Synonym(means=section.required("means"), said=section.texts("said"))
    section.text("beware")  # for editors: what else the words may mean
    section.done()
    return synonym


def _short_form(section: Section) -> ShortForm:
    form = ShortForm(
        short=section.texts("short"),
        full=section.required("full"),
        alone=section.choice("alone", Known, Known.YES) is Known.YES,
    )
    section.done()
    return form


def _fillers(section: Section) -> tuple[str, ...]:
    section.required("kind")  # for editors: why these carry nothing
    phrases = section.texts("phrases")
    section.done()
    return phrases


def _phrased(section: Section, key: str, kind: type[Meaning], wordings: str) -> Phrased[Meaning]:
    phrased = Phrased(section.must_choose(key, kind), section.texts(wordings))
    section.done()
    return phrased


def _emergency(section: Section) -> Emergency:
    emergency = Emergency(
        number=section.required("number"),
        line=section.required("line"),
        phrases=section.texts("phrases"),
    )
    section.done()
    return emergency


def _choice(section: Section) -> Choice:
    choice = Choice(said=section.texts("said"), codes=section.texts("codes"), place=section.place)
    section.done()
    return choice


def _action(section: Section) -> tuple[str, ...]:
    section.required("action")  # for editors: what is done
    said = section.texts("said")
    section.done()
    return said
