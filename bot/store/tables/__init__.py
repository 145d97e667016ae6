"""All SQL of the application, a module for each subject, named by what is meant."""

from bot.store.connection import Connection
from bot.store.tables.consents import Consents, ConsentsRead
from bot.store.tables.dialogues import Dialogues, DialoguesRead
from bot.store.tables.due import Due, DueRead
from bot.store.tables.inbox import Inbox, InboxRead
from bot.store.tables.marks import Marks, MarksRead
from bot.store.tables.outbox import Outbox, OutboxRead
from bot.store.tables.people import People, PeopleRead
from bot.store.tables.questions import Questions
from bot.store.tables.requests import Requests
from bot.store.tables.requests_read import RequestsRead
from bot.store.tables.teams import Teams, TeamsRead


class Reading:
    """Everything that can be asked; nothing here changes anything."""

    def __init__(self, connection: Connection) -> None:
        self.consents = ConsentsRead(connection)
        self.dialogues = DialoguesRead(connection)
        self.due = DueRead(connection)
        self.inbox = InboxRead(connection)
        self.marks = MarksRead(connection)
        self.outbox = OutboxRead(connection)
        self.people = PeopleRead(connection)
        self.requests = RequestsRead(connection)
        self.teams = TeamsRead(connection)


class Writing:
    """Everything that can be asked and changed within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.consents = Consents(connection)
        self.dialogues = Dialogues(connection)
        self.due = Due(connection)
        self.inbox = Inbox(connection)
        self.marks = Marks(connection)
        self.outbox = Outbox(connection)
        self.people = People(connection)
        self.questions = Questions(connection)
        self.requests = Requests(connection)
        self.teams = Teams(connection)


__all__ = ["Reading", "Writing"]
