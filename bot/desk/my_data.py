"""A person's own data: consent withdrawn, everything forgotten."""

from bot.clock import moment_of
from bot.decision import Decision
from bot.delivery.messages import TakeBack
from bot.desk.claiming import take_away
from bot.desk.forgetting import DeletionLog
from bot.desk.news import Gone, Reply, Said
from bot.desk.on_duty import DUTY_ENDS
from bot.desk.relaying import gone
from bot.desk.requests import withdraw
from bot.desk.states import OPEN
from bot.desk.turn import Turn
from bot.store import Writing


async def withdraw_consent(turn: Turn, person: int) -> Decision:
    """All consents are taken back; what waits or is in hand is withdrawn with them."""
    await turn.tx.consents.withdraw(person, turn.at)
    follows = await _withdraw_all(turn, person)
    for request in await turn.tx.requests.of_person(person):
        await turn.tx.forgetting.contact_of(request.id)
        await turn.tx.relays.forget_of(request.id)
    return follows


async def forget_person(turn: Turn, person: int, log: DeletionLog) -> Decision:
    """Everything about a person goes at once; what remains cannot be led back.

    Messages of ours that held it are overwritten, wherever they stand: Telegram lets a bot delete
    for 48 hours only, but change for ever.
    """
    log.add(person, moment_of(turn.at))
    overwritten = await _overwritten(turn, person)
    await turn.tx.outbox.forget_chat(person)
    follows = await _withdraw_all(turn, person)
    for request in await turn.tx.requests.claimed_by(person):
        follows += await take_away(turn, request.id, Gone.DELETED)
    await erase(turn.tx, person)
    return follows + Decision(overwritten)


async def erase(tx: Writing, person: int) -> None:
    """Removes a person from every table."""
    for request in await tx.requests.of_person(person):
        await tx.relays.forget_of(request.id)
    await tx.relays.forget_writer(person)
    await tx.cards.leave_chat(person)
    await tx.forgetting.citizen(person)
    await tx.forgetting.volunteer(person)
    await tx.duties.forget_person(person)
    await tx.due.cancel(DUTY_ENDS, str(person))
    await tx.consents.forget(person)
    await tx.corrections.forget_person(person)
    await tx.lessons.forget_person(person)
    question = (await tx.dialogues.of(person)).question
    if question:
        await tx.questions.forget_key(question)
    await tx.dialogues.forget(person)
    await tx.people.forget(person)
    await tx.outbox.forget_chat(person)


async def _overwritten(turn: Turn, person: int) -> Said:
    """What says "deleted" now: every private message about the person's requests."""
    said: Said = ()
    for request in await turn.tx.requests.of_person(person):
        await turn.tx.outbox.end_about(request.id)
        for chat, row, voice in await turn.tx.outbox.private_about(request.id):
            over = (TakeBack(chat, row),) if voice else turn.desk.news.erased(chat, row)
            said = (*said, *over)
    for duty in await turn.tx.duties.of_person(person):
        if duty.shown_chat is not None and duty.shown_row is not None:
            said = (*said, *turn.desk.news.erased(duty.shown_chat, duty.shown_row))
    for relayed in await turn.tx.relays.written_by(person):
        if not relayed.from_citizen:  # a helper's words in citizens' chats
            said = (*said, *gone(turn, relayed))
    return said


async def _withdraw_all(turn: Turn, person: int) -> Decision:
    follows = Decision()
    for request in await turn.tx.requests.of_person(person):
        if request.state in OPEN:
            follows += await withdraw(turn, request.id, person, Reply())
    return follows
