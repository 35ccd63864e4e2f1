"""Who judges cases: this process, or for many of them several processes beside it."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from workbench.compare.judging import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType
    from typing import Self

    from workbench.compare.judging import CheckedCase, Judged, Ways

_MANY = 2000  # outputs from which other processes earn back what it takes to start them (about 0.4 s)
_CHUNK = 50  # cases that are handed over at once


class Hands:
    """Judges cases in order; of a comparison of many outputs in processes of their own."""

    def __init__(self, outputs: int) -> None:
        self._workers = max((os.cpu_count() or 1) - 1, 0) if outputs >= _MANY else 0
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._workers:
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def judge(self, cases: Iterable[CheckedCase], ways: Ways) -> Iterator[Judged]:
        """What the comparison says of each case, in their order."""
        if self._pool is None:
            for one in cases:
                yield judge(one, ways)
            return
        waiting: deque[Future[list[Judged]]] = deque()
        rest = iter(cases)
        while chunk := list(islice(rest, _CHUNK)):
            waiting.append(self._pool.submit(_judge_all, chunk, ways))
            if len(waiting) > 2 * self._workers:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def _judge_all(cases: list[CheckedCase], ways: Ways) -> list[Judged]:
    return [judge(one, ways) for one in cases]
