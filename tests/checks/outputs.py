"""Short ways to make outputs and to run one check on them."""

from __future__ import annotations

from typing import Any

from workbench.checks.run import run_checks
from workbench.records import Check, CheckResult, JsonObject, JsonValue, Output


def answer(text: str, **fields: Any) -> Output:
    """An output whose answer is this text."""
    return Output("suite", "case", 0, content=({"type": "text", "text": text},), **fields)


def calling(*calls: tuple[str, JsonObject]) -> Output:
    """An output that calls these tools in one turn."""
    return Output("suite", "case", 0, content=tuple(call(tool, given) for tool, given in calls))


def call(tool: str, given: JsonObject) -> JsonObject:
    """A tool_use block."""
    return {"type": "tool_use", "id": f"call-{tool}", "name": tool, "input": given}


def said(kind: str, output: Output | str, value: JsonValue = None, **fields: Any) -> CheckResult:
    """What a check of this type says; a text stands for an output with that answer."""
    baseline = fields.pop("baseline", None)
    output = answer(output) if isinstance(output, str) else output
    baseline = answer(baseline) if isinstance(baseline, str) else baseline
    return run_checks([Check(kind, value, **fields)], output, baseline)[0]
