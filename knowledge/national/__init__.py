"""The national record as entries of facts: read, weighed, written into a folder of its own."""

from knowledge.national.entry import DISTRICT, Entry, Importer
from knowledge.national.findings import Finding, Flaw, report
from knowledge.national.folder import FolderError, write_folder
from knowledge.national.portal import PortalError, Record, read_portal

__all__ = [
    "DISTRICT",
    "Entry",
    "Finding",
    "Flaw",
    "FolderError",
    "Importer",
    "PortalError",
    "Record",
    "read_portal",
    "report",
    "write_folder",
]
