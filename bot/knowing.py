"""What is known and how questions find it: read once, without Telegram or a store."""

from dataclasses import dataclass

from bot.config import Config
from knowledge import FolderReader, Library, OfficialHosts, read_all
from knowledge.understanding import Understander, open_understander
from knowledge.understanding.opening import Busy, at_once


@dataclass(frozen=True, slots=True)
class Knowing:
    """What is known and how questions find it; read once, shared by everything."""

    library: Library
    hosts: OfficialHosts
    understander: Understander


def know(config: Config, reader: FolderReader | None = None, busy: Busy = at_once) -> Knowing:
    """Reads the knowledge the settings name.

    Args:
        config: The settings.
        reader: Reads the catalogue's folders, with a cache where it has one.
        busy: Does what takes seconds, with whatever shows that.

    Raises:
        KnowledgeError: The catalogue is not well formed.
    """
    reader, folders = reader or FolderReader(), config.catalogue_folders
    library, hosts = read_all(folders, config.city, reader)
    understander = open_understander(library, folders, reader, busy)
    return Knowing(library, hosts, understander)
