"""A text as comparable tokens: short forms written out, synonyms made one, slips repaired.

A token is a folded key, or a concept such as `~can cuoc`; beside it stands the word as typed when
its accents say something, because accents typed are evidence and accents missing are not.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.fold import fold, plain_words
from knowledge.reading.vocabulary import ShortForm, Vocabulary
from knowledge.understanding.repair import Repairer
from knowledge.understanding.syllables import is_syllable, sound

CONCEPT = "~"


class Token(NamedTuple):
    """One comparable unit of a text.

    Attributes:
        key: What is compared.
        marks: The accents typed, in a form that does not depend on their place; empty for none.
    """

    key: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    keys: tuple[str, ...]
    marks: tuple[str, ...]
    concept: str


class Tokeniser:
    """Turns texts into tokens by the vocabulary's rules.

    Args:
        vocabulary: Synonyms, short forms, teencode.
        texts: Everything written in the catalogue; its syllables are the known words.
    """

    def __init__(self, vocabulary: Vocabulary, texts: Iterable[str]) -> None:
        self._short = _forms(vocabulary.short_forms)
        self._teen = _forms(vocabulary.teencode)
        known = Counter(
            sound(fold(word))
            for text in texts
            for word in plain_words(text)
            if is_syllable(fold(word))
        )
        known.update(
            sound(fold(word))
            for synonym in vocabulary.synonyms
            for said in (synonym.means, *synonym.said)
            for word in plain_words(said)
        )
        self._known = known
        self._repairer = Repairer(known)
        self._phrases = _phrases(vocabulary)

    def tokens(self, text: str) -> list[Token]:
        """The text's tokens in order."""
        written = self._written_out(plain_words(text))
        return self._with_concepts([piece for word in written for piece in self._repaired(word)])

    def _written_out(self, words: Sequence[str]) -> list[str]:
        """Short forms and teencode as whole words, the domain's before the chat's."""
        found: list[str] = []
        for index, word in enumerate(words):
            form = self._short.get(word)
            if form and (form.alone or self._has_company(words, index)):
                found += plain_words(form.full)
                continue
            chat = self._teen.get(word)
            found += plain_words(chat.full) if chat else [word]
        return found

    def _has_company(self, words: Sequence[str], index: int) -> bool:
        """Whether another word of ours stands near a short form that cannot stand alone."""
        near = (*words[max(0, index - 3) : index], *words[index + 1 : index + 4])
        return any(
            fold(word) in self._short or self._known.get(sound(fold(word)), 0) > 1 for word in near
        )

    def _repaired(self, word: str) -> list[Token]:
        folded = fold(word)
        pieces = self._repairer.repaired(folded)
        if len(pieces) == 1 and pieces[0] == sound(folded):
            return [Token(pieces[0], marks_of(word))]
        return [Token(piece) for piece in pieces]

    def _with_concepts(self, tokens: list[Token]) -> list[Token]:
        """The longest wording of a concept at each place becomes the concept."""
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            phrase = self._phrase_at(tokens, index)
            if phrase is None:
                found.append(tokens[index])
                index += 1
            else:
                found.append(Token(phrase.concept))
                index += len(phrase.keys)
        return found

    def _phrase_at(self, tokens: list[Token], index: int) -> _Phrase | None:
        for phrase in self._phrases.get(tokens[index].key, ()):
            window = tokens[index : index + len(phrase.keys)]
            if len(window) == len(phrase.keys) and all(
                token.key == key and agree(token.marks, marks)
                for token, key, marks in zip(window, phrase.keys, phrase.marks, strict=True)
            ):
                return phrase
        return None


def marks_of(word: str) -> str:
    """The accents of a word, independent of where the tone is written; empty when it has none."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    signs = [sign for sign in decomposed if unicodedata.category(sign) == "Mn"]
    if "đ" in decomposed:
        signs.append("đ")
    return "".join(sorted(signs))


def agree(typed: str, written: str) -> bool:
    """Whether typed accents allow a written word; none typed allows every word."""
    return not typed or typed == written


def _forms(forms: Iterable[ShortForm]) -> dict[str, ShortForm]:
    table: dict[str, ShortForm] = {}
    for form in forms:
        for short in form.short:
            table[short] = form
    return table


def _phrases(vocabulary: Vocabulary) -> dict[str, list[_Phrase]]:
    """Wordings of concepts by their first word, longest first."""
    table: dict[str, list[_Phrase]] = {}
    for synonym in vocabulary.synonyms:
        concept = CONCEPT + fold(synonym.means)
        for said in dict.fromkeys((synonym.means, *synonym.said)):
            words = plain_words(said)
            phrase = _Phrase(
                tuple(sound(fold(word)) for word in words), tuple(map(marks_of, words)), concept
            )
            table.setdefault(phrase.keys[0], []).append(phrase)
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.keys))
    return table
