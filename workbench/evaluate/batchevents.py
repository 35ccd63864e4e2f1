"""What happens to the batches of a run, as facts that a screen or a command can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.text.counts import counted

BatchChange = Literal["handed in", "looked at", "ended", "collected", "cancelled", "sought", "found", "lost"]


@dataclass(frozen=True, slots=True)
class BatchChanged:
    """Something became of a batch, or it was looked at. `batch` is the API's id, None while that is not known.

    `calls` are those of the batch that are still without a result.
    """

    run: int
    batch: str | None
    calls: int
    change: BatchChange

    def said(self) -> str | None:
        """One line that says it, None where it is not worth one."""
        calls = counted(self.calls, "call")
        texts: dict[BatchChange, str | None] = {
            "handed in": f"batch {self.batch} handed in, {calls}",
            "looked at": None,
            "ended": f"batch {self.batch} has ended; its results are collected",
            "collected": None,
            "cancelled": f"batch {self.batch} is being cancelled, {calls}",
            "sought": f"a batch of {calls} may or may not have been created; it is looked for",
            "found": f"batch {self.batch} found again, {calls}",
            "lost": f"a batch of {calls} is not to be had; they are sent again",
        }
        return texts[self.change]
