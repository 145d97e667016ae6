"""`motcua team`: the communes' teams and their people; the twin of /doi for operators."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.cli.communes import the_one
from bot.cli.options import DATA, ConfigOption, DataOption, give, library_of, settings, tell
from bot.cli.store import change
from bot.clock import moment_of
from bot.decision import carry_out
from bot.desk import roster, teams
from bot.desk.codes import invitation
from bot.desk.roles import OF_THE_CITY, Level, Role
from bot.desk.turn import Turn
from bot.errors import BotError
from bot.folder import BOT_NAME
from bot.store import Writing
from bot.store.tables.invitations import Invitation
from bot.store.tables.teams import Team
from bot.texts import labels
from knowledge.hours import HoursError, parse_hours

Result = TypeVar("Result")
TeamArgument = Annotated[str, typer.Argument(help="The team's name.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    team = typer.Typer(help="The communes' teams of volunteers.", no_args_is_help=True)
    app.add_typer(team, name="team")
    for command in (add, invite, list_teams, hours, audit, retire):
        team.command(command.__name__.removesuffix("_teams"))(command)

    @team.callback()
    def about() -> None:
        """The communes' teams of volunteers."""


def add(
    name: Annotated[str, typer.Argument(help="What the team is called.")],
    commune: Annotated[str, typer.Option("--commune", help="Its commune, old name or new.")],
    neighbourhood: Annotated[
        bool,
        typer.Option("--neighbourhood", help="It serves a tổ dân phố or thôn of the commune."),
    ] = False,
    data: DataOption = DATA,
    config: ConfigOption = None,
) -> None:
    """Add a team and print the code its group binds itself with: /nhom CODE."""
    unit = the_one(library_of(settings(config), data).city, commune)
    level = Level.NEIGHBOURHOOD if neighbourhood else Level.COMMUNE
    place = teams.Place(name.strip(), unit.code, level)
    code = _at_the_desk(data, lambda tx, at: _add(tx, place, at))
    give(f"{code}\n")
    tell(
        f"{name}, {unit.full_name}. In the team's group type /nhom {code} "
        f"(once, within {teams.CODE_DAYS} days). Who types it first leads the team."
    )


def invite(
    role: Annotated[Role, typer.Option("--role", help="What the person may do.")],
    team: Annotated[
        str, typer.Option("--team", help="Which team; editor, office and admin are the city's.")
    ] = "",
    data: DataOption = DATA,
) -> None:
    """Print a link that lets one person into a team, once, within 7 days."""
    code, team_name, ends_at, bot_name = _at_the_desk(
        data, lambda tx, at: _invite(tx, team.strip(), role, at)
    )
    give(f"https://t.me/{bot_name}?start={code}\n" if bot_name else f"/start {code}\n")
    tell(
        f"For {role} in '{team_name}', once, until {moment_of(ends_at):%d/%m/%Y %H:%M}. "
        "Send it to that person alone" + ("." if bot_name else ", to be typed to the bot.")
    )


def list_teams(data: DataOption = DATA) -> None:
    """List the teams: name, level, commune, group, people, what is open (tab-separated)."""
    give("name\tlevel\tcommune\tgroup\tleads\tpeople\twaiting\theld\n")
    for row in _at_the_desk(data, lambda tx, _: _rows(tx)):
        give("\t".join(row) + "\n")


def hours(
    team: TeamArgument,
    text: Annotated[
        str, typer.Argument(help='Such as "T2-T6 8:00-11:30 13:30-17:00"; "" for the usual ones.')
    ],
    data: DataOption = DATA,
) -> None:
    """Give a team working hours of its own."""
    try:
        written = parse_hours(text).text if text.strip() else None
    except HoursError as error:
        raise BotError(str(error)) from None
    _at_the_desk(data, lambda tx, _: _keep_hours(tx, team, written))
    tell(f"{team}: {written or 'the usual hours'}.")


def audit(
    code: Annotated[str, typer.Argument(help="A request's code, such as LC-7K4M.")],
    data: DataOption = DATA,
) -> None:
    """Print what happened to a request and who saw contact data (tab-separated)."""
    give("when\twhat\twho\tdetail\n")
    for row in _at_the_desk(data, lambda tx, _: _history(tx, code)):
        give("\t".join(row) + "\n")


