"""The catalogue read once for all child processes: each gets a copy of what the first one kept.

Children know our entries alone, whether the national record has been built here or not.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from conftest import PROJECT

OURS_ALONE = {"MOTCUA_NATIONAL": "none"}


def warmed(data: Path) -> Path:
    """The data folder, with what an earlier start would have kept in it."""
    shutil.copytree(_kept(), data / "cache", dirs_exist_ok=True)
    return data


@cache
def _kept() -> Path:
    data = Path(tempfile.mkdtemp(prefix="motcua-tests-"))
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", "ask", "khai sinh", "--data", str(data)],
        cwd=PROJECT,
        env=os.environ | OURS_ALONE,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return data / "cache"
