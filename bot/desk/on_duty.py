"""On duty for some hours: what waits is shown at the start, thanks are said at the end."""

from bot.clock import HOUR
from bot.decision import Decision
from bot.desk.turn import Turn

DUTY_ENDS = "duty_ends"
LONGEST_HOURS = 12


async def go_on_duty(turn: Turn, person: int, hours: float) -> int:
    """Puts a volunteer on duty and returns until when; it ends by itself."""
    until = turn.at + round(min(hours, LONGEST_HOURS) * HOUR)
    await turn.tx.members.go_on_duty(person, turn.at, until)
    await turn.tx.due.plan(DUTY_ENDS, str(person), until)
    return until


async def end_duty(turn: Turn, person: int) -> Decision:
    """Ends a duty with what was done in it, and offers to hand back what is still held."""
    volunteer = await turn.tx.members.volunteer(person)
    if volunteer is None or not await turn.tx.members.go_off_duty(person):
        return Decision()
    await turn.tx.due.cancel(DUTY_ENDS, str(person))
    done = await turn.tx.requests.done_since(person, volunteer.duty_since or turn.at)
    held = await turn.tx.requests.claimed_by(person)
    return Decision(turn.desk.news.duty_over(volunteer, done, held))
