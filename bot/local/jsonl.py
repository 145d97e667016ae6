"""`motcua chat --json`: one JSON object a line in, what people see out, then {"done": n}."""

import json
from collections.abc import AsyncIterator, Callable

from bot.local.inputs import act, moment, span
from bot.local.looking import CannotDoError
from bot.local.session import NotQuietError, Session
from bot.local.world import Json

Write = Callable[[Json], None]


async def talk(session: Session, lines: AsyncIterator[str], write: Write) -> None:
    """Does what each line says and waits until nothing is left to do, to the end of input."""
    number = 0
    async for line in lines:
        if not line.strip():
            continue
        number += 1
        try:
            await _do(session, _parsed(line))
            await session.quiet()
        except CannotDoError as error:
            shown = {"shown": error.shown} if error.shown is not None else {}
            write({"error": error.what, **shown})
        except NotQuietError as error:
            write({"error": "not quiet", "waiting": error.waiting})
            continue
        write({"done": number})


def _parsed(line: str) -> Json:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise CannotDoError(f"not JSON: {error}") from None
    if not isinstance(found, dict):
        raise CannotDoError("not a JSON object")
    return found


async def _do(session: Session, line: Json) -> None:
    if "clock" in line:
        await session.go_to(moment(line["clock"]))
    elif "advance" in line:
        await session.go_to(session.telegram.clock.now() + span(line["advance"]))
    elif "all" in line:
        _do_all(session, line["all"])
    else:
        _act(session, line)


def _do_all(session: Session, lines: object) -> None:
    """Several at once: all are handed over before anything is waited for."""
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise CannotDoError('"all" needs a list of objects')
    for line in lines:
        _act(session, line)


def _act(session: Session, line: Json) -> None:
    try:
        act(session.telegram.people, line)
    except (TypeError, ValueError) as error:
        raise CannotDoError(f"the line makes no sense: {error}") from None
