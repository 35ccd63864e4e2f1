from __future__ import annotations

from tests.checks.outputs import answer, said
from workbench.checks.run import checked
from workbench.records import Check, Output, OutputError


def test_what_this_version_cannot_run_never_passes() -> None:
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
