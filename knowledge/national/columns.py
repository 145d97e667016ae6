"""The portal's columns as our words: levels, audiences, channels, times."""

import re
import unicodedata

from knowledge.model import Audience, Channel, Duration, Level, TimeUnit
from knowledge.national.findings import Flaw

# The ministry comes last: "Cấp bộ, Cấp xã" is what a citizen's commune handles.
_LEVELS = {"cấp xã": Level.COMMUNE, "cấp tỉnh": Level.CITY, "cấp bộ": Level.MINISTRY}
_CHANNELS = {
    "trực tuyến": Channel.ONLINE,
    "trực tiếp": Channel.COUNTER,
    "dịch vụ bưu chính": Channel.POST,
}
_CITIZENS = ("công dân việt nam", "người nước ngoài", "người việt nam định cư", "đảng viên")
_BUSINESSES = ("doanh nghiệp", "hợp tác xã")
_AGENCIES = ("cán bộ", "tổ chức đảng")
_TIME = re.compile(r"(?P<amount>\d+)\s*(?P<unit>ngày làm việc|ngày|giờ|tháng)", re.IGNORECASE)
_UNITS = {
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "ngày": TimeUnit.DAY,
    "giờ": TimeUnit.HOUR,
    "tháng": TimeUnit.MONTH,
}
_UNKNOWN = Duration(None, None)


def levels_of(text: str) -> tuple[Level, ...]:
    """Where it is handled, the nearest to the citizen first, in any spelling; empty for none."""
    said = _folded(text)
    return tuple(level for words, level in _LEVELS.items() if words in said)


def audiences_of(text: str) -> tuple[Audience, ...]:
    """Who files it."""
    said = _folded(text)
    # "Tổ chức (không bao gồm doanh nghiệp, HTX)" is no business
    without = said.replace("tổ chức (không bao gồm doanh nghiệp, htx)", "tổ chức khác")
    found = {
        Audience.CITIZEN: any(words in without for words in _CITIZENS),
        Audience.BUSINESS: any(words in without for words in _BUSINESSES),
        Audience.ORGANISATION: "tổ chức khác" in without or "tổ chức nước ngoài" in without,
        Audience.AGENCY: any(words in without for words in _AGENCIES),
    }
    return tuple(audience for audience, present in found.items() if present)


def channel_of(text: str) -> Channel | None:
    """The channel of a row of the table."""
    return _CHANNELS.get(_folded(text))


def duration_of(text: str) -> tuple[Duration, Flaw | None]:
    """A time as a whole number with its unit; unknown, and why, where it is not that plain."""
    said = _folded(text)
    plain = _TIME.fullmatch(said)
    if plain:
        return Duration(int(plain["amount"]), _UNITS[plain["unit"].lower()]), None
    if not said or "không quy định" in said:
        return _UNKNOWN, None
    return _UNKNOWN, Flaw.NO_UNIT if said.isdecimal() else Flaw.ODD_TIME


def _folded(text: str) -> str:
    """Lower case in NFC with single spaces; the accents stay."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
