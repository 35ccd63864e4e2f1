from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.making import results, signal
from workbench.compare.categories import ORDER, Category, categorise
from workbench.records import Check, CheckResult, OutputError

SCHEMA = {
    "type": "object",
    "required": ["level", "days"],
    "properties": {"level": {"enum": ["calm", "rough"]}, "days": {"type": "integer"}},
}
CHECKS = [Check("is-json", SCHEMA), Check("equals", "calm", path="$.level")]
GOOD = '{"level": "calm", "days": 3}'


def change(before: str, after: str, *signals: object, checks: list[Check] = CHECKS, stop: str = "end_turn") -> Category:
    return categorise(results(checks, before), results(checks, after, stop), signals, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "primary"),
    [
        (f"```json\n{GOOD}\n```", "format"),
        (f"Here is the forecast:\n{GOOD}", "format"),
        (f"{GOOD}\nFair winds!", "format"),
        ('{"level": "calm", "days": "3"}', "schema"),
        ('{"level": "calm"}', "schema"),
        ('{"level": "flat", "days": 3}', "schema"),
        ('{"level": "rough", "days": 3}', "content"),
        ("The sea will be calm for three days.", "schema"),
        ("I can't help with forecasts for this coast.", "refusal"),
    ],
)
def test_a_failed_check_files_the_case_by_what_it_found(after: str, primary: str) -> None:
    found = change(GOOD, after)
    assert found.primary == primary
    assert found.primary not in found.others
    assert "failed" in found.evidence


def test_what_is_cut_off_is_truncation_and_not_broken_json() -> None:
    cut = '{"level": "calm", "da'
    assert change(GOOD, cut, checks=CHECKS[:1], stop="max_tokens")[:2] == ("truncation", ())
    assert change(GOOD, cut, checks=CHECKS[:1]).primary == "schema"
    assert change(GOOD, cut, signal("truncated", "truncation"), checks=CHECKS[:1]).primary == "truncation"


def test_a_fault_is_told_with_its_place() -> None:
    assert change(GOOD, '{"level": "calm", "days": "3"}').where == "$.days"
    assert change(GOOD, '{"level": "rough", "days": 3}').where == "$.level"
    assert change(GOOD, f"```\n{GOOD}\n```").where is None


def test_a_compared_value_that_is_not_there_is_a_fault_of_the_structure() -> None:
    only = [Check("equals", "calm", path="$.level")]
    assert change(GOOD, '{"mood": "calm", "days": 3}', checks=only).primary == "schema"
    assert change(GOOD, '{"level": "rough", "days": 3}', checks=only).primary == "content"


@pytest.mark.parametrize("category", ["refusal", "truncation"])
def test_a_more_basic_signal_outranks_the_check_that_fails_for_it(category: str) -> None:
    words = [Check("contains", "sunset")]
    plain = change("at sunset", "later", checks=words)
    found = change("at sunset", "later", signal("kind", category, evidence="a quote"), checks=words)
    assert plain.primary == "content"
    assert (found.primary, found.others) == (category, ("content",))
    assert "a quote" in found.evidence
    assert "contains" in found.evidence


@pytest.mark.parametrize(
    ("kind", "category", "primary"),
    [
        ("tool-missing", "tool-use", "tool-use"),
        ("key-dropped", "schema", "schema"),
        ("language-changed", "language", "language"),
        ("turn-lost-constraint", "multi-turn", "multi-turn"),
        ("fence-added", "format", "content"),  # a fence takes no word out of the answer
        ("longer", "format", "content"),
        ("tone-warmer", "tone", "content"),
    ],
)
def test_which_signals_explain_a_missing_word(kind: str, category: str, primary: str) -> None:
    found = change("at sunset", "later", signal(kind, category), checks=[Check("contains", "sunset")])
    assert found.primary == primary
    assert {found.primary, *found.others} == {category, "content"}


def test_a_frame_explains_checks_that_read_the_whole_answer() -> None:
    whole = [Check("equals", "calm")]
    framed = signal("label-wrapped", "format")
    assert change("calm", "The sea is calm.", framed, checks=whole).primary == "format"
    assert change("calm", "The sea is rough.", framed, checks=whole).primary == "content"
    lines = [Check("regex", r"\A\{")]
    assert change(GOOD, f"```\n{GOOD}\n```", signal("fence-added", "format"), checks=lines).primary == "format"


def test_a_signal_of_lost_json_is_no_schema_fault_where_the_json_is_in_a_fence() -> None:
    lost = signal("json-lost", "schema")
    assert change(GOOD, f"```json\n{GOOD}\n```", lost).primary == "format"
    assert change(GOOD, "The sea will be calm.", lost).primary == "schema"


def test_a_fence_around_broken_json_is_a_fault_of_the_json() -> None:
    broken = [signal("fence-added", "format"), signal("json-broken", "schema", evidence="a comma is missing")]
    found = change(GOOD, '```json\n{"level": "calm" "days": 3}\n```', *broken, checks=CHECKS[:1])
    assert (found.primary, found.others) == ("schema", ("format",))
    assert found.evidence == "json broken: a comma is missing; so is-json fails"


def test_a_length_that_a_missing_call_does_not_explain_stays_format() -> None:
    found = change("one two", "one two three", signal("tool-missing", "tool-use"), checks=[Check("max-words", 2)])
    assert (found.primary, found.others) == ("format", ("tool-use",))


