"""The small clear face of understanding: a question in, an outcome out."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.library import Library
from knowledge.reading.vocabulary import Aspect, Emergency, Intent
from knowledge.understanding import answerable
from knowledge.understanding.asked import Asked, QuestionReader
from knowledge.understanding.bits import BitReader
from knowledge.understanding.deciding import decide
from knowledge.understanding.index import Index
from knowledge.understanding.outcome import Kind, Outcome, Scored
from knowledge.understanding.phrases import Phrases
from knowledge.understanding.ranking import Ranked, ranked
from knowledge.understanding.read_texts import ReadTexts, content_reader
from knowledge.understanding.reasons import Reasons, reasons
from knowledge.understanding.typed import Token
from knowledge.understanding.weights import Weights, read_weights
from knowledge.understanding.wordings import CHOICE, choices

_FOLLOW_UP_WORDS = 2


class Understander:
    """Knows the library's wordings; built once, then only asked.

    Args:
        library: What is known.
        texts: Its wordings, read into numbers (`opening.py`).
        weights: How much each feature counts.
    """

    def __init__(self, library: Library, texts: ReadTexts, weights: Weights | None = None) -> None:
        vocabulary = library.vocabulary
        self._weights = weights or read_weights()
        self._reader = content_reader(library, texts.known)
        self._index = Index(texts.compiled)
        self._questions = QuestionReader(
            self._reader,
            self._index,
            BitReader(vocabulary.actions),
            Phrases(vocabulary.signals),
        )
        self._aspects = Phrases(vocabulary.aspects)
        self._aspect_order = [row.meaning for row in vocabulary.aspects]
        self._emergencies: Phrases[Emergency] = Phrases(
            [(row, row.phrases) for row in vocabulary.emergencies], strict=True
        )
        self._choices = {f"{CHOICE}{number}": choice.codes for number, choice in choices(library)}
        self._codes = {procedure.code for procedure in library.procedures}
        self._intents = Phrases(vocabulary.intents)

    def understand(self, question: str, last: str | None = None) -> Outcome:
        """What a question means.

        Args:
            question: As typed.
            last: Code of the procedure last spoken of in this chat, for "phí bao nhiêu?".
        """
        asked = self._questions.read(question)
        words = asked.meant
        aspect = self._aspect(words)
        intents = self._intents.find(words)
        named = next((word.key for word in words if word.key in self._codes), None)
        outcome = _named(named, aspect) if named else self._about(asked, aspect, last)
        return replace(
            outcome,
            emergency=next(iter(self._emergencies.find(words)), None),
            wants_person=Intent.PERSON in intents,
            greeting=Intent.GREETING in intents and not self._reader.content(words),
        )

    def candidates(self, question: str) -> tuple[Asked, list[Ranked]]:
        """The question made ready, and what it may be about, likeliest first."""
        asked = self._questions.read(question)
        return asked, self._ranked(asked)

    def why(self, question: str, code: str) -> Reasons | None:
        """What of the question speaks for a candidate; None where it is none."""
        asked, found = self.candidates(question)
        candidate = next((c for c in found if c.owner == code), None)
        return candidate and reasons(asked, candidate, self._index, self._weights)

    def chance(self, question: str) -> float:
        """The chance, from 0 to 1, that a procedure answers the question."""
        return self._chance(*self.candidates(question))

    def _ranked(self, asked: Asked) -> list[Ranked]:
        return ranked(asked, self._index.candidates(asked.terms), self._weights.ranking)

    def _chance(self, asked: Asked, found: list[Ranked]) -> float:
        return answerable.chance(answerable.signs(asked, found), self._weights.answerable)

    def _about(self, asked: Asked, aspect: Aspect, last: str | None) -> Outcome:
        follows = last is not None and aspect is not Aspect.GENERAL
        said = len(self._reader.content(asked.meant)) if follows else 0
        if follows and not said:
            return Outcome(Kind.ANSWER, aspect, procedure=last)
        found = self._ranked(asked)
        chance = self._chance(asked, found)
        sure_enough = self._weights.thresholds
        outcome = decide(found, chance, aspect, self._choices, sure_enough, story=asked.long)
        vague = outcome.kind is Kind.UNKNOWN and outcome.elsewhere is None
        if follows and vague and said <= _FOLLOW_UP_WORDS:
            return replace(outcome, kind=Kind.ANSWER, procedure=last)
        return outcome

    def _aspect(self, words: Sequence[Token]) -> Aspect:
        """The first aspect of the vocabulary's order whose wording stands in the question."""
        found = self._aspects.find(words)
        return next((aspect for aspect in self._aspect_order if aspect in found), Aspect.GENERAL)


def _named(code: str, aspect: Aspect) -> Outcome:
    """A procedure named by its code, as on an office's note."""
    return Outcome(Kind.ANSWER, aspect, procedure=code, candidates=(Scored(code, 1.0),))
