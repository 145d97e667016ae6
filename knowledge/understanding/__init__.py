"""From words to one of four outcomes."""

from knowledge.understanding.opening import open_understander
from knowledge.understanding.outcome import Kind, Outcome
from knowledge.understanding.understander import Understander

__all__ = ["Kind", "Outcome", "Understander", "open_understander"]
