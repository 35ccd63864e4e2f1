"""Whatever a model says and whatever a suite asks: checks give a result, and never crash a run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.checks.finding import Aids
from workbench.checks.registry import CHECK_TYPES
from workbench.checks.run import run_checks
from workbench.records import CATEGORIES, Case, Check, Output, OutputError

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(), max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
TEXT = st.text(st.characters(), max_size=200) | st.sampled_from(
    [
        "```json\n{}\n```",
        "[" * 3000,
        '{"a":' * 2000,
        "- a\n" * 50,
        "I can't help",
        "$" * 99,
        "\x1b]52;c;AAAA\x07",
        "\ud800",
    ]
)
BLOCKS = st.one_of(
    JSON,
    TEXT.map(lambda text: {"type": "text", "text": text}),
    st.dictionaries(st.sampled_from(["type", "text", "name", "input", "id"]), JSON, max_size=4),
    st.fixed_dictionaries({"type": st.just("tool_use"), "name": TEXT, "input": JSON}),
    st.fixed_dictionaries({"type": st.just("tool_use"), "name": st.sampled_from(["a", "b"]), "input": JSON}),
)
MESSAGES = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "assistant"]), "content": TEXT | JSON | st.lists(BLOCKS, max_size=2)}
)
OUTPUTS = st.builds(
    Output,
    suite=st.just("s"),
    case=st.just("c"),
    sample=st.just(0),
    content=st.lists(BLOCKS, max_size=3).map(tuple),
    transcript=st.none() | st.lists(MESSAGES, max_size=3).map(tuple),
    request=st.none() | st.fixed_dictionaries({"messages": st.lists(MESSAGES, max_size=2)}),
    stop_reason=st.none() | TEXT,
    model=st.sampled_from([None, "claude-3-5-sonnet-20241022", "nobody"]),
    usage=st.none() | st.dictionaries(st.sampled_from(["input_tokens", "output_tokens", "cache_creation"]), JSON),
    latency_ms=st.none() | st.floats(0, 1e6),
    cost_usd=st.none() | st.floats(0, 1),
    error=st.none() | st.builds(OutputError, kind=TEXT, message=TEXT),
)


SCHEMAS = st.sampled_from(
    [
        {"type": "object", "required": ["a"], "additionalProperties": False},
        {"items": {"type": ["string", "null"], "maxLength": 2}, "uniqueItems": True},
        {"anyOf": [{"type": "integer"}, {"properties": {"a": {"const": 1}}, "dependentRequired": {"a": ["b"]}}]},
        {"oneOf": [{"type": "number"}, {"minimum": 3}], "not": {"type": "null"}},
        {"patternProperties": {"^a": False}, "propertyNames": {"maxLength": 1}, "minProperties": 1},
        {"$defs": {"t": {"items": {"$ref": "#/$defs/t"}, "contains": {"type": "array"}}}, "$ref": "#/$defs/t"},
        {"unevaluatedProperties": False, "enum": [1, {}, []], "multipleOf": 0.1, "prefixItems": [True, False]},
        {"pattern": "a+"}, {"pattern": "("}, {"$ref": "#/nowhere"}, {"type": "objekt"}, True, False,
    ]
)  # fmt: skip
CALLS = st.fixed_dictionaries(
    {"tool": st.sampled_from(["a", "b"])},
    optional={"input": JSON, "schema": SCHEMAS, "accepts": st.dictionaries(st.text(max_size=3), JSON, max_size=2)},
)
VALUES = st.one_of(
    JSON, SCHEMAS, CALLS, st.lists(CALLS, max_size=3), st.lists(st.sampled_from(["a", "b", ["a", "b"]]), max_size=3),
    st.fixed_dictionaries({"order": JSON, "max_steps": JSON}),
    st.sampled_from(["en", "file.py:f", "a*b", "(", "x+|y{2,}"]),
)  # fmt: skip
PATHS = st.sampled_from([None, None, "$", "$.a", "$[0]", "$..x", "$[*]", "$[?@.a > 1]", "$.['", "a"])


@pytest.mark.parametrize("name", sorted(CHECK_TYPES))
@settings(max_examples=12)
@given(
    output=OUTPUTS,
    baseline=st.none() | OUTPUTS,
    value=VALUES,
    path=PATHS,
    threshold=st.none() | st.floats(-1, 1e9),
)
def test_no_output_and_no_value_make_a_check_raise(
    name: str, output: Output, baseline: Output | None, value: Any, path: str | None, threshold: float | None
) -> None:
    fields: dict[str, Any] = {"path": path, "threshold": threshold}
    checks = [Check(name, value, **fields), Check(f"not-{name}", value, **fields)]
    plain, negated = run_checks(checks, output, baseline, Aids(Case("s", "c")))
    for result in (plain, negated):
        assert len(result.reason) <= 160
        assert result.reason
        assert "\x1b" not in result.reason
        assert "\n" not in result.reason
        assert result.category in CATEGORIES
        assert (result.score is None) is (result.passed is None)
        assert result.score is None or 0 <= result.score <= 1
    assert (plain.passed is None) is (negated.passed is None) or path is not None
    if output.error:
        assert plain.passed is None


@pytest.mark.parametrize(
    "name", ["tool-arguments", "equals", "is-json", "contains-json", "same-keys-as-baseline", "python"]
)
def test_what_is_nested_deeply_makes_no_check_raise(name: str) -> None:
    deep: Any = 1
    for _ in range(700):
        deep = {"a": [deep]}
    text = '{"a": [' * 300 + "1" + "]}" * 300
    content = ({"type": "text", "text": text}, {"type": "tool_use", "name": "t", "input": deep})
    output = Output("s", "c", 0, content=content)
    for value in (deep, {"tool": "t", "input": deep}, {"tool": "t", "accepts": deep}, {"items": {"$ref": "#"}}):
        for path in (None, "$.a", "$..a"):
            for result in run_checks([Check(name, value, path=path), Check(f"not-{name}", value)], output, output):
                assert result.reason
