from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from talk import known

from bot.app import desk_of
from bot.clock import milliseconds
from bot.decision import Decision, carry_out
from bot.desk.teams import retire_team
from bot.desk.turn import Turn
from bot.texts import Texts
from desk_machine.city import GROUPS, groups, seldom, settings_of
from desk_machine.machine import SPARED, Machine
from handlers.visit import PlainSpeech


class Events(Machine):
    """What happens to groups, teams, time and the machine."""

    @rule(name=groups, is_in=st.booleans(), now=seldom)
    def moves_the_bot(self, name: str, is_in: bool, now: bool) -> None:
        if not now:
            return
        if self._group(name).bot_in != is_in:
            self._do({"in": name, "remove_bot": not is_in})

    @rule(name=groups)
    def binds_the_group_again(self, name: str) -> None:
        if self._group(name).bot_in:
            self._do({"as": GROUPS[name][0], "in": name, "text": "/nhom"})

    @rule(name=groups, now=seldom)
    def makes_a_supergroup(self, name: str, now: bool) -> None:
        if not now:
            return
        group = self._group(name)
        if group.bot_in and group.id not in self.world.moved.values():
            self._do({"in": name, "migrate": True})

    @rule(name=st.sampled_from(("to-b", "to-part")), now=seldom)
    def retires_a_team(self, name: str, now: bool) -> None:
        if now and "retired owner" not in SPARED:
            self._run(lambda: self._retire(f"Tổ {name}"))

    async def _retire(self, name: str) -> None:
        session, config = self.talk.session, settings_of()
        library, clock = known().library, session.telegram.clock
        desk = desk_of(PlainSpeech(config, clock, library, Texts(team_name="", support_phone="")))
        at = milliseconds(clock.now())
        async with self.talk.store.writing() as tx:
            team = await tx.teams.named(name)
            told = await retire_team(Turn(desk, tx, at), team) if team else Decision()
            await carry_out(told, tx, 0, at)
        session.application.wake()
        await session.quiet()

    @rule(hours=st.sampled_from((1, 5, 10)))
    def hours_pass(self, hours: int) -> None:
        self.time_passes(hours)

    @rule(hours=st.sampled_from((1, 5, 72)))
    def time_passes(self, hours: int) -> None:
        session = self.talk.session
        moment = session.telegram.clock.now() + timedelta(hours=hours)
        self._run(lambda: session.go_to(moment))

    @rule(now=seldom)
    def restarts(self, now: bool) -> None:
        if not now:
            return
        wrong = self.watch.wrong
        self._close()
        self._open()
        self.watch.wrong = wrong
