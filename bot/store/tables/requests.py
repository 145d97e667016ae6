"""A request's life in the store; whatever two people can race for is one statement."""

from bot.desk.states import Event, State
from bot.store.tables.requests_read import OPEN_LIST, Request, RequestsRead


class Requests(RequestsRead):
    """Logging, claiming, giving back, closing, forgetting."""

    async def log(
        self,
        code: str,
        person: int,
        consent: int,
        commune: str,
        subject: str | None,
        at: int,
    ) -> Request | None:
        """A new request; None when the code is taken."""
        row = await self._connection.one(
            "INSERT INTO requests (code, person, consent, commune, subject, state, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING RETURNING id",
            code,
            person,
            consent,
            commune,
            subject,
            State.NEW,
            at,
        )
        if row is None:
            return None
        await self.note(row["id"], Event.LOGGED, person, at)
        return await self.get(row["id"])

    async def note(
        self,
        request: int,
        kind: Event,
        actor: int | None,
        at: int,
        detail: str | None = None,
    ) -> None:
        """Adds an event; events are never changed."""
        await self._connection.run(
            "INSERT INTO request_events (request, at, kind, actor, detail) VALUES (?, ?, ?, ?, ?)",
            request,
            at,
            kind,
            actor,
            detail,
        )

    async def show_to(self, request: int, team: int, card: int) -> None:
        """Notes which team has it and which outbox row is its card."""
        await self._connection.run(
            "UPDATE requests SET team = ?, card = ? WHERE id = ?", team, card, request
        )

    async def claim(self, request: int, person: int, at: int) -> bool:
        """Gives a free request to one person; of many who try at once exactly one gets True."""
        row = await self._connection.one(
            "UPDATE requests SET state = ?, claimed_by = ?, claimed_at = ?"
            " WHERE id = ? AND claimed_by IS NULL AND state = ? RETURNING id",
            State.CLAIMED,
            person,
            at,
            request,
            State.NEW,
        )
        if row is not None:
            await self.note(request, Event.CLAIMED, person, at)
        return row is not None

    async def hand_helper(self, request: int, helper_card: int) -> None:
        """Notes which outbox row is the volunteer's card."""
        await self._connection.run(
            "UPDATE requests SET helper_card = ? WHERE id = ?", helper_card, request
        )

    async def give_back(self, request: int, person: int, at: int) -> bool:
        """Frees what the person holds; False when the person does not hold it."""
        row = await self._connection.one(
            "UPDATE requests SET state = ?, claimed_by = NULL, claimed_at = NULL,"
            " helper_card = NULL WHERE id = ? AND claimed_by = ? AND state = ? RETURNING id",
            State.NEW,
            request,
            person,
            State.CLAIMED,
        )
        if row is not None:
            await self.note(request, Event.RETURNED, person, at)
        return row is not None

    async def close(self, request: int, person: int, outcome: str, at: int) -> bool:
        """Closes what the person holds; False when the person does not hold it."""
        row = await self._connection.one(
            "UPDATE requests SET state = ?, outcome = ?, closed_at = ?"
            " WHERE id = ? AND claimed_by = ? AND state = ? RETURNING id",
            State.DONE,
            outcome,
            at,
            request,
            person,
            State.CLAIMED,
        )
        if row is not None:
            await self.note(request, Event.CLOSED, person, at, outcome)
        return row is not None

    async def withdraw(self, request: int, person: int, at: int) -> bool:
        """Takes back one's own open request."""
        row = await self._connection.one(
            f"UPDATE requests SET state = ?, closed_at = ?"
            f" WHERE id = ? AND person = ? AND state IN ({OPEN_LIST}) RETURNING id",
            State.WITHDRAWN,
            at,
            request,
            person,
        )
        if row is not None:
            await self.note(request, Event.WITHDRAWN, person, at)
        return row is not None

    async def expire(self, request: int, at: int) -> bool:
        """Closes a request that stayed open too long."""
        row = await self._connection.one(
            f"UPDATE requests SET state = ?, closed_at = ?"
            f" WHERE id = ? AND state IN ({OPEN_LIST}) RETURNING id",
            State.EXPIRED,
            at,
            request,
        )
        if row is not None:
            await self.note(request, Event.EXPIRED, None, at)
        return row is not None

    async def add_detail(self, request: int, person: int, detail: str, value: str) -> bool:
        """Adds a name, a preferred time or a phone number to one's own open request."""
        column = {"name": "name", "preferred_time": "preferred_time", "phone": "phone"}[detail]
        touched = await self._connection.run(
            f"UPDATE requests SET {column} = ?"
            f" WHERE id = ? AND person = ? AND state IN ({OPEN_LIST})",
            value,
            request,
            person,
        )
        return touched == 1

    async def forget_contact(self, request: int) -> None:
        """Removes what could reach or name the citizen."""
        await self._connection.run(
            "UPDATE requests SET name = NULL, phone = NULL, preferred_time = NULL WHERE id = ?",
            request,
        )

    async def forget_contacts_closed_before(self, moment: int) -> int:
        """Removes names, phones and wishes of requests closed before `moment`."""
        return await self._connection.run(
            "UPDATE requests SET name = NULL, phone = NULL, preferred_time = NULL, person = NULL"
            " WHERE closed_at < ? AND person IS NOT NULL",
            moment,
        )

    async def forget_person(self, person: int) -> int:
        """Cuts the tie between a person and the requests, and erases what named the person."""
        await self._connection.run("UPDATE request_events SET actor = NULL WHERE actor = ?", person)
        await self._connection.run(
            "UPDATE requests SET claimed_by = NULL WHERE claimed_by = ? AND state <> ?",
            person,
            State.CLAIMED,
        )
        return await self._connection.run(
            "UPDATE requests SET person = NULL, name = NULL, phone = NULL, preferred_time = NULL"
            " WHERE person = ?",
            person,
        )
