"""What a process of its own holds after the start and after many questions (Linux only)."""

import json
import subprocess
import sys
from pathlib import Path

_CHILD = """
import json
from bench.memory import peak
from bench.questions import questions
from bot.knowing import know
from bot.config import read_config
import bot.cli.running
found = {"imported": peak()}
knowing = know(read_config(None, {}))
found["ready"] = peak()
for text in questions(knowing.library) * 20:
    knowing.understander.understand(text)
found["used"] = peak()
print(json.dumps(found))
"""


def peak() -> float:
    """The most memory this process ever held, MiB."""
    # not getrusage: what it counts begins with the parent's memory before exec
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024


def measure() -> dict[str, float]:
    """Peak resident memory, MiB."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _CHILD], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    return {
        "libraries imported, MiB": found["imported"],
        "knowledge read and indexed, MiB": found["ready"],
        "after many questions, MiB": found["used"],
        "ready / imported": found["ready"] / found["imported"],
    }