def test_an_answer_with_reserve_is_no_refusal_while_its_content_passes() -> None:
    checks = [Check("contains", "sunset"), Check("contains", "pier", path=None), Check("max-words", 8)]
    both = "At sunset by the pier."
    reserved = "I can't promise it, but at sunset by the pier it is fine."
    assert change(both, reserved, signal("refusal", "refusal"), checks=checks).primary == "format"
    assert change(both, "I can't help with that at all, I am afraid.", signal("refusal", "refusal"), checks=checks).primary == "refusal"  # fmt: skip  # noqa: E501


def test_what_both_sides_show_is_no_category() -> None:
    assert change("later", "later on", checks=[Check("contains", "sunset")]) == Category(None)
    assert categorise((), (), [signal("refusal", "refusal", shares=(1.0, 1.0))], None) == Category(None)


def test_a_check_that_fails_in_as_many_samples_on_both_sides_is_no_difference() -> None:
    passed, failed = (CheckResult("contains", one, float(one), "r", "content") for one in (True, False))
    assert categorise([failed, passed], [passed, failed], (), None).primary is None
    assert categorise([passed, passed], [passed, failed], (), None).primary == "content"


def test_checks_that_only_inform_file_nothing() -> None:
    assert change("at sunset", "later", checks=[Check("contains", "sunset", weight=0)]) == Category(None)


def test_a_suites_own_category_counts_but_stands_behind_what_explains_it() -> None:
    own = [Check("contains", "sunset", category="house style")]
    assert change("at sunset", "later", checks=own).primary == "house style"
    assert change("at sunset", "later", signal("refusal", "refusal"), checks=own).others == ("house style",)


def test_an_answer_that_should_have_called_a_tool_is_no_truncation() -> None:
    tool = CheckResult("stop-reason", False, 0.0, "stopped for end_turn, expected tool_use", "truncation")
    cut = CheckResult("stop-reason", False, 0.0, "stopped for max_tokens, expected end_turn", "truncation")
    assert categorise((), [tool], (), None).primary == "tool-use"
    assert categorise((), [cut], (), None).primary == "truncation"


@pytest.mark.parametrize(
    ("error", "primary"),
    [
        (OutputError("invalid_request_error", "temperature: not supported", 400), "integration"),
        (OutputError("invalid_request_error", "prompt is too long", None), "integration"),
        (OutputError("not_found_error", "model: claude-3-opus", 404), None),
        (OutputError("invalid_request_error", "Your credit balance is too low", 400), None),
        (OutputError("overloaded_error", "later", 529), None),
        (OutputError("authentication_error", "who are you", 401), None),
        (OutputError("connection", "gone", None), None),
    ],
)
def test_a_refused_request_is_integration_and_an_accident_is_not(error: OutputError, primary: str | None) -> None:
    found = categorise(results(CHECKS, GOOD), (), (), error)
    assert found.primary == primary
    assert (error.message in found.evidence) is (primary is not None)


def test_what_the_target_mended_is_filed_by_what_the_baseline_had() -> None:
    found = change(f"```json\n{GOOD}\n```", GOOD)
    assert found.primary == "format"
    assert found.evidence.startswith("baseline: ")
    answers = signal("refusal", "refusal", worse=False, shares=(1.0, 0.0))
    assert change("I can't say.", "at sunset", answers, checks=[Check("contains", "sunset")]).primary == "refusal"


def test_a_defect_of_the_target_counts_before_one_it_lost_and_that_before_mere_change() -> None:
    worse, lost, mere = (
        signal("tone-warmer", "tone"),
        signal("refusal", "refusal", worse=False, shares=(1.0, 0.0)),
        signal("shorter", "format", worse=None),
    )
    assert categorise((), (), [mere, lost, worse], None).primary == "tone"
    assert categorise((), (), [mere, lost], None).primary == "refusal"
    assert categorise((), (), [mere], None).primary == "format"


def test_evidence_is_fit_for_a_terminal_and_short() -> None:
    error = OutputError("invalid_request_error", "\x1b[2Jbad " * 99, 400)
    found = categorise((), (), (), error)
    assert "\x1b" not in found.evidence
    assert len(found.evidence) <= 200


_SIGNALS = st.lists(
    st.builds(
        signal,
        st.sampled_from(["refusal", "fence-added", "json-lost", "longer"]),
        st.sampled_from(ORDER),
        st.sampled_from([True, False, None]),
        st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([0.0, 0.5, 1.0])),
    ),
    max_size=4,
)
_RESULTS = st.lists(
    st.builds(
        CheckResult,
        st.sampled_from(["is-json", "contains", "max-words"]),
        st.sampled_from([True, False, None]),
        st.none(),
        st.just("for a reason"),
        st.sampled_from(ORDER),
    ),
    max_size=4,
)


@given(_RESULTS, _RESULTS, _SIGNALS)
def test_the_primary_is_one_of_what_was_seen_and_the_others_stand_in_order(was, now, signals) -> None:  # type: ignore[no-untyped-def]
    found = categorise(was, now, signals, None)
    seen = {one.category for one in [*was, *now, *signals]} | {"tool-use", "schema", "tone"}
    assert found.primary is None or found.primary in seen
    assert list(found.others) == sorted(set(found.others) - {found.primary}, key=ORDER.index)
    assert (found.primary is None) == (found.evidence == "")
    assert categorise(now, now, (), None) == Category(None)
