"""The check by a Python function of the suite's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.checks.registry import base_name
from workbench.checks.tools import tool_calls

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check, CheckResult, JsonObject

NOT_RUN = "not run"  # begins the reason wherever the function was not called
KEPT = "kept from an earlier run"  # begins the reason of a result that was not found now
_DEFAULT_SCORE = 0.5


def python(check: Check, subject: Subject) -> Finding:
    """The function `file.py:name` says so: true or false, a score of at least `threshold` (default 0.5), or both."""
    if not isinstance(check.value, str) or ".py:" not in check.value:
        return undecided(f"python needs file.py:function, not {quoted(check.value)}")
    host = subject.aids.python
    if host is None:
        return undecided(f"{NOT_RUN} without --allow-python")
    named = clipped(check.value, 50)
    said = host.call(subject.output.suite, check.value, subject.text, _context(check, subject))
    if said.problem is not None:
        return undecided(said.problem if said.problem.startswith(NOT_RUN) else f"{named}: {clipped(said.problem, 110)}")
    threshold = _DEFAULT_SCORE if check.threshold is None else check.threshold
    passed = said.passed if said.passed is not None else said.score is not None and said.score >= threshold
    score = "" if said.score is None else f"score {said.score:.3g}"
    evidence = "; ".join(part for part in (score, clipped(said.reason or "", 100)) if part)
    return Finding(passed, f"{named}: {evidence or ('true' if passed else 'false')}", said.score)


def is_not_run(result: CheckResult) -> bool:
    """Whether a result is undecided because its function was not called."""
    if result.passed is not None or base_name(result.type)[0] != "python":
        return False
    # after the place of the part, where a path picked one
    return result.reason.startswith(NOT_RUN) or (result.path is not None and f": {NOT_RUN}" in result.reason)


def _context(check: Check, subject: Subject) -> JsonObject:
    """What the function is given beside the text."""
    output, case = subject.output, subject.aids.case
    return {
        "suite": output.suite,
        "case": output.case,
        "sample": output.sample,
        "vars": case.vars if case else {},
        "expected": case.expected if case else None,
        "tags": list(case.tags) if case else [],
        "tool_calls": [{"name": call.tool, "input": call.input, "step": call.step} for call in tool_calls(output)],
        "stop_reason": output.stop_reason,
        "model": output.model,
        "usage": output.usage,
        "latency_ms": output.latency_ms,
        "content": list(output.content),
        "transcript": None if output.transcript is None else list(output.transcript),
        "baseline": subject.baseline_text,
        "path": check.path,
        "part": subject.part,
        "threshold": check.threshold,
    }
