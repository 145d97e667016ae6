"""Made-up cases for new volunteers, and the words on the buttons of the practice.

People, communes and messages are invented. What is said about a procedure is what the catalogue
says; tests/handlers/test_practice.py compares.
"""

from typing import Final

from bot.texts import labels
from bot.texts.practice.access import NO_PHONE, SILENT
from bot.texts.practice.filing import OTHER_COMMUNE, TOGETHER
from bot.texts.practice.model import Case, Choice, Turn
from bot.texts.practice.privacy import PHOTO, PRIVATE_MATTER
from bot.texts.practice.trust import MONEY, PASSWORD

__all__ = ["CASES", "Case", "Choice", "Turn"]

CASES: Final = (
    TOGETHER,
    PASSWORD,
    PHOTO,
    OTHER_COMMUNE,
    MONEY,
    NO_PHONE,
    PRIVATE_MATTER,
    SILENT,
)

CLAIM: Final = f"{labels.CLAIM} (tập)"
NUMBERED: Final = "{number}. {title}"
NEXT: Final = "Bài tiếp: {title}"
OTHERS: Final = "Chọn bài khác"
RESUME: Final = "Tập tiếp bài này"
REAL_WORK: Final = "Sang việc thật"
LATER: Final = "Thôi, để sau"
