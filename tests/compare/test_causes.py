from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.making import answered, results, signal
from workbench.catalog.behaviours import load_behaviours
from workbench.catalog.citing import cited
from workbench.compare.categories import ORDER as CATEGORIES
from workbench.compare.causes.case import case_cause
from workbench.compare.causes.facts import CauseFacts, facts_of
from workbench.compare.failures import shown_by
from workbench.compare.norms.kinds import KINDS
from workbench.records import Check, CheckedOutput, Output, OutputError

if TYPE_CHECKING:
    from workbench.records import JsonObject

OLD, NEW = "claude-3-5-sonnet-20241022", "claude-sonnet-5-5"


def asked(text: str = "Sort the mail.", **more: Any) -> JsonObject:
    return {"max_tokens": 400, "system": text, "messages": [{"role": "user", "content": "A letter."}], **more}


def facts(**given: Any) -> CauseFacts:
    """A case that failed on the way from an old model to a new one, with the same request on both sides."""
    request = given.pop("request", asked())
    usual: JsonObject = {
        "baseline_model": OLD, "target_model": NEW, "baseline_request": request, "target_request": request,
        "baseline_passed": 1.0, "target_passed": 0.0,
    }  # fmt: skip
    return CauseFacts(**{**usual, **given})


def cause(category: str | None, **given: Any) -> tuple[str | None, str | None]:
    found = case_cause(category, facts(**given))
    assert found.why
    assert found.citation is None or cited(found.citation) is not None
    assert 0 <= found.confidence <= 1
    assert (found.confidence > 0) is (found.name is not None)
    return found.name, found.citation


def spent(output: int, thinking: int | None = None) -> tuple[JsonObject, ...]:
    usage: JsonObject = {"output_tokens": output}
    if thinking is not None:
        usage["output_tokens_details"] = {"thinking_tokens": thinking}
    return (usage,)


# --- request contract ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "message", "citation"),
    [
        (asked(temperature=0), "`temperature` is deprecated for this model.", "sampling-non-default-rejected"),
        (
            asked(thinking={"type": "enabled", "budget_tokens": 1024}),
            "thinking.type: not so",
            "thinking-budget-rejected",
        ),
        (asked(tools=[], tool_choice={"type": "any"}), "tool_choice.type must be auto", "tool-choice-forced-rejected"),
        (None, "This model does not support assistant message prefill.", "prefill-rejected"),
        (asked(), "something that no rule speaks of", None),
    ],
)
def test_a_refused_request_is_its_contract_with_the_rule(
    request_: JsonObject | None, message: str, citation: str | None
) -> None:
    error = OutputError("invalid_request_error", message, 400)
    assert cause("integration", request=request_, errors=(error,)) == ("request contract", citation)


def test_a_call_that_failed_on_the_way_is_no_contract() -> None:
    assert cause("content", errors=(OutputError("overloaded_error", "later", 529),))[0] == "capability"


@pytest.mark.parametrize(
    ("category", "before", "citation"),
    [
        ("format", {"messages": [{"role": "user", "content": "Go."}, {"role": "assistant", "content": "{"}]}, "prefill-rejected"),  # noqa: E501
        ("tool-use", {"tool_choice": {"type": "any"}}, "tool-choice-forced-rejected"),
        ("truncation", {"thinking": {"type": "disabled"}}, "thinking-disabled-sonnet-5-5"),
    ],
)  # fmt: skip
def test_a_field_that_had_to_go_explains_what_it_held(category: str, before: JsonObject, citation: str) -> None:
    changed = {"baseline_request": asked(**before), "target_request": asked()}
    assert cause(category, **changed) == ("request contract", citation)
    assert cause("tone", **changed)[0] != "request contract"
    kept = {"baseline_request": asked(**before), "target_request": asked(**before)}
    assert cause(category, **kept)[0] != "request contract"


def test_a_flag_that_now_means_less_explains_a_missing_call() -> None:
    flagged = asked(tools=[{"name": "a"}], tool_choice={"type": "auto", "disable_parallel_tool_use": True})
    missing = (signal("tool-missing", "tool-use"),)
    assert cause("tool-use", request=flagged, signals=missing) == ("request contract", "tool-parallel-flag-meaning")


