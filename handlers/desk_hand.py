"""After "Chuyển": a colleague, another team, the next level, or the right commune."""

from dataclasses import replace

from bot.decision import Decision
from bot.delivery.messages import Button, Rows
from bot.desk import claiming, routing
from bot.desk.case import Case, case_of
from bot.desk.news import Reply
from bot.desk.turn import Act
from bot.dialogue import Step
from bot.store.tables.teams import Team
from bot.texts import labels
from handlers.buttons import Pressed, Verb
from handlers.cards import button, pairs
from handlers.presses import answer, held, note, refused
from handlers.visit import Visit
from knowledge.places import Commune

_MOST_SHOWN = 8


async def menu(visit: Visit, pressed: Pressed) -> Decision:
    """Who a request can be handed to."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    number = case.request.id
    others = await visit.reading.teams.of_commune(case.request.commune)
    above = await routing.next_level(visit.reading, case.team)
    found = [*(() if case.request.sent_far else others), *([above] if above else [])]
    teams = {team.id: team for team in found if team.id != case.team.id}
    rows = (
        (
            button(labels.TO_PERSON, Verb.HAND_PERSON, number),
            button(labels.TO_PLACE, Verb.HAND_PLACE, number),
        ),
        *((_team_button(number, team),) for team in list(teams.values())[:_MOST_SHOWN]),
    )
    ask = visit.say("desk/hand_menu", rows, code=case.request.code)
    return Decision((answer(visit), ask))


async def to_person(visit: Visit, pressed: Pressed) -> Decision:
    """The colleagues, and then the chosen one."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    number, person, team = case.request.id, visit.incoming.person, case.team.id
    if pressed.arg(1):
        member = await visit.reading.members.by_code(team, pressed.arg(1))
        if member is None:
            return note(visit, "team/not_there")
        words = _handed(visit, member.volunteer.name)
        to = member.person
        rule = visit.act(lambda turn: claiming.hand_over(turn, number, person, to, words))
        return Decision(effects=(rule,))
    colleagues = [
        button(m.volunteer.name, Verb.HAND_PERSON, number, m.volunteer.helper_code)
        for m in await visit.reading.members.reachable(team)
        if m.person != person and m.volunteer.pledge
    ]
    if not colleagues:
        return note(visit, "desk/hand_nobody")
    ask = visit.say("desk/hand_people", pairs(colleagues), code=case.request.code)
    return Decision((answer(visit), ask))


async def to_team(visit: Visit, pressed: Pressed) -> Decision:
    """Another team of the commune, or the next level."""
    case = await held(visit, pressed)
    team = await visit.reading.teams.get(pressed.number(1))
    if isinstance(case, Decision):
        return case
    if team is None or team.commune not in ("", case.request.commune):
        return refused(visit, case)
    return Decision(effects=(_hand_on(visit, case, team, None),))


async def to_place(visit: Visit, pressed: Pressed) -> Decision:
    """The right commune, when the first one was wrong: neighbours in one tap, others typed."""
    case = await held(visit, pressed)
    if isinstance(case, Decision):
        return case
    commune = visit.room.library.city.commune(pressed.arg(1))
    if commune is not None:
        return await _to_commune(visit, case, commune)
    city = visit.room.library.city
    near = city.formed_with(case.request.commune)[:_MOST_SHOWN]
    dialogue = visit.dialogue.waiting_for(Step.HAND_PLACE, case.request.id)
    ask = visit.say("desk/hand_place", _places(case, near), code=case.request.code)
    return Decision((answer(visit), ask), dialogue=dialogue)


async def place_typed(visit: Visit) -> Decision:
    """The right commune as it was typed: one tap confirms it."""
    case = await case_of(visit.reading, visit.dialogue.request or 0)
    if case is None or case.request.claimed_by != visit.incoming.person:
        return replace(refused(visit, case), dialogue=visit.dialogue.at_rest())
    found = visit.room.library.city.find(visit.incoming.text[:200])
    communes = {each.commune.code: each.commune for each in found.found}
    if not communes:
        return Decision((visit.say("desk/hand_place_unknown"),))
    rows = _places(case, tuple(communes.values())[:_MOST_SHOWN])
    ask = visit.say("desk/hand_place", rows, code=case.request.code)
    return Decision((ask,), dialogue=visit.dialogue.at_rest())


async def _to_commune(visit: Visit, case: Case, commune: Commune) -> Decision:
    far = case.request.sent_far
    teams = visit.reading.teams
    owner = await (teams.city_desk() if far else routing.owner_for(visit.reading, commune.code))
    return Decision(effects=(_hand_on(visit, case, owner, commune),))


def _hand_on(visit: Visit, case: Case, to: Team, commune: Commune | None) -> Act:
    number, person = case.request.id, visit.incoming.person
    words = _handed(visit, commune.full_name if commune else to.name)
    code = commune.code if commune else None
    return visit.act(lambda turn: routing.hand_on(turn, number, person, to, words, code))


def _handed(visit: Visit, to: str) -> Reply:
    def done(case: Case) -> Decision:
        return Decision((answer(visit), visit.say("desk/handed", code=case.request.code, to=to)))

    def not_done(case: Case | None) -> Decision:
        if case is None or case.request.claimed_by != visit.incoming.person:
            return refused(visit, case)
        return note(visit, "desk/not_handed", code=case.request.code)

    return Reply(done, not_done)


def _places(case: Case, communes: tuple[Commune, ...]) -> Rows:
    return pairs(
        [
            button(commune.full_name, Verb.HAND_PLACE, case.request.id, commune.code)
            for commune in communes
            if commune.code != case.request.commune
        ]
    )


def _team_button(number: int, team: Team) -> Button:
    return button(labels.TO_TEAM.format(name=team.name), Verb.HAND_TEAM, number, team.id)
