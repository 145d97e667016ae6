"""What an editor has to mend before the knowledge may be used, and what is worth a look.

Problems stop a release; notices do not. Each says where, what and what to do.
"""

from datetime import date

from knowledge.checking.entry_rules import entry_rules
from knowledge.checking.list_rules import list_rules
from knowledge.checking.notices import notices
from knowledge.checking.qualified import lacks
from knowledge.library import PACKAGE, Library
from knowledge.links import OfficialHosts
from knowledge.problems import Problem
from knowledge.reading.measures import read_measures
from knowledge.reading.shelves import read_sayings


def check(
    library: Library,
    hosts: OfficialHosts,
    today: date,
    *,
    lists: bool = True,
) -> list[Problem]:
    """Everything that has to be mended, sorted by place.

    Imported entries are the importer's business; what it found wrong stands in its own report.

    Args:
        lists: Whether guides, life events and programmes have to find all they name; not where
            another catalogue stands in for the one they were written for.
    """
    rules = entry_rules(library, hosts, today)
    ours = [procedure for procedure in library.procedures if procedure.curated]
    found = [problem for procedure in ours for rule in rules for problem in rule(procedure)]
    sayings = read_sayings(PACKAGE / "sayings", found)
    read_measures(found, PACKAGE)
    return sorted([*found, *list_rules(library, hosts, sayings, lists=lists)])


__all__ = ["check", "lacks", "notices"]
