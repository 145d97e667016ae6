"""What a handler gets: the update, what may be read, and the services, each with its type."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol

from bot.clock import Clock
from bot.config import Config
from bot.decision import Decision
from bot.delivery.messages import Rows, Say
from bot.desk.desk import Desk
from bot.desk.forgetting import DeletionLog
from bot.desk.roles import Role
from bot.desk.switches import Off
from bot.desk.turn import Act, Turn
from bot.dialogue import Dialogue
from bot.store import Reading
from bot.store.tables.switches import Switch
from bot.texts import Texts
from handlers.incoming import Incoming
from knowledge.library import Library
from knowledge.links import OfficialHosts
from knowledge.model import Procedure
from knowledge.understanding import Understander


class Speech(Protocol):
    """What it takes to word something; a Room is more than that."""

    @property
    def config(self) -> Config:
        """The settings."""
        ...

    @property
    def clock(self) -> Clock:
        """Tells the time."""
        ...

    @property
    def library(self) -> Library:
        """What is known."""
        ...

    @property
    def texts(self) -> Texts:
        """The templates."""
        ...


@dataclass(frozen=True, slots=True)
class PlainSpeech:
    """Speech where no update is handled: for commands that change the desk."""

    config: Config
    clock: Clock
    library: Library
    texts: Texts


@dataclass(frozen=True, slots=True)
class Room:
    """The services every handler shares; made once, by bot.app."""

    config: Config
    clock: Clock
    library: Library
    understander: Understander
    hosts: OfficialHosts
    texts: Texts
    deletions: DeletionLog
    bot_name: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One update being handled.

    Attributes:
        room: The services.
        desk: The rules of the volunteers' desk.
        reading: What the store knows; nothing can be changed through it.
        incoming: The update.
        dialogue: Where the conversation in this chat stands.
        now: The moment, milliseconds.
        off: What the office has switched off.
    """

    room: Room
    desk: Desk
    reading: Reading
    incoming: Incoming
    dialogue: Dialogue
    now: int
    off: tuple[Switch, ...] = ()

    def is_off(self, what: Off, subject: str | None = None) -> bool:
        """Whether the office has switched it off."""
        return any(
            each.what is what and (subject is None or each.subject == subject) for each in self.off
        )

    def procedure(self, code: str) -> Procedure | None:
        """The procedure with this code, unless it is unknown or switched off."""
        return None if self.is_off(Off.PROCEDURE, code) else self.room.library.procedure(code)

    def text(self, template: str, /, **values: Any) -> str:
        """A text from its template."""
        return self.room.texts(template, **values)

    async def has_city_role(self, roles: Collection[Role]) -> bool:
        """Whether who writes has one of these roles at the city's desk."""
        return await self.reading.members.city_role(self.incoming.person) in roles

    def act(self, rule: Callable[[Turn], Awaitable[Decision]]) -> Act:
        """A rule of the desk as an effect."""
        return Act(self.desk, rule)

    def say(self, template: str, buttons: Rows = (), /, **values: Any) -> Say:
        """A message to this chat from its template."""
        return Say(self.incoming.chat, self.text(template, **values), buttons)


Handler = Callable[[Visit], Awaitable[Decision]]
