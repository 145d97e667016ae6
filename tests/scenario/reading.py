"""From a file to its steps, with the line of whatever cannot be understood."""

from pathlib import Path

import yaml

from scenario.forms import FORMS
from scenario.written import Json, Scenario, ScenarioError, Step, Value, each_of

_KEYS = {"tên", "đồng hồ", "tổ", "thành phố", "các bước"}
_TEAM_KEYS = {"tên", "xã", "nhóm", "chủ đề", "cấp", "trưởng", "người"}
_CITY_KEYS = {"phụ trách": "office", "quản trị": "admin"}


def read(path: Path) -> Scenario:
    """The scenario of a file; refuses what it does not know before anything is played."""
    try:
        top = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ScenarioError(f"{path.name}: {error}") from None
    if not isinstance(top, yaml.MappingNode):
        raise ScenarioError(f"{path.name}: cần các mục {', '.join(sorted(_KEYS))}")
    found = _mapping(top, _KEYS, path.name)
    for key in ("tên", "đồng hồ", "các bước"):
        if key not in found:
            raise ScenarioError(f"{path.name}: thiếu mục «{key}»")
    return Scenario(
        path.name,
        _text(found["tên"], path.name),
        _text(found["đồng hồ"], path.name),
        [_team(node, path.name) for node in _items(found.get("tổ"))],
        _city(found.get("thành phố"), path.name),
        _steps(found["các bước"], path.name),
    )


def _mapping(node: yaml.Node, known: set[str], where: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise ScenarioError(f"{where}, {_line(node)}: cần các mục {', '.join(sorted(known))}")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value not in known or key.value in found:
            why = "viết hai lần" if key.value in found else "không có"
            raise ScenarioError(
                f"{where}, {_line(key)}: mục «{key.value}» {why};"
                f" các mục là {', '.join(sorted(known))}"
            )
        found[key.value] = value
    return found


def _team(node: yaml.Node, where: str) -> Json:
    found = _mapping(node, _TEAM_KEYS, where)
    team: Json = {key: _text(value, where) for key, value in found.items() if key != "người"}
    for key in ("tên", "xã", "trưởng"):
        if key not in team:
            raise ScenarioError(f"{where}, {_line(node)}: tổ thiếu mục «{key}»")
    team["người"] = each_of([_text(each, where) for each in _items(found.get("người"))])
    return team


def _city(node: yaml.Node | None, where: str) -> dict[str, list[str]]:
    if node is None:
        return {}
    found = _mapping(node, set(_CITY_KEYS), where)
    return {
        _CITY_KEYS[key]: [_text(each, where) for each in _items(value)]
        for key, value in found.items()
    }


def _steps(node: yaml.Node, file: str, within: str = "") -> list[Step]:
    return [
        _step(each, f"{file}, bước {within}{number} ({_line(each)})", file, f"{within}{number}.")
        for number, each in enumerate(_items(node), start=1)
    ]


def _step(node: yaml.Node, where: str, file: str, within: str) -> Step:
    words, value = node.value, None
    if isinstance(node, yaml.MappingNode):
        if len(node.value) != 1:
            raise ScenarioError(f"{where}: một bước chỉ có một dòng; có dấu «- » ở đầu chưa?")
        (key, value), *_ = node.value
        words = key.value
    if not isinstance(words, str):
        raise ScenarioError(f"{where}: một bước là một câu, không phải danh sách")
    for form in FORMS:
        match = form.pattern.fullmatch(words.strip())
        if match is not None and form.has_value is (value is not None):
            inner = _steps(value, file, within) if value is not None and form.of_steps else None
            said = inner if inner is not None else _value(value, where)
            text = words if value is None else f"{words}: {_short(said)}"
            return Step(where, text, form, match.groups(), said)
    known = "\n  ".join(form.text for form in FORMS)
    colon = ":" if value is not None else ""
    raise ScenarioError(f"{where}: không hiểu «{words}{colon}». Các câu dùng được:\n  {known}")


def _value(node: yaml.Node | None, where: str) -> Value:
    if node is None:
        return ""
    if isinstance(node, yaml.SequenceNode):
        return [_text(each, where) for each in node.value]
    return _text(node, where)


def _text(node: yaml.Node, where: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise ScenarioError(f"{where}, {_line(node)}: ở đây cần một dòng chữ")
    return str(node.value)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _line(node: yaml.Node) -> str:
    return f"dòng {node.start_mark.line + 1}"


def _short(value: Value) -> str:
    return value if isinstance(value, str) else f"[{len(value)} mục]"
