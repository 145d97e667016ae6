"""The words a step can be written in."""

from collections.abc import Callable

from scenario import actions, looks
from scenario.player import Player
from scenario.written import OPERATOR, Form, Json, Value


def _acting(lines: Callable[..., list[Json]]) -> Callable[..., None]:
    def do(player: Player, value: Value, *parts: str | None) -> None:
        player.do(*lines(player, value, *parts))

    return do


def _act(text: str, lines: Callable[..., list[Json]]) -> Form:
    return Form(text, _acting(lines), lines=lines)


_IN = '[ trong {nhóm}][ chủ đề "{tên}"]'
FORMS = (
    Form(f"{OPERATOR} gõ: team …", actions.runs),  # before {ai} gõ
    _act(f"{{ai}} gõ{_IN}: chữ", actions.says),
    _act(f"{{ai}} bấm{_IN}: nút", actions.presses),
    _act(f'{{ai}} trả lời "{{tin}}"{_IN}: chữ', actions.replies),
    _act('{ai} sửa "{tin}": chữ', actions.edits),
    _act('{ai} gửi[ trả lời "{tin}"]: ảnh', actions.sends),
    _act("{ai} nhờ giúp: việc, nơi", actions.asks_for_help),
    Form("cùng lúc: [các bước]", actions.together, of_steps=True),
    Form("{ai} chặn bot", actions.to_bot({"block": True})),
    Form("{ai} bỏ chặn bot", actions.to_bot({"block": False})),
    Form("{nhóm} đưa bot ra", actions.to_bot({"remove_bot": True})),
    Form("{nhóm} mời bot lại", actions.to_bot({"remove_bot": False})),
    Form("{nhóm} lên siêu nhóm", actions.to_bot({"migrate": True})),
    Form("{nhóm} bật chủ đề", actions.to_bot({"forum": True})),
    Form("đồng hồ: 2026-11-20 09:00", actions.sets_clock),
    Form("sau: 3 giờ", actions.waits),
    Form("tắt mở lại", actions.restarts, is_action=False),
    Form('{ai} thấy[ ở chủ đề "{tên}"]: chữ', looks.sees, is_action=False),
    Form('{ai} không thấy[ ở chủ đề "{tên}"]: chữ', looks.sees_not, is_action=False),
    Form("{ai} không thấy gì", looks.sees_nothing, is_action=False),
    Form("{ai} thấy nút: nút", looks.sees_button, is_action=False),
    Form("{ai} không thấy nút: nút", looks.sees_no_button, is_action=False),
    Form("{ai} thấy {mấy} lần: chữ", looks.so_often, is_action=False),
    Form("{mấy} trong {ai} thấy: chữ", looks.so_many_see, is_action=False),
    Form("{ai} còn giữ: chữ", looks.still_has, is_action=False),
    Form("{ai} không còn giữ: chữ", looks.has_no_longer, is_action=False),
    Form("{ai} không bấm được[ trong {nhóm}]: nút", actions.cannot_press),
    Form('{ai} nhớ "{tên}": chữ có dấu *', looks.remembers, is_action=False),
)
