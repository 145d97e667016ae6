"""Which web addresses are official: the only ones shown or taken without a warning."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.fold import clean
from knowledge.model import Known
from knowledge.problems import Problem
from knowledge.reading.section import read_list

_TYPED_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|top|xyz|vip|cc|app|site|online|me|link|ly|click|shop|club|io|page|dev|work|live)\b(?:/\S*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class OfficialHosts:
    """The allow-list: hosts with everything below them, minus closed ones."""

    allowed: tuple[str, ...]
    closed: tuple[str, ...]

    def allows(self, link: str) -> bool:
        """Whether this is an https link to an official host that is still open."""
        try:
            parts = urlsplit(link)
            host = (parts.hostname or "").rstrip(".").lower()
        except ValueError:
            return False
        return (
            parts.scheme == "https"
            and parts.username is None
            and _below(host, self.allowed)
            and not _below(host, self.closed)
        )

    def strangers_in(self, text: str) -> bool:
        """Whether a person's message holds a link that is not official, with or without https."""
        return any(not self._official_as_typed(link) for link in _TYPED_LINK.findall(clean(text)))

    def _official_as_typed(self, link: str) -> bool:
        if not link.lower().startswith(("http://", "https://")):
            link = f"https://{link}"
        return self.allows(link.replace("http://", "https://", 1).rstrip(".,;!?)"))


def _below(host: str, names: Iterable[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def read_official_hosts(path: Path, problems: list[Problem]) -> OfficialHosts:
    """The allow-list from its YAML file."""
    allowed: list[str] = []
    closed: list[str] = []
    for section in read_list(path, path.name, problems):
        shut = section.choice("closed", Known, Known.NO) is Known.YES
        (closed if shut else allowed).append(section.required("host"))
        section.done()
    return OfficialHosts(tuple(allowed), tuple(closed))
