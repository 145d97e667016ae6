"""The table of a request's moves: what is in it happens with its event, nothing else does."""

import sqlite3
from collections.abc import Awaitable, Callable
from itertools import product
from typing import Any

import pytest
from talk import Talk

from bot.desk.states import ENDED, HELD, OPEN, TRANSITIONS, WAITING, Move, Party, State
from bot.local import shapes
from bot.store import Writing
from bot.store.sqlite import SqliteStore
from bot.store.tables.requests_read import Request
from handlers.buttons import Verb, encode

CITIZEN, HELPER, COLLEAGUE, STRANGER = 1, 7, 8, 9
GROUP = "to-le-chan"

Make = Callable[[Writing, int, int], Awaitable[bool]]

# Every move as the store's method makes it, by a certain person.
MAKE: dict[Move, Make] = {
    Move.CLAIM: lambda tx, r, by: tx.requests.claim(r, by, 9),
    Move.CONTACT: lambda tx, r, by: tx.requests.contact(r, by, 9),
    Move.GIVE_BACK: lambda tx, r, by: tx.requests.give_back(r, by, 9),
    Move.TAKE_BACK: lambda tx, r, by: tx.requests.take_back(r, by, 9, "silent"),
    Move.HAND_OVER: lambda tx, r, by: tx.requests.hand_over(r, by, COLLEAGUE, 9),
    Move.HAND_ON: lambda tx, r, by: tx.requests.hand_on(r, by, 1, "11383", 9),
    Move.FINISH: lambda tx, r, by: tx.requests.finish(r, by, "{}", "answered", 9),
    Move.MISS: lambda tx, r, by: tx.requests.miss(r, by, "{}", "unreachable", 9),
    Move.WITHDRAW: lambda tx, r, by: tx.requests.withdraw(r, by, 9),
    Move.EXPIRE: lambda tx, r, by: tx.requests.expire(r, 9),  # noqa: ARG005 - the clock's own
    Move.REOPEN: lambda tx, r, by: tx.requests.reopen(r, by, 9),
    Move.RESUME: lambda tx, r, by: tx.requests.resume(r, by, 9),
}
# How a new request gets where a test wants it.
WAY: dict[State, tuple[Move, ...]] = {
    State.NEW: (),
    State.HANDED_ON: (Move.HAND_ON,),
    State.CLAIMED: (Move.CLAIM,),
    State.IN_CONTACT: (Move.CLAIM, Move.CONTACT),
    State.DONE: (Move.CLAIM, Move.FINISH),
    State.UNREACHABLE: (Move.CLAIM, Move.MISS),
    State.WITHDRAWN: (Move.CLAIM, Move.WITHDRAW),
    State.EXPIRED: (Move.CLAIM, Move.EXPIRE),
}
PAIRS = tuple(product(State, Move))
IN_THE_TABLE = [(state, move) for state, move in PAIRS if state in TRANSITIONS[move].sources]
NOT_IN_IT = [(state, move) for state, move in PAIRS if state not in TRANSITIONS[move].sources]
OWN_MOVES = [
    (state, move)
    for state, move in IN_THE_TABLE
    if TRANSITIONS[move].by in (Party.HOLDER, Party.CITIZEN, Party.HELPER)
]


def who_may(move: Move, helper: int = HELPER, citizen: int = CITIZEN) -> int:
    """Somebody the table lets make the move."""
    return citizen if TRANSITIONS[move].by is Party.CITIZEN else helper


async def bring(
    tx: Writing, request: int, to: State, helper: int = HELPER, citizen: int = CITIZEN
) -> None:
    for move in WAY[to]:
        assert await MAKE[move](tx, request, who_may(move, helper, citizen))


async def standing(store: SqliteStore, state: State) -> Request:
    """A request that stands where the test wants it."""
    async with store.writing() as tx:
        await tx.teams.ensure_city_desk("Bàn", 0)
        consent = await tx.consents.give(CITIZEN, "1", "hash", 0)
        logged = await tx.requests.log("LC-AAAA", CITIZEN, consent, "11383", "1.004222", 0)
        assert logged is not None
        await bring(tx, logged.id, state)
        found = await tx.requests.get(logged.id)
    assert found is not None
    assert found.state is state
    return found


async def kinds(store: SqliteStore, request: int) -> list[str]:
    async with store.reading() as reading:
        return [kind for _, kind, _, _ in await reading.requests.events(request)]


async def try_to(store: SqliteStore, request: int, move: Move, by: int) -> bool:
    async with store.writing() as tx:
        return await MAKE[move](tx, request, by)


async def now(store: SqliteStore, request: int) -> Request:
    async with store.reading() as reading:
        found = await reading.requests.get(request)
    assert found is not None
    return found


def test_every_move_and_every_state_is_tried_here() -> None:
    assert set(MAKE) == set(TRANSITIONS) == set(Move)
    assert set(WAY) == set(State) == {*OPEN, *ENDED}


