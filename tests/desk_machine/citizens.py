from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.local import shapes
from bot.local.world import Shown
from desk_machine.city import NAMES, PHONES, citizens, people, picks, places, seldom
from desk_machine.machine import SPARED, Machine


class Citizens(Machine):
    """What citizens do."""

    @rule(who=citizens, place=places, far=st.booleans())
    def asks_for_help(self, who: str, place: str, far: bool) -> None:
        self._do({"as": who, "text": "/cannguoigiup"})
        self._do({"as": who, "text": place})
        self._do({"as": who, "press": "Đúng, gửi đến đây"})
        if far:
            self._do({"as": who, "press": "Không gửi người ở gần nhà"})
        self._do({"as": who, "press": "Tôi từ 16 tuổi và đồng ý"})

    @rule(who=citizens, what=st.sampled_from(("Thêm tên gọi", "Thêm chỗ đang vướng")))
    def tells_a_name(self, who: str, what: str) -> None:
        if self._do({"as": who, "press": what}):
            self._do({"as": who, "text": f"{NAMES[who]} 0{PHONES[who]}"})

    @rule(who=citizens, asked=st.booleans())
    def shares_a_number(self, who: str, asked: bool) -> None:
        if asked and not self._do({"as": who, "press": "Thêm số điện thoại"}):
            return
        self._do({"as": who, "contact": f"+84{PHONES[who]}"})

    @rule(who=people, pick=picks)
    def replies(self, who: str, pick: int) -> None:
        found = [] if self._has_blocked(who) else self._from_bot(self.world.people[who])
        if not found:
            return
        answered, seat = found[pick % len(found)], self._seat(who)
        own = self._is_about_own(who, answered)
        text = f"{NAMES[who]} nói, gọi 0{PHONES[who]}" if own else "chào bác"
        shown = self.talk.session.telegram.people._put(seat, text)  # noqa: SLF001
        reply = {"reply_to_message": shapes.whole(self.world, answered), "text": text}
        self._update("message", shapes.message(self.world, shown) | reply)

    @rule(who=people, pick=picks)
    def edits_what_was_passed_on(self, who: str, pick: int) -> None:
        said = self._passed_on(who)
        if said and not self._has_blocked(who) and "edit of a taken copy" not in SPARED:
            shown, own = said[pick % len(said)]
            text = f"{NAMES[who]} sửa" if own else "chào bác ạ"
            changed = {"text": text, "edit_date": shown.at}
            self._update("edited_message", shapes.message(self.world, shown) | changed)

    @rule(who=people, pick=picks)
    def takes_words_back(self, who: str, pick: int) -> None:
        said = self._passed_on(who)
        if said and not self._has_blocked(who):
            answered, _ = said[pick % len(said)]
            shown = self.talk.session.telegram.people._put(self._seat(who), "/go")  # noqa: SLF001
            reply = {"reply_to_message": shapes.whole(self.world, answered), "text": "/go"}
            self._update("message", shapes.message(self.world, shown) | reply)

    @rule(who=people, now=seldom)
    def deletes_everything(self, who: str, now: bool) -> None:
        if not now:
            return
        self._do({"as": who, "text": "/xoadulieu"})
        if self._do({"as": who, "press": "Xóa hết"}):
            self.just_deleted = who

    @rule(who=citizens, now=seldom)
    def withdraws_consent(self, who: str, now: bool) -> None:
        if not now:
            return
        self._do({"as": who, "text": "/dulieu"})
        self._do({"as": who, "press": "Rút đồng ý"})

    def _seat(self, who: str) -> Any:
        return self.talk.session.telegram.people.seat(who, None)

    def _is_about_own(self, who: str, shown: Shown) -> bool:
        return bool(
            self.watch.rows(
                "SELECT 1 FROM outbox o JOIN requests r ON r.id = o.request"
                " WHERE o.chat = ? AND o.message = ? AND r.person = ?",
                *(shown.chat, shown.number, self.world.people[who]),
            )
        )

    def _passed_on(self, who: str) -> list[tuple[Shown, bool]]:
        """One's own messages that went to the other side; and whether as a citizen."""
        said = self.watch.rows(
            "SELECT message, from_citizen FROM relays WHERE chat = ? AND message IS NOT NULL"
            " ORDER BY id DESC",
            self.world.people[who],
        )
        return [(self.world.messages[number], bool(own)) for number, own in said]