# --- changed default ----------------------------------------------------------------------------


def test_thinking_that_nobody_asked_for_takes_the_tokens() -> None:
    cut: JsonObject = {"target_stops": ("max_tokens",), "baseline_stops": ("end_turn",)}
    thought = case_cause("truncation", facts(**cut, target_usage=spent(400, 390), baseline_usage=spent(60)))
    assert thought[2] == "thinking-on-by-default"
    assert thought.name == "changed default"
    assert "390 of 400" in thought.why
    unsaid = case_cause("truncation", facts(**cut, target_usage=spent(400), baseline_usage=spent(60), target_text=""))
    assert unsaid.citation == "thinking-on-by-default"
    assert unsaid.confidence < thought.confidence


def test_thinking_that_was_asked_for_is_no_changed_default() -> None:
    given = asked(thinking={"type": "adaptive"})
    found = cause(
        "truncation",
        request=given,
        target_stops=("max_tokens",),
        target_usage=spent(400, 390),
        baseline_usage=spent(60),
    )
    assert found == ("prompt wording", "bs55-levels")


def test_the_same_text_counts_more_tokens() -> None:
    cut: JsonObject = {"target_stops": ("max_tokens",), "target_usage": spent(400, 0), "target_text": "so far"}
    assert cause("truncation", **cut, baseline_usage=spent(350)) == ("changed default", "tokenizer-growth")
    # far from the limit before: it is not the counting
    assert cause("truncation", **cut, baseline_usage=spent(100))[1] != "tokenizer-growth"
    # both models count alike
    assert (
        cause("truncation", **cut, baseline_usage=spent(350), baseline_model="claude-sonnet-5")[1] != "tokenizer-growth"
    )


def test_a_lower_limit_of_the_run_is_no_default() -> None:
    found = case_cause(
        "truncation",
        facts(baseline_request=asked(max_tokens=900), target_stops=("max_tokens",), target_usage=spent(400, 300)),
    )
    assert found.name is None
    assert "900" in found.why


def test_a_classifier_that_the_older_model_lacked() -> None:
    stopped: JsonObject = {"target_stops": ("refusal",), "baseline_stops": ("end_turn",)}
    assert cause("refusal", **stopped) == ("changed default", "stop-refusal")
    assert case_cause("refusal", facts(**stopped)).confidence > 0.9
    known = facts(**stopped, baseline_model="claude-sonnet-5", stop_details=({"category": "cyber"},))
    assert case_cause("refusal", known).confidence < 0.9
    new = facts(**stopped, baseline_model="claude-sonnet-5", stop_details=({"category": "general_harms"},))
    assert case_cause("refusal", new).confidence > 0.9
    both = facts(target_stops=("refusal",), baseline_stops=("refusal",))
    assert case_cause("refusal", both).citation != "stop-refusal"


def test_a_lower_default_effort_may_cost_quality() -> None:
    move: JsonObject = {"baseline_model": "claude-opus-5", "target_model": "claude-opus-5-5"}
    assert cause("content", **move) == ("changed default", "effort-default-differs")
    assert cause("content", **move, request=asked(output_config={"effort": "high"}))[0] == "capability"
    assert cause("content", baseline_model="claude-opus-5", target_model="claude-fable-5-2")[0] == "capability"


def test_what_costs_more_thinks_or_counts_more() -> None:
    assert cause("cost", target_usage=spent(300, 200)) == ("changed default", "thinking-on-by-default")
    assert cause("cost", target_usage=spent(300, 0)) == ("changed default", "tokenizer-growth")
    assert cause("latency", target_usage=spent(300, 200)) == ("changed default", "thinking-on-by-default")


def test_thinking_alone_leaves_nothing_to_read() -> None:
    empty = (signal("empty", "content"),)
    thought: JsonObject = {"target_stops": ("end_turn",), "target_usage": spent(80, 80)}
    assert cause("content", signals=empty, **thought) == ("changed default", "thinking-on-by-default")
    assert cause("content", signals=empty)[0] == "capability"


