"""Draws docs/pictures/: what people see, from a conversation played with the real handlers.

`make pictures` writes them; tests/guards/test_pictures.py says when they no longer match. Only
the clock stands still and the codes are drawn from a fixed seed, so that the same conversation
gives the same bytes.
"""
# ruff: noqa: INP001 - a script beside the documents

import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from play import CITIZEN, COLLEAGUE, COMMUNE, HELPER, LEAD, OTHER_CITIZEN, TEAM, UNIT, Play

from bot.clock import VIETNAM, ShiftedClock, milliseconds
from bot.config import read_config
from bot.desk.codes import invitation, invitation_hash
from bot.desk.outcomes import Obstacle, Outcome, Payment, Place
from bot.desk.roles import Role
from bot.desk.roster import invite
from bot.knowing import Knowing, know
from bot.local.session import local_session
from bot.store.tables.invitations import Invitation
from bot.texts import labels, practice

PICTURES = Path(__file__).parent / "pictures"
_MORNING = datetime(2026, 11, 20, 8, 40, tzinfo=VIETNAM)  # a Friday
_SEED = 7
_CONTROLLER = "(tên đơn vị của anh/chị)"
_BOT = "ten_bot_cua_don_vi"


class _StillClock(ShiftedClock):
    """Moves only when it is told to."""

    def now(self) -> datetime:
        return _MORNING + self.offset

    def set(self, moment: datetime) -> None:
        self.offset = moment.astimezone(VIETNAM) - _MORNING


@contextmanager
def _nothing_by_chance() -> Iterator[None]:
    with (
        patch("bot.local.session.ShiftedClock", _StillClock),
        patch("bot.desk.codes.secrets", random.Random(_SEED)),  # noqa: S311 - codes in pictures
        patch("bot.local.shapes.BOT_NAME", _BOT),
    ):
        yield


async def draw(knowing: Knowing) -> dict[str, str]:
    """Every picture by its name."""
    config = replace(read_config(None, {}), controller=_CONTROLLER, national="")
    with _nothing_by_chance(), tempfile.TemporaryDirectory() as data:
        async with local_session(knowing, config, Path(data), lambda _: None) as session:
            play = Play(session)
            await session.go_to(_MORNING)
            for scene in (_joining, _asking, _claiming, _talking, _closing, _on_duty, _trying):
                await scene(play)
            return play.pictures


async def _joining(play: Play) -> None:
    await play.say(LEAD, f"/start {await _team_with_lead(play)}")
    await play.press(LEAD, labels.PLEDGE)
    await play.say(LEAD, "/nhom", group=TEAM)
    for person in (COLLEAGUE, HELPER):
        await play.say(LEAD, "/doi")
        await play.press(LEAD, labels.INVITE, labels.ROLES[Role.VOLUNTEER])
        invited = play.world.in_chat(play.world.people[LEAD])[0].text
        await play.say(person, "/start " + invited.rpartition("start=")[2])
        if person == HELPER:
            play.picture(
                "vao-to",
                person,
                2,
                "Bấm lời mời xong, bot chào, cho biết mã của mình và đưa lời cam kết để đọc.",
            )
        await play.press(person, labels.PLEDGE)
    play.picture("moi", LEAD, 2, "Tổ trưởng chọn vai trò rồi nhận một đường dẫn dùng một lần.")


async def _team_with_lead(play: Play) -> str:
    """What `motcua team add` and `motcua team invite --role lead` do; the lead's invitation."""
    now = milliseconds(_MORNING)
    async with play.session.application.store.writing() as tx:
        await tx.teams.add(TEAM, COMMUNE, invitation_hash(invitation()), now, now)
        team = await tx.teams.named(TEAM)
        assert team is not None  # noqa: S101 - just added
        code, _ = await invite(tx, Invitation(team.id, Role.LEAD), None, now)
    return code


async def _asking(play: Play) -> None:
    await play.wait(20)
    await play.say(CITIZEN, "o tro lam tam tru the nao")
    await play.press(CITIZEN, labels.NEED_PERSON)
    await play.say(CITIZEN, UNIT)
    await play.press(CITIZEN, labels.SEND_HERE)
    play.picture("dong-y", CITIZEN, 1, "Người dân xem từng dòng sẽ gửi rồi mới bấm đồng ý.")
    await play.press(CITIZEN, labels.CONSENT_YES)
    await play.press(CITIZEN, labels.ADD_NAME)
    await play.say(CITIZEN, "bác Tư")
    await play.press(CITIZEN, labels.ADD_TRIED)
    await play.say(CITIZEN, "Vào được VNeID rồi, không biết bấm vào đâu nữa")


