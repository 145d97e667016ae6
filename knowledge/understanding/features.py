"""What speaks for a matter, as numbers; `weights.yaml` says how much each of them counts."""

from math import log

from knowledge.understanding.asked import Asked, by_part
from knowledge.understanding.index import Subject
from knowledge.understanding.wordings import Trait, Voice

NAMES = (
    # shares of the question's weight that the matter holds; of its heaviest words
    "held", "held_name", "held_said", "held_record", "held_pairs", "heaviest_held",
    # how much of the official name is in the question; how well the best wording fits, both ways,
    # and whether a short one is wholly contained
    "named", "balance", "contained", "balance_name", "balance_said", "contained_said", "the_same",
    # the best sentence of the question, and the sentences that ask
    "sentence", "sentence_held", "asking_held",
    # how much likelier the matter is to use these words than the average one
    "likely_words", "likely_pairs", "likely_word", "likely_pair",
    # the same in long stories, and in short questions
    "long_contained", "long_held", "long_likely", "long_sentence", "short_named",
    # what is to be done, and where
    "action_agrees", "action_clashes", "action_unasked",
    "abroad_agrees", "abroad_unasked", "abroad_missing",
    # what is known before anybody asks
    "curated", "listed", "commune", "city", "ministry_only", "citizen", "business_only",
    "agency_only", "inactive", "wordings", "record_only",
    # matters that belong elsewhere hold much by their many voices: for them these stand in the
    # place of the shares and fits above, which are then 0
    "guide", "elsewhere", "elsewhere_held", "elsewhere_balance", "elsewhere_contained",
    "elsewhere_asking", "elsewhere_the_same",
)  # fmt: skip
PLACES = {name: place for place, name in enumerate(NAMES)}
"""Where each feature stands."""


_CLASH = 0.3
_ENOUGH = 6.0
_THE_SAME = 0.9
_NO_FIT = (0.0, 0.0, 0.0, 0.0, 0.0)
_LIKELY_SCALE = 5.0
_TRUST = {Voice.NAME: 1.0, Voice.EVERYDAY: 1.0, Voice.QUESTION: 0.95, Voice.DESCRIPTION: 0.7}
_TRUSTS = tuple(_TRUST[voice] for voice in Voice)
_NAME, _DESCRIPTION = int(Voice.NAME), int(Voice.DESCRIPTION)
_NAME_BIT = 1 << Voice.NAME
_SAID_BITS = 1 << Voice.EVERYDAY | 1 << Voice.QUESTION
_ABROAD, _GUIDE, _ELSEWHERE = int(Trait.ABROAD), int(Trait.GUIDE), int(Trait.ELSEWHERE)
_PLAIN_TRAITS = tuple(
    int(trait)
    for trait in (
        Trait.CURATED, Trait.LISTED, Trait.COMMUNE, Trait.CITY, Trait.MINISTRY_ONLY,
        Trait.CITIZEN, Trait.BUSINESS_ONLY, Trait.AGENCY_ONLY, Trait.INACTIVE,
    )
)  # fmt: skip
_MANY_WORDINGS = 20


class Tally:
    """What a matter shares with a question, counted term by term."""

    __slots__ = (
        "heaviest",
        "held",
        "likely_pairs",
        "likely_words",
        "name",
        "named",
        "pairs",
        "parts",
        "record",
        "said",
        "shared",
    )  # fmt: skip

    def __init__(self, asked: Asked, subject: Subject) -> None:  # noqa: C901 - see below
        """Counts in one pass: this loop is where a question's time goes."""
        self.held = self.name = self.named = self.pairs = self.record = self.said = 0.0
        self.heaviest = self.likely_pairs = self.likely_words = 0.0
        self.parts: dict[int, float] = {}
        self.shared = [0.0] * len(subject.voices)
        holds, name, shared, parts_held = subject.held, subject.name, self.shared, self.parts
        terms = asked.terms
        for number in asked.numbers & holds.keys():
            voices, likely, wordings, written = holds[number]
            _, weight, _, accents, parts, pair, heavy = terms[number]
            if pair:
                self.likely_pairs += likely
                self.pairs += weight
            else:
                self.likely_words += likely
            self.held += weight
            if heavy:
                self.heaviest += weight
            if voices & _NAME_BIT:
                self.name += weight
                if number in name:
                    self.named += weight
            if voices & _SAID_BITS:
                self.said += weight
            parts_held[parts] = parts_held.get(parts, 0.0) + weight
            for wording in wordings:
                shared[wording] += weight
            if accents:
                for wording, marks in zip(wordings, written, strict=True):
                    if marks and marks != accents:
                        shared[wording] -= weight * (1.0 - _CLASH)
        in_record = subject.in_record
        for number in asked.numbers & subject.record:
            found = terms[number]
            self.record += found.weight
            self.likely_words += log(1.0 + in_record / found.common)


