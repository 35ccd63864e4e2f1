"""What the simulator is like to work with: how slow, how often it fails, which limits it keeps."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from workbench.errors import WorkbenchError
from workbench.simulator.batchplan import BatchPlan
from workbench.simulator.faults import is_fault


@dataclass(frozen=True, slots=True)
class Mishap:
    """A fault that a share of the calls meets; `seconds` is how late a slow answer is, or the pause of a trickle."""

    kind: str
    share: float
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """A limiter that starts anew: so many calls in each window of so many seconds."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of a server; the default has none.

    `latency_ms` passes before each answer. `chaos` are mishaps, drawn anew for each call by a chance that `seed` sets;
    `retry_after_s` is what their 429 and 529, and those of `at_once`, ask to wait (None: they do not say). For
    `outage_s` seconds after the first call every call is 429, with the seconds that are left as its retry-after, or
    with `outage_retry_after_s`. `rpm` and `tpm` are requests and tokens a minute for each model (buckets that refill
    steadily), `window` and `at_once` hold for all models together. `retention` False: the organization keeps no data.
    `batch` is how batches go that do not say so themselves, `batch_requests` and `batch_bytes` the most a batch takes.
    """

    latency_ms: float = 0.0
    chaos: tuple[Mishap, ...] = ()
    seed: int = 0
    retry_after_s: float | None = 1.0
    outage_s: float = 0.0
    outage_retry_after_s: float | None = None
    rpm: int | None = None
    tpm: int | None = None
    window: Window | None = None
    at_once: int | None = None
    retention: bool = True
    batch: BatchPlan = field(default_factory=BatchPlan)
    batch_requests: int = 100_000
    batch_bytes: int = 256 * 1024 * 1024

    @property
    def limited(self) -> bool:
        """Whether any call may be refused for coming too soon."""
        return bool(self.outage_s or self.rpm or self.tpm or self.window or self.at_once)


def read_chaos(text: str) -> tuple[Mishap, ...]:
    """Reads `KIND=SHARE[:SECONDS],…` as in `429=0.15,slow=0.01:5`; WorkbenchError when it is none."""
    mishaps = tuple(_mishap(part.strip()) for part in text.split(",") if part.strip())
    if sum(mishap.share for mishap in mishaps) > 1:
        raise WorkbenchError(f"more than all calls would fail: {text}", hint="The shares may add up to 1 at most.")
    return mishaps


def _mishap(text: str) -> Mishap:
    kind, _, rest = text.partition("=")
    share, _, seconds = rest.partition(":")
    hint = "Write KIND=SHARE, as in 429=0.15,529=0.05,cut=0.02,slow=0.01:5; docs/simulator.md lists the kinds."
    if not is_fault(kind):
        raise WorkbenchError(f"no kind of fault: {kind}", hint=hint)
    return Mishap(kind, _number(share, text, hint, most=1.0), _number(seconds or "0", text, hint))


def read_window(text: str) -> Window:
    """Reads `CALLS/SECONDS`, as in `100/5`; WorkbenchError when it is none."""
    calls, _, seconds = text.partition("/")
    hint = "Write CALLS/SECONDS, as in 100/5."
    if not calls.isdigit() or int(calls) < 1 or _number(seconds, text, hint) <= 0:
        raise WorkbenchError(f"no window: {text}", hint=hint)
    return Window(int(calls), float(seconds))


def _number(text: str, whole: str, hint: str, most: float = math.inf) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number <= most:  # not a number compares false
        raise WorkbenchError(f"no number from 0{f' to {most:g}' if most < math.inf else ''}: {whole}", hint=hint)
    return number
