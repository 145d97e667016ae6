"""Runs `motcua` as a person would: a real process, its output, its exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from conftest import PROJECT
from warm import OURS_ALONE, warmed


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str


def motcua(*args: object, given: str = "", **environment: str) -> Ran:
    """The command with `given` on standard input."""
    for option, value in pairwise(args):
        if option == "--data" and Path(str(value)).is_dir():
            warmed(Path(str(value)))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", *map(str, args)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        env=clean | OURS_ALONE | environment,
        check=False,
        timeout=90,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)
