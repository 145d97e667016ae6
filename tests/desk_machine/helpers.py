import re

from hypothesis import strategies as st
from hypothesis.stateful import rule

from desk_machine.city import EVERYBODY, GROUPS, LEADS, OFFICE, people, picks, volunteers
from desk_machine.machine import Machine, verb
from handlers.buttons import Verb

ABOUT_THE_END = {Verb.CONFIRMED, Verb.THANKS, Verb.REOPEN, Verb.MONEY}
HANDS = {Verb.HAND_PERSON, Verb.HAND_TEAM, Verb.HAND_PLACE}


class Helpers(Machine):
    """What helpers do."""

    @rule(who=volunteers, pick=picks)
    def claims(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: verb(each) is Verb.CLAIM)

    @rule(who=volunteers, member=st.booleans())
    def claims_the_newest(self, who: str, member: bool) -> None:
        near = {"in": "to-a" if who in GROUPS["to-a"] else "to-b"} if member else {}
        if who != OFFICE or not member:
            self._do({"as": who, "press": "Nhận việc", **near})

    @rule(
        who=volunteers,
        outcome=st.sampled_from(("Đã giải đáp", "Người dân thôi", "Không liên lạc được")),
    )
    def finishes(self, who: str, outcome: str) -> None:
        if self._do({"as": who, "press": "Xong"}):
            self._do({"as": who, "press": outcome})
            self._do({"as": who, "press": "Gửi"})

    @rule(who=people, pick=picks)
    def speaks_about_the_end(self, who: str, pick: int) -> None:
        self._presses(who, pick, lambda each: verb(each) in ABOUT_THE_END)

    @rule(who=volunteers, pick=st.integers(0, 5))
    def hands_over_or_on(self, who: str, pick: int) -> None:
        self._presses(who, 0, lambda each: verb(each) is Verb.HAND)
        self._presses(who, pick, lambda each: verb(each) in HANDS)
        if pick == 0:  # the newest is now a colleague, or a commune
            self._presses(who, 0, lambda each: verb(each) in HANDS)

    @rule(who=volunteers)
    def notes_who_it_is(self, who: str) -> None:
        held = [c for c in EVERYBODY if c != who and self.watch.helps(c, who)]
        if held and self._do({"as": who, "press": "Ghi chú"}):
            self._do({"as": who, "text": "nghe kém"})

    @rule(who=volunteers, command=st.sampled_from(("/viec", "/truc 1h", "/truc 0", "/doi")))
    def looks_at_work(self, who: str, command: str) -> None:
        self._do({"as": who, "text": command})

    @rule(lead=st.sampled_from((*LEADS, OFFICE)), who=volunteers)
    def invites(self, lead: str, who: str) -> None:
        self._do({"as": lead, "text": "/doi"})
        self._do({"as": lead, "press": "Mời người mới"})
        self.watch.seen.clear()
        self._do({"as": lead, "press": "Tình nguyện viên"})
        code = re.search(r"start=(moi-\w+)", str(self.watch.seen))
        if code and self._do({"as": who, "text": f"/start {code[1]}"}):
            self._do({"as": who, "press": "Tôi đồng ý"})
