"""Teams and their groups: binding, leaving, moving."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.decision import Decision
from bot.desk.codes import invitation_hash
from bot.desk.requests import GroupCard, show_card
from bot.store import Writing
from bot.store.tables.teams import Team


@dataclass(frozen=True, slots=True)
class BindGroup:
    """A group becomes a team's group; what waited for the team is shown there."""

    typed: str
    chat: int
    card: GroupCard
    bound: Callable[[Team], Decision]
    refused: Callable[[], Decision]

    async def apply(self, tx: Writing, at: int) -> Decision:
        """Binds by a code that works once."""
        team = await tx.teams.bind(invitation_hash(self.typed), self.chat, at)
        if team is None:
            return self.refused()
        waiting = {r.id: r for r in await tx.requests.open_of_team(team.id)}
        waiting |= {r.id: r for r in await tx.requests.without_team(team.commune)}
        for request in sorted(waiting.values(), key=lambda r: r.id):
            await show_card(tx, request, team, self.card, at)
        return self.bound(team)


@dataclass(frozen=True, slots=True)
class LeaveGroup:
    """The bot is no longer in a group; its team has none until it is bound again."""

    chat: int

    async def apply(self, tx: Writing, at: int) -> None:
        """Notes it; open requests stay with the team."""
        del at
        await tx.teams.leave_chat(self.chat)


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """A group became a supergroup: waiting messages follow, open cards are posted anew."""

    old: int
    new: int
    card: GroupCard

    async def apply(self, tx: Writing, at: int) -> None:
        """Moves once, however often Telegram says so."""
        team = await tx.teams.of_chat(self.old)
        await tx.outbox.move_chat(self.old, self.new)
        if team is None:
            return
        await tx.teams.move_chat(self.old, self.new)
        moved = await tx.teams.get(team.id)
        if moved is not None:
            for request in await tx.requests.open_of_team(team.id):
                await show_card(tx, request, moved, self.card, at)
