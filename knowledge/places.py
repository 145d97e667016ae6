"""Where a person lives: a typed place is one unit, several or unknown; old names still count.

Two reforms changed the names (2023-2025 and 1/7/2025), and the source does not mark partial
transfers, so an old name may lead to several units of today or to none that we know.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from knowledge.agencies import Agency
from knowledge.fold import clean, words

Value = TypeVar("Value")

_SMALL = "dac khu|phuong|xa|thi tran|p|x|tt"
_BIG = "quan|huyen|thanh pho|thi xa|q|h|tp|tx"
_KIND = re.compile(rf"^(?:(?P<small>{_SMALL})|(?P<big>{_BIG}))\.?\s+")
_OF_DISTRICT = re.compile(r"^(?P<name>.*?)\s*\((?P<district>.*)\)$")
_BEFORE_NAME = re.compile(
    r"^(?:(?:toi|em|chau|minh|bac|con|nha|gia dinh|dang|hien|song|cu tru|thuong tru|o|tai)\s+)+"
)
_AFTER_NAME = re.compile(
    r"(?:\s+(?:cu|a|ah|da|nhe|nha|thanh pho hai phong|tp hai phong|hai phong))+$"
)


@dataclass(frozen=True, slots=True)
class Commune:
    """A unit of today.

    Attributes:
        code: The official unit code.
        type: "xã", "phường" or "đặc khu".
        name: Its name alone.
        formed_from: The old units, some with their district in brackets.
        hotline: Its own number, where sourced.
        source: Where the number was read.
    """

    code: str
    type: str
    name: str
    formed_from: tuple[str, ...] = ()
    hotline: str | None = None
    source: str | None = None

    @property
    def full_name(self) -> str:
        """As written on a letter: "phường Lê Chân"."""
        return f"{self.type} {self.name}"


@dataclass(frozen=True, slots=True)
class OldDistrict:
    """A district that no longer exists, with its communes before 2023.

    Attributes:
        index: Its place in the city's list, for buttons.
    """

    name: str
    city: str
    communes: tuple[str, ...]
    index: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One possible meaning of a typed place: the unit of today, and the old name that led there."""

    commune: Commune
    because: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What a typed place may mean.

    Attributes:
        found: No unit (unknown), one, or several to choose from.
        district: An old district the name also means, or that an unmapped old commune was in;
            its units can be offered.
    """

    found: tuple[Found, ...]
    district: OldDistrict | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all was found."""
        return not self.found and self.district is None


