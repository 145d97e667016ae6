from hypothesis import strategies as st
from hypothesis.stateful import rule

from desk_machine.city import people, picks, seldom
from desk_machine.machine import Machine, verb
from handlers.buttons import Verb

NOT_OF_THE_DESK = {
    *(Verb.START, Verb.HELP, Verb.CARD, Verb.PART, Verb.CASE, Verb.STEP, Verb.SHARE, Verb.GROUP),
    *(Verb.WRONG, Verb.HELPING, Verb.GUIDE, Verb.SHELVES, Verb.SHELF, Verb.EVENTS, Verb.EVENT),
    *(Verb.ONLINE_ONLY, Verb.PROGRAMME, Verb.SAVINGS, Verb.DISTRICTS, Verb.DISTRICT),
}


class Anybody(Machine):
    """What anybody does."""

    @rule(who=people, pick=picks)
    def presses_a_button_of_the_desk(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: verb(each) not in NOT_OF_THE_DESK)

    @rule(who=people, pick=st.integers(0, 9))
    def presses_what_was_just_shown(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: verb(each) not in NOT_OF_THE_DESK)

    @rule(who=people, pick=picks)
    def presses_any_button(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda _: True)

    @rule(who=people, pick=st.integers(0, 200))
    def presses_a_button_that_is_gone(self, who: str, pick: int) -> None:
        chats = self._chats(who)
        now = {each for chat in chats for each in self._buttons(chat)}
        old = [b for b in reversed(self.ever) if b.chat in chats and b not in now]
        if old:
            self._press(who, old[pick % len(old)])

    @rule(who=people, command=st.sampled_from(("/start", "/yeucau", "/huy", "/phaitraloi")))
    def says_a_command(self, who: str, command: str) -> None:
        self._do({"as": who, "text": command})

    @rule(who=people, blocks=st.booleans(), now=seldom)
    def blocks_or_unblocks(self, who: str, blocks: bool, now: bool) -> None:
        if not now:
            return
        if self.world.people[who] in self.world.opened and self._has_blocked(who) != blocks:
            self._do({"as": who, "block": blocks})
