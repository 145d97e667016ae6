"""Renews the lock files from pyproject.toml: versions with hashes, no download host.

Run by `make lock`; needs pip-tools, which it installs into a folder of its own.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
LOCKS = {
    "base.txt": [],
    "bench.txt": [
        *("--extra", "office", "--extra", "reports", "--extra", "test", "--extra", "bench"),
    ],
    "office.txt": ["--extra", "office"],
    "reports.txt": ["--extra", "reports"],
    "test.txt": ["--extra", "office", "--extra", "reports", "--extra", "test"],
}


def main() -> None:
    """Writes every lock file."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-tools"], check=True)
        for name, extra in LOCKS.items():
            subprocess.run(
                [
                    python,
                    "-m",
                    "piptools",
                    "compile",
                    "--quiet",
                    "--generate-hashes",
                    "--no-header",
                    "--no-emit-index-url",
                    "--no-emit-find-links",
                    "--no-emit-trusted-host",
                    "--strip-extras",
                    "--allow-unsafe",
                    *extra,
                    "--output-file",
                    f"requirements/{name}",
                    "pyproject.toml",
                    "requirements/build.in",
                ],
                check=True,
                stdout=sys.stderr,
                cwd=HERE.parent,
            )


if __name__ == "__main__":
    main()