def features(asked: Asked, subject: Subject) -> list[float]:
    """What speaks for a matter, in the order of `NAMES`."""
    found = Tally(asked, subject)
    whole = asked.whole
    held = found.held / whole
    named = found.named / subject.name_weight
    fit = _fits(found.shared, subject, whole)
    sentence_held, asking_held = _sentences(found.parts, asked)
    both = sentence_held + fit[1]
    likely = found.likely_words / _LIKELY_SCALE
    long, traits = asked.long, subject.traits
    the_same = fit[0] > _THE_SAME
    if traits & _ELSEWHERE:
        apart = (held, fit[0], fit[4], asking_held, the_same)
        held, fit, sentence_held, asking_held, the_same = 0.0, _NO_FIT, 0.0, 0.0, False
        both = 0.0
    else:
        apart = (0.0, 0.0, 0.0, 0.0, False)
    asked_actions, actions = asked.actions, subject.actions
    agrees = bool(asked_actions & actions)
    abroad = bool(traits & _ABROAD)
    return [
        held, found.name / whole, held and found.said / whole, found.record / whole,
        found.pairs / whole,
        found.heaviest / asked.heaviest,
        named, *fit, the_same,
        2 * sentence_held * fit[1] / both if both else 0.0, sentence_held, asking_held,
        likely, found.likely_pairs / _LIKELY_SCALE,
        found.likely_words / asked.words, found.likely_pairs / asked.pairs,
        fit[1] * long, held * long, likely * long, sentence_held * long, named * (not long),
        agrees, bool(asked_actions and actions) and not agrees, bool(actions) and not asked_actions,
        asked.abroad and abroad, abroad and not asked.abroad, asked.abroad and not abroad,
        *(bool(traits & trait) for trait in _PLAIN_TRAITS),
        min(len(subject.voices), _MANY_WORDINGS) / _MANY_WORDINGS, not found.held,
        bool(traits & _GUIDE), bool(traits & _ELSEWHERE), *apart,
    ]  # fmt: skip


def _fits(
    shared: list[float], subject: Subject, whole: float
) -> tuple[float, float, float, float, float]:
    """Balance and containment of the best wording; of names; of what is said every day."""
    balance = contained = of_name = of_said = contained_said = 0.0
    for weight, full, voice in zip(shared, subject.weights, subject.voices, strict=True):
        if weight <= 0.0:
            continue
        trust = _TRUSTS[voice]
        even = trust * 2 * weight / (full + whole)
        inside = trust * weight / full * (1.0 if weight > _ENOUGH else weight / _ENOUGH)
        balance = max(balance, even)
        contained = max(contained, inside)
        if voice == _NAME:
            of_name = max(of_name, even)
        elif voice != _DESCRIPTION:
            of_said = max(of_said, even)
            contained_said = max(contained_said, inside)
    return balance, contained, of_name, of_said, contained_said


def _sentences(held: dict[int, float], asked: Asked) -> tuple[float, float]:
    """Of the sentence that fits best the share held; the same of all that ask together."""
    parts = asked.parts
    if len(parts) == 1:
        share = sum(held.values()) / parts[0]
        return share, share
    of_parts = by_part(held.items(), len(parts))
    best = max((of / whole for of, whole in zip(of_parts, parts, strict=True)), default=0.0)
    bits = asked.asking or ~0
    wanted = [part for part in range(len(parts)) if bits >> part & 1]
    whole = sum(parts[part] for part in wanted)
    return best, sum(of_parts[part] for part in wanted) / whole if whole else 0.0
