"""What has to be so between entries, and in the lists that name them."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.fold import words
from knowledge.library import Library
from knowledge.links import OfficialHosts
from knowledge.model import Procedure
from knowledge.problems import Place, Problem
from knowledge.shelves import Elsewhere, Guide, Membership, Programme, Sayings

Found = Iterator[Problem]


def list_rules(
    library: Library, hosts: OfficialHosts, sayings: Sequence[Sayings], *, lists: bool
) -> Found:
    """Everything wrong between entries.

    Args:
        sayings: How people put what has no curated entry.
        lists: Whether lists have to find all they name.
    """
    yield from _names_point_one_way(library, sayings)
    yield from _sayings_are_needed(library, sayings)
    yield from _each_has_its_own_need(library)
    yield from _guides_are_whole(library, hosts)
    yield from _programmes_hold_what_they_promise(library)
    if lists:
        yield from _lists_name_known_codes(library)


def _names_point_one_way(library: Library, sayings: Sequence[Sayings]) -> Found:
    """No wording may stand in two entries: it would decide nothing."""
    seen: dict[str, tuple[str, Place]] = {}
    for owner, place, wording in _wordings(library, sayings):
        key = " ".join(words(wording))
        first_owner, first_place = seen.setdefault(key, (owner, place))
        if first_owner != owner:
            what = f"'{wording}' stands in {owner} and in {first_owner} ({first_place})"
            yield Problem(place, what, "leave it in one, or make each say its own case")


def _sayings_are_needed(library: Library, sayings: Sequence[Sayings]) -> Found:
    """A curated entry has its own names and questions; a code has one place for its sayings."""
    seen: dict[str, Place] = {}
    for row in sayings:
        procedure = library.procedure(row.code)
        if procedure is not None and procedure.curated:
            what = f"{row.code} has a curated entry ({procedure.place})"
            yield Problem(row.place, what, "move the sayings there")
        first = seen.setdefault(row.code, row.place)
        if first is not row.place:
            what = f"{row.code} has its sayings twice (also {first})"
            yield Problem(row.place, what, "keep them in one place")


def _wordings(library: Library, sayings: Sequence[Sayings]) -> Iterator[tuple[str, Place, str]]:
    matters: list[tuple[str, Procedure | Guide | Elsewhere]] = [
        *((p.code, p) for p in library.procedures),
        *((g.id, g) for g in library.guides),
        *((e.id, e) for e in library.elsewhere),
    ]
    for owner, matter in matters:
        for wording in (*matter.everyday_names, *matter.questions):
            yield owner, matter.place, wording
    for row in sayings:
        yield from ((row.code, row.place, wording) for wording in row.said)
    for choice in library.vocabulary.choices:
        owner = f"the choice between {', '.join(choice.codes)}"
        yield from ((owner, choice.place, wording) for wording in choice.said)


def _each_has_its_own_need(library: Library) -> Found:
    """The same "when you need it" in two entries tells nobody which one is meant."""
    seen: dict[str, Procedure] = {}
    for procedure in library.procedures:
        key = " ".join(words(procedure.when_needed))
        first = seen.setdefault(key, procedure) if key else procedure
        if first is not procedure:
            what = f"{procedure.code} is needed in the same words as {first.code} ({first.place})"
            yield Problem(procedure.place, what, "say what tells them apart")


def _programmes_hold_what_they_promise(library: Library) -> Found:
    for programme in library.programmes:
        if programme.count is not None and len(programme.rows) != programme.count:
            what = f"{programme.id} promises {programme.count} rows and has {len(programme.rows)}"
            yield Problem(programme.place, what, "add or take out rows, or mend `count`")
        if programme.membership is Membership.RECONSTRUCTED:
            yield from _rows_follow_the_rule(programme, library)


def _rows_follow_the_rule(programme: Programme, library: Library) -> Found:
    rule = programme.rule
    if rule is None:
        what = f"{programme.id} was rebuilt by a rule it does not tell"
        yield Problem(programme.place, what, "add `rule: {text: …, handled_at: …, …}`")
        return
    first = library.programme(rule.first) if rule.first else None
    found = rule.choose(library.procedures, first.codes if first else ())
    chosen = [entry.code for entry in found]
    for code in (code for code in programme.codes if code not in chosen):
        what = f"{programme.id} holds {code}, which its rule does not choose"
        yield Problem(programme.place, what, "take it out, or mend the entry")
    for code in (code for code in chosen if code not in programme.codes):
        what = f"{programme.id} lacks {code}, which its rule chooses"
        yield Problem(programme.place, what, "add it, or mend the entry")
    if sorted(chosen) == sorted(programme.codes) and list(programme.codes) != chosen:
        what = f"{programme.id} has its rows in another order than its rule"
        yield Problem(programme.place, what, f"order them: {', '.join(chosen)}")


def _guides_are_whole(library: Library, hosts: OfficialHosts) -> Found:
    for guide in library.guides:
        if not guide.lines or not guide.sources:
            yield Problem(guide.place, f"guide {guide.id} has no lines or sources", "add them")
        for link in guide.links:
            if not hosts.allows(link):
                what = f"{link} is not an official address"
                yield Problem(guide.place, what, "use https and a host below gov.vn")


def _lists_name_known_codes(library: Library) -> Found:
    lists: Iterable[tuple[Place, str, tuple[str, ...]]] = (
        *((Place("life_events.yaml"), event.id, event.codes) for event in library.life_events),
        *((guide.place, guide.id, guide.procedures) for guide in library.guides),
        *((matter.place, matter.id, matter.procedures) for matter in library.elsewhere),
        *((p.place, p.id, row.codes) for p in library.programmes for row in p.rows),
        *((choice.place, "a choice", choice.codes) for choice in library.vocabulary.choices),
    )
    for place, name, codes in lists:
        for code in codes:
            if library.procedure(code) is None:
                what = f"{name} names {code}, which has no entry"
                yield Problem(place, what, "mend the code or leave it out")
