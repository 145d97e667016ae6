"""The catalogues that are measured: ours alone, and ours over the national record."""

import subprocess
import sys
from pathlib import Path

from knowledge.library import OWN_CATALOGUE

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared" / "data"
NATIONAL = PROJECT / "var" / "national"
_RECORD = SHARED / "procedures.jsonl.gz"


def ours_over_national() -> tuple[Path, ...] | None:
    """The folders, the national one made where its file is at hand; None without it."""
    if not NATIONAL.is_dir():
        if not _RECORD.exists():
            return None
        command = [sys.executable, "-m", "bot", "import", "portal", str(_RECORD)]
        subprocess.run(  # noqa: S603 - our own command
            [*command, "--out", str(NATIONAL)], check=True, stdout=subprocess.DEVNULL, cwd=PROJECT
        )
    return (OWN_CATALOGUE, NATIONAL)
