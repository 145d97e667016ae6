"""For who leads the city's desk: a new team, the end of one."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.desk import teams
from bot.desk.codes import invitation
from bot.desk.roles import LEADS, Level
from bot.desk.turn import Turn
from bot.dialogue import Step
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import note
from handlers.visit import Visit
from knowledge.places import Commune

_MOST_LISTED = 20


async def new_ask(visit: Visit, pressed: Pressed) -> Decision:
    """The next message names a new team and its commune."""
    del pressed
    if not await visit.has_city_role(LEADS):
        return note(visit, "team/not_lead")
    dialogue = visit.dialogue.waiting_for(Step.NEW_TEAM)
    return Decision((visit.say("team/new_ask"),), dialogue=dialogue)


async def new_typed(visit: Visit) -> Decision:
    """A new team with the code its group binds itself with."""
    if not await visit.has_city_role(LEADS):
        return Decision((visit.say("team/not_lead"),), dialogue=visit.dialogue.at_rest())
    name, _, place = visit.incoming.text[:200].rpartition(",")
    found = visit.room.library.city.find(place)
    exact = [each.commune for each in found.found if each.because is None]
    units = {unit.code: unit for unit in exact or [each.commune for each in found.found]}
    if not name.strip() or len(units) != 1:
        names = [unit.full_name for unit in units.values()] if name.strip() else []
        return Decision((visit.say("team/new_unclear", places=names),))
    team, unit = " ".join(name.split()), next(iter(units.values()))
    rule = visit.act(lambda turn: _add(visit, turn, team, unit))
    return Decision(effects=(rule,), dialogue=visit.dialogue.at_rest())


async def retire_team(visit: Visit, pressed: Pressed) -> Decision:
    """Whether sure, and then the team's work ends."""
    team = await visit.reading.teams.get(pressed.number(0))
    if team is None or team.level is Level.CITY or not await visit.has_city_role(LEADS):
        return note(visit, "team/not_lead")
    if pressed.arg(1) != "yes":
        yes = button(labels.RETIRE_TEAM, Verb.RETIRE_TEAM, team.id, "yes")
        rows = ((yes, button(labels.KEEP, Verb.TEAM, team.id)),)
        return Decision((visit.say("team/retire_team_sure", rows, team=team.name),))
    return Decision(effects=(visit.act(lambda turn: _retire(visit, turn, team)),))


async def _add(visit: Visit, turn: Turn, name: str, unit: Commune) -> Decision:
    code = invitation()
    place = teams.Place(name, unit.code, Level.COMMUNE)
    ends_at = await teams.add(turn.tx, place, code, turn.at)
    if ends_at is None:
        return Decision((visit.say("team/new_taken", team=name),))
    values = {"team": name, "commune": unit.full_name, "code": code}
    return Decision((visit.say("team/new_made", ends_at=moment_of(ends_at), **values),))


async def _retire(visit: Visit, turn: Turn, team: Team) -> Decision:
    told = Decision((visit.say("team/team_retired", team=team.name),))
    return await teams.retire_team(turn, team) + told
