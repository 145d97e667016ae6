"""Progress on long work: a bar on standard error, silent where nobody watches."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")


def busy(work: Callable[[], Item]) -> Item:
    """The result of work that takes seconds, with a sign of life in a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return work()
    with console.status("Reading all wordings; the next start finds them read"):
        return work()


def watched(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items one by one, with a bar in a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    silent = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=silent) as progress:
        yield from progress.track(items)


@contextmanager
def steps(what: str) -> Iterator[Callable[[str], None]]:
    """Shows which step is being done, in a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(f"{what} …") as status:
        yield lambda step: status.update(f"{what} {step} …")
