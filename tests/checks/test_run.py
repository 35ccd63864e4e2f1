from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.outputs import answer, said
from workbench.checks.registry import CHECK_TYPES
from workbench.checks.run import checked, run_checks
from workbench.records import CATEGORIES, Check, Output, OutputError

UNBUILT = ("llm-rubric", "python", "pairwise", "ifeval", "language", "hedging", "repetition")
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
    TEXT.map(lambda text: {"type": "text", "text": text}),
    st.dictionaries(st.sampled_from(["type", "text", "name", "input", "id"]), JSON, max_size=4),
    st.fixed_dictionaries({"type": st.just("tool_use"), "name": TEXT, "input": JSON}),
)
MESSAGES = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "assistant"]), "content": TEXT | st.lists(BLOCKS, max_size=2)}
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


@pytest.mark.parametrize("name", sorted(set(CHECK_TYPES) - {"regex"}))
@settings(max_examples=25, deadline=None)
@given(
    output=OUTPUTS, baseline=st.none() | OUTPUTS, value=JSON, path=st.sampled_from([None, "$.a", "$[0]", "$..x", "a"])
)
def test_no_output_makes_a_check_raise(
    name: str, output: Output, baseline: Output | None, value: Any, path: str | None
) -> None:
    checks = [Check(name, value, path=path), Check(f"not-{name}", value, path=path)]
    plain, negated = run_checks(checks, output, baseline)
    for result in (plain, negated):
        assert len(result.reason) <= 160
        assert result.reason
        assert "\x1b" not in result.reason
        assert "\n" not in result.reason
        assert result.category in CATEGORIES
        assert (result.score is None) is (result.passed is None)
        assert result.score is None or 0 <= result.score <= 1
    assert (plain.passed is None) is (negated.passed is None)
    if output.error:
        assert plain.passed is None


@settings(max_examples=25, deadline=None)
@given(output=OUTPUTS, pattern=st.sampled_from(["a*b", "(", "x+|y{2,}", r"\d", "(?i)help", "[", "a{99999999999}"]))
def test_no_output_makes_a_pattern_raise(output: Output, pattern: str) -> None:
    assert run_checks([Check("regex", pattern)], output)[0].reason


def test_what_this_version_cannot_run_never_passes() -> None:
    for name in UNBUILT:
        result = said(name, "text", "value")
        assert result.passed is None
        assert result.reason == f"this version does not run {name} checks"
    assert said("no-such-check", "text").passed is None
    assert checked([Check("llm-rubric", "is it kind?")], answer("yes")).passed is None


def test_an_output_passes_when_every_counting_check_passes() -> None:
    right, wrong = Check("contains", "a"), Check("contains", "z")
    assert checked([right, Check("min-words", 1)], answer("a b")).passed is True
    assert checked([right, wrong], answer("a b")).passed is False
    assert checked([right, Check("contains", "z", weight=0)], answer("a b")).passed is True
    assert checked([right, Check("language", "en")], answer("a b")).passed is True
    assert checked([Check("contains", "a", weight=0)], answer("a b")).passed is None
    assert checked([], answer("a b")).passed is None


def test_the_score_is_the_weighted_mean() -> None:
    checks = [Check("contains", "a", weight=3), Check("contains", "z"), Check("language", "en", weight=9)]
    assert checked(checks, answer("a b")).score == 0.75


def test_a_failed_call_decides_nothing() -> None:
    failed = Output("s", "c", 0, error=OutputError("overloaded_error", "try later", 529))
    result = checked([Check("contains", "a"), Check("not-contains", "a")], failed)
    assert (result.passed, result.score) == (None, None)
    assert {one.reason for one in result.results} == {"no answer: overloaded_error: try later"}


def test_time_and_money() -> None:
    slow = answer("x", latency_ms=1500.0, cost_usd=0.02)
    assert said("latency", slow, 2000).passed is True
    assert said("latency", slow, threshold=1000).reason == "1,500 ms, at most 1,000 ms allowed"
    assert said("latency", "x", 2000).passed is None
    assert said("cost", slow, 0.01).passed is False
    assert said("cost", "x", 0.01).passed is None
    priced = answer("x", model="claude-3-5-sonnet-20241022", usage={"input_tokens": 1000, "output_tokens": 500})
    assert said("cost", priced, 0.02).passed is True
    nonsense = answer("x", model="claude-3-5-sonnet-20241022", usage={"input_tokens": "many", "output_tokens": []})
    assert said("cost", nonsense, 0.02).passed is None


def test_the_reason_an_answer_stopped_decides_its_category() -> None:
    cut, declined = answer("x", stop_reason="max_tokens"), answer("x", stop_reason="refusal")
    assert said("stop-reason", cut, "max_tokens").passed is True
    assert said("stop-reason", cut, ["end_turn", "tool_use"]).category == "truncation"
    assert said("stop-reason", declined, "end_turn").category == "refusal"
    assert said("stop-reason", "x", "end_turn").passed is None


def test_answers_are_held_against_the_baseline() -> None:
    before = '{"name": "Ada", "tags": [{"id": 1}]}'
    same, fewer = '```\n{"tags": [{"id": 2}, {"id": 3}], "name": null}\n```', '{"name": "Ada", "labels": []}'
    assert said("same-keys-as-baseline", same, baseline=before).passed is True
    dropped = said("same-keys-as-baseline", fewer, baseline=before)
    assert dropped.passed is False
    assert dropped.reason == "lacks $.tags, $.tags[*].id and adds $.labels, compared with the baseline"
    assert said("same-keys-as-baseline", same).passed is None
    assert said("similar-to-baseline", "the same words", baseline="the same words").passed is True
    assert said("similar-to-baseline", "something else", baseline="42").passed is False
