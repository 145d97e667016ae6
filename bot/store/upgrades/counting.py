"""Indexes that hold all a report asks for: a year is counted from them alone."""

from bot.store.upgrades.upgrade import Upgrade

COUNTING = Upgrade(
    "indexes for ends and questions",
    (
        "DROP INDEX requests_created",
        "CREATE INDEX requests_created ON requests (created_at, origin, sent_about, closed_at)",
        "DROP INDEX questions_day",
        "CREATE INDEX questions_day ON questions (day, kind, subject)",
        """
        CREATE INDEX questions_missed ON questions (day, text)
        WHERE kind = 'unknown' OR verdict IN ('misread', 'none')
        """,
    ),
)
