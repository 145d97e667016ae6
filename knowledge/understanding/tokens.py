"""A text as comparable tokens: short forms written out, synonyms made one, slips repaired.

A token is a folded word with its accents beside it, or a concept such as `~can cuoc`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from knowledge.fold import fold, fold_word, plain_words
from knowledge.reading.vocabulary import ShortForm, Vocabulary
from knowledge.understanding.repair import Repairer
from knowledge.understanding.replacing import Replacer
from knowledge.understanding.slips import SlipMender
from knowledge.understanding.syllables import is_syllable, sound
from knowledge.understanding.typed import Token, token_of

CONCEPT = "~"


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
        self._concepts = Replacer(_concepts(vocabulary))
        self._repaired = lru_cache(maxsize=50_000)(self._tokens_of)

    def tokens(self, text: str) -> list[Token]:
        """The text's tokens in order."""
        return self.compared(self.meant(text))

    def meant(self, text: str) -> list[Token]:
        """The words that were meant, in order: short forms written out, slips repaired."""
        written = self._written_out(plain_words(text))
        found = [piece for word in written for piece in self._repaired(word)]
        for place, key in self._mender.mended([piece.key for piece in found]).items():
            found[place] = Token(key)
        return found

    def compared(self, meant: Sequence[Token]) -> list[Token]:
        """The tokens of words: the longest wording of a concept at each place is the concept."""
        return self._concepts.replaced(meant)

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
        typed = token_of(word)
        pieces = self._repairer.repaired(fold_word(word))
        return (typed,) if pieces == (typed.key,) else tuple(map(Token, pieces))


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


def _forms(forms: Iterable[ShortForm]) -> dict[str, ShortForm]:
    table: dict[str, ShortForm] = {}
    for form in forms:
        for short in form.short:
            table[short] = form
    return table


def _concepts(vocabulary: Vocabulary) -> Iterator[tuple[list[Token], tuple[Token, ...]]]:
    """Every wording of a concept, with the concept."""
    for synonym in vocabulary.synonyms:
        concept = Token(CONCEPT + fold(synonym.means))
        for said in dict.fromkeys((synonym.means, *synonym.said)):
            yield list(map(token_of, plain_words(said))), (concept,)