def test_usage_that_makes_no_sense_is_not_taken_for_a_count() -> None:
    odd = ({"output_tokens": "many", "output_tokens_details": {"thinking_tokens": [1]}}, {"output_tokens_details": 3})
    assert cause("truncation", target_stops=("max_tokens",), target_usage=odd)[0] == "changed default"


# --- noise --------------------------------------------------------------------------------------


def test_sides_that_vary_are_noise() -> None:
    assert cause("content", baseline_passed=2 / 3, target_passed=1 / 3, samples=(3, 3)) == ("noise", None)
    assert cause("format", baseline_passed=2 / 3, target_passed=0.0, samples=(3, 3))[0] == "noise"
    assert cause("content", baseline_passed=1.0, target_passed=0.0, samples=(3, 3))[0] == "capability"
    assert cause("content", baseline_passed=0.9, target_passed=0.1, samples=(10, 10))[0] == "capability"


def test_a_drop_within_the_churn_of_the_suite_is_noise() -> None:
    assert cause("content", churn=0.06, drop=0.04)[0] == "noise"
    assert cause("content", churn=0.02, drop=0.3)[0] == "capability"
    assert cause("content", churn=None, drop=0.04)[0] == "capability"
    assert cause("content", churn=0.06, drop=0.04, samples=(3, 3))[0] == "capability"  # shown by its own samples


def test_hard_evidence_is_no_noise() -> None:
    cut: JsonObject = {"target_stops": ("max_tokens",), "target_usage": spent(400, 390), "churn": 0.5, "drop": 0.1}
    assert cause("truncation", **cut) == ("changed default", "thinking-on-by-default")


# --- check --------------------------------------------------------------------------------------


def held(check: Check, text: str, **given: Any) -> str | None:
    """The cause where a check fails on an answer that it passed on the baseline's."""
    now = results([check], text)
    assert now[0].passed is False
    return cause(now[0].category, now=now, target_text=text, **given)[0]


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (Check("equals", "Closed on Monday"), "Closed on Monday \n"),
        (Check("equals", "Closed on Monday"), "closed on Monday."),
        (Check("contains", "closed on Monday"), "We are **closed** on Monday."),
        (Check("contains", "the ferry leaves from the northern pier"), "From the northern pier leaves the last ferry."),
        (Check("contains-any", ["not open", "closed Monday"]), "We have Closed: Monday."),
    ],
)
def test_a_check_of_the_very_words_fails_a_correct_answer(check: Check, text: str) -> None:
    assert held(check, text) == "check"


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (Check("equals", "valid"), "invalid"),
        (Check("contains", "42 boats"), "There are 43 boats."),
        (Check("contains", "the ferry leaves from the pier"), "The ferry never leaves from that old pier."),
        (Check("contains", "refund approved"), "The refund is denied."),
        (Check("equals", "high", path="$.level"), '{"level": "High"}'),
        (Check("regex", r"\A\w+\Z"), "two words"),
    ],
)  # fmt: skip
def test_a_check_that_fails_a_wrong_answer_is_not_the_cause(check: Check, text: str) -> None:
    assert held(check, text, similarity=0.95) != "check"


def test_a_changed_fact_is_not_the_checks_fault() -> None:
    check, text = Check("contains", "closed on Monday"), "We are Closed on Monday."
    assert held(check, text) == "check"
    assert held(check, text, signals=(signal("fact-changed", "content"),)) == "capability"


def test_a_likeness_that_is_just_missed() -> None:
    check = Check("similar-to-baseline", threshold=0.9)
    assert (
        held(Check("similar", "a boat at the pier", threshold=0.99), "a boat at this pier", similarity=0.93) == "check"
    )
    assert held(Check("similar", "a boat at the pier"), "clouds", similarity=0.2) == "capability"
    assert check.threshold


# --- prompt wording -----------------------------------------------------------------------------


