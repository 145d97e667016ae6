"""The data file's versions, in order; each is applied once and never edited after its release."""

from bot.store.upgrades.counting import COUNTING
from bot.store.upgrades.desk import DESK
from bot.store.upgrades.first_form import FIRST_FORM
from bot.store.upgrades.labels import LABELS
from bot.store.upgrades.reports import REPORTS
from bot.store.upgrades.upgrade import Upgrade

UPGRADES: tuple[Upgrade, ...] = (FIRST_FORM, DESK, REPORTS, LABELS, COUNTING)

__all__ = ["UPGRADES", "Upgrade"]
