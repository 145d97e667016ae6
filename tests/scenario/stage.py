"""A scenario from its first moment on: the folder it plays on, with the teams that are there."""

import atexit
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from warm import warmed

from scenario.player import Player
from scenario.processes import Bot, Forked
from scenario.written import Json, Mismatch, Scenario, ScenarioError, moment


def play(
    scenario: Scenario,
    data: Path,
    start: Callable[[list[str], Path], Any] = Forked,
    after_each: Callable[[Player], None] = lambda _: None,
) -> None:
    """Plays a scenario on an empty folder.

    Args:
        start: How a `motcua` process comes to be.
        after_each: Called after every line handed over, once the teams are there.
    """
    shutil.copytree(_prepared(scenario.setup), data, dirs_exist_ok=True)
    with closing(Bot(data, start)) as bot:
        player = Player(bot)
        try:
            player.do({"clock": moment(scenario.clock)})
        except Mismatch as error:
            raise ScenarioError(f"{scenario.file}: {error}") from None
        player.after_each = after_each
        for step in scenario.steps:
            player.play(step)


@cache
def _prepared(setup: str) -> Path:
    """A folder with these teams, made as operators, leads and volunteers make them.

    Made once for all scenarios that begin alike; each plays on a copy.
    """
    data = warmed(Path(tempfile.mkdtemp(prefix="motcua-scenario-")))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    teams, city = json.loads(setup)
    with closing(Bot(data, Forked)) as bot:
        player = Player(bot)
        try:
            player.do({"advance": "0s"})  # the data file is there
            for team in teams:
                _make_team(player, team)
            for role, people in city.items():
                for person in people:
                    _join(player, person, bot.command(["team", "invite", "--role", role]))
        except Mismatch as error:
            raise ScenarioError(f"lúc dựng {setup}: {error}") from None
    return data


def _make_team(player: Player, team: Json) -> None:
    lead, group = team["trưởng"], team.get("nhóm")
    level = ["--neighbourhood"] if team.get("cấp") == "tổ dân phố" else []
    printed = player.bot.command(["team", "add", team["tên"], "--commune", team["xã"], *level])
    player.do({"as": lead, "text": "/start"})
    if group is None:
        asked = ["team", "invite", "--role", "lead", "--team", team["tên"]]
        _join(player, lead, player.bot.command(asked))
    else:
        if team.get("chủ đề") == "có":
            player.do({"in": group, "forum": True})
        player.do({"as": lead, "in": group, "text": f"/nhom {printed.strip()}"})
    for person in team["người"]:
        player.seen.clear()
        player.do(
            {"as": lead, "text": "/doi"},
            {"as": lead, "press": "Mời người mới"},
            {"as": lead, "press": "Tình nguyện viên"},
        )
        _join(player, person, player.seen[-1]["plain"])


def _join(player: Player, person: str, invitation: str) -> None:
    """The person opens the invitation's link and accepts the pledge."""
    code = re.search(r"moi-\w+", invitation)
    if code is None:
        raise Mismatch(f"không có lời mời trong: {invitation}")
    player.do({"as": person, "text": f"/start {code[0]}"}, {"as": person, "press": "Tôi đồng ý"})
