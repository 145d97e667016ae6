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
    ),
)
