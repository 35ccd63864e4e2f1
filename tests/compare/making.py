"""Results, signals and facts for tests of categories and causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.run import run_checks
from workbench.records import Check, CheckResult, Output, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence


def answered(text: str, stop_reason: str = "end_turn") -> Output:
    """An answer of one text."""
    return Output("s", "c", 0, content=({"type": "text", "text": text},), stop_reason=stop_reason)


def results(checks: Sequence[Check], text: str, stop_reason: str = "end_turn") -> tuple[CheckResult, ...]:
    """What the real checks say of an answer."""
    return run_checks(checks, answered(text, stop_reason))


def signal(
    kind: str,
    category: str,
    worse: bool | None = True,
    shares: tuple[float, float] = (0.0, 1.0),
    where: str | None = None,
    evidence: str = "",
) -> Signal:
    """A signal that says its kind."""
    return Signal(kind, category, kind.replace("-", " "), evidence, worse, *shares, where=where)