def test_format_that_the_prompt_leaves_open_is_its_wording() -> None:
    fence = (signal("fence-added", "format"),)
    assert cause("format", signals=fence) == ("prompt wording", "bs5-literal")
    only = asked("Sort the mail. Answer with JSON only.")
    assert cause("format", request=only, signals=fence) == ("prompt wording", "json-forcing-stack")


def test_what_the_prompt_forbids_in_so_many_words_is_not_for_want_of_wording() -> None:
    forbidden = asked("Sort the mail. Never use a code fence.")
    assert cause("format", request=forbidden, signals=(signal("fence-added", "format"),)) == ("capability", None)


def test_a_key_that_the_prompt_names_is_not_for_want_of_wording() -> None:
    dropped = (signal("key-dropped", "schema", where="$.rows[*].sender"),)
    assert cause("schema", signals=dropped) == ("prompt wording", "bs5-literal")
    assert cause("schema", signals=dropped, request=asked("Give sender and place of each.")) == ("capability", None)
    structured = asked(output_config={"format": {"type": "json_schema", "schema": {}}})
    assert cause("schema", signals=dropped, request=structured) == ("capability", None)


def test_no_change_is_cited_that_the_move_does_not_pass() -> None:
    fence = (signal("fence-added", "format"),)
    assert cause("format", signals=fence, target_model="claude-3-7-sonnet-20250219") == (None, None)
    assert cause("format", signals=fence, baseline_model=NEW, target_model=OLD) == (None, None)
    assert cause("format", signals=fence, baseline_model=None) == (None, None)
    assert cause("format", signals=fence, target_model="some-other-model") == (None, None)


@pytest.mark.parametrize(
    ("kind", "category", "models", "prompt", "citation"),
    [
        ("shorter", "format", (OLD, NEW), "Be concise.", "bs5-literal"),
        ("longer", "format", ("claude-opus-4-8", "claude-opus-5"), "Write.", "bo5-longer"),
        ("tone-colder", "tone", ("claude-opus-4-6", "claude-opus-4-7"), "Write.", "b47-tone"),
        ("tone-warmer", "tone", ("claude-opus-4-7", "claude-opus-4-8"), "Write.", "b48-warm"),
        ("tool-missing", "tool-use", ("claude-opus-4-6", "claude-opus-4-7"), "Look it up.", "b47-fewer-tools"),
        ("tool-missing", "tool-use", (OLD, NEW), "Use tools only when strictly necessary.", "bs55-literal-tools"),
        ("tool-added", "tool-use", ("claude-opus-4-5", "claude-opus-4-6"), "You MUST search.", "b46-overtrigger"),
        ("latex-added", "format", ("claude-opus-4-5", "claude-opus-4-6"), "Solve it.", "b46-latex"),
        ("markdown-lost", "format", ("claude-fable-5", "claude-fable-5-1"), "Answer.", "bf51-format"),
        ("refusal", "refusal", (OLD, NEW), "Only answer questions on mail.", "bs5-literal"),
        ("refusal", "refusal", ("claude-opus-5", "claude-opus-5-5"), "Show your reasoning.", "bo55-stand-ins"),
    ],
)
def test_a_documented_change_is_cited(
    kind: str, category: str, models: tuple[str, str], prompt: str, citation: str
) -> None:
    given: JsonObject = {"baseline_model": models[0], "target_model": models[1], "request": asked(prompt)}
    assert cause(category, **given, signals=(signal(kind, category),)) == ("prompt wording", citation)


@pytest.mark.parametrize(
    ("kind", "category", "models", "prompt"),
    [
        ("tone-colder", "tone", ("claude-opus-4-6", "claude-opus-4-8"), "Write."),  # 4.8 took it back
        ("tool-missing", "tool-use", (OLD, NEW), "Look it up."),  # documented with thinking off only
        ("tool-added", "tool-use", ("claude-opus-4-5", "claude-opus-4-6"), "Search where it helps."),
        ("refusal", "refusal", (OLD, NEW), "Sort the mail."),
        ("longer", "format", ("claude-fable-5", "claude-fable-5-1"), "Write."),
    ],
)
def test_a_change_is_not_cited_where_it_does_not_hold(
    kind: str, category: str, models: tuple[str, str], prompt: str
) -> None:
    given: JsonObject = {"baseline_model": models[0], "target_model": models[1], "request": asked(prompt)}
    name, citation = cause(category, **given, signals=(signal(kind, category),))
    assert citation is None
    assert name != "prompt wording"


