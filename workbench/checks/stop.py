"""The check on why an answer ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, clipped, undecided

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check

_CATEGORY_OF = {"refusal": "refusal", "tool_use": "tool-use", "pause_turn": "multi-turn"}


def stop_reason(check: Check, subject: Subject) -> Finding:
    """The stop reason is this one, or one of these."""
    wanted = [check.value] if isinstance(check.value, str) else check.value
    if not isinstance(wanted, list | tuple) or not wanted:
        return undecided("stop-reason needs a stop reason or a list of them")
    found = subject.output.stop_reason
    if found is None:
        return undecided("the stop reason is unknown")
    listed = clipped(" or ".join(map(str, wanted)), 80)
    if found in wanted:
        return Finding(True, f"stopped for {clipped(found, 40)}")
    return Finding(False, f"stopped for {clipped(found, 40)}, expected {listed}", category=_CATEGORY_OF.get(found))
