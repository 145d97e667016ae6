"""The one place that wires: settings, knowledge, store, Telegram, loops. Opens and closes all."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from telegram.request import BaseRequest

from bot.bell import Bell
from bot.clock import Clock, SystemClock, milliseconds
from bot.config import Config
from bot.delivery.api import ApiError, ApiRefusalError, BotApi
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.desk.desk import Desk, DeskTime, Limits
from bot.desk.forgetting import DeletionLog
from bot.due import DueRunner
from bot.errors import TokenError
from bot.folder import BOT_NAME, DELETIONS, STORE
from bot.housekeeping import housekeeping, plan_housekeeping
from bot.intake.receiver import Receiver
from bot.intake.worker import Worker
from bot.knowing import Knowing
from bot.reports.sending import plan_reports, report_work
from bot.store import Store
from bot.store.sqlite import SqliteStore
from bot.texts import Texts, labels
from handlers.aftermath import TellWhoHasToKnow
from handlers.desk_news import DeskNews
from handlers.due_work import desk_work
from handlers.router import Router
from handlers.visit import PlainSpeech, Room, Speech
from knowledge import Library

log = logging.getLogger(__name__)

_WRONG_TOKEN = {401, 404}


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that runs, made by `open_application`."""

    store: Store
    receiver: Receiver
    worker: Worker
    sender: Sender
    due: DueRunner
    bells: tuple[Bell, ...]

    async def run(self) -> None:
        """Receives, handles, sends and does due work for ever."""
        async with asyncio.TaskGroup() as group:
            for loop in (self.receiver.run, self.worker.run, self.sender.run, self.due.run):
                group.create_task(loop())

    def wake(self) -> None:
        """Lets every loop look at the time and the store again."""
        for bell in self.bells:
            bell.ring()

    async def waiting(self) -> list[str]:
        """What is not done yet: updates, messages."""
        if not self.worker.idle or not self.sender.idle:
            return ["updates or messages in hand"]
        async with self.store.reading() as reading:
            updates = await reading.inbox.count_waiting()
            messages = await reading.outbox.count_waiting()
        if not updates and not messages and await self.due.is_due():
            return ["work due"]
        named = {"updates unhandled": updates, "messages unsent": messages}
        return [f"{count} {name}" for name, count in named.items() if count]


@asynccontextmanager
async def open_application(
    knowing: Knowing,
    config: Config,
    data: Path,
    clock: Clock,
    request: BaseRequest,
    pace: Pace,
) -> AsyncIterator[Application]:
    """The application with its data file open.

    Args:
        knowing: What is known.
        config: The settings.
        data: The folder of the data file.
        clock: Tells the time.
        request: Talks to Telegram, or stands where Telegram stands.
        pace: Telegram's flood limits.

    Raises:
        StoreError: The data file cannot be used.
        TokenError: Telegram does not know the token.
    """
    api = BotApi(request, config.bot_api, config.telegram_token or "local")
    async with request, SqliteStore(data / STORE) as store:
        room = Room(
            config=config,
            clock=clock,
            library=knowing.library,
            understander=knowing.understander,
            hosts=knowing.hosts,
            texts=Texts.of(config),
            deletions=DeletionLog(data / DELETIONS),
            bot_name=await _greet_telegram(api),
        )
        await plan_housekeeping(store, clock)
        await plan_reports(store, clock.now())
        async with store.writing() as tx:
            await tx.teams.ensure_city_desk(labels.CITY_DESK, milliseconds(clock.now()))
            await tx.marks.set(BOT_NAME, room.bot_name)
        yield _wired(room, store, api, pace)


def _wired(room: Room, store: Store, api: BotApi, pace: Pace) -> Application:
    inbox, outbox, due = bells = (Bell(), Bell(), Bell())
    desk = desk_of(room)
    router = Router(room, desk)
    works = {
        **housekeeping(room.config, room.deletions),
        **desk_work(desk),
        **report_work(room.library, room.texts),
    }
    return Application(
        store=store,
        receiver=Receiver(api, store, room.clock, inbox),
        worker=Worker(
            store, room.clock, inbox, outbox, router.handle, router.apologise, room.config.workers
        ),
        sender=Sender(api, store, room.clock, outbox, pace, TellWhoHasToKnow(desk)),
        due=DueRunner(store, room.clock, due, outbox, works),
        bells=bells,
    )


def desk_of(speech: Speech) -> Desk:
    """The rules of the desk with our words, hours and limits."""
    config = speech.config
    time = DeskTime(config.working_hours, config.quiet_hours, speech.library.work_days)
    return Desk(DeskNews(speech), time, Limits.of(config))


def desk_without_telegram(library: Library, config: Config) -> Desk:
    """The desk for a command: what it has to say goes into the outbox of the running bot."""
    return desk_of(PlainSpeech(config, SystemClock(), library, Texts.of(config)))


async def _greet_telegram(api: BotApi) -> str:
    """Asks who the bot is and sets its menu; returns its name, empty where it is not told.

    A server that lacks getMe answers like one that does not know the token, so getUpdates has
    the last word.
    """
    name = ""
    try:
        me = await api.call("getMe")
        name = str(me.get("username") or "") if isinstance(me, dict) else ""
    except ApiRefusalError as error:
        await _token_is_known(api, error)
    except ApiError as error:
        log.warning("Telegram did not answer (%s); going on, it will be tried again.", error)
    await _set_menus(api)
    return name


async def _token_is_known(api: BotApi, refusal: ApiRefusalError) -> None:
    if refusal.code not in _WRONG_TOKEN:
        return
    try:
        await api.call("getUpdates", {"timeout": 0, "limit": 1})
    except ApiRefusalError as error:
        if error.code in _WRONG_TOKEN:
            raise TokenError(
                "Telegram does not know this token. Copy it again from @BotFather into "
                "MOTCUA_TELEGRAM_TOKEN, or leave that empty for local mode."
            ) from None
    except ApiError as error:
        log.warning("Telegram did not answer (%s); going on, it will be tried again.", error)


async def _set_menus(api: BotApi) -> None:
    """The command menus, for private chats and for groups; a failure is a warning only."""
    menus = {
        "all_private_chats": labels.CITIZEN_COMMANDS,
        "all_group_chats": labels.GROUP_COMMANDS,
    }
    for scope, commands in menus.items():
        shown = [{"command": name, "description": text} for name, text in commands]
        try:
            await api.call("setMyCommands", {"commands": shown, "scope": {"type": scope}})
        except ApiError as error:
            log.warning("The command menu could not be set (%s).", error)