def retire(
    team: TeamArgument,
    member: Annotated[
        str, typer.Option("--member", help="Only this person, by helper code such as A7.")
    ] = "",
    successor: Annotated[
        str, typer.Option("--successor", help="Who leads from now on, by helper code.")
    ] = "",
    data: DataOption = DATA,
    config: ConfigOption = None,
) -> None:
    """End a team's work, or one person's in it; what they hold goes back at once."""
    found = settings(config)
    library = library_of(found, data)
    from bot.app import desk_without_telegram  # noqa: PLC0415 - only here, and it is heavy

    desk = desk_without_telegram(library, found)
    tell(_at_the_desk(data, lambda tx, at: _retire(Turn(desk, tx, at), team, member, successor)))


def _at_the_desk(data: Path, work: Callable[[Writing, int], Awaitable[Result]]) -> Result:
    """Work on teams, of which the city's desk is always one."""

    async def done(tx: Writing, at: int) -> Result:
        await tx.teams.ensure_city_desk(labels.CITY_DESK, at)
        return await work(tx, at)

    return change(data, done)


async def _add(tx: Writing, place: teams.Place, at: int) -> str:
    if not place.name:
        raise BotError("The team needs a name.")
    code = invitation()
    if await teams.add(tx, place, code, at) is None:
        raise BotError(f"A team called '{place.name}' serves another commune. Choose another name.")
    return code


async def _invite(tx: Writing, name: str, role: Role, at: int) -> tuple[str, str, int, str]:
    team = await _named(tx, name) if name else await tx.teams.city_desk()
    if not name and role not in OF_THE_CITY:
        raise BotError(f"A {role} belongs to a team. Name it: --team NAME.")
    if not roster.fits(team.level, role):
        raise BotError(f"'{role}' is a role of the city's desk. Leave --team out.")
    code, ends_at = await roster.invite(tx, Invitation(team.id, role), None, at)
    return code, team.name, ends_at, await tx.marks.get(BOT_NAME) or ""


async def _rows(tx: Writing) -> list[list[str]]:
    rows = []
    for team in await tx.teams.all():
        load = await tx.requests.load_of(team.id)
        members = await tx.members.of_team(team.id)
        leads = [m.volunteer.helper_code for m in members if m.role in (Role.LEAD, Role.ADMIN)]
        group = "bound" if team.chat is not None else "-"
        counts = [str(n) for n in (len(members), load.waiting, load.held)]
        rows.append([team.name, team.level, team.commune or "-", group, ",".join(leads), *counts])
    return rows


async def _history(tx: Writing, code: str) -> list[list[str]]:
    request = await tx.requests.by_code(code.strip().upper())
    if request is None:
        raise BotError(f"There is no request '{code}'.")
    events = await tx.requests.events(request.id)
    looks = [(at, f"saw {what}", who, None) for at, who, what in await tx.duties.looks(request.id)]
    return [
        [f"{moment_of(at):%Y-%m-%d %H:%M:%S}", what, await _known_as(tx, who), detail or ""]
        for at, what, who, detail in sorted([*events, *looks], key=lambda row: row[0])
    ]


async def _known_as(tx: Writing, person: int | None) -> str:
    """A helper by code; a citizen or the clock by no name."""
    volunteer = await tx.members.volunteer(person) if person is not None else None
    return volunteer.helper_code if volunteer else "-"


async def _keep_hours(tx: Writing, name: str, written: str | None) -> None:
    await tx.teams.keep_hours((await _named(tx, name)).id, written)


async def _retire(turn: Turn, name: str, member: str, successor: str) -> str:
    tx, at = turn.tx, turn.at
    team = await _named(tx, name)
    if successor:
        await tx.members.join(team.id, await _coded(tx, team, successor), Role.LEAD, at)
    if not member and not successor:
        if team.level is Level.CITY:
            raise BotError("The city's desk stays: every request needs an owner.")
        await carry_out(await teams.retire_team(turn, team), tx, 0, at)
        return f"{team.name} is retired; what it had open went to the next level."
    if not member:
        return f"{successor} leads {team.name} now."
    person = await _coded(tx, team, member)
    came, follows = await roster.retire(turn, team.id, person)
    if came is roster.Leaving.LAST_LEAD:
        raise BotError(f"{member} is the last lead of {team.name}. Name another: --successor CODE.")
    await carry_out(follows, tx, 0, at)
    return f"{member} has left {team.name}; what they held went back."


async def _named(tx: Writing, name: str) -> Team:
    team = await tx.teams.named(name.strip())
    if team is None:
        known = "; ".join(t.name for t in await tx.teams.all())
        raise BotError(f"There is no team called '{name}'. There are: {known}.")
    return team


async def _coded(tx: Writing, team: Team, code: str) -> int:
    member = await tx.members.by_code(team.id, code.strip().upper())
    if member is None:
        raise BotError(f"Nobody in {team.name} has the code {code}. See `motcua team list`.")
    return member.person
