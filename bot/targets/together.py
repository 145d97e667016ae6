"""What ships and what was imported, as one: an import corrects what ships under the same key."""

from collections.abc import Iterable, Sequence

from bot.targets.progress import same_unit
from knowledge.measures import Figure, Target

IMPORTED = "imported"
SHIPPED = "shipped"


def laid_together(
    shipped: Iterable[Target],
    published: Iterable[Figure],
    imported: Sequence[Target],
    said: Sequence[Figure],
) -> tuple[list[tuple[Target, str]], list[Figure]]:
    """The goals, each with its origin, and the figures of the units that have any."""
    targets = {target.key: (target, SHIPPED) for target in shipped}
    targets |= {target.key: (target, IMPORTED) for target in imported}
    units = {same_unit(target.unit) for target, _ in targets.values()}
    figures = {f.key: f for f in published if same_unit(f.unit) in units}
    figures |= {figure.key: figure for figure in said}
    return list(targets.values()), list(figures.values())
