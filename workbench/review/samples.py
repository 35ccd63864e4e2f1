"""Which stored output is shown of a side of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.details import CheckedStored


def sample_of(outputs: list[CheckedStored], sample: int) -> CheckedStored | None:
    """The output of the sample at an index; a side with fewer samples shows its last."""
    return outputs[min(sample, len(outputs) - 1)] if outputs else None


def newest_candidate(candidates: list[CheckedStored], sample: int) -> CheckedStored | None:
    """The sample at an index of the newest candidate run."""
    return sample_of([one for one in candidates if one.run.id == candidates[0].run.id], sample)
