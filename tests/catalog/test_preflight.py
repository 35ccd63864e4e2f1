"""What preflight says beside its rules: shapes, places, counts, and how quick it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.catalog.asking import TODAY
from workbench.catalog.preflight import SHAPE_RULE, Context, Finding, preflight
from workbench.catalog.summary import CaseFindings, gather

if TYPE_CHECKING:
    from workbench.records import JsonObject

HI: JsonObject = {"role": "user", "content": "Hi"}
TOOL = {"name": "find", "input_schema": {"type": "object"}}
CALL = {"type": "tool_use", "id": "a", "name": "find", "input": {}}


def found(**fields: Any) -> dict[str, Finding]:
    request = {"model": "claude-opus-4-6", "max_tokens": 100, "messages": [HI], **fields}
    context = Context(model="claude-opus-4-6", today=TODAY)
    return {finding.rule: finding for finding in reversed(preflight(request, context))}


@pytest.mark.parametrize(
    ("fields", "where", "wrong"),
    [
        ({"max_tokens": "many"}, "max_tokens", "not integer"),
        ({"colour": "red"}, "colour", "does not know"),
        ({"messages": []}, "messages", "no message"),
        ({"messages": [HI, {"role": "clown", "content": "Hi"}]}, "messages[1].role", "no role"),
        (
            {"messages": [{"role": "user", "content": [{"type": "song"}]}]},
            "messages[0].content[0].type",
            "no kind of block",
        ),
        ({"messages": [HI, {"role": "assistant", "content": [CALL]}, HI]}, "messages[1]", "without their results"),
        (
            {"messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "a"}]}]},
            "messages[0]",
            "without its call",
        ),
        ({"tool_choice": {"type": "any"}}, "tool_choice", "among no tools"),
        ({"tools": [TOOL], "tool_choice": {"type": "tool", "name": "look"}}, "tool_choice.name", "not given"),
        ({"tools": [{"name": "find"}]}, "tools[0].input_schema", "no schema"),
        ({"extra_headers": {"x-api-key": "a"}}, "request.extra_headers", "x-api-key"),
    ],
)
def test_what_no_model_reads_is_foreseen(fields: JsonObject, where: str, wrong: str) -> None:
    finding = found(**fields)[SHAPE_RULE]
    assert finding.fails
    assert finding.where == where
    assert wrong in finding.effect


def test_a_finding_names_its_place_and_quotes_it_short() -> None:
    long = "Answer with valid JSON only. " * 20
    assert found(system=long)["json-forcing-stack"].where == "system"
    messages = [HI, {"role": "assistant", "content": [{"type": "text", "text": "{"}]}]
    prefill = found(messages=messages)["prefill-rejected"]
    assert (prefill.where, prefill.said) == ("messages[1].role", "assistant")
    schema = found(system=long, output_config={"effort": "xhigh"})
    assert schema["effort-level-unsupported"].where == "output_config.effort"


def test_a_version_held_for_sampling_is_what_is_judged() -> None:
    """The newer version would refuse it; we send it under the older one, which this model takes it under."""
    rules = found(temperature=0)
    assert "api-2026-sampling-any-value" not in rules
    assert not any(finding.fails for finding in rules.values())
    assert "sdk-sampling-kwargs" in rules


def test_a_request_that_holds_anything_at_all_is_read() -> None:
    odd: list[Any] = [None, 5, "x", [5], {"a": 5}, [[]], [None], [{"type": 5}], [{"type": "text", "text": 5}]]
    for value in odd:
        for field in ("messages", "system", "tools", "thinking", "tool_choice", "output_config", "betas", "fallbacks"):
            assert isinstance(found(**{field: value}), dict)


def test_findings_of_many_cases_are_gathered_by_suite_and_rule() -> None:
    bad = preflight(
        {"model": "claude-opus-5-5", "max_tokens": 9, "messages": [HI], "temperature": 0},
        Context(model="claude-opus-5-5", today=TODAY),
    )
    cases = [CaseFindings(suite, "claude-opus-5-5", f"c{number}", bad) for suite in "ab" for number in range(3)]
    grouped = gather(cases)
    first = [one for one in grouped if one.finding.rule == "sampling-non-default-rejected"]
    assert [(one.suite, one.cases, one.example) for one in first] == [("a", 3, "c0"), ("b", 3, "c0")]
    assert grouped[: len(first)] == first
    assert len(grouped) == 2 * len(bad)
