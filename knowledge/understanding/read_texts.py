"""All texts of the catalogue, read into numbers: what takes seconds and is kept between starts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from knowledge.library import Library
from knowledge.understanding.bits import BitReader
from knowledge.understanding.compiling import Compiled, CompiledMatter, compiled
from knowledge.understanding.contents import Contents, contents_of
from knowledge.understanding.terms import ContentReader
from knowledge.understanding.tokens import Tokeniser, known_words
from knowledge.understanding.wordings import Matter


@dataclass(frozen=True, slots=True)
class ReadTexts:
    """What an `Understander` needs beside the library.

    Attributes:
        known: Every syllable of the wordings with how often it stands there.
        compiled: The wordings in numbers, ready to be compared.
    """

    known: Mapping[str, int]
    compiled: Compiled

    def dump(self) -> bytes:
        """As lines of JSON, to be kept: first what all share, then each matter."""
        shared = [self.known, self.compiled._replace(matters=[])]
        return "\n".join(map(_json, (shared, *self.compiled.matters))).encode()


def load_texts(kept: bytes) -> ReadTexts:
    """What `dump` wrote.

    Raises:
        ValueError, TypeError, StopIteration: It was not written by `dump`.
    """
    lines = BytesIO(kept)
    known, found = json.loads(next(lines))
    matters = [CompiledMatter(*json.loads(line)) for line in lines]
    return ReadTexts(known, Compiled(*found)._replace(matters=matters))


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def read_texts(library: Library, matters: Iterable[Matter]) -> ReadTexts:
    """Reads all texts of all matters."""
    known, contents = read_contents(library, matters)
    return ReadTexts(known, compiled(contents))


def read_contents(
    library: Library, matters: Iterable[Matter]
) -> tuple[Mapping[str, int], Contents]:
    """The known words of all texts, and the texts read by them."""
    matters = list(matters)
    texts = (wording.text for matter in matters for wording in matter.wordings)
    known = known_words(library.vocabulary, texts)
    actions = BitReader(library.vocabulary.actions)
    return known, contents_of(matters, content_reader(library, known), actions)


def content_reader(library: Library, known: Mapping[str, int]) -> ContentReader:
    """Reads texts, leaving out what carries nothing about which procedure is meant."""
    vocabulary = library.vocabulary
    empty = [
        *vocabulary.fillers,
        # a single asking word may be more ("sao" is also a copy), so only the longer ones
        *(phrase for row in vocabulary.aspects for phrase in row.said if " " in phrase),
        *(phrase for row in vocabulary.intents for phrase in row.said),
        *(commune.full_name for commune in library.city.communes),
        *(commune.name for commune in library.city.communes),
        *(district.name for district in library.city.old_districts),
    ]
    return ContentReader(Tokeniser(vocabulary, known), empty)
