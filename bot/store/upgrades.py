"""The data file's versions, in order; each is applied once and never edited after its release."""

from typing import NamedTuple


class Upgrade(NamedTuple):
    """One step: what it brings, and its statements."""

    brings: str
    statements: tuple[str, ...]


UPGRADES: tuple[Upgrade, ...] = (
    Upgrade(
        "inbox, outbox, people, requests, teams, questions, due work",
        (
            # Raw updates until they are handled; then only the id stays, to know repeats by.
            """
            CREATE TABLE inbox (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                update_id INTEGER NOT NULL,
                digest TEXT NOT NULL,
                chat INTEGER NOT NULL,
                body TEXT,
                state TEXT NOT NULL DEFAULT 'waiting',
                tries INTEGER NOT NULL DEFAULT 0,
                error TEXT,
                received_at INTEGER NOT NULL,
                UNIQUE (update_id, digest)
            )
            """,
            "CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'waiting'",
            "CREATE INDEX inbox_age ON inbox (received_at)",
            # Calls to Telegram until they are taken; then only the ids stay, for edits and replies.
            """
            CREATE TABLE outbox (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                chat INTEGER NOT NULL,
                method TEXT NOT NULL,
                params TEXT,
                base INTEGER,
                request INTEGER,
                state TEXT NOT NULL DEFAULT 'waiting',
                message INTEGER,
                reason TEXT,
                tries INTEGER NOT NULL DEFAULT 0,
                created_at INTEGER NOT NULL
            )
            """,
            "CREATE INDEX outbox_waiting ON outbox (id) WHERE state = 'waiting'",
            "CREATE INDEX outbox_message ON outbox (chat, message)",
            "CREATE INDEX outbox_request ON outbox (request)",
            "CREATE INDEX outbox_age ON outbox (created_at)",
            """
            CREATE TABLE people (
                id INTEGER PRIMARY KEY,
                opened_at INTEGER NOT NULL,
                blocked_at INTEGER
            )
            """,
            # Where each conversation stands; no text of the person.
            """
            CREATE TABLE dialogues (
                chat INTEGER PRIMARY KEY,
                state TEXT NOT NULL,
                at INTEGER NOT NULL
            )
            """,
            """
            CREATE TABLE consents (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                version TEXT NOT NULL,
                text_hash TEXT NOT NULL,
                at INTEGER NOT NULL,
                withdrawn_at INTEGER
            )
            """,
            "CREATE INDEX consents_person ON consents (person)",
            """
            CREATE TABLE teams (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL UNIQUE,
                commune TEXT NOT NULL,
                chat INTEGER UNIQUE,
                code_hash TEXT UNIQUE,
                code_ends_at INTEGER,
                created_at INTEGER NOT NULL
            )
            """,
            "CREATE INDEX teams_commune ON teams (commune)",
            """
            CREATE TABLE volunteers (
                person INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                helper_code TEXT NOT NULL UNIQUE,
                at INTEGER NOT NULL
            )
            """,
            """
            CREATE TABLE requests (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                code TEXT NOT NULL UNIQUE,
                person INTEGER,
                consent INTEGER REFERENCES consents (id),
                commune TEXT NOT NULL,
                subject TEXT,
                state TEXT NOT NULL,
                team INTEGER REFERENCES teams (id),
                card INTEGER,
                claimed_by INTEGER,
                helper_card INTEGER,
                outcome TEXT,
                name TEXT,
                preferred_time TEXT,
                phone TEXT,
                created_at INTEGER NOT NULL,
                claimed_at INTEGER,
                closed_at INTEGER
            )
            """,
            "CREATE INDEX requests_person ON requests (person)",
            "CREATE INDEX requests_claimed ON requests (claimed_by)",
            "CREATE INDEX requests_waiting ON requests (commune) WHERE card IS NULL",
            """
            CREATE TABLE request_events (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                request INTEGER NOT NULL REFERENCES requests (id),
                at INTEGER NOT NULL,
                kind TEXT NOT NULL,
                actor INTEGER,
                detail TEXT
            )
            """,
            "CREATE INDEX request_events_request ON request_events (request)",
            # What people ask, without who asked, to learn from what was missed.
            """
            CREATE TABLE questions (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                day TEXT NOT NULL,
                text TEXT NOT NULL,
                kind TEXT NOT NULL,
                subject TEXT,
                verdict TEXT
            )
            """,
            "CREATE INDEX questions_day ON questions (day)",
            # Time-driven work, claimed when due; one row for each kind and key.
            """
            CREATE TABLE due (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                kind TEXT NOT NULL,
                key TEXT NOT NULL,
                at INTEGER NOT NULL,
                tries INTEGER NOT NULL DEFAULT 0,
                UNIQUE (kind, key)
            )
            """,
            "CREATE INDEX due_at ON due (at)",
            "CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        ),
    ),
    Upgrade(
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
                done_by INTEGER
            )
            """,
            "CREATE INDEX duties_open ON duties (due_at) WHERE done_at IS NULL",
            "CREATE INDEX request_events_kind ON request_events (kind, at)",
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
    ),
)
