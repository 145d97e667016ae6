"""What is forgotten, and when: the retention rules as one piece of due work a day."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.clock import Clock, milliseconds, moment_of
from bot.config import Config
from bot.decision import Decision
from bot.delivery.messages import TakeBack
from bot.desk.corrections import KEEP_REPORTER_DAYS
from bot.desk.forgetting import DeletionLog
from bot.desk.showing import TAKE_BACK
from bot.due import Work
from bot.store import Store, Writing

FORGET = "forget"
_KEY = "daily"
_UPDATE_IDS_KEPT = timedelta(days=2)  # Telegram repeats unacknowledged updates for a day
_SENT_KEPT = timedelta(days=100)  # longer than a request may stay open


async def plan_housekeeping(store: Store, clock: Clock) -> None:
    """Plans the daily sweep, unless it is planned already."""
    async with store.writing() as tx:
        await tx.due.plan_once(FORGET, _KEY, _tomorrow(clock.now()))


def housekeeping(config: Config, deletions: DeletionLog) -> Mapping[str, Work]:
    """Due work that only forgets."""

    async def forget(key: str, tx: Writing, at: int) -> Decision:
        await sweep(config, deletions, tx, at)
        await tx.due.plan(FORGET, key, _tomorrow(moment_of(at)))
        return Decision()

    async def take_back(key: str, tx: Writing, at: int) -> Decision:
        del at
        chat, _, row = key.partition(":")
        await tx.cards.covered(int(chat), int(row))
        return Decision((TakeBack(int(chat), int(row)),))

    return {FORGET: forget, TAKE_BACK: take_back}


async def sweep(
    config: Config,
    deletions: DeletionLog,
    tx: Writing,
    at: int,
    *,
    dry_run: bool = False,
) -> dict[str, int]:
    """Forgets what is past its time and returns how much of each.

    Args:
        dry_run: Leaves the notes of deletions, which no rollback of `tx` would bring back.
    """
    now = moment_of(at)

    def before(kept: timedelta) -> int:
        return milliseconds(now - kept)

    question_day = (now - timedelta(days=config.keep_questions_days)).date().isoformat()
    return {
        "contact data of closed requests": await tx.forgetting.contacts_closed_before(
            before(timedelta(days=config.keep_contact_days))
        ),
        "words between citizens and volunteers": await tx.relays.forget_closed_before(
            before(timedelta(days=config.keep_relay_days))
        ),
        "people in old events": await tx.forgetting.actors_before(
            before(timedelta(days=config.keep_actor_days))
        ),
        "old looks at contact data": await tx.duties.forget_looks_before(
            before(timedelta(days=config.keep_actor_days))
        ),
        "keys of questions": await tx.questions.forget_keys_before(now.date().isoformat()),
        "who reported something wrong": await tx.corrections.forget_people_before(
            before(timedelta(days=KEEP_REPORTER_DAYS))
        ),
        "ended invitations": await tx.invitations.forget_before(before(_UPDATE_IDS_KEPT)),
        "conversations": await tx.dialogues.forget_before(
            before(timedelta(days=config.keep_dialogue_days))
        ),
        "questions": await tx.questions.forget_before(question_day),
        "traces of people who deleted their data": (
            await tx.outbox.forget_strangers() + await tx.inbox.forget_strangers()
        ),
        "ids of handled updates": await tx.inbox.forget_before(before(_UPDATE_IDS_KEPT)),
        "ids of sent messages": await tx.outbox.forget_before(before(_SENT_KEPT)),
        "notes of deletions": 0 if dry_run else deletions.forget_old(now),
    }


def _tomorrow(now: datetime) -> int:
    """Three in the morning, when nobody waits."""
    next_day = now + timedelta(days=1)
    return milliseconds(next_day.replace(hour=3, minute=0, second=0, microsecond=0))
