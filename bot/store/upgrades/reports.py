"""Official figures, targets, learning, corrections, switches."""

from bot.store.upgrades.upgrade import Upgrade

REPORTS = Upgrade(
    "official figures, targets, learning, corrections, switches",
    (
        # What others published or sent; never mixed with what we count ourselves.
        """
        CREATE TABLE figures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            metric TEXT NOT NULL,
            unit TEXT NOT NULL,
            period TEXT NOT NULL,
            level TEXT NOT NULL DEFAULT '',
            numerator INTEGER,
            denominator INTEGER,
            share TEXT,
            source TEXT NOT NULL,
            at INTEGER NOT NULL,
            UNIQUE (metric, unit, period, level, source)
        )
        """,
        """
        CREATE TABLE targets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            unit TEXT NOT NULL,
            metric TEXT NOT NULL,
            period TEXT NOT NULL,
            level TEXT NOT NULL DEFAULT '',
            goal TEXT NOT NULL,
            assigned_by TEXT NOT NULL,
            assigned_on TEXT NOT NULL,
            decision TEXT NOT NULL,
            handed_by TEXT,
            received_by TEXT,
            data_due TEXT,
            at INTEGER NOT NULL,
            UNIQUE (unit, metric, period, level, decision)
        )
        """,
        # Where a request was first sent: a report made again later must say the same.
        "ALTER TABLE requests ADD COLUMN origin TEXT",
        "UPDATE requests SET origin = commune",
        # Indexes that hold all a report asks for: a million requests are counted from them alone.
        "CREATE INDEX requests_created ON requests (created_at, origin, subject)",
        "DROP INDEX request_events_request",
        "CREATE INDEX request_events_story ON request_events (request, kind, at)",
        # A question's own key lets a later press say how it was read, without who asked.
        "ALTER TABLE questions ADD COLUMN key TEXT",
        "ALTER TABLE questions ADD COLUMN meant TEXT",
        "CREATE INDEX questions_key ON questions (key) WHERE key IS NOT NULL",
        # What editors decided about a group of questions that were missed or misread.
        """
        CREATE TABLE lessons (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            procedure TEXT NOT NULL,
            kind TEXT NOT NULL,
            editor INTEGER,
            at INTEGER NOT NULL,
            applied_at INTEGER,
            UNIQUE (text, procedure)
        )
        """,
        # "This information is wrong": which entry and field, until it is mended and told.
        """
        CREATE TABLE corrections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            procedure TEXT NOT NULL,
            field TEXT NOT NULL,
            text TEXT,
            person INTEGER,
            at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'open',
            note TEXT,
            editor INTEGER,
            decided_at INTEGER
        )
        """,
        "CREATE INDEX corrections_open ON corrections (at) WHERE state = 'open'",
        # What an office person switched off, or announced, with the reason; never deleted.
        """
        CREATE TABLE switches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            what TEXT NOT NULL,
            subject TEXT,
            reason TEXT NOT NULL,
            person INTEGER,
            at INTEGER NOT NULL,
            ended_by INTEGER,
            ended_at INTEGER
        )
        """,
        "CREATE INDEX switches_on ON switches (what) WHERE ended_at IS NULL",
    ),
)
