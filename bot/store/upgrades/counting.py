"""Open requests of a moment long ago, counted from an index alone."""

from bot.store.upgrades.upgrade import Upgrade

COUNTING = Upgrade(
    "an index that knows when requests ended",
    (
        "DROP INDEX requests_created",
        "CREATE INDEX requests_created ON requests (created_at, origin, subject, closed_at)",
    ),
)
