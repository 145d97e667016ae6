"""What a helper finds a request to be about, where the answer it came from had not understood.

What it was sent about stays known for reports. The question it came from, while anything leads to
it, learns what it meant: that is where editors find what the catalogue misses.
"""

from bot.decision import Decision
from bot.desk.case import case_after, case_of
from bot.desk.news import Reply
from bot.desk.turn import Turn


async def label(turn: Turn, request: int, person: int, subject: str, reply: Reply) -> Decision:
    """Notes the holder's word; every card shows it from now on."""
    if not await turn.tx.requests.label(request, person, subject, turn.at):
        return reply.refused(await case_of(turn.tx, request))
    case = await case_after(turn.tx, request)
    if case.request.question is not None:
        await turn.tx.questions.labelled(case.request.question, subject)
    news = turn.desk.news
    shown = (*news.helper_card_changed(case), *news.cards_changed(case))
    return Decision(shown) + reply.done(case)
