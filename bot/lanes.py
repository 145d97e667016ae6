"""Which waiting row comes next: the oldest of its chat, one of a chat at a time.

Rows live in the store; this only remembers their order. A chat that has to wait holds no slot,
so one slow chat delays no other.
"""

import heapq
from collections import deque


class Lanes:
    """Queues by chat. Rows are added in the order of the store, moments are milliseconds."""

    def __init__(self) -> None:
        self._rows: dict[int, deque[int]] = {}
        self._ready: list[tuple[int, int, int]] = []
        self._busy: set[int] = set()

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    @property
    def busy(self) -> int:
        """How many rows are in hand."""
        return len(self._busy)

    def add(self, lane: int, row: int, ready_at: int = 0) -> None:
        """Puts a row at the end of its lane."""
        queue = self._rows.setdefault(lane, deque())
        queue.append(row)
        if len(queue) == 1 and lane not in self._busy:
            heapq.heappush(self._ready, (ready_at, row, lane))

    def take(self, now: int) -> tuple[int, int] | None:
        """The lane and row to work on now; its lane waits until `done` or `retry`."""
        if not self._ready or self._ready[0][0] > now:
            return None
        _, row, lane = heapq.heappop(self._ready)
        self._busy.add(lane)
        return lane, row

    def next_moment(self) -> int | None:
        """When `take` will next find something; None when nothing waits outside busy lanes."""
        return self._ready[0][0] if self._ready else None

    def done(self, lane: int, ready_at: int = 0) -> None:
        """The row in hand is finished; the lane's next may be taken from `ready_at` on."""
        queue = self._rows[lane]
        queue.popleft()
        self._busy.discard(lane)
        if queue:
            heapq.heappush(self._ready, (ready_at, queue[0], lane))
        else:
            del self._rows[lane]

    def retry(self, lane: int, ready_at: int) -> None:
        """The row in hand stays first in its lane and may be taken again from `ready_at` on."""
        self._busy.discard(lane)
        heapq.heappush(self._ready, (ready_at, self._rows[lane][0], lane))