@pytest.mark.parametrize(("state", "move"), IN_THE_TABLE)
async def test_a_move_of_the_table_is_made_with_its_event(
    store: SqliteStore, state: State, move: Move
) -> None:
    request, rule = await standing(store, state), TRANSITIONS[move]
    before = await kinds(store, request.id)
    assert await try_to(store, request.id, move, who_may(move))
    assert (await now(store, request.id)).state is rule.target
    assert await kinds(store, request.id) == [*before, rule.event]


@pytest.mark.parametrize(("state", "move"), NOT_IN_IT)
async def test_a_move_that_is_not_in_the_table_changes_nothing(
    store: SqliteStore, state: State, move: Move
) -> None:
    request = await standing(store, state)
    before = await kinds(store, request.id)
    for by in (HELPER, CITIZEN, COLLEAGUE):
        assert not await try_to(store, request.id, move, by)
    assert await now(store, request.id) == request
    assert await kinds(store, request.id) == before


@pytest.mark.parametrize(("state", "move"), OWN_MOVES)
async def test_a_move_of_the_table_by_somebody_else_changes_nothing(
    store: SqliteStore, state: State, move: Move
) -> None:
    request = await standing(store, state)
    before = await kinds(store, request.id)
    wrong = {
        Party.HOLDER: (COLLEAGUE, STRANGER, CITIZEN),
        Party.CITIZEN: (HELPER, COLLEAGUE, STRANGER),
        Party.HELPER: (COLLEAGUE, STRANGER),
    }
    for by in wrong[TRANSITIONS[move].by]:
        assert not await try_to(store, request.id, move, by)
    assert await now(store, request.id) == request
    assert await kinds(store, request.id) == before


@pytest.mark.parametrize("state", WAITING)
async def test_what_waits_is_in_nobodys_hands(store: SqliteStore, state: State) -> None:
    request = await standing(store, state)
    assert await try_to(store, request.id, Move.CLAIM, HELPER)
    assert await try_to(store, request.id, Move.GIVE_BACK, HELPER)
    freed = await now(store, request.id)
    held = (freed.claimed_by, freed.claimed_at, freed.contacted_at, freed.appointment_at)
    assert held == (None, None, None, None)


@pytest.mark.parametrize("state", ENDED)
async def test_what_is_reopened_has_no_end_any_more(store: SqliteStore, state: State) -> None:
    request = await standing(store, state)
    assert request.closed_at is not None
    assert await try_to(store, request.id, Move.REOPEN, CITIZEN)
    again = await now(store, request.id)
    assert (again.closed_at, again.confirmed_at, again.outcome) == (None, None, None)


async def test_a_move_of_a_request_that_never_was_changes_nothing(store: SqliteStore) -> None:
    await standing(store, State.CLAIMED)
    for move in Move:
        assert not await try_to(store, 99, move, who_may(move))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM request_events",
        "UPDATE request_events SET kind = 'closed'",
        "UPDATE request_events SET at = 1",
        "UPDATE request_events SET detail = 'x'",
        "UPDATE request_events SET request = 1",
        "UPDATE request_events SET actor = 5",
        "INSERT OR REPLACE INTO request_events (id, request, at, kind) VALUES (1, 1, 1, 'x')",
    ],
)
async def test_events_are_never_deleted_or_changed(store: SqliteStore, statement: str) -> None:
    request = await standing(store, State.IN_CONTACT)
    before = await kinds(store, request.id)
    with pytest.raises(sqlite3.Error):
        async with store.writing() as tx:
            await tx.people._connection.run(statement)  # noqa: SLF001 - past our own methods
    assert await kinds(store, request.id) == before


async def test_events_may_lose_the_person(store: SqliteStore) -> None:
    request = await standing(store, State.IN_CONTACT)
    async with store.writing() as tx:
        await tx.forgetting.actors_before(1)
        await tx.forgetting.volunteer(HELPER)
    async with store.reading() as reading:
        events = await reading.requests.events(request.id)
    assert [actor for _, _, actor, _ in events] == [None, None, None]


# The same through the conversation: a button pressed where its move is not in the table.

Buttons = dict[str, tuple[str, str, tuple[State, ...]]]
ANSWERED = ("answered", "-", "-", "-", "-", "send")
MISSED = ("unreachable", "-", "-", "-", "-", "send")


