"""What runs: `motcua` as processes of its own, and the bot that is spoken to line by line."""

import contextlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any

from conftest import PROJECT
from warm import OURS_ALONE

from scenario.written import Json, Mismatch

_PATIENCE = 60.0


class Forked:
    """`motcua …` as a process of its own, forked from one that has imported the command already.

    Starts in a third of the time of `python -m bot` and runs the same from `main` on.
    """

    _context = multiprocessing.get_context("forkserver")
    _context.set_forkserver_preload(["bot.cli", "holidays.countries.vietnam"])

    def __init__(self, args: list[str], errors: Path) -> None:
        given, to = self._context.Pipe(duplex=False)
        out, printed = self._context.Pipe(duplex=False)
        self._process = self._context.Process(target=_main, args=(args, given, printed, errors))
        self._process.start()
        self.stdin = os.fdopen(os.dup(to.fileno()), "w", encoding="utf-8")
        self.stdout = os.fdopen(os.dup(out.fileno()), encoding="utf-8")
        for end in (given, to, out, printed):
            end.close()

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int | None:
        with contextlib.suppress(OSError):  # what a killed process did not read
            self.stdin.close()
        self.stdout.close()
        self._process.join()
        return self._process.exitcode


def _main(args: list[str], given: Connection, printed: Connection, errors: Path) -> None:
    """The command, in the forked process."""
    os.dup2(given.fileno(), 0)
    os.dup2(printed.fileno(), 1)
    os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    given.close()
    printed.close()
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("MOTCUA_")]:
        del os.environ[name]
    os.environ.update(OURS_ALONE)
    sys.argv = ["motcua", *args]
    import bot.cli  # noqa: PLC0415 - in the child only

    bot.cli.main()


class Fresh(subprocess.Popen[str]):
    """`python -m bot …`, as everybody starts it."""

    stdin: IO[str]  # pipes, always
    stdout: IO[str]

    def __init__(self, args: list[str], errors: Path) -> None:
        clean = {name: v for name, v in os.environ.items() if not name.startswith("MOTCUA_")}
        with errors.open("a") as stderr:
            super().__init__(
                [sys.executable, "-m", "bot", *args],
                cwd=PROJECT,
                env=clean | OURS_ALONE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                encoding="utf-8",
            )

    def wait(self, timeout: float | None = None) -> int:
        with contextlib.suppress(OSError):
            self.stdin.close()
        self.stdout.close()
        return super().wait(timeout)


class Bot:
    """`motcua chat --json` on a data folder, killed and started again at will."""

    def __init__(self, data: Path, start: Callable[[list[str], Path], Any]) -> None:
        self._data, self._start = data, start
        self._errors = data / "errors.txt"
        self._process = self._started()

    def do(self, line: Json) -> list[Json]:
        """Hands over a line and returns what people saw until all was quiet."""
        seen: list[Json] = []
        try:
            self._process.stdin.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._process.stdin.flush()
            while "done" not in (found := self._next_line()):
                if found.get("error") == "not quiet":
                    raise Mismatch(f"bot không xong việc sau 5 giây: {found['waiting']}")
                seen.append(found)
        except BrokenPipeError:
            raise Mismatch(f"bot đã tắt. {self._said()}") from None
        for found in seen:
            if "error" in found:
                raise Mismatch(f"{found['error']}; đang có: {found.get('shown', 'không có gì')}")
        return seen

    def command(self, args: list[str]) -> str:
        """What another `motcua` command on the same folder prints."""
        process = self._start([*args, "--data", str(self._data)], self._errors)
        with self._watched(process):
            printed: str = process.stdout.read()
        if process.wait() != 0:
            raise Mismatch(f"lệnh không chạy được. {self._said()}")
        return printed

    def kill_and_start(self) -> list[Json]:
        """kill -9, and what is said after the next start until all is quiet."""
        self._process.kill()
        self._process.wait()
        self._process = self._started()
        return self.do({"advance": "0s"})

    def close(self) -> None:
        """Ends as the end of input ends it; a process that goes on is killed."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        with self._watched(self._process):
            self._process.stdout.read()
        self._process.wait()

    def _started(self) -> Any:
        return self._start(["chat", "--json", "--data", str(self._data)], self._errors)

    def _next_line(self) -> Json:
        with self._watched(self._process):
            line = self._process.stdout.readline()
        if not line:
            raise Mismatch(f"bot đã tắt. {self._said()}")
        found: Json = json.loads(line)
        return found

    @contextlib.contextmanager
    def _watched(self, process: Any) -> Iterator[None]:
        timer = threading.Timer(_PATIENCE, process.kill)
        timer.daemon = True
        timer.start()
        yield
        timer.cancel()

    def _said(self) -> str:
        return self._errors.read_text(encoding="utf-8", errors="replace")[-1500:].strip()
