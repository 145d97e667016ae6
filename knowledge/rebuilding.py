"""How a lost list is chosen again: by a rule anybody can follow and run twice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knowledge.fold import fold
from knowledge.model import LOCAL_PREFIX, Audience, Channel, Level, Online, Procedure, Status

_FOREIGN = fold("nước ngoài")


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows an official field gets at most."""

    field: str
    rows: int


@dataclass(frozen=True, slots=True)
class Rule:
    """How the rows of a lost list were chosen again.

    Attributes:
        text: The rule in words.
        handled_at: One of these levels handles a chosen entry.
        audience: One of these files it.
        first: Entries of this programme come first in their field.
        shares: The official fields in the order of the rows.
    """

    text: str
    handled_at: tuple[Level, ...]
    audience: tuple[Audience, ...]
    first: str | None
    shares: tuple[Share, ...]

    def choose(
        self, procedures: Iterable[Procedure], first: Collection[str]
    ) -> tuple[Procedure, ...]:
        """The entries of the list in its order.

        Args:
            procedures: All there are.
            first: Codes of the programme whose entries come first.
        """
        found = sorted(filter(self._allows, procedures), key=lambda p: _rank(p, first))
        return tuple(
            procedure
            for share in self.shares
            for procedure in [p for p in found if p.field == share.field][: share.rows]
        )

    def _allows(self, procedure: Procedure) -> bool:
        """Whether the entry is ours, in force, in the record, filed online, and as told."""
        return (
            procedure.curated
            and procedure.status is Status.ACTIVE
            and not procedure.code.startswith(LOCAL_PREFIX)
            and procedure.has_channel(Channel.ONLINE)
            and procedure.online not in (Online.NONE, Online.BOOKING)
            and not set(self.handled_at).isdisjoint(procedure.handled_at)
            and not set(self.audience).isdisjoint(procedure.audience)
        )


def _rank(procedure: Procedure, first: Collection[str]) -> tuple[bool, bool, bool, bool, str]:
    """What most people need first: the commune, citizens, matters within the country."""
    return (
        procedure.code not in first,
        Level.COMMUNE not in procedure.handled_at,
        Audience.CITIZEN not in procedure.audience,
        _FOREIGN in fold(procedure.name),
        procedure.code,
    )
