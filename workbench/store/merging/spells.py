"""Writing in short spells, between which whoever waits to write gets the lock."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.store.database import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from workbench.store.database import Database

HELD_S = 0.2
"""How long the lock is held at most, about, before others get it."""
GAP_S = 0.11
"""How long they get it: longer than SQLite waits between two looks at a lock (0.1 s), so that each of them sees it."""
_FIRST, _MOST = 200, 20_000  # rows of a part


class Spells:
    """Parts of one piece of work, each its own transaction: what is written in one counts, whatever ends the next.

    Each has to be such that all of it done again comes to the same.
    """

    def __init__(self, db: Database) -> None:
        self.connection = db.connection
        self.path = db.path
        self.written = False
        """Whether anything was."""
        self._db = db
        self._held_s = 0.0
        self._rows = _FIRST

    @contextmanager
    def spell(self) -> Iterator[None]:
        """Write in one transaction; others get the lock after it, where it has been held for long."""
        with transaction(self._db):
            begun, before = time.monotonic(), self.connection.total_changes
            yield
        self.written = self.written or self.connection.total_changes > before
        self._held_s += time.monotonic() - begun
        if self._held_s >= HELD_S:
            time.sleep(GAP_S)
            self._held_s = 0.0

    def parts(self, table: str, key: str, write: Callable[[int, int], object], which: str = "true") -> Iterator[int]:
        """Have `write` deal with the rows of a temporary table, from one value of the key to another, in spells.

        Yields after each how many rows there were so far.
        """
        query = (
            f"SELECT count(*), max(k) FROM (SELECT {key} AS k FROM temp.{table} WHERE {key} > ? AND {which}"
            f" ORDER BY {key} LIMIT ?)"
        )
        done, last = 0, -1
        while True:
            rows, end = self.connection.execute(query, (last, self._rows)).fetchone()
            if not rows:
                return
            begun = time.monotonic()
            with self.spell():
                write(last + 1, end)
            self._fit(time.monotonic() - begun)
            done, last = done + rows, end
            yield done

    def all_parts(self, table: str, key: str, write: Callable[[int, int], object], which: str = "true") -> None:
        """Deal with all of them."""
        for _ in self.parts(table, key, write, which):
            pass

    def many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Execute a statement once for each of some rows of values, in spells."""
        at = 0
        while at < len(rows):
            begun, taken = time.monotonic(), rows[at : at + self._rows]
            with self.spell():
                self.connection.executemany(statement, taken)
            at += len(taken)
            self._fit(time.monotonic() - begun)

    def _fit(self, took_s: float) -> None:
        """Make parts as large as take half of the time that the lock may be held."""
        if took_s > HELD_S / 2:
            self._rows = max(1, self._rows // 2)
        elif took_s < HELD_S / 8:
            self._rows = min(_MOST, self._rows * 2)
