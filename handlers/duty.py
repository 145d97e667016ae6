"""/truc: on duty for some hours, and off by itself."""

import re

from bot.clock import moment_of
from bot.decision import Decision
from bot.desk import on_duty
from bot.desk.turn import Turn
from bot.texts import labels, span
from handlers.buttons import Pressed, Verb
from handlers.cards import button
from handlers.presses import answer, note
from handlers.visit import Visit

_SPAN = re.compile(r"(?P<number>\d{1,2}(?:[.,]5)?)\s*(?:h|g|giờ|gio|tiếng|tieng)?", re.IGNORECASE)
_MOST_SHOWN = 5


async def begin(visit: Visit) -> Decision:
    """Says what waits in one's teams; /truc 0 ends the duty."""
    person = visit.incoming.person
    places = await visit.reading.members.places_of(person)
    if not places:
        return Decision((visit.say("desk/not_volunteer"),))
    hours = _hours(visit.incoming.text)
    if hours is None:
        return Decision((visit.say("desk/duty_how", most=on_duty.LONGEST_HOURS),))
    if not hours:
        return await _off(visit)

    async def go(turn: Turn) -> Decision:
        until = await on_duty.go_on_duty(turn, person, hours)
        teams, waiting = await _load(turn, person, [place.team for place in places])
        rows = (
            *((button(f"{labels.CLAIM} {c}", Verb.CLAIM, i),) for i, c in waiting),
            (button(labels.DUTY_OFF, Verb.DUTY_END),),
        )
        return Decision((visit.say("desk/duty_on", rows, until=moment_of(until), teams=teams),))

    return Decision(effects=(visit.act(go),))


async def end(visit: Visit, pressed: Pressed) -> Decision:
    """Off duty now."""
    del pressed
    ended = await _off(visit)
    if visit.incoming.press is None or not ended.effects:
        return ended
    return Decision((answer(visit),)) + ended


async def _off(visit: Visit) -> Decision:
    person = visit.incoming.person
    volunteer = await visit.reading.members.volunteer(person)
    if volunteer is None or volunteer.duty_until is None:
        return note(visit, "desk/duty_off")
    rule = visit.act(lambda turn: on_duty.end_duty(turn, person))
    return Decision(effects=(rule,))


async def _load(
    turn: Turn, person: int, teams: list[int]
) -> tuple[list[dict[str, object]], list[tuple[int, str]]]:
    """What waits in the teams, and the oldest requests one could take at once."""
    shown, waiting = [], []
    for number in teams:
        team = await turn.tx.teams.get(number)
        load = await turn.tx.requests.load_of(number)
        if team is None:
            continue
        oldest = span(turn.at - load.oldest) if load.oldest else None
        shown.append({"name": team.name, "waiting": load.waiting, "oldest": oldest})
        waiting += await turn.tx.requests.waiting_of_team(number, _MOST_SHOWN)
    return shown, [(r.id, r.code) for r in waiting if r.person != person]


def _hours(text: str) -> float | None:
    match = _SPAN.fullmatch(text.partition(" ")[2].strip())
    return float(match["number"].replace(",", ".")) if match else None
