"""What a helper finds a request to be about, and the question it came from."""

from bot.store.upgrades.upgrade import Upgrade

LABELS = Upgrade(
    "helpers' labels",
    (
        # What a request was about when it was sent: a report made again later must say the same.
        "ALTER TABLE requests ADD COLUMN sent_about TEXT",
        "UPDATE requests SET sent_about = subject",
        # The question's own key, for a day at most; nothing else leads from a request to it.
        "ALTER TABLE requests ADD COLUMN question TEXT",
        "CREATE INDEX requests_question ON requests (question) WHERE question IS NOT NULL",
        # What is in contact already is asked about in three days, its lead told in five.
        """
        INSERT OR IGNORE INTO due (kind, key, at)
        SELECT kind, id, 1000 * (CAST(strftime('%s', 'now') AS INTEGER) + days * 24 * 60 * 60)
        FROM requests, (SELECT 'ask_how_far' AS kind, 3 AS days
                        UNION ALL SELECT 'tell_lead_of_stalled', 5)
        WHERE state = 'in_contact'
        """,
    ),
)
