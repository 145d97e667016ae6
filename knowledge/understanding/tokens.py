"""A text as comparable tokens: short forms written out, synonyms made one, slips repaired.

A token is a folded key, or a concept such as `~can cuoc`; beside it stands the word as typed when
its accents say something, because accents typed are evidence and accents missing are not.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from knowledge.fold import fold, fold_word, plain_words
from knowledge.reading.vocabulary import ShortForm, Vocabulary
from knowledge.understanding.repair import Repairer
from knowledge.understanding.slips import SlipMender
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
    keys: list[str]
    marks: list[str]
    concept: str


class Tokeniser:
    """Turns texts into tokens by the vocabulary's rules.

    Args:
        vocabulary: Synonyms, short forms, teencode.
        known: The known words with how often they stand in the catalogue (`known_words`).
    """

    def __init__(self, vocabulary: Vocabulary, known: Mapping[str, int]) -> None:
        self._short = _forms(vocabulary.short_forms)
        self._teen = _forms(vocabulary.teencode)
        self._known = known
        self._mender = SlipMender(known)
        self._repairer = Repairer(known, self._mender.near)
        self._phrases = _phrases(vocabulary)
        self._repaired = lru_cache(maxsize=50_000)(self._tokens_of)

    def tokens(self, text: str) -> list[Token]:
        """The text's tokens in order."""
        return self._with_concepts(self.meant(text))

    def meant(self, text: str) -> list[Token]:
        """The words that were meant, in order: short forms written out, slips repaired."""
        written = self._written_out(plain_words(text))
        found = [piece for word in written for piece in self._repaired(word)]
        for place, key in self._mender.mended([piece.key for piece in found]).items():
            found[place] = Token(key)
        return found

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
            fold_word(word) in self._short or self._known.get(sound(fold_word(word)), 0) > 1
            for word in near
        )

    def _tokens_of(self, word: str) -> tuple[Token, ...]:
        """The word as it was meant: usually itself, sometimes repaired, sometimes several."""
        folded = fold_word(word)
        pieces = self._repairer.repaired(folded)
        if len(pieces) == 1 and pieces[0] == sound(folded):
            return (Token(pieces[0], marks_of(word)),)
        return tuple(map(Token, pieces))

    def _with_concepts(self, tokens: list[Token]) -> list[Token]:
        """The longest wording of a concept at each place becomes the concept."""
        keys = [token.key for token in tokens]
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            phrase = self._phrase_at(tokens, keys, index)
            if phrase is None:
                found.append(tokens[index])
                index += 1
            else:
                found.append(Token(phrase.concept))
                index += len(phrase.keys)
        return found

    def _phrase_at(self, tokens: list[Token], keys: list[str], index: int) -> _Phrase | None:
        for phrase in self._phrases.get(keys[index], ()):
            end = index + len(phrase.keys)
            if keys[index:end] == phrase.keys and all(
                agree(token.marks, marks)
                for token, marks in zip(tokens[index:end], phrase.marks, strict=True)
            ):
                return phrase
        return None


def known_words(vocabulary: Vocabulary, texts: Iterable[str]) -> dict[str, int]:
    """Every syllable of the texts and of the synonyms, with how often it stands there.

    With them every two that stand together in the texts more than once, as "ho chieu".
    """
    known: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for text in texts:
        keys = [sound(fold_word(word)) for word in plain_words(text)]
        known.update(filter(is_syllable, keys))
        together.update(
            f"{first} {second}"
            for first, second in pairwise(keys)
            if is_syllable(first) and is_syllable(second)
        )
    known.update(
        sound(fold_word(word))
        for synonym in vocabulary.synonyms
        for said in (synonym.means, *synonym.said)
        for word in plain_words(said)
    )
    return dict(known) | {pair: count for pair, count in together.items() if count > 1}


@lru_cache(maxsize=50_000)
def token_of(word: str) -> Token:
    """A word as it was typed."""
    return Token(sound(fold_word(word)), marks_of(word))


@lru_cache(maxsize=50_000)
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
                [sound(fold(word)) for word in words], list(map(marks_of, words)), concept
            )
            table.setdefault(phrase.keys[0], []).append(phrase)
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.keys))
    return table
