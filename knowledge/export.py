"""A procedure under the names the contract gives its fields (plan, part 4)."""

from dataclasses import asdict
from datetime import date
from typing import Any

from knowledge.model import Procedure

_OURS = {"place"}  # where the entry stands in our files is nobody else's business


def exported(procedure: Procedure) -> dict[str, Any]:
    """The procedure as plain JSON values: dates as 2026-11-20, enumerations as their words."""
    entry = {key: value for key, value in asdict(procedure).items() if key not in _OURS}
    cases = entry.pop("time_cases")
    times: dict[str, Any] = {str(channel): time for channel, time in entry["time"].items()}
    if cases:
        times["cases"] = [{**case.pop("duration"), **case} for case in cases]
    entry["time"] = times
    plain: dict[str, Any] = _plain(entry)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
