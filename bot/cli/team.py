"""`motcua team`: the communes' teams."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.app import STORE
from bot.cli.options import DATA, ConfigOption, DataOption, give, settings, tell
from bot.clock import SystemClock, milliseconds
from bot.desk.codes import invitation, invitation_hash
from bot.errors import BotError
from bot.store.sqlite import SqliteStore
from knowledge import read_all
from knowledge.places import City, Commune

_CODE_LASTS = timedelta(days=30)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    team = typer.Typer(help="The communes' teams of volunteers.", no_args_is_help=True)
    app.add_typer(team, name="team")

    @team.callback()
    def about() -> None:
        """The communes' teams of volunteers."""

    @team.command()
    def add(
        name: Annotated[str, typer.Argument(help="What the team is called.")],
        commune: Annotated[str, typer.Option("--commune", help="Its commune, old name or new.")],
        data: DataOption = DATA,
        config: ConfigOption = None,
    ) -> None:
        """Add a team and print the code its group binds itself with: /nhom CODE."""
        found = settings(config)
        library, _ = read_all(found.catalogue_folders, found.city)
        unit = _the_one(library.city, commune)
        code = asyncio.run(_add(data, name.strip(), unit))
        give(f"{code}\n")
        tell(
            f"{name}, {unit.full_name}. In the team's group type /nhom {code} "
            f"(once, within {_CODE_LASTS.days} days)."
        )


def _the_one(city: City, typed: str) -> Commune:
    unit = city.commune(typed.strip())
    if unit is not None:
        return unit
    answer = city.find(typed)
    exact = [f.commune for f in answer.found if f.because is None]
    units = (
        {f.commune.code: f.commune for f in answer.found}
        if len(exact) != 1
        else {exact[0].code: exact[0]}
    )
    if len(units) == 1:
        return next(iter(units.values()))
    if units:
        names = "; ".join(f"{u.full_name} ({u.code})" for u in units.values())
        raise BotError(f"'{typed}' may be several units: {names}. Give the code.")
    raise BotError(f"'{typed}' is no unit of {city.name}. Give today's name, or its code.")


async def _add(data: Path, name: str, unit: Commune) -> str:
    if not name:
        raise BotError("The team needs a name.")
    now = SystemClock().now()
    code = invitation()
    async with SqliteStore(data / STORE) as store, store.writing() as tx:
        added = await tx.teams.add(
            name,
            unit.code,
            invitation_hash(code),
            milliseconds(now + _CODE_LASTS),
            milliseconds(now),
        )
    if not added:
        raise BotError(f"A team called '{name}' serves another commune. Choose another name.")
    return code
