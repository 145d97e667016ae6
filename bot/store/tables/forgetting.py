"""Retention and deletion over all tables that know a person."""

from bot.store.connection import Connection


class Forgetting:
    """What is erased when its time has come, or when somebody asks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def contact_of(self, request: int) -> None:
        """Removes what could reach or name the citizen of a request."""
        await self._connection.run(
            "UPDATE requests SET name = NULL, phone = NULL, preferred_time = NULL, tried = NULL"
            " WHERE id = ?",
            request,
        )

    async def contacts_closed_before(self, moment: int) -> int:
        """Removes names, phones, wishes and the citizen of requests closed before `moment`."""
        return await self._connection.run(
            "UPDATE requests SET name = NULL, phone = NULL, preferred_time = NULL, tried = NULL,"
            " person = NULL, question = NULL WHERE closed_at < ? AND person IS NOT NULL",
            moment,
        )

    async def actors_before(self, moment: int) -> int:
        """Lets events older than `moment` lose the person."""
        return await self._connection.run(
            "UPDATE request_events SET actor = NULL WHERE at < ? AND actor IS NOT NULL", moment
        )

    async def citizen(self, person: int) -> int:
        """Cuts the tie between a citizen and the requests, and erases what named the citizen."""
        return await self._connection.run(
            "UPDATE requests SET person = NULL, name = NULL, phone = NULL, preferred_time = NULL,"
            " tried = NULL, question = NULL WHERE person = ?",
            person,
        )

    async def volunteer(self, person: int) -> None:
        """Removes the volunteer from roster, events and what was held."""
        for statement in (
            "UPDATE requests SET claimed_by = NULL WHERE claimed_by = ?",
            "DELETE FROM members WHERE person = ?",
            "DELETE FROM volunteers WHERE person = ?",
            "UPDATE invitations SET made_by = NULL WHERE made_by = ?",
            "UPDATE request_events SET actor = NULL WHERE actor = ?",
        ):
            await self._connection.run(statement, person)
