"""The JSON Schema of a file of curated entries: what an editor's program completes and underlines.

`python -m knowledge.schema` prints it; docs/procedure.schema.json is that text, and a test keeps
it so. It says which keys and words there are; `motcua check` says the rest.
"""

import json
import sys
from enum import StrEnum
from typing import Any

from knowledge.model import (
    Audience,
    Authorisation,
    Channel,
    Fact,
    FeeKind,
    Known,
    Level,
    Online,
    Status,
    TimeUnit,
)

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_CODE: Schema = {"type": "string", "pattern": r"^(\d\.\d{6}|local\.[a-z0-9-]+)$"}


def _word(kind: type[StrEnum]) -> Schema:
    return {"enum": [word.value for word in kind]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_or_list(items: Schema) -> Schema:
    return {"anyOf": [items, _list(items)]}


def _keys(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


_DURATION: dict[str, Schema] = {"amount": _NUMBER, "unit": _word(TimeUnit), "note": _TEXT}
_DOCUMENT = _keys(("name",), name=_TEXT, original=_NUMBER, copies=_NUMBER, when=_TEXT, note=_TEXT)
_FEE = _keys(
    ("kind", "source", "checked_on"),
    kind=_word(FeeKind),
    amount=_NUMBER,
    text=_TEXT,
    unit=_TEXT,
    channel=_one_or_list(_word(Channel)),
    who=_TEXT,
    relief=_word(Known),
    territory=_TEXT,
    valid_from=_DAY,
    valid_to=_DAY,
    basis=_TEXT,
    source=_TEXT,
    checked_on=_DAY,
)
_TIME_CASE = _keys(("when",), when=_TEXT, channel=_one_or_list(_word(Channel)), **_DURATION)

ENTRY = _keys(
    (
        "code",
        "name",
        "everyday_names",
        "questions",
        "field",
        "audience",
        "handled_at",
        "agency",
        "online",
        "when_needed",
        "prepare",
        "documents",
        "flow",
        "time",
        "fees",
        "status",
        "source",
        "checked_on",
    ),
    code=_CODE,
    name=_TEXT,
    short_name={**_TEXT, "maxLength": 60},
    choice_label={**_TEXT, "maxLength": 60},
    formerly=_TEXT,
    everyday_names=_list(_TEXT),
    questions={**_list(_TEXT), "minItems": 5},
    field=_TEXT,
    audience=_list(_word(Audience)),
    handled_at=_list(_word(Level)),
    agency=_TEXT,
    reception=_TEXT,
    anywhere=_word(Known),
    online=_word(Online),
    online_payment=_word(Known),
    post=_keys((), sent_in=_word(Known), sent_back=_word(Known), pays=_TEXT),
    when_needed=_TEXT,
    conditions=_list(_TEXT),
    prepare=_TEXT,
    documents=_list(_DOCUMENT),
    documents_ask=_TEXT,
    no_longer_asked=_list(_TEXT),
    papers_as_of=_DAY,
    go_instead=_keys(("text",), text=_TEXT, authorisation=_word(Authorisation)),
    steps=_list(_TEXT),
    steps_after=_list(_TEXT),
    flow=_TEXT,
    time=_keys((), **{str(channel): _keys((), **_DURATION) for channel in Channel}),
    time_cases=_list(_TIME_CASE),
    fees=_list(_FEE),
    result=_TEXT,
    before=_list(_CODE),
    after=_list(_CODE),
    link={**_TEXT, "format": "uri"},
    tags=_list(_TEXT),
    status=_word(Status),
    differs=_list(_keys(("what", "source"), what=_word(Fact), source=_TEXT)),
    source=_TEXT,
    checked_on=_DAY,
)


def schema() -> str:
    """The schema of a whole file, as JSON text."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Một Cửa: curated procedures of one field",
        **_list(ENTRY),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
