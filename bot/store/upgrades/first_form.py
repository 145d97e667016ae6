"""The first form: inbox, outbox, people, requests, teams, questions, due work."""

from bot.store.upgrades.upgrade import Upgrade

FIRST_FORM = Upgrade(
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
)
