"""Understanding with a few more wordings: at once and nearly the same, or read anew and the same.

At once: only the matters that learn are changed; how rare a word is in the whole catalogue stays as
it was. That takes milliseconds and finds what a wording would break. What goes into the files is
judged by reading all anew.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.learning.lessons import Lesson, LessonKind, taught_in
from knowledge.library import Library
from knowledge.understanding import Understander
from knowledge.understanding.asked import QuestionReader
from knowledge.understanding.bits import BitReader
from knowledge.understanding.compiling import (
    _RARE_FIRST,
    _RECORD_SHARE,
    _TELLING,
    _VOICE_SHARE,
    _VOICE_TRUST,
    PAIR_WEIGHT,
    Held,
)
from knowledge.understanding.contents import joined
from knowledge.understanding.index import Index, Subject
from knowledge.understanding.opening import all_matters
from knowledge.understanding.phrases import Phrases
from knowledge.understanding.read_texts import read_texts
from knowledge.understanding.terms import ContentReader, Terms
from knowledge.understanding.wordings import Matter, Voice, Wording

_VOICES = {LessonKind.EVERYDAY_NAME: Voice.EVERYDAY, LessonKind.QUESTION: Voice.QUESTION}


def taught_anew(
    library: Library, folders: Sequence[Path], lessons: Iterable[Lesson]
) -> Understander:
    """Understanding as it will be with the lessons in the files; takes as long as a first start."""
    wordings: dict[str, list[Wording]] = defaultdict(list)
    for lesson in taught_in(lessons):
        wordings[lesson.owner].append(Wording(_VOICES[lesson.kind], lesson.text))
    matters = (_with(matter, wordings) for matter in all_matters(library, folders))
    return Understander(library, read_texts(library, matters))


def _with(matter: Matter, wordings: Mapping[str, Sequence[Wording]]) -> Matter:
    return replace(matter, wordings=(*matter.wordings, *wordings.get(matter.owner, ())))


class Taught(Understander):
    """Another understander with lessons on top; the other one stays as it is."""

    def __init__(self, base: Understander, library: Library, lessons: Iterable[Lesson]) -> None:
        vars(self).update(vars(base))
        vocabulary = library.vocabulary
        self._index: Index = _TaughtIndex(self._index, self._reader, taught_in(lessons))
        self._questions = QuestionReader(
            self._reader, self._index, BitReader(vocabulary.actions), Phrases(vocabulary.signals)
        )


class _TaughtIndex(Index):
    """An index whose matters have wordings more; see `compiling` for what the numbers mean."""

    def __init__(self, base: Index, reader: ContentReader, lessons: Iterable[Lesson]) -> None:
        vars(self).update(vars(base))
        self.numbers = dict(self.numbers)
        self.accents = dict(self.accents)
        self.weights = list(self.weights)
        self.common = list(self.common)
        self._subjects = list(self._subjects)
        self._lists = list(self._lists)
        self._pulls = list(self._pulls)
        self._pairs = {number for term, number in self.numbers.items() if "|" in term}
        places = {subject.owner: place for place, subject in enumerate(self._subjects)}
        for lesson in lessons:
            terms = reader.terms(reader.meant(lesson.text))
            if lesson.owner in places and terms:
                self._teach(places[lesson.owner], _VOICES[lesson.kind], terms)

    def _teach(self, place: int, voice: Voice, terms: Terms) -> None:
        subject = self._subjects[place]
        new = {self._number(joined(term)): self._accent(marks) for term, marks in terms.items()}
        said, before = self._said(subject), self._wholes(subject)
        share = _VOICE_SHARE[voice]
        pairs = sum(number in self._pairs for number in new)
        words, both = before[0] + share * (len(new) - pairs), before[1] + share * pairs
        held = dict(subject.held)
        for number, accent in new.items():
            voices, _, wordings, accents = held.get(number, (0, 0.0, [], []))
            bits, here = voices | 1 << voice, len(subject.voices)
            held[number] = (bits, 0.0, [*wordings, here], [*accents, accent])
            said[number] += share
            whole = both if number in self._pairs else words
            self.common[number] += share / whole / len(self._subjects)
        for number, kept in held.items():
            whole = both if number in self._pairs else words
            likely = math.log(1.0 + said[number] / whole / self.common[number])
            held[number] = (kept[0], likely, kept[2], kept[3])
        self._subjects[place] = subject._replace(
            held=held,
            record=subject.record - set(new),
            in_record=_RECORD_SHARE / words,
            voices=[*subject.voices, int(voice)],
            weights=[*subject.weights, sum(self.weights[number] for number in new) or 1.0],
        )
        for number in new:
            self._list(place, number, held[number])

    def _number(self, term: str) -> int:
        """The term's number; a new term is as rare as can be."""
        number = self.numbers.setdefault(term, len(self.numbers))
        if number == len(self.weights):
            is_pair = "|" in term
            self.weights.append(self.unknown_weight * (PAIR_WEIGHT if is_pair else 1.0))
            self.common.append(0.0)
            self._lists.append([])
            self._pulls.append([])
            if is_pair:
                self._pairs.add(number)
        return number

    def _accent(self, marks: str) -> int:
        return self.accents.setdefault(marks, len(self.accents))

    def _said(self, subject: Subject) -> dict[int, float]:
        """How often each term is said of the subject, by the weights of the voices."""
        found: dict[int, float] = defaultdict(float)
        for number, (_, _, wordings, _) in subject.held.items():
            found[number] = sum(_VOICE_SHARE[Voice(subject.voices[w])] for w in wordings)
        return found

    def _wholes(self, subject: Subject) -> tuple[float, float]:
        """All that is said of it: in words, and in pairs."""
        said = self._said(subject)
        pairs = sum(share for number, share in said.items() if number in self._pairs)
        return _RECORD_SHARE / subject.in_record, pairs

    def _list(self, place: int, number: int, held: Held) -> None:
        """Puts the matter into the term's short list."""
        trust = _VOICE_TRUST[held[0]] + _TELLING * held[1]
        rest = [(p, pull) for p, pull in self._listed(number) if p != place]
        rest.append((place, self.weights[number] ** _RARE_FIRST * trust))
        self._lists[number] = [p for p, _ in rest]
        self._pulls[number] = [pull for _, pull in rest]

    def _listed(self, number: int) -> Iterable[tuple[int, float]]:
        return zip(self._lists[number], self._pulls[number], strict=True)
