"""The one thread that owns the database; everything else awaits it."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.store.database import Database

_CACHE_KIB = 512
"""Windows of the queue and single cases are read: a large cache would only hold what is not asked for again."""

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Opens the database in a thread of its own at once, and runs the store's functions there one by one.

    A call whose awaiting task is cancelled before its turn never runs.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._opened = self._pool.submit(_open, path)

    def submit(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have `function(db, ...)` run in its turn; the future raises StoreError if the database did not open."""
        return self._pool.submit(lambda: function(self._opened.result(), *args, **kwargs))

    async def call(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of `function(db, ...)`; raises what it raises."""
        return await asyncio.wrap_future(self.submit(function, *args, **kwargs))

    def close(self) -> None:
        """Finish what was asked for and close the database."""
        self._pool.submit(self._close)
        self._pool.shutdown(wait=True)

    def _close(self) -> None:
        if self._opened.exception() is None:
            self._opened.result().close()


def _open(path: Path) -> Database:
    from workbench.store.database import limit_cache, open_database

    db = open_database(path)
    limit_cache(db, _CACHE_KIB)
    return db
