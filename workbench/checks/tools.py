"""Checks on the tools an answer called, over every turn of the exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.equality import same_json
from workbench.checks.finding import Finding, clipped, quoted, undecided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonObject, JsonValue, Output


class Call(NamedTuple):
    """One call of a tool."""

    tool: str
    input: JsonValue


def tool_calls(output: Output) -> list[Call]:
    """Every call the model made, in order; calls in messages that were given to it are not its own."""
    if output.transcript is None:
        return list(_calls(output.content))
    given = (output.request or {}).get("messages")
    own = output.transcript[_shared_length(output.transcript, given) :]
    return [call for message in own if message.get("role") == "assistant" for call in _calls(message.get("content"))]


def _shared_length(transcript: Sequence[JsonObject], given: JsonValue) -> int:
    """How many messages of the transcript are the request's own; none if it does not start with them."""
    if isinstance(given, list | tuple) and list(transcript[: len(given)]) == list(given):
        return len(given)
    return 0


def _calls(content: JsonValue) -> Iterator[Call]:
    for block in content if isinstance(content, list | tuple) else ():
        if isinstance(block, dict) and str(block.get("type", "")).endswith("tool_use"):
            yield Call(str(block.get("name")), block.get("input"))


def tool_called(check: Check, subject: Subject) -> Finding:
    """This tool was called, or all of these."""
    wanted = _names(check.value)
    if not wanted:
        return undecided("tool-called needs the name of a tool")
    calls = tool_calls(subject.output)
    missing = [name for name in wanted if name not in {call.tool for call in calls}]
    if missing:
        return Finding(False, f"{_listed(missing)} was not called; {_called(calls)}")
    return Finding(True, f"{_listed(wanted)} was called")


def no_tool_called(check: Check, subject: Subject) -> Finding:
    """No tool was called, or none of these."""
    unwanted = _names(check.value)
    calls = [call for call in tool_calls(subject.output) if not unwanted or call.tool in unwanted]
    if calls:
        return Finding(False, _called(calls))
    return Finding(True, f"{_listed(unwanted)} was not called" if unwanted else "no tool was called")


def tool_arguments(check: Check, subject: Subject) -> Finding:
    """Some call of the tool has exactly this input; the reason tells of the last call what differs."""
    value = check.value
    if not isinstance(value, dict) or not isinstance(value.get("tool"), str):
        return undecided("tool-arguments needs {tool, input}")
    name, wanted = value["tool"], value.get("input") or {}
    every = tool_calls(subject.output)
    inputs = [call.input for call in every if call.tool == name]
    if not inputs:
        return Finding(False, f"{clipped(name, 40)} was not called; {_called(every)}")
    if any(same_json(given, wanted) for given in inputs):
        return Finding(True, f"{clipped(name, 40)} was called with {quoted(wanted, 80)}")
    return Finding(False, f"{clipped(name, 40)}: {_difference(inputs[-1], wanted)}")


def _difference(given: JsonValue, wanted: JsonValue) -> str:
    if not isinstance(given, dict) or not isinstance(wanted, dict):
        return f"called with {quoted(given)}, expected {quoted(wanted)}"
    for key in wanted:
        if key not in given:
            return f"argument {quoted(key, 30)} is missing, expected {quoted(wanted[key])}"
        if not same_json(given[key], wanted[key]):
            return f"argument {quoted(key, 30)} is {quoted(given[key])}, expected {quoted(wanted[key])}"
    extra = next(key for key in given if key not in wanted)
    return f"unexpected argument {quoted(extra, 30)}: {quoted(given[extra])}"


def tool_order(check: Check, subject: Subject) -> Finding:
    """These tools were called in this order; others may lie between."""
    wanted = _names(check.value)
    if not wanted:
        return undecided("tool-order needs a list of tool names")
    calls = tool_calls(subject.output)
    remaining = iter(call.tool for call in calls)
    for position, name in enumerate(wanted):
        if name not in remaining:  # `in` consumes the calls up to the match
            after = f" after {clipped(wanted[position - 1], 30)}" if position else ""
            return Finding(False, f"{clipped(name, 30)} was not called{after}; {_called(calls)}")
    return Finding(True, f"called in order: {_listed(wanted)}")


def _names(value: JsonValue) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(name) for name in value] if isinstance(value, list | tuple) else []


def _called(calls: Sequence[Call]) -> str:
    return f"called {_listed([call.tool for call in calls])}" if calls else "no tool was called"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(clipped(name, 30) for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"
