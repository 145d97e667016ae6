"""What a catalogue folder says of itself in `_manifest.yaml`."""

import re
from pathlib import Path

MANIFEST = "_manifest.yaml"
IMPORTED = "imported"


def is_imported(folder: Path) -> bool:
    """Whether the folder says that it was imported and so lies beneath curated ones."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except OSError:
        return False
    return re.search(rf"^kind: {IMPORTED}$", text, re.MULTILINE) is not None
