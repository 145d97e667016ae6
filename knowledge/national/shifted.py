"""Whether the notes of a record's channels stand beside the wrong channel."""

import re
import unicodedata
from collections.abc import Iterable

from knowledge.model import Channel
from knowledge.national.columns import channel_of
from knowledge.national.portal import Way

# How a note begins when it describes one channel: "- Nộp hồ sơ trực tuyến thông qua …".
_BEGINS = r"\W*nộp hồ sơ (?:theo hình thức |bằng hình thức )?"
_SPEAKS_OF = {
    Channel.ONLINE: re.compile(rf"{_BEGINS}(?:trực tuyến|qua cổng)"),
    Channel.COUNTER: re.compile(rf"{_BEGINS}trực tiếp(?! hoặc)"),
    Channel.POST: re.compile(rf"{_BEGINS}(?:qua|thông qua) (?:dịch vụ |đường )?bưu (?:chính|điện)"),
}


def notes_are_shifted(ways: Iterable[Way]) -> bool:
    """True when a note speaks of another channel and not of its own; one note for all is none."""
    rows = list(ways)
    return len({way.note for way in rows}) > 1 and any(map(_speaks_of_another, rows))


def _speaks_of_another(way: Way) -> bool:
    own = channel_of(way.channel)
    note = unicodedata.normalize("NFC", way.note).casefold()
    spoken = {channel for channel, words in _SPEAKS_OF.items() if words.match(note)}
    return own is not None and bool(spoken) and own not in spoken
