"""Scenarios: what people do and see, in Vietnamese, played through `motcua chat --json`.

A file of tests/scenarios/ has a name, a moment to begin at, teams, and steps. The teams are made
by `motcua team add` and `invite` and join as people join: the lead types /nhom CODE in the group,
invites by /doi, the invited tap the link and the pledge. Each scenario plays on a folder of
its own; every start of the bot is a process of its own that can be killed.

A step is an action or a look. Its words are in forms.py; anything else is an error that names
file, step and line before anything is played.

- A look (`thấy`, `không thấy`, `nhớ`) is about what that chat was shown since the last action
  began. An action is everything else but `tắt mở lại`: several presses of one step, `nhờ giúp`
  and `cùng lúc` are one action. `còn giữ` is about what stands in the chat at this moment.
- What is looked for is compared letter by letter, without markup; a list means all of it.
  A removed message is seen as "(gỡ một tin)", a new topic as "(mở chủ đề) its name".
- `<mã>` is the code of the request that was logged last, `<mã của lan>` that of lan's;
  `lan nhớ x: "mã * nhé"` keeps what the * stands for as `<x>`.
- `tnv1..tnv20` is twenty people, one after the other; inside `cùng lúc`, at once.
- `vận hành` is who runs the bot: types `motcua` commands and sees what they print.
"""

from scenario.player import Player
from scenario.processes import Bot, Forked, Fresh
from scenario.reading import read
from scenario.stage import play
from scenario.written import ScenarioError

__all__ = ["Bot", "Forked", "Fresh", "Player", "ScenarioError", "play", "read"]