@dataclass(frozen=True)
class City:
    """The units of one city, every name that leads to them, and who receives dossiers there."""

    name: str
    code: str
    communes: tuple[Commune, ...]
    old_districts: tuple[OldDistrict, ...]
    agencies: tuple[Agency, ...]
    _today: dict[str, list[Found]] = field(init=False, repr=False, compare=False)
    _before: dict[str, list[Found]] = field(init=False, repr=False, compare=False)
    _districts: dict[str, OldDistrict] = field(init=False, repr=False, compare=False)
    _was_in: dict[str, list[OldDistrict]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        before = [(old, Found(c, old)) for c in self.communes for old in c.formed_from]
        homes = [(old, district) for district in self.old_districts for old in district.communes]
        tables = {
            "_today": _table((c.name, Found(c)) for c in self.communes),
            "_before": _table((_without_district(old), found) for old, found in before),
            "_was_in": _table(homes),
            "_districts": {_bare(district.name): district for district in self.old_districts},
        }
        for name, table in tables.items():
            object.__setattr__(self, name, table)

    def commune(self, code: str) -> Commune | None:
        """The unit with this code."""
        return next((commune for commune in self.communes if commune.code == code), None)

    def formed_with(self, code: str) -> tuple[Commune, ...]:
        """Units that share an old commune or an old district with this one: easily mistaken."""
        unit = self.commune(code)
        if unit is None:
            return ()
        mine = set(unit.formed_from)
        homes = {
            district.index
            for district in self.old_districts
            if any(self._belonged(old, district) for old in unit.formed_from)
        }
        sharing = [c for c in self.communes if c.code != code and mine & set(c.formed_from)]
        near = [
            c
            for district in self.old_districts
            if district.index in homes
            for c in self.communes_of(district)
            if c.code != code
        ]
        return tuple(dict.fromkeys((*sharing, *near)))

    def communes_of(self, district: OldDistrict) -> tuple[Commune, ...]:
        """Today's units that took in a commune of the old district, in their own order."""
        return tuple(
            c for c in self.communes if any(self._belonged(old, district) for old in c.formed_from)
        )

    def unmapped(self) -> tuple[tuple[OldDistrict, str], ...]:
        """Old communes whose name leads to no unit of today; for `motcua check`."""
        return tuple(
            (district, old)
            for district in self.old_districts
            for old in district.communes
            if _bare(old) not in self._before and _bare(old) not in self._today
        )

    def find(self, typed: str) -> PlaceAnswer:
        """What a person may mean by a typed place, new or old, with or without accents."""
        for reading in _readings(typed):
            answer = self._read(reading)
            if not answer.is_nothing:
                return _as_typed_first(answer, typed)
        return PlaceAnswer(())

    def _read(self, reading: str) -> PlaceAnswer:
        """A reading as it stands, else as a commune followed by its old district."""
        answer = self._kind_and_name(reading)
        if not answer.is_nothing:
            return answer
        for name, district in self._districts.items():
            before = re.sub(rf"(?:\s+(?:{_BIG}))?\s+{name}$", "", reading)
            if before != reading:
                within = self._within(self._kind_and_name(before), district)
                if not within.is_nothing:
                    return within
        return answer

    def _kind_and_name(self, reading: str) -> PlaceAnswer:
        """Knows that "quận Lê Chân" is no commune, and "phường Lê Chân" no district."""
        kind = _KIND.match(reading)
        name = _KIND.sub("", reading)
        if kind and kind["big"] and name in self._districts:
            return PlaceAnswer((), self._districts[name])
        answer = self._named(name)
        return PlaceAnswer(answer.found) if kind and kind["small"] and answer.found else answer

    def _named(self, name: str) -> PlaceAnswer:
        today = self._today.get(name, [])
        known = {found.commune.code for found in today}
        before = [f for f in self._before.get(name, []) if f.commune.code not in known]
        found = (*today, *before)
        district = self._districts.get(name)
        if district and {f.commune for f in found} == {*self.communes_of(district)}:
            district = None  # it would only offer the same again
        homes = self._was_in.get(name, [])
        if not found and district is None and len(homes) == 1:
            district = homes[0]
        return PlaceAnswer(found, district)

    def _within(self, answer: PlaceAnswer, district: OldDistrict) -> PlaceAnswer:
        """What of an answer lies in an old district; the district where that is all we know."""
        inside = {commune.code for commune in self.communes_of(district)}
        found = tuple(
            f
            for f in answer.found
            if f.commune.code in inside and self._may_be_of(f.because, district)
        )
        if found or answer.is_nothing:
            return PlaceAnswer(found)
        return PlaceAnswer((), district)

    def _may_be_of(self, old: str | None, district: OldDistrict) -> bool:
        """Whether nothing says that the old unit was in another district."""
        return old is None or not _OF_DISTRICT.match(old) or self._belonged(old, district)

    def _belonged(self, old: str, district: OldDistrict) -> bool:
        """Whether an old unit was in the district; a name of two districts is of neither."""
        named = _OF_DISTRICT.match(old)
        if named:
            return _bare(named["district"]) == _bare(district.name)
        return self._was_in.get(_bare(old), []) == [district]


def _table(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    table: dict[str, list[Value]] = defaultdict(list)
    for name, value in pairs:
        table[_bare(name)].append(value)
    return dict(table)


def _bare(name: str) -> str:
    """The folded name without what kind of unit it is."""
    return _KIND.sub("", " ".join(words(name)))


def _without_district(old: str) -> str:
    match = _OF_DISTRICT.match(old)
    return match["name"] if match else old


def _as_typed_first(answer: PlaceAnswer, typed: str) -> PlaceAnswer:
    """Cẩm Giàng before Cẩm Giang where that was typed; both stay, the marks are easily missed."""
    written = clean(typed).casefold()

    def is_other(found: Found) -> bool:
        return (found.because or found.commune.name).casefold() not in written

    return PlaceAnswer(tuple(sorted(answer.found, key=is_other)), answer.district)


def _readings(typed: str) -> Iterator[str]:
    """The folded place as typed, then without the words people put around it."""
    for part in (typed.replace(",", " "), *re.split(r"[,;\n-]", typed)):
        folded = " ".join(words(part))
        yield from dict.fromkeys((folded, _AFTER_NAME.sub("", _BEFORE_NAME.sub("", folded))))
