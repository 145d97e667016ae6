"""What something costs today, what filing online saves, and what ended or will change.

Only rows valid today are amounts. A saving is the difference of two rows alike in kind, unit,
who and territory, both valid today; otherwise there is none to state.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from knowledge.model import Channel, Fee, FeeKind, Procedure

# a comma may stand inside a document's name, but not before the name of another
_BETWEEN_DOCUMENTS = re.compile(r"[;,]\s+(?=Luật|Nghị|Thông tư|Quyết định|Pháp lệnh)")

Key = tuple[FeeKind, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Price:
    """The rows alike in kind, unit, who and territory.

    Attributes:
        kind: Charge or fee.
        unit: What it is paid for.
        who: The case or people; None means everybody.
        territory: Where; None means everywhere.
        online, counter, post: Today's row of that channel, where there is one with an amount.
        ended: The last row that was cheaper and has ended, of any channel.
        next: The row that follows today's, where today's has an end.
        lapsed: True when there were amounts but none is valid today.
        comparable: Whether somebody made sure that the rows are alike; in a record two channels
            may name the amounts of two different cases.
    """

    kind: FeeKind
    unit: str | None
    who: str | None
    territory: str | None
    online: Fee | None
    counter: Fee | None
    post: Fee | None
    ended: Fee | None
    next: Fee | None
    lapsed: bool
    comparable: bool

    @property
    def same_everywhere(self) -> bool:
        """Whether online and counter cost the same today."""
        return self.saving == 0

    @property
    def saving(self) -> int | None:
        """What online costs less than the counter, in đồng; negative when dearer."""
        if not self.comparable or self.online is None or self.counter is None:
            return None
        if self.online.amount is None or self.counter.amount is None:
            return None
        return self.counter.amount - self.online.amount

    @property
    def remark(self) -> str | None:
        """What has to be said beside the amounts, where a number alone would mislead."""
        return next(
            (fee.text for fee in (self.online, self.counter, self.post) if fee and fee.text), None
        )

    @property
    def today(self) -> Fee | None:
        """One of today's rows."""
        return self.online or self.counter or self.post


@dataclass(frozen=True, slots=True)
class FeeSheet:
    """All there is to say about a procedure's cost on a day.

    Attributes:
        rows: What there is to tell today, in the order of the entry: prices, and rows that have
            words instead of a number.
        reliefs: Exemptions and reductions some people may have today.
        bases: The legal documents behind what is shown, each once.
    """

    rows: tuple[Price | Fee, ...]
    reliefs: tuple[Fee, ...]
    bases: tuple[str, ...]

    @property
    def prices(self) -> tuple[Price, ...]:
        """The rows with an amount, a group of like ones each."""
        return tuple(row for row in self.rows if isinstance(row, Price))

    @property
    def saves_online(self) -> bool:
        """Whether some row is cheaper online today."""
        return any((price.saving or 0) > 0 for price in self.prices)


def fee_sheet(procedure: Procedure, today: date) -> FeeSheet:
    """The procedure's fees as they are on `today`."""
    groups: dict[Key | str, list[Fee]] = {}
    for fee in (fee for fee in procedure.fees if not fee.relief):
        key = (fee.kind, fee.unit, fee.who, fee.territory)
        groups.setdefault(key if fee.amount is not None else f"{fee.who} {fee.text}", []).append(
            fee
        )
    rows = [
        _words(fees, today)
        if isinstance(key, str)
        else _price(key, fees, today, comparable=procedure.curated)
        for key, fees in groups.items()
    ]
    valid = [fee for fee in procedure.fees if valid_on(fee, today)]
    return FeeSheet(
        rows=tuple(row for row in rows if row is not None),
        reliefs=_once(fee for fee in valid if fee.relief),
        bases=_bases(valid),
    )


def _words(fees: Iterable[Fee], today: date) -> Fee | None:
    """A row in words, once where it says the same for several channels."""
    return next((fee for fee in fees if valid_on(fee, today)), None)


def _once(fees: Iterable[Fee]) -> tuple[Fee, ...]:
    """Rows that say the same for several channels, each once."""
    distinct = {(fee.who, fee.text, fee.amount, fee.territory): fee for fee in fees}
    return tuple(distinct.values())


def _bases(fees: Iterable[Fee]) -> tuple[str, ...]:
    """Each document once, where a row names several."""
    named = (part for fee in fees if fee.basis for part in _BETWEEN_DOCUMENTS.split(fee.basis))
    return tuple(dict.fromkeys(part.strip() for part in named))


def valid_on(fee: Fee, day: date) -> bool:
    """Whether the row holds on `day`."""
    begun = fee.valid_from is None or fee.valid_from <= day
    return begun and (fee.valid_to is None or day <= fee.valid_to)


def _price(key: Key, rows: list[Fee], today: date, *, comparable: bool) -> Price | None:
    """A group of like rows; None where nothing of it holds today nor ever ended."""
    kind, unit, who, territory = key
    now = {
        channel: _of(rows, channel, today)
        for channel in (Channel.ONLINE, Channel.COUNTER, Channel.POST)
    }
    current = [fee for fee in now.values() if fee is not None]
    lapsed = not current and any(fee.valid_to and fee.valid_to < today for fee in rows)
    if not current and not lapsed:
        return None
    return Price(
        kind=kind,
        unit=unit,
        who=who,
        territory=territory,
        online=now[Channel.ONLINE],
        counter=now[Channel.COUNTER],
        post=now[Channel.POST],
        ended=_ended(rows, now, today),
        next=_next(rows, current),
        lapsed=lapsed,
        comparable=comparable,
    )


def _of(rows: Iterable[Fee], channel: Channel, today: date) -> Fee | None:
    """Today's row of a channel; a row of its own goes before a row for every channel."""
    valid = [fee for fee in rows if fee.channel in (channel, None) and valid_on(fee, today)]
    valid.sort(key=lambda fee: (fee.channel is None, -(fee.valid_from or date.min).toordinal()))
    return valid[0] if valid else None


def _ended(rows: list[Fee], now: dict[Channel, Fee | None], today: date) -> Fee | None:
    """The cheaper row that ended last; of no channel where it ended alike in several."""
    past = [fee for fee in rows if fee.valid_to and fee.valid_to < today and fee.amount is not None]
    cheaper = []
    for fee in past:
        current = now[fee.channel] if fee.channel else next(filter(None, now.values()), None)
        if current and current.amount is not None and (fee.amount or 0) < current.amount:
            cheaper.append(fee)
    last = max(cheaper, key=lambda fee: fee.valid_to or date.min, default=None)
    alike = [f for f in cheaper if last and (f.amount, f.valid_to) == (last.amount, last.valid_to)]
    return replace(last, channel=None) if last and len(alike) > 1 else last


def _next(rows: list[Fee], current: list[Fee]) -> Fee | None:
    """The row that begins when one of today's ends."""
    for fee in current:
        if fee.valid_to is None:
            continue
        begins = fee.valid_to + timedelta(days=1)
        for row in rows:
            if row.valid_from == begins and row.channel in (fee.channel, None):
                return row
    return None