def test_failed_checks_tell_the_kind_as_signals_do() -> None:
    now = results([Check("latex", False)], "so $$x^2$$")
    given: JsonObject = {"baseline_model": "claude-opus-4-5", "target_model": "claude-opus-4-6"}
    assert cause("format", now=now, **given) == ("prompt wording", "b46-latex")


def test_every_kind_that_a_documented_change_names_is_one_that_is_shown() -> None:
    of_checks = {"latex-added", "calls-more", "calls-fewer"}
    named = {kind for one in load_behaviours().by_id.values() for part in one.explains for kind in part.kinds}
    assert named <= KINDS.keys() | of_checks


# --- capability, the unknown, improvements ------------------------------------------------------


@pytest.mark.parametrize("category", ["content", "tool-use", "multi-turn"])
def test_what_nothing_explains_is_ability_where_that_can_be(category: str) -> None:
    assert cause(category) == ("capability", None)


@pytest.mark.parametrize("category", ["refusal", None])
def test_else_it_is_unknown(category: str | None) -> None:
    assert cause(category) == (None, None)


def test_an_improvement_is_no_contract_and_no_strict_check() -> None:
    better: JsonObject = {"baseline_passed": 0.0, "target_passed": 1.0}
    assert cause("content", **better, was=results([Check("equals", "Yes")], "yes")) == ("capability", None)
    assert cause("content", baseline_passed=1 / 3, target_passed=2 / 3, samples=(3, 3)) == ("noise", None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 2000) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["role", "content", "type", "text", "name", "thinking_tokens"]), inner, max_size=2
        )
    ),
    max_leaves=6,
)
FIELDS = st.dictionaries(
    st.sampled_from(["max_tokens", "system", "messages", "tools", "thinking", "tool_choice", "output_config"]), JSON
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(CATEGORIES),
    FIELDS,
    FIELDS,
    st.dictionaries(st.sampled_from(["output_tokens", "output_tokens_details"]), JSON),
)
def test_whatever_a_log_holds_there_is_a_cause_or_it_is_unknown(
    category: str, before: JsonObject, after: JsonObject, usage: JsonObject
) -> None:
    cause(
        category, baseline_request=before, target_request=after, target_usage=(usage,), baseline_usage=(usage,),
        target_stops=("max_tokens", "refusal"), stop_details=(usage,), signals=(signal("empty", "content"),),
    )  # fmt: skip


def test_the_facts_are_read_from_checked_outputs() -> None:
    before = CheckedOutput(answered("yes"), results([Check("equals", "yes")], "yes"), True, 1.0)
    after = Output(
        "s", "c", 0, content=({"type": "text", "text": "n"},), stop_reason="max_tokens", model=NEW,
        usage={"output_tokens": 9}, request=asked(), stop_details={"category": None},
    )  # fmt: skip
    failed = Output("s", "c", 1, error=OutputError("overloaded_error", "later", 529))
    target = [
        CheckedOutput(after, results([Check("equals", "yes")], "n"), False, 0.0),
        CheckedOutput(failed, (), None, None),
    ]
    found = facts_of([before], target, models=(OLD, "unused"), churn=0.1)
    assert (found.baseline_model, found.target_model) == (OLD, NEW)
    assert (found.baseline_passed, found.target_passed, found.samples) == (1.0, 0.0, (1, 1))
    assert found.target_stops == ("max_tokens",)
    assert found.target_usage == ({"output_tokens": 9},)
    assert found.errors == (failed.error,)
    assert [one.type for one in found.failures] == ["equals"]
    assert found.target_text == "n"
    assert not found.improved
    assert shown_by(found.failures[0]) is None