def buttons_of(request: int, colleague: str, city: int) -> Buttons:
    """Every button of the desk: who presses it, what it carries, and where it does something."""
    holders = {
        "contacted": (encode(Verb.CONTACTED, request), TRANSITIONS[Move.CONTACT].sources),
        "give back": (encode(Verb.GIVE_BACK, request), TRANSITIONS[Move.GIVE_BACK].sources),
        "to a colleague": (encode(Verb.HAND_PERSON, request, colleague), HELD),
        "to a team": (encode(Verb.HAND_TEAM, request, city), HELD),
        "to a commune": (encode(Verb.HAND_PLACE, request, "11413"), HELD),
        "done": (encode(Verb.FINISH, request, *ANSWERED), TRANSITIONS[Move.FINISH].sources),
        "missed": (encode(Verb.FINISH, request, *MISSED), TRANSITIONS[Move.MISS].sources),
        "a choice": (encode(Verb.FINISH, request, "alone"), HELD),
        "resume": (encode(Verb.REOPEN, request), TRANSITIONS[Move.RESUME].sources),
    }
    asking = (Verb.DONE, Verb.HAND, Verb.HAND_PERSON, Verb.HAND_PLACE, Verb.CANNED, Verb.NOTE)
    tools = {verb: (encode(verb, request), HELD) for verb in (*asking, Verb.APPOINT, Verb.LOOK)}
    citizens = {
        "withdraw": (encode(Verb.WITHDRAW, request), TRANSITIONS[Move.WITHDRAW].sources),
        "reopen": (encode(Verb.REOPEN, request), TRANSITIONS[Move.REOPEN].sources),
        "other helper": (encode(Verb.OTHER_HELPER, request), TRANSITIONS[Move.TAKE_BACK].sources),
        "confirm": (encode(Verb.CONFIRMED, request), (State.DONE,)),
    }
    claims = {
        "claim": (encode(Verb.CLAIM, request), WAITING),
        "pledge": (encode(Verb.PLEDGE, request), WAITING),
        "appoint": (encode(Verb.APPOINT, request, "1h"), ()),
    }
    return {
        **{name: ("hoa", *button) for name, button in (holders | tools).items()},
        **{name: ("lan", *button) for name, button in citizens.items()},
        **{f"{name} by another": ("minh", *button) for name, button in claims.items()},
    }


async def press(talk: Talk, who: str, data: str) -> list[dict[str, Any]]:
    """A button somebody still has on the screen, wherever the request has gone since."""
    telegram, person = talk.session.telegram, talk.person(who)
    world = telegram.people._world  # noqa: SLF001 - a press under a message that may be gone
    message = {"message_id": 1, "date": 1, "chat": shapes.chat(world, person), "text": "?"}
    query = {
        "id": f"{person}-{world.next_update}",
        "from": shapes.user(world, person),
        "chat_instance": "x",
        "message": message,
        "data": data,
    }
    talk._seen.clear()  # noqa: SLF001
    telegram.server.new_update("callback_query", query)
    await talk.session.quiet()
    return list(talk._seen)  # noqa: SLF001


async def state_of(talk: Talk, request: int) -> tuple[Request | None, list[Any]]:
    async with talk.store.reading() as reading:
        return await reading.requests.get(request), await reading.requests.events(request)


async def asked(talk: Talk, state: State) -> tuple[int, Buttons]:
    """Lan's request in that state, held by hoa or held by her last, and all its buttons."""
    await talk.team(GROUP)
    for volunteer in ("hoa", "minh"):
        await talk.pledge(volunteer, GROUP)
    code = await talk.request("lan")
    async with talk.store.writing() as tx:
        request, city = await tx.requests.by_code(code), await tx.teams.city_desk()
        colleague = await tx.members.volunteer(talk.person("minh"))
        assert request is not None
        assert colleague is not None
        await bring(tx, request.id, state, talk.person("hoa"), talk.person("lan"))
    return request.id, buttons_of(request.id, colleague.helper_code, city.id)


def sentence_for(who: str, seen: list[dict[str, Any]]) -> bool:
    return any(o["chat"] == who and str(o.get("text", "")).strip() for o in seen)


@pytest.mark.parametrize("state", State)
async def test_a_button_whose_move_cannot_be_made_is_answered_with_a_sentence(
    talk: Talk, state: State
) -> None:
    request, buttons = await asked(talk, state)
    before = await state_of(talk, request)
    for name, (who, data, works_in) in buttons.items():
        if state in works_in:
            continue
        seen = await press(talk, who, data)
        assert sentence_for(who, seen), f"{name}: {who} got no sentence"
        assert await state_of(talk, request) == before, f"{name} changed something"
        assert {o["chat"] for o in seen} == {who}, f"{name}: others were told something"


@pytest.mark.parametrize("state", HELD)
async def test_a_button_in_the_wrong_hands_is_answered_with_a_sentence(
    talk: Talk, state: State
) -> None:
    request, buttons = await asked(talk, state)
    await talk.say("hue", "/start")
    before = await state_of(talk, request)
    for name, (who, data, _) in buttons.items():
        for wrong in {"minh", "hue", "hoa", "lan"} - {who}:
            if wrong == "hoa" and who == "minh":  # what anybody of the team may press
                continue
            seen = await press(talk, wrong, data)
            assert sentence_for(wrong, seen), f"{name}: {wrong} got no sentence"
            assert await state_of(talk, request) == before, f"{name} changed something"
            assert {o["chat"] for o in seen} == {wrong}, f"{name}: others were told something"
