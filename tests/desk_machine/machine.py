"""What everything that happens is made with: a bot that runs, and somebody's hands."""

import asyncio
import logging
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine
from talk import Talk, known

from bot.local import shapes
from bot.local.looking import CannotDoError
from bot.local.session import local_session
from bot.local.world import BOT_ID, Group, Shown, World
from desk_machine.city import GROUPS, prepared, settings_of
from desk_machine.watcher import Faults, Watcher
from handlers.buttons import Verb, decode

# What the machine leaves alone: bugs that are known and not mended yet, by name.
SPARED: set[str] = set()


@dataclass(frozen=True, slots=True)
class Button:
    """A button as somebody saw it once."""

    chat: int
    message: int
    data: str


def verb(button: Button) -> Verb | None:
    pressed = decode(button.data)
    return pressed.verb if pressed else None


class Machine(RuleBasedStateMachine):
    """Opens and closes the bot; lets people do things, if they can."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.data = Path(tempfile.mkdtemp(prefix="motcua-machine-"))
        shutil.copytree(prepared(), self.data, dirs_exist_ok=True)
        self.faults = Faults()
        logging.getLogger("bot").addHandler(self.faults)
        self.codes: set[str] = set()
        self.ever: dict[Button, None] = {}
        self.just_deleted: str | None = None
        self._open()

    def teardown(self) -> None:
        self._close()
        self.loop.close()
        logging.getLogger("bot").removeHandler(self.faults)
        shutil.rmtree(self.data)

    def _open(self) -> None:
        self.watch = Watcher(self.data)
        self.stack = AsyncExitStack()
        self.talk = self._run(lambda: opened(self.stack, self.data, self.watch))
        self.world: World = self.talk.session.telegram.people._world  # noqa: SLF001
        self.watch.world = self.world

    def _close(self) -> None:
        self._run(self.stack.aclose)
        self.watch.sql.close()

    def _run(self, work: Callable[[], Awaitable[Any]]) -> Any:
        async def done() -> Any:
            return await work()

        return self.loop.run_until_complete(done())

    def _do(self, line: dict[str, Any]) -> bool:
        """Lets somebody do something; False where it could not be done."""
        who = line.get("as")
        if "in" not in line and "block" not in line and self._has_blocked(str(who)):
            return False
        try:
            self._run(lambda: self.talk.do(line))
        except CannotDoError:
            return False
        return True

    def _has_blocked(self, who: str) -> bool:
        return self.world.people.get(who) in self.world.blocked

    def _update(self, kind: str, content: dict[str, Any]) -> None:
        """What people do with one certain message."""
        self.talk.session.telegram.server.new_update(kind, content)
        self._run(self.talk.session.quiet)

    def _press(self, who: str, button: Button) -> None:
        shown = self.world.messages.get(button.message)
        old = {"message_id": button.message, "date": 1, "text": "?"}
        old |= {"chat": shapes.chat(self.world, button.chat)}
        press = {
            "id": f"{self.world.people[who]}-{self.world.next_update}",
            "from": shapes.user(self.world, self.world.people[who]),
            "chat_instance": "local",
            "message": shapes.whole(self.world, shown) if shown else old,
            "data": button.data,
        }
        self._update("callback_query", press)

    def _group(self, name: str) -> Group:
        return self.world.groups[name]

    def _chats(self, who: str) -> list[int]:
        """Where the person can press something now."""
        within = [self._group(name) for name, members in GROUPS.items() if who in members]
        own = [] if self._has_blocked(who) else [self.world.people[who]]
        return [*own, *(group.id for group in within if group.bot_in)]

    def _from_bot(self, chat: int) -> list[Shown]:
        return [m for m in self.world.in_chat(chat) if m.sender == BOT_ID]

    def _presses(self, who: str, pick: int, wanted: Callable[[Button], bool]) -> None:
        found = [each for chat in self._chats(who) for each in self._buttons(chat) if wanted(each)]
        if found:
            self._press(who, found[pick % len(found)])

    def _buttons(self, chat: int) -> list[Button]:
        return [
            Button(chat, shown.number, data)
            for shown in self._from_bot(chat)
            for row in shown.buttons
            for _, data in row
            if data is not None
        ]


async def opened(stack: AsyncExitStack, data: Path, watch: Watcher) -> Talk:
    session = local_session(known(), settings_of(), data, watch)
    return Talk(await stack.enter_async_context(session), watch.seen)
