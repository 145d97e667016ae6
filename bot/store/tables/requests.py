"""A request's life in the store; whatever two people can race for is one statement."""

from bot.desk.states import HELD, TRANSITIONS, Event, Move, Party
from bot.store.tables.requests_read import OPEN_LIST, Request, RequestsRead, listed

# What the statement itself checks about who moves; the rules check the rest before.
_ONLY = {
    Party.TEAM: "claimed_by IS NULL",
    Party.HOLDER: "claimed_by = ?",
    Party.HELPER: "claimed_by IS NOT NULL AND ? IN (claimed_by, person)",
    Party.CITIZEN: "person = ?",
}
_NOBODY: dict[str, object] = {
    "claimed_by": None,
    "claimed_at": None,
    "contacted_at": None,
    "helper_card": None,
    "appointment_at": None,
}
_NOT_ENDED: dict[str, object] = {"closed_at": None, "confirmed_at": None, "outcome": None}


class Requests(RequestsRead):
    """Logging, and the moves of the table in bot.desk.states; each tells whether it was made."""

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
            "INSERT INTO requests"
            " (code, person, consent, commune, origin, subject, sent_about, state, created_at,"
            " waiting_since) VALUES (?, ?, ?, ?, ?, ?, ?, 'new', ?, ?)"
            " ON CONFLICT (code) DO NOTHING RETURNING id",
            *(code, person, consent),
            *(commune, commune),
            *(subject, subject),
            *(at, at),
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

    async def own(self, request: int, team: int, *, sent_far: bool = False) -> None:
        """Makes a team the owner, before anything is shown to it."""
        await self._connection.run(
            "UPDATE requests SET team = ?, sent_far = sent_far OR ? WHERE id = ?",
            team,
            int(sent_far),
            request,
        )

    async def claim(self, request: int, person: int, at: int) -> bool:
        """Gives a free request to one person; of many who try at once exactly one gets True."""
        columns: dict[str, object] = {"claimed_by": person, "claimed_at": at}
        return await self._move(request, Move.CLAIM, person, at, columns)

    async def contact(self, request: int, person: int, at: int) -> bool:
        """Notes the holder's first word with the citizen."""
        return await self._move(request, Move.CONTACT, person, at, {"contacted_at": at})

    async def give_back(self, request: int, person: int, at: int) -> bool:
        """Frees what the person holds."""
        freed = {**_NOBODY, "waiting_since": at}
        return await self._move(request, Move.GIVE_BACK, person, at, freed)

    async def take_back(self, request: int, actor: int | None, at: int, why: str) -> bool:
        """Frees a request without its holder, and says why."""
        freed = {**_NOBODY, "waiting_since": at}
        return await self._move(request, Move.TAKE_BACK, actor, at, freed, why)

    async def hand_over(self, request: int, person: int, to: int, at: int) -> bool:
        """Puts what the person holds into another person's hands."""
        columns = {**_NOBODY, "claimed_by": to, "claimed_at": at}
        return await self._move(request, Move.HAND_OVER, person, at, columns)

    async def hand_on(
        self, request: int, actor: int | None, team: int, commune: str, at: int
    ) -> bool:
        """Makes it wait with another team, perhaps of another commune."""
        columns = {**_NOBODY, "team": team, "commune": commune, "waiting_since": at}
        return await self._move(request, Move.HAND_ON, actor, at, columns, str(team))

    async def finish(self, request: int, person: int, closing: str, outcome: str, at: int) -> bool:
        """Closes what the person holds with the closing's words."""
        ended: dict[str, object] = {"outcome": outcome, "closed_at": at}
        return await self._move(request, Move.FINISH, person, at, ended, closing)

    async def miss(self, request: int, person: int, closing: str, outcome: str, at: int) -> bool:
        """Closes what the person holds because the citizen could not be reached."""
        ended: dict[str, object] = {"outcome": outcome, "closed_at": at}
        return await self._move(request, Move.MISS, person, at, ended, closing)

    async def withdraw(self, request: int, person: int, at: int) -> bool:
        """Takes back one's own open request."""
        return await self._move(request, Move.WITHDRAW, person, at, {"closed_at": at})

    async def expire(self, request: int, at: int) -> bool:
        """Closes a request that stayed open too long."""
        return await self._move(request, Move.EXPIRE, None, at, {"closed_at": at})

    async def reopen(self, request: int, person: int, at: int) -> bool:
        """Lets the citizen's own ended request wait again."""
        columns = {**_NOBODY, **_NOT_ENDED, "waiting_since": at}
        return await self._move(request, Move.REOPEN, person, at, columns)

    async def resume(self, request: int, actor: int, at: int) -> bool:
        """Puts an ended request back into the hands of who helped last, by either side."""
        columns = {**_NOT_ENDED, "claimed_at": at, "contacted_at": None}
        return await self._move(request, Move.RESUME, actor, at, columns)

    async def confirm(self, request: int, actor: int | None, at: int) -> bool:
        """Notes once that the end stands: by the citizen's word, or by silence."""
        touched = await self._connection.run(
            "UPDATE requests SET confirmed_at = ?"
            " WHERE id = ? AND state = 'done' AND confirmed_at IS NULL",
            at,
            request,
        )
        if touched:
            await self.note(request, Event.CONFIRMED, actor, at)
        return touched == 1

    async def appoint(self, request: int, person: int, moment: int, at: int) -> bool:
        """Notes when the holder and the citizen will go on."""
        touched = await self._connection.run(
            "UPDATE requests SET appointment_at = ?"
            " WHERE id = ? AND claimed_by = ? AND state IN ('claimed', 'in_contact')",
            moment,
            request,
            person,
        )
        if touched:
            await self.note(request, Event.APPOINTED, person, at, str(moment))
        return touched == 1

    async def came_from(self, request: int, question: str) -> None:
        """Notes the key of the question a request came from, where that led to its subject."""
        await self._connection.run(
            "UPDATE requests SET question = ? WHERE id = ? AND EXISTS (SELECT 1 FROM questions q"
            " WHERE q.key = ? AND (q.subject IS requests.subject OR q.meant IS requests.subject))",
            question,
            request,
            question,
        )

    async def label(self, request: int, person: int, subject: str, at: int) -> bool:
        """Notes what its holder finds it to be about; what it was sent about stays known."""
        touched = await self._connection.run(
            f"UPDATE requests SET subject = ? WHERE id = ? AND claimed_by = ?"
            f" AND state IN ({listed(HELD)}) AND subject IS NOT ?",
            subject,
            request,
            person,
            subject,
        )
        if touched:
            await self.note(request, Event.LABELLED, person, at, subject)
        return touched == 1

    async def hand_helper(self, request: int, helper_card: int) -> None:
        """Notes which outbox row is the volunteer's card."""
        await self._connection.run(
            "UPDATE requests SET helper_card = ? WHERE id = ?", helper_card, request
        )

    async def add_detail(self, request: int, person: int, detail: str, value: str) -> bool:
        """Adds a name, a wish of time, what was tried or a phone to one's own open request."""
        column = {d: d for d in ("name", "preferred_time", "phone", "tried")}[detail]
        touched = await self._connection.run(
            f"UPDATE requests SET {column} = ?"
            f" WHERE id = ? AND person = ? AND state IN ({OPEN_LIST})",
            value,
            request,
            person,
        )
        return touched == 1

    async def _move(
        self,
        request: int,
        move: Move,
        actor: int | None,
        at: int,
        columns: dict[str, object],
        detail: str | None = None,
    ) -> bool:
        """Makes a move if the table allows it from where the request stands."""
        rule = TRANSITIONS[move]
        only = _ONLY.get(rule.by, "TRUE")
        changed = {"state": rule.target, **columns}
        row = await self._connection.one(
            f"UPDATE requests SET {', '.join(f'{name} = ?' for name in changed)}"
            f" WHERE id = ? AND state IN ({listed(rule.sources)}) AND {only} RETURNING id",
            *changed.values(),
            request,
            *([actor] if "?" in only else []),
        )
        if row is not None:
            await self.note(request, rule.event, actor, at, detail)
        return row is not None
