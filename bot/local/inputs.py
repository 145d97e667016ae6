"""One line of `motcua chat --json` as something a person does."""

from datetime import datetime, timedelta

from bot.clock import VIETNAM
from bot.local import shapes
from bot.local.looking import CannotDoError
from bot.local.people import People
from bot.local.world import Json

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_WITHOUT_WORDS: dict[str, Json] = {
    "photo": {"photo": [{"file_id": "photo", "file_unique_id": "p", "width": 9, "height": 9}]},
    "voice": shapes.voice("voice"),
    "sticker": {
        "sticker": {
            "file_id": "sticker",
            "file_unique_id": "s",
            "type": "regular",
            "width": 9,
            "height": 9,
            "is_animated": False,
            "is_video": False,
        }
    },
    "document": {"document": {"file_id": "document", "file_unique_id": "d"}},
}
_KNOWN = {
    "as",
    "in",
    "thread",
    "text",
    "press",
    "message",
    "reply",
    "edit",
    "contact",
    "of",
    "location",
    "block",
    "remove_bot",
    "migrate",
    "forum",
    *_WITHOUT_WORDS,
}


def act(people: People, line: Json) -> None:
    """Lets a person do what the line says.

    Raises:
        CannotDoError: The line makes no sense, or what it names is not there.
    """
    unknown = set(line) - _KNOWN
    if unknown:
        raise CannotDoError(f"unknown key '{min(unknown)}'; known are: {', '.join(sorted(_KNOWN))}")
    if "as" not in line:
        _to_group(people, line)
        return
    name = str(line["as"])
    group = str(line["in"]) if line.get("in") is not None else None
    seat = people.seat(name, group, line.get("thread"))
    if "press" in line:
        people.press(seat, str(line["press"]), line.get("message"))
    elif "edit" in line:
        people.edit(seat, str(line["edit"]), str(line.get("text", "")))
    elif "block" in line:
        people.block(seat, bool(line["block"]))
    else:
        content, text = _content(line, seat.person, name)
        if "text" in content:
            people.write(seat, text, line.get("reply"))
        else:
            people.send(seat, content, text, line.get("reply"))


def _content(line: Json, person: int, name: str) -> tuple[Json, str]:
    """What a message holds, and what others see of it."""
    for kind, content in _WITHOUT_WORDS.items():
        if line.get(kind):
            caption: Json = {"caption": str(line["text"])} if "text" in line else {}
            named = isinstance(line[kind], str) and kind == "voice"
            return (shapes.voice(line[kind]) if named else content) | caption, f"[{kind}]"
    if "location" in line:
        latitude, longitude = line["location"]
        return {"location": {"latitude": latitude, "longitude": longitude}}, "[location]"
    if "contact" in line:
        owner = person if line.get("of", "self") == "self" else person + 1_000_000
        return {
            "contact": {"phone_number": str(line["contact"]), "first_name": name, "user_id": owner}
        }, "[contact]"
    if "text" in line:
        return {"text": str(line["text"])}, str(line["text"])
    raise CannotDoError("nothing to do: no text, press, photo … in the line")


def _to_group(people: People, line: Json) -> None:
    if "in" not in line:
        raise CannotDoError('who? add "as": a name')
    group = people.group(str(line["in"]))
    if "remove_bot" in line:
        people.move_bot(group, not line["remove_bot"])
    elif line.get("migrate"):
        people.migrate(group)
    elif "forum" in line:
        people.make_forum(group, bool(line["forum"]))
    else:
        raise CannotDoError('who? add "as": a name')


def moment(text: object) -> datetime:
    """A moment written as 2026-11-20T09:00:00+07:00; without a zone it is Viet Nam's."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        raise CannotDoError(f"'{text}' is no moment; write 2026-11-20T09:00:00+07:00") from None
    return found if found.tzinfo else found.replace(tzinfo=VIETNAM)


def span(text: object) -> timedelta:
    """A span written as 90s, 15m, 3h or 2d."""
    written = str(text).strip()
    if written[-1:] in _UNITS and written[:-1].isdecimal():
        return timedelta(**{_UNITS[written[-1]]: int(written[:-1])})
    raise CannotDoError(f"'{text}' is no span; write 90s, 15m, 3h or 2d")
