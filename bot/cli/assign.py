"""`motcua targets assign`: what the city needs, laid on its units."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import tell
from bot.errors import BotError
from bot.targets.assigning import Sharing, share_out
from bot.targets.baseline import parse_goal, read_baseline, written

_ASSIGNABLE = "online_share"
_READING = (
    "The formula is our reading: the city's document names the inputs, not the formula "
    "(docs/targets.md)."
)


def assign(
    goal: Annotated[str, typer.Option("--goal", help="60%, 60,5% or 0.6.")],
    baseline: Annotated[
        Path,
        typer.Option(metavar="FILE", help="CSV: unit,total_4m,online_4m,expected_8m."),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the targets go.")],
    metric: Annotated[str, typer.Option(help="Only online_share can be shared out.")] = _ASSIGNABLE,
) -> None:
    """Lay what the city needs in the last eight months on its units."""
    if metric != _ASSIGNABLE:
        raise BotError(
            f"--metric {metric} cannot be shared out: the baseline counts dossiers and those "
            f"online. Use {_ASSIGNABLE}."
        )
    sharing = share_out(parse_goal(goal).value, read_baseline(baseline))
    _write(out, written(sharing.units))
    tell(_summary(sharing))
    tell(f"Written to {out}. {_READING}")


def _summary(sharing: Sharing) -> str:
    total = sum(unit.target for unit in sharing.units)
    full = sum(unit.target == unit.expected > 0 for unit in sharing.units)
    more = "the units' own pace already exceeds it" if sharing.paces > sharing.need else "exactly"
    return (
        f"{len(sharing.units)} units, {sharing.dossiers} dossiers in the year, {sharing.online} "
        f"online so far. Needed in the eight months: {sharing.need}; at their own pace they "
        f"bring {sharing.paces}. Targets sum to {total} ({more}); {full} units are asked for all "
        "they expect."
    )


def _write(target: Path, text: str) -> None:
    """All of it or nothing: what stood there before is kept when the disk refuses."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_text(text, encoding="utf-8-sig", newline="")
        os.replace(part, target)  # noqa: PTH105 - Path.replace would hide which is which
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BotError(f"{target} cannot be written: {error.strerror}.") from None
