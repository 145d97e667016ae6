"""The desk: roster, levels, relay, appointments, duties, audit; events that are only added to."""

from bot.store.upgrades.upgrade import Upgrade

DESK = Upgrade(
    "the desk: roster, invitations, levels, relay, appointments, duties, audit",
    (
        "ALTER TABLE teams ADD COLUMN level TEXT NOT NULL DEFAULT 'commune'",
        "ALTER TABLE teams ADD COLUMN hours TEXT",
        "ALTER TABLE teams ADD COLUMN forum INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE teams ADD COLUMN retired_at INTEGER",
        "ALTER TABLE volunteers ADD COLUMN pledge TEXT",
        "ALTER TABLE volunteers ADD COLUMN pledged_at INTEGER",
        "ALTER TABLE volunteers ADD COLUMN duty_since INTEGER",
        "ALTER TABLE volunteers ADD COLUMN duty_until INTEGER",
        """
        CREATE TABLE members (
            team INTEGER NOT NULL REFERENCES teams (id),
            person INTEGER NOT NULL,
            role TEXT NOT NULL,
            joined_at INTEGER NOT NULL,
            left_at INTEGER,
            PRIMARY KEY (team, person)
        )
        """,
        "CREATE INDEX members_person ON members (person) WHERE left_at IS NULL",
        """
        INSERT INTO members (team, person, role, joined_at)
        SELECT DISTINCT team, claimed_by, 'volunteer', 0 FROM requests
        WHERE team IS NOT NULL AND claimed_by IS NOT NULL
        """,
        """
        CREATE TABLE invitations (
            code_hash TEXT PRIMARY KEY,
            team INTEGER NOT NULL REFERENCES teams (id),
            role TEXT NOT NULL,
            made_by INTEGER,
            made_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            used_at INTEGER
        )
        """,
        # What everybody who may claim sees of a request: one card a chat.
        """
        CREATE TABLE cards (
            request INTEGER NOT NULL REFERENCES requests (id),
            chat INTEGER NOT NULL,
            row INTEGER NOT NULL,
            topic INTEGER,
            PRIMARY KEY (request, chat)
        )
        """,
        """
        INSERT INTO cards (request, chat, row)
        SELECT r.id, t.chat, r.card FROM requests r JOIN teams t ON t.id = r.team
        WHERE r.card IS NOT NULL AND t.chat IS NOT NULL
        """,
        "CREATE INDEX outbox_base ON outbox (base) WHERE base IS NOT NULL",
        "DROP INDEX requests_waiting",
        "ALTER TABLE requests DROP COLUMN card",
        "ALTER TABLE requests ADD COLUMN sent_far INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE requests ADD COLUMN tried TEXT",
        "ALTER TABLE requests ADD COLUMN waiting_since INTEGER",
        "ALTER TABLE requests ADD COLUMN contacted_at INTEGER",
        "ALTER TABLE requests ADD COLUMN appointment_at INTEGER",
        "ALTER TABLE requests ADD COLUMN confirmed_at INTEGER",
        "UPDATE requests SET waiting_since = created_at",
        """
        CREATE INDEX requests_open ON requests (team, id)
        WHERE state IN ('new', 'handed_on', 'claimed', 'in_contact')
        """,
        "CREATE INDEX requests_closed ON requests (closed_at) WHERE closed_at IS NOT NULL",
        # Words that went through the bot, until 7 days after closing.
        """
        CREATE TABLE relays (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            request INTEGER NOT NULL REFERENCES requests (id),
            from_citizen INTEGER NOT NULL,
            chat INTEGER NOT NULL,
            message INTEGER,
            copy_chat INTEGER NOT NULL,
            copy INTEGER NOT NULL,
            text TEXT,
            voice TEXT,
            at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX relays_request ON relays (request)",
        "CREATE INDEX relays_message ON relays (chat, message)",
        """
        CREATE TABLE notes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            request INTEGER NOT NULL REFERENCES requests (id),
            person INTEGER,
            text TEXT NOT NULL,
            at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX notes_request ON notes (request)",
        # Messages in a volunteer's chat that hold contact or relay text, until taken back.
        """
        CREATE TABLE exposures (
            chat INTEGER NOT NULL,
            row INTEGER NOT NULL,
            request INTEGER NOT NULL REFERENCES requests (id),
            PRIMARY KEY (chat, row)
        )
        """,
        "CREATE INDEX exposures_request ON exposures (request)",
        # Who saw contact data or a citizen's words, and when.
        """
        CREATE TABLE looks (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            request INTEGER NOT NULL REFERENCES requests (id),
            person INTEGER,
            what TEXT NOT NULL,
            at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX looks_at ON looks (at)",
        # What the law or the city wants answered by a person, by its date.
        """
        CREATE TABLE duties (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            person INTEGER,
            request INTEGER REFERENCES requests (id),
            text TEXT,
            opened_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            done_at INTEGER,
            done_by INTEGER,
            shown_chat INTEGER,
            shown_row INTEGER
        )
        """,
        "CREATE INDEX duties_open ON duties (due_at) WHERE done_at IS NULL",
        "CREATE INDEX request_events_kind ON request_events (kind, at, request, detail)",
        # Events are only ever added; what may change is that they lose the person.
        """
        CREATE TRIGGER events_stay BEFORE DELETE ON request_events
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END
        """,
        """
        CREATE TRIGGER events_keep_their_facts
        BEFORE UPDATE OF request, at, kind, detail ON request_events
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
        """,
        """
        CREATE TRIGGER events_only_lose_the_person
        BEFORE UPDATE OF actor ON request_events WHEN NEW.actor IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
        """,
    ),
)