async def _claiming(play: Play) -> None:
    play.group_picture("the-viec", 1, "Thẻ việc trong nhóm của tổ, chưa ai nhận.")
    await play.press(HELPER, labels.CLAIM, group=TEAM)
    play.group_picture(
        "da-nhan", 1, "Cũng thẻ ấy sau khi có người bấm Nhận việc: cả nhóm thấy ai nhận."
    )
    play.picture("the-rieng", HELPER, 2, "Thẻ ở chat riêng của người nhận, với các nút để giúp.")


async def _talking(play: Play) -> None:
    await play.wait(3)
    mine = "Cháu chào bác Tư. Bác đang mở trang nào, có thấy ô Tìm kiếm không ạ?"
    await play.say(HELPER, mine, reply="anh/chị đã nhận")
    await play.wait(2)
    back = "Có, bác thấy ô tìm rồi. Gõ chữ gì vào đấy?"
    await play.say(CITIZEN, back, reply="Cháu chào bác")
    await play.wait(1)
    await play.say(HELPER, "Bác gõ «đăng ký tạm trú», rồi bấm vào dòng đầu tiên ạ.", reply=back)
    play.picture("nhan-nguoi-giup", HELPER, 5, "Người giúp trả lời tin của bot, lời tới người dân.")
    play.picture("nhan-nguoi-dan", CITIZEN, 5, "Người dân chỉ thấy mã của người giúp.")
    await play.press(HELPER, labels.CANNED)
    play.picture("buoc-mau", HELPER, 1, "Bấm Gửi bước mẫu: chọn phần nào gửi cho người dân.")
    await play.press(HELPER, labels.APPOINT)
    play.picture("hen-lai", HELPER, 1, "Bấm Hẹn lại: chọn lúc nào, đến giờ bot nhắc.")
    await play.press(HELPER, labels.HAND)
    play.picture("chuyen", HELPER, 1, "Bấm Chuyển: cho người trong tổ, nơi khác, hay cấp trên.")


async def _closing(play: Play) -> None:
    await play.wait(25)
    await play.press(HELPER, labels.DONE)
    play.picture("xong-1", HELPER, 1, "Bấm Xong, câu hỏi đầu: việc kết thúc thế nào.")
    outcome, place = labels.OUTCOMES[Outcome.FILED_ALONE], labels.PLACES[Place.HOME]
    await play.press(HELPER, outcome, place, labels.PAYMENTS[Payment.ONLINE])
    await play.press(HELPER, labels.OBSTACLES[Obstacle.PORTAL_ERROR])
    play.picture("xong-2", HELPER, 1, "Câu hỏi cuối: có gì vướng không, chọn được nhiều ý.")
    await play.press(HELPER, labels.SEND)
    play.picture("xong-chua", CITIZEN, 1, "Người dân được hỏi lại đã xong chưa.")
    await play.press(CITIZEN, labels.THANKS)
    play.picture("cam-on", HELPER, 2, "Việc đã đóng, và lời cảm ơn của người dân.")


async def _on_duty(play: Play) -> None:
    for citizen, question in (
        (OTHER_CITIZEN, "làm khai sinh cho con"),
        (CITIZEN, "cấp lại căn cước"),
    ):
        await play.say(citizen, question)
        await play.press(citizen, labels.NEED_PERSON)
        await play.say(citizen, UNIT)
        await play.press(citizen, labels.SEND_HERE, labels.CONSENT_YES)
        await play.wait(40)
    await play.say(HELPER, "/truc 2h")
    play.picture("truc", HELPER, 2, "Gõ /truc 2h: bot nói việc nào đang chờ, bấm là nhận.")
    await play.say(LEAD, "/doi")
    play.picture("doi", LEAD, 2, "Tổ trưởng gõ /doi: ai trong tổ, ai đang trực, và các nút.")


async def _trying(play: Play) -> None:
    await play.say(COLLEAGUE, "/thu")
    case = practice.CASES[1]
    title = practice.NUMBERED.format(number=2, title=case.title)
    await play.press(COLLEAGUE, title, practice.CLAIM, case.turns[0].choices[0].label)
    play.picture("tap-thu", COLLEAGUE, 1, "Tập thử: chọn chưa hay thì bot nói vì sao, chọn lại.")


def main() -> None:
    """Writes the pictures, and takes away those no longer drawn."""
    knowing = know(replace(read_config(None, {}), national=""))
    pictures = asyncio.run(draw(knowing))
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        if old.stem not in pictures:
            old.unlink()
    for name, picture in pictures.items():
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")
    sys.stdout.write(f"{len(pictures)} pictures in {PICTURES}\n")


if __name__ == "__main__":
    main()
