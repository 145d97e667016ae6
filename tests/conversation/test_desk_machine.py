"""Random people do random things at the desk: nothing is lost, nobody sees what is not theirs.

`MOTCUA_EXAMPLES=500` runs longer and differently every time; without it each run is the same.
"""

import os

from desk_machine.anybody import Anybody
from desk_machine.citizens import Citizens
from desk_machine.city import EVERYBODY, NAMES, PHONES
from desk_machine.events import Events
from desk_machine.helpers import Helpers
from desk_machine.machine import SPARED
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bot.desk.states import Event
from bot.local.world import BOT_ID, Shown
from handlers.buttons import Verb, decode

LONGER = int(os.environ.get("MOTCUA_EXAMPLES", "0"))
ENDS_A_HOLD = {
    *(Event.RETURNED, Event.TAKEN_BACK, Event.HANDED_OVER, Event.HANDED_ON, Event.CLOSED),
    *(Event.UNREACHABLE, Event.WITHDRAWN, Event.EXPIRED),
}


class Desk(Citizens, Helpers, Anybody, Events):
    """A city with two communes' teams, a part's team, the city's desk, and three citizens."""

    # what is so after every step

    @invariant()
    def nobody_saw_what_is_not_theirs(self) -> None:
        assert self.watch.wrong == []

    @invariant()
    def nothing_failed(self) -> None:
        assert self.faults.found == []
        assert self.watch.rows("SELECT * FROM inbox WHERE state = 'aside'") == []
        assert self.watch.rows("SELECT kind, key FROM due WHERE tries > 0") == []
        self._run(self.talk.session.quiet)  # complains of what is left waiting

    @invariant()
    def no_request_is_lost(self) -> None:
        codes = {code for (code,) in self.watch.rows("SELECT code FROM requests")}
        assert self.codes <= codes
        self.codes = codes

    @invariant()
    def every_open_request_has_an_owner_at_work(self) -> None:
        ownerless = self.watch.rows(
            "SELECT r.code, r.team FROM requests r LEFT JOIN teams t ON t.id = r.team"
            " WHERE r.state IN ('new', 'handed_on', 'claimed', 'in_contact')"
            " AND (t.id IS NULL OR t.retired_at IS NOT NULL)"
        )
        assert ownerless == []

    @invariant()
    def who_holds_is_of_the_team_and_not_the_citizen(self) -> None:
        strangers = self.watch.rows(
            "SELECT r.code, r.claimed_by FROM requests r LEFT JOIN members m"
            " ON m.team = r.team AND m.person = r.claimed_by AND m.left_at IS NULL"
            " WHERE r.state IN ('claimed', 'in_contact')"
            " AND (m.person IS NULL OR r.person IS r.claimed_by)"
        )
        assert strangers == []

    @invariant()
    def nobody_claims_what_is_held(self) -> None:
        held: dict[int, bool] = {}
        for request, kind in self.watch.rows(
            "SELECT request, kind FROM request_events ORDER BY id"
        ):
            assert not (kind == Event.CLAIMED and held.get(request)), f"{request} claimed twice"
            if kind == Event.CLAIMED or kind in ENDS_A_HOLD:
                held[request] = kind == Event.CLAIMED

    @invariant()
    def what_waits_is_seen_where_it_can_be(self) -> None:
        """In the owner's group; or it will be, when the night is over."""
        for request, chat in self.watch.rows(
            "SELECT r.id, t.chat FROM requests r JOIN teams t ON t.id = r.team"
            " WHERE r.state IN ('new', 'handed_on') AND t.chat IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM due WHERE kind = 'show_request' AND key = r.id)"
        ):
            assert any(
                pressed.args == (str(request),)
                for each in self._buttons(chat)
                if (pressed := decode(each.data)) and pressed.verb is Verb.CLAIM
            ), f"nobody can see request {request}"

    @invariant()
    def what_is_a_citizens_stands_with_the_holder_only(self) -> None:
        for who, person in self.world.people.items():
            for shown in self._from_bot(person):
                for citizen in EVERYBODY:
                    if who != citizen and shows(shown, citizen):
                        assert self.watch.helps(citizen, who), f"{who} still sees: {shown.text}"

    @invariant()
    def who_deleted_is_forgotten(self) -> None:
        who, self.just_deleted = self.just_deleted, None
        if who is None:
            return
        for table, column, value in self._values():
            is_marker = isinstance(value, str) and (NAMES[who] in value or PHONES[who] in value)
            assert not is_marker, f"{table}.{column} still holds {value}"
            if table not in ("inbox", "outbox") and f"{table}.{column}" not in SPARED:
                assert value != self.world.people[who], f"{table}.{column} still knows {who}"
        for shown in self.world.messages.values():
            if shown.sender == BOT_ID and shown.chat != self.world.people[who]:
                assert not shows(shown, who), f"{shown.chat} still shows {shown.text}"

    @invariant()
    def buttons_are_remembered(self) -> None:
        for chat in (*self.world.people.values(), *(g.id for g in self.world.groups.values())):
            self.ever |= dict.fromkeys(reversed(self._buttons(chat)))

    def _values(self) -> list[tuple[str, str, object]]:
        tables = self.watch.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        found: list[tuple[str, str, object]] = []
        for (table,) in tables:
            cursor = self.watch.sql.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            columns = [each[0] for each in cursor.description]
            found += [(table, *pair) for row in cursor for pair in zip(columns, row, strict=True)]
        return found


def test_whatever_people_do_no_request_is_lost_and_nothing_reaches_the_wrong_person() -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=LONGER or 20,
            stateful_step_count=80 if LONGER else 30,
            derandomize=not LONGER,
            database=None,
            deadline=None,
            phases=(Phase.generate,),  # making a trace smaller takes minutes
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def shows(shown: Shown, citizen: str) -> bool:
    return NAMES[citizen] in shown.text or PHONES[citizen] in shown.text
