"""The check on what tools were called with: one call among others, or all calls of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.accepted import argument_fault
from workbench.checks.equality import same_json
from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.checks.schema_fit import schema_finding
from workbench.checks.tools import Call, called, not_called, printed_call, tool_calls
from workbench.text.counts import how_many
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonObject, JsonValue, Output

_FORMS = ("input", "schema", "accepts")
_FORM = "tool-arguments needs {tool, input}, {tool, schema} or {tool, accepts}, or a list of these"
_MOST_CALLS = 200  # that are matched with each other


def tool_arguments(check: Check, subject: Subject) -> Finding:
    """Some call of the tool has this input, fits the schema or has accepted values; the last call's fault is told.

    A list of such calls stands for all calls of the answer, in any order.
    """
    expected = check.value if isinstance(check.value, list | tuple) else [check.value]
    if not expected or not all(_is_expected(one) for one in expected):
        return undecided(_FORM)
    calls = tool_calls(subject.output)
    if isinstance(check.value, list | tuple):
        return _all_of(expected, calls, subject.output)
    return _one_of(expected[0], calls, subject.output)


def _is_expected(value: JsonValue) -> bool:
    return isinstance(value, dict) and isinstance(value.get("tool"), str) and len(_forms(value)) <= 1


def _forms(expected: JsonObject) -> list[str]:
    return [form for form in _FORMS if expected.get(form) is not None]


def _one_of(expected: JsonObject, calls: Sequence[Call], output: Output) -> Finding:
    name = expected["tool"]
    own = [call for call in calls if call.tool == name]
    if not own:
        return Finding(False, not_called([name], calls, output))
    problems = [_problem(call, expected, output) for call in own]
    unclear = next((one for one in problems if one is not None and one.passed is None), None)
    if None in problems:
        return Finding(True, f"{clipped(name, 40)} was called with {quoted(own[problems.index(None)].input, 80)}")
    return unclear or problems[-1] or undecided(_FORM)


def _all_of(expected: Sequence[JsonObject], calls: Sequence[Call], output: Output) -> Finding:
    """The calls and the expected ones paired off, whatever their order; none may be left on either side."""
    if len(calls) != len(expected):
        names = [one["tool"] for one in expected]
        if not calls and printed_call(answer_text(output), names):
            return Finding(False, not_called(names, calls, output))
        return Finding(False, f"{how_many(len(calls), 'call')}, {len(expected)} expected; {called(calls)}")
    if len(calls) > _MOST_CALLS:
        return undecided(f"more than {_MOST_CALLS} calls are not matched with each other")
    problems = [[_problem(call, one, output) for call in calls] for one in expected]
    unclear = next((one for row in problems for one in row if one is not None and one.passed is None), None)
    if unclear is not None:
        return unclear
    partner = matched([[problem is None for problem in row] for row in problems])
    for number, one in enumerate(expected):
        if number not in partner.values():
            free = [at for at in range(len(calls)) if at not in partner]
            nearest = next((at for at in free if calls[at].tool == one["tool"]), free[0])
            problem = problems[number][nearest]
            return Finding(False, problem.reason if problem else f"no call of its own for {quoted(one, 60)}")
    return Finding(True, f"{how_many(len(calls), 'call')} as expected")


def matched(fits: Sequence[Sequence[bool]]) -> dict[int, int]:
    """As many pairs as can be made of rows and columns that fit, as {column: row}; Kuhn's augmenting paths."""
    partner: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column, fit in enumerate(fits[row]):
            if fit and column not in seen:
                seen.add(column)
                if column not in partner or place(partner[column], seen):
                    partner[column] = row
                    return True
        return False

    for row in range(len(fits)):
        place(row, set())
    return partner


def _problem(call: Call, expected: JsonObject, output: Output) -> Finding | None:
    """What keeps a call from being the expected one, None when it is."""
    name, given = clipped(expected["tool"], 40), call.input
    if call.tool != expected["tool"]:
        return Finding(False, f"called {clipped(call.tool, 40)}, expected {name}")
    if isinstance(given, str):
        return Finding(False, f"{name}: the arguments are not JSON: {quoted(given)}")
    if expected.get("schema") is not None:
        fit = schema_finding(expected["schema"], given, "")
        return None if fit.passed else Finding(fit.passed, f"{name}: {fit.reason}")
    if expected.get("accepts") is not None:
        accepts = expected["accepts"]
        if not isinstance(given, dict) or not isinstance(accepts, dict):
            return Finding(False, f"{name}: called with {quoted(given)}")
        fault = argument_fault(given, accepts, _input_schema(output, call.tool))
        return None if fault is None else Finding(False, f"{name}: {fault}")
    wanted = expected.get("input") or {}
    return None if same_json(given, wanted) else Finding(False, f"{name}: {_difference(given, wanted)}")


def _input_schema(output: Output, tool: str) -> JsonObject:
    """The schema of a tool's input as the request gave it; empty where that is not known."""
    tools = (output.request or {}).get("tools")
    for one in tools if isinstance(tools, list | tuple) else ():
        if isinstance(one, dict) and one.get("name") == tool and isinstance(one.get("input_schema"), dict):
            schema: JsonObject = one["input_schema"]
            return schema
    return {}


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
