"""Keeping what arrives: committed in the tick of the loop in which it came, and tried again while that fails."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.store.database import transaction, wait_for_locks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.evaluate.lots import Lot
    from workbench.records import Output
    from workbench.store.database import Database
    from workbench.store.execution import Step

_KEEP_FOR_S, _KEEP_AGAIN_S = 30.0, 0.2  # how long, and how often, keeping what came is tried while it fails
_LOCK_WAIT_MS = 200  # a commit waits in the loop: calls must not run out of their time meanwhile


class Keeping:
    """What came and is not in the store yet. `on_kept` is told what is, `on_broken` when it cannot be kept at all."""

    def __init__(
        self,
        db: Database,
        lots: Sequence[Lot],
        on_kept: Callable[[Sequence[tuple[Lot, Output]]], None],
        on_broken: Callable[[WorkbenchError], None],
    ) -> None:
        self._db = db
        self._lots = lots
        self._on_kept = on_kept
        self._on_broken = on_broken
        self._arrived: list[tuple[Lot, Output]] = []
        self._steps: list[tuple[Lot, Step, asyncio.Future[None]]] = []
        self._flushing = False
        self._failing: tuple[float, WorkbenchError] | None = None
        self._ended = False

    @property
    def has_unkept(self) -> bool:
        """Whether something came that is not in the store."""
        return bool(self._arrived or self._steps)

    @property
    def failing(self) -> WorkbenchError | None:
        """Why what came cannot be kept now; it is tried again."""
        return self._failing[1] if self._failing else None

    def begin(self) -> None:
        """Set how long a commit waits for other processes."""
        wait_for_locks(self._db, _LOCK_WAIT_MS)

    def end(self) -> None:
        """Keep the rest, with all the patience there is, and nothing after it."""
        self._ended = True
        wait_for_locks(self._db)
        self._flush()

    def keep(self, lot: Lot, output: Output) -> None:
        """Keep an output soon."""
        self._arrived.append((lot, output))
        self._flush_soon()

    async def keep_step(self, lot: Lot, step: Step) -> None:
        """Wait until a reply in the middle of an exchange is in the store."""
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._steps.append((lot, step, kept))
        self._flush_soon()
        await kept

    def _flush_soon(self) -> None:
        if not self._flushing:
            self._flushing = True
            asyncio.get_running_loop().call_soon(self._flush)

    def _flush(self) -> None:
        """Commit what arrived in this tick of the loop, and only then tell of it."""
        self._flushing = False
        arrived, steps = self._arrived, self._steps
        try:
            if arrived or steps or any(lot.beside_usd for lot in self._lots):
                with transaction(self._db):
                    for lot in self._lots:
                        lot.writer.keep(
                            [output for of, output in arrived if of is lot],
                            [step for of, step, _ in steps if of is lot],
                            lot.beside_usd,
                        )
                for lot in self._lots:
                    lot.beside_usd = 0.0
        except WorkbenchError as error:
            self._not_kept(error)
            return
        self._arrived, self._steps, self._failing = [], [], None
        for _, _, kept in steps:
            if not kept.done():
                kept.set_result(None)
        self._on_kept(arrived)

    def _not_kept(self, error: WorkbenchError) -> None:
        """What came could not be kept: it is paid for, so it stays here and is tried again before all is given up."""
        now = time.monotonic()
        since = self._failing[0] if self._failing else now
        self._failing = (since, error)
        if now - since > _KEEP_FOR_S:
            self._on_broken(error)
        elif not self._ended:
            self._flushing = True
            asyncio.get_running_loop().call_later(_KEEP_AGAIN_S, self._flush)
