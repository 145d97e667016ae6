"""All SQL of the application, a module for each subject, named by what is meant."""

from bot.store.connection import Connection
from bot.store.tables.cards import Cards, CardsRead
from bot.store.tables.consents import Consents, ConsentsRead
from bot.store.tables.corrections import Corrections, CorrectionsRead
from bot.store.tables.dialogues import Dialogues, DialoguesRead
from bot.store.tables.due import Due, DueRead
from bot.store.tables.duties import Duties, DutiesRead
from bot.store.tables.figures import Figures, FiguresRead
from bot.store.tables.forgetting import Forgetting
from bot.store.tables.inbox import Inbox, InboxRead
from bot.store.tables.invitations import Invitations
from bot.store.tables.lessons import Lessons, LessonsRead
from bot.store.tables.marks import Marks, MarksRead
from bot.store.tables.members import Members, MembersRead
from bot.store.tables.outbox import Outbox, OutboxRead
from bot.store.tables.people import People, PeopleRead
from bot.store.tables.questions import Questions, QuestionsRead
from bot.store.tables.relays import Relays, RelaysRead
from bot.store.tables.requests import Requests
from bot.store.tables.requests_read import RequestsRead
from bot.store.tables.statistics import Statistics
from bot.store.tables.switches import Switches, SwitchesRead
from bot.store.tables.targets import Targets, TargetsRead
from bot.store.tables.teams import Teams, TeamsRead


class Reading:
    """Everything that can be asked; nothing here changes anything."""

    def __init__(self, connection: Connection) -> None:
        self.cards = CardsRead(connection)
        self.consents = ConsentsRead(connection)
        self.corrections = CorrectionsRead(connection)
        self.dialogues = DialoguesRead(connection)
        self.due = DueRead(connection)
        self.duties = DutiesRead(connection)
        self.figures = FiguresRead(connection)
        self.inbox = InboxRead(connection)
        self.lessons = LessonsRead(connection)
        self.marks = MarksRead(connection)
        self.members = MembersRead(connection)
        self.outbox = OutboxRead(connection)
        self.people = PeopleRead(connection)
        self.questions = QuestionsRead(connection)
        self.relays = RelaysRead(connection)
        self.requests = RequestsRead(connection)
        self.statistics = Statistics(connection)
        self.switches = SwitchesRead(connection)
        self.targets = TargetsRead(connection)
        self.teams = TeamsRead(connection)


class Writing:
    """Everything that can be asked and changed within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.cards = Cards(connection)
        self.consents = Consents(connection)
        self.corrections = Corrections(connection)
        self.dialogues = Dialogues(connection)
        self.due = Due(connection)
        self.duties = Duties(connection)
        self.figures = Figures(connection)
        self.forgetting = Forgetting(connection)
        self.inbox = Inbox(connection)
        self.invitations = Invitations(connection)
        self.lessons = Lessons(connection)
        self.marks = Marks(connection)
        self.members = Members(connection)
        self.outbox = Outbox(connection)
        self.people = People(connection)
        self.questions = Questions(connection)
        self.relays = Relays(connection)
        self.requests = Requests(connection)
        self.statistics = Statistics(connection)
        self.switches = Switches(connection)
        self.targets = Targets(connection)
        self.teams = Teams(connection)


__all__ = ["Reading", "Writing"]
