"""An official list of procedures, as offices send it, put in the place of a programme's rows."""

from knowledge.annex.listing import Listed, listed_in
from knowledge.annex.placing import Placed, Placer
from knowledge.annex.tables import AnnexError, read_tables

__all__ = ["AnnexError", "Listed", "Placed", "Placer", "listed_in", "read_tables"]
