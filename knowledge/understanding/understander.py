"""The small clear face of understanding: a question in, an outcome out."""

from collections.abc import Iterator
from dataclasses import replace

from knowledge.fold import plain_words
from knowledge.library import Library
from knowledge.reading.vocabulary import Aspect, Choice, Emergency, Intent
from knowledge.understanding.index import Index, Voice, Wording
from knowledge.understanding.outcome import CHOICE, ELSEWHERE, GUIDE, Kind, Outcome, decide
from knowledge.understanding.phrases import Phrases
from knowledge.understanding.terms import ContentReader
from knowledge.understanding.tokens import Tokeniser

_FOLLOW_UP_WORDS = 2


class Understander:
    """Knows the library's wordings; built once, then only asked."""

    def __init__(self, library: Library) -> None:
        vocabulary = library.vocabulary
        wordings = list(_wordings(library))
        tokeniser = Tokeniser(vocabulary, [wording.text for wording in wordings])
        aspects = [(row.aspect, row.phrases) for row in vocabulary.aspects]
        empty = [
            *vocabulary.fillers,
            # a single asking word may be more ("sao" is also a copy), so only the longer ones
            *(phrase for _, phrases in aspects for phrase in phrases if " " in phrase),
            *(phrase for row in vocabulary.intents for phrase in row.phrases),
            *(commune.full_name for commune in library.city.communes),
            *(commune.name for commune in library.city.communes),
            *(district.name for district in library.city.old_districts),
        ]
        self._reader = ContentReader(tokeniser, empty)
        self._index = Index(self._reader, wordings)
        self._aspects = Phrases(aspects)
        self._aspect_order = [aspect for aspect, _ in aspects]
        self._emergencies: Phrases[Emergency] = Phrases(
            [(row, row.phrases) for row in vocabulary.emergencies], strict=True
        )
        self._choices = {f"{CHOICE}{number}": choice.codes for number, choice in _choices(library)}
        self._intents = Phrases([(row.intent, row.phrases) for row in vocabulary.intents])

    def understand(self, question: str, last: str | None = None) -> Outcome:
        """What a question means.

        Args:
            question: As typed.
            last: Code of the procedure last spoken of in this chat, for "phí bao nhiêu?".
        """
        words = plain_words(question)
        aspect = self._aspect(words)
        emergency = next(iter(self._emergencies.find(words)), None)
        intents = self._intents.find(words)
        outcome = self._about(question, aspect, last)
        return replace(
            outcome,
            emergency=emergency,
            wants_person=Intent.PERSON in intents,
            greeting=Intent.GREETING in intents and not self._reader.content(question),
        )

    def why(self, question: str, code: str) -> list[tuple[str, float]]:
        """The words of the question that speak for a procedure, heaviest first."""
        return self._index.why(question, code)

    def _about(self, question: str, aspect: Aspect, last: str | None) -> Outcome:
        content = self._reader.content(question)
        if last is not None and not content and aspect is not Aspect.GENERAL:
            return Outcome(Kind.ANSWER, aspect, procedure=last)
        outcome = decide(self._index.scores(question), aspect, self._choices)
        vague = outcome.kind is Kind.UNKNOWN and outcome.elsewhere is None
        if (
            last is not None
            and vague
            and aspect is not Aspect.GENERAL
            and len(content) <= _FOLLOW_UP_WORDS
        ):
            return replace(outcome, kind=Kind.ANSWER, procedure=last)
        return outcome

    def _aspect(self, words: list[str]) -> Aspect:
        """The first aspect of the vocabulary's order whose wording stands in the question."""
        found = self._aspects.find(words)
        return next((aspect for aspect in self._aspect_order if aspect in found), Aspect.GENERAL)


def _wordings(library: Library) -> Iterator[Wording]:
    """Everything each matter is called."""
    for procedure in library.procedures:
        code = procedure.code
        for name in dict.fromkeys((procedure.name, procedure.short_name, procedure.choice_label)):
            yield Wording(code, Voice.NAME, name)
        for name in (*procedure.everyday_names, *filter(None, [procedure.formerly])):
            yield Wording(code, Voice.EVERYDAY, name)
        for question in procedure.questions:
            yield Wording(code, Voice.QUESTION, question)
        yield Wording(code, Voice.DESCRIPTION, procedure.when_needed)
    for guide in library.guides:
        owner = GUIDE + guide.id
        yield Wording(owner, Voice.NAME, guide.name)
        yield from (Wording(owner, Voice.EVERYDAY, name) for name in guide.everyday_names)
        yield from (Wording(owner, Voice.QUESTION, text) for text in guide.questions)
    for matter in library.elsewhere:
        owner = ELSEWHERE + matter.id
        yield from (Wording(owner, Voice.EVERYDAY, name) for name in matter.everyday_names)
        yield from (Wording(owner, Voice.QUESTION, text) for text in matter.questions)
    for number, choice in _choices(library):
        owner = f"{CHOICE}{number}"
        yield from (Wording(owner, Voice.EVERYDAY, text) for text in choice.said)


def _choices(library: Library) -> Iterator[tuple[int, Choice]]:
    """The vocabulary's choices between entries this catalogue has."""
    for number, choice in enumerate(library.vocabulary.choices):
        if all(map(library.procedure, choice.codes)):
            yield number, choice
