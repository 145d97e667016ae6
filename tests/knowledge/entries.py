"""Made-up procedures for rules that need exact dates and amounts."""

from datetime import date
from typing import Any

from knowledge.model import (
    Audience,
    Channel,
    Duration,
    Fee,
    FeeKind,
    Known,
    Level,
    Online,
    Procedure,
    Status,
)
from knowledge.problems import Place


def fee(amount: int | None, channel: Channel | None = None, **more: Any) -> Fee:
    values: dict[str, Any] = {
        "kind": FeeKind.LE_PHI,
        "amount": amount,
        "text": None,
        "unit": "lần",
        "channel": channel,
        "who": None,
        "relief": False,
        "territory": None,
        "valid_from": None,
        "valid_to": None,
        "basis": None,
        "source": "test",
        "checked_on": date(2026, 11, 1),
    }
    return Fee(**{**values, **more})


def procedure(*fees: Fee, **more: Any) -> Procedure:
    values: dict[str, Any] = {
        "code": "1.000001",
        "name": "Việc thử",
        "short_name": "Việc thử",
        "choice_label": "Việc thử",
        "formerly": None,
        "everyday_names": (),
        "questions": (),
        "field": "Hộ tịch",
        "audience": (Audience.CITIZEN,),
        "handled_at": (Level.COMMUNE,),
        "agency": "Ủy ban",
        "reception": None,
        "anywhere": Known.UNKNOWN,
        "online": Online.FULL,
        "online_payment": Known.UNKNOWN,
        "when_needed": "Khi cần",
        "conditions": (),
        "prepare": "Tờ khai",
        "documents": (),
        "documents_ask": None,
        "no_longer_asked": (),
        "go_instead": None,
        "steps": (),
        "flow": "national-portal",
        "time": {Channel.ONLINE: Duration(None, None)},
        "time_cases": (),
        "fees": fees,
        "result": None,
        "before": (),
        "after": (),
        "link": None,
        "programmes": (),
        "tags": (),
        "status": Status.ACTIVE,
        "source": "test",
        "checked_on": date(2026, 11, 1),
        "place": Place("test"),
    }
    return Procedure(**{**values, **more})
