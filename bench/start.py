"""From the command to the first answer, against what Python alone needs to start."""

import statistics
import subprocess
import sys
import tempfile
import time

_RUNS = 7
_QUESTION = "toi muon nhap ho khau cho vo"


def measure() -> dict[str, float]:
    """Medians of a few runs, seconds."""
    with tempfile.TemporaryDirectory() as folder:
        chat = [sys.executable, "-m", "bot", "chat", "--data", folder]
        _seconds(chat, _QUESTION)  # the data file is made once
        bare = _median([sys.executable, "-c", "pass"], "")
        first_answer = _median(chat, _QUESTION)
        ask = _median([sys.executable, "-m", "bot", "ask", _QUESTION], "")
    return {
        "python alone, s": bare,
        "start to the first answer and end, s": first_answer,
        "motcua ask, s": ask,
        "first answer / python alone": first_answer / bare,
    }


def _median(command: list[str], given: str) -> float:
    return statistics.median(_seconds(command, given) for _ in range(_RUNS))


def _seconds(command: list[str], given: str) -> float:
    began = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own commands
        command, input=given, capture_output=True, text=True, check=True
    )
    return time.perf_counter() - began
