"""What a catalogue ten and a hundred times as large costs: the entries we have, many times over.

Each size is measured in a process of its own, so that none keeps another's memory.
"""

import json
import subprocess
import sys

_SIZES = (1, 10, 100)
_CHILD = """
import json, sys, time
from bench.memory import peak
from bench.questions import questions
from bench.timing import share, times
from knowledge.library import OWN_CATALOGUE, load
from knowledge.understanding import Understander
from knowledge.understanding.compiling import compiled
from knowledge.understanding.opening import all_matters
from knowledge.understanding.read_texts import ReadTexts, read_contents
size = int(sys.argv[1])
library = load()
known, contents = read_contents(library, all_matters(library, [OWN_CATALOGUE]))
many = [m._replace(owner=f"{m.owner}.{n}" if n else m.owner)
        for n in range(size) for m in contents.matters]
began = time.perf_counter()
texts = ReadTexts(known, compiled(contents._replace(matters=many)))
built = time.perf_counter() - began
understander = Understander(library, texts)
taken = times(questions(library)[:200], understander.understand)
print(json.dumps({"matters": len(many), "compiled, s": built, "p50, ms": share(taken, 0.5),
                  "p99, ms": share(taken, 0.99), "peak, MiB": peak()}))
"""


def measure() -> dict[str, float]:
    """Times and memory at each size, and how much slower the largest answers."""
    found: dict[str, float] = {}
    for size in _SIZES:
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", _CHILD, str(size)], capture_output=True, text=True, check=True
        )
        found |= {f"{size}x {name}": value for name, value in json.loads(done.stdout).items()}
    found["100x / 1x, p50"] = found["100x p50, ms"] / found["1x p50, ms"]
    return found
