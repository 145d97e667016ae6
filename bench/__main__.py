"""Measures and writes bench/results/latest.json: `make bench`, or `python -m bench NAME …`.

Absolute figures are this machine's; the ratios are what can be compared between machines.
"""

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bench import desk, growth, matching, memory, start, understanding, updates

RESULTS = Path(__file__).parent / "results"
Figures = dict[str, float]
MEASURES: dict[str, Callable[[], Figures]] = {
    "start": start.measure,
    "understanding": understanding.measure,
    "matching": matching.measure,
    "growth": growth.measure,
    "updates": updates.measure,
    "desk": desk.measure,
    "memory": memory.measure,
}


def main() -> None:
    """Runs the chosen measures, prints a table, keeps the JSON."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(MEASURES)}")
    names = parser.parse_args().names or list(MEASURES)
    unknown = set(names) - set(MEASURES)
    if unknown:
        parser.error(f"no measure called {', '.join(sorted(unknown))}")
    found = {name: _measured(name) for name in names}
    _print(found)
    _keep(found)


def _measured(name: str) -> Figures:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        progress.add_task(f"measuring {name}", total=None)
        return MEASURES[name]()


def _print(found: dict[str, Figures]) -> None:
    for name, figures in found.items():
        print(name)
        for what, value in figures.items():
            print(f"  {what:<64}{value:>12,.3f}")


def _keep(found: dict[str, Figures]) -> None:
    """The newest figures of each measure, with where and when they were taken."""
    path = RESULTS / "latest.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept |= {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "python": platform.python_version(),
        "machine": platform.machine(),
        **{name: {k: round(v, 4) for k, v in figures.items()} for name, figures in found.items()},
    }
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {path.relative_to(Path.cwd())}", file=sys.stderr)


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
