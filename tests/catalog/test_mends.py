"""Safe mends: what they change, and that they change nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalog.asking import EXAMPLES, TODAY, context_of, request_of
from tests.catalog.test_predicted import CALLABLE, HI, PIECES
from workbench.catalog.mends import apply_safe
from workbench.catalog.preflight import Context, preflight
from workbench.catalog.rules import load_rules

if TYPE_CHECKING:
    from workbench.records import JsonObject

SAFE = [rule.id for rule in load_rules().rules if rule.mend is not None]
# Their examples hold code or a request; only requests can be mended here.
CODE_ALONE = {"response-positional-content"}


def test_every_safe_rule_has_its_mend() -> None:
    rules = load_rules().rules
    assert {rule.id for rule in rules if rule.autofix == "safe"} - CODE_ALONE == set(SAFE)


@pytest.mark.parametrize("rule", SAFE)
def test_a_safe_mend_ends_what_triggered_it(rule: str) -> None:
    example = EXAMPLES[rule]["triggers"]
    request = request_of(example)
    before = copy.deepcopy(request)
    mended = apply_safe(request, context_of(example))
    assert rule in mended.rules
    assert request == before
    context = context_of({**example, "model": mended.request["model"]})
    assert rule not in {finding.rule for finding in preflight(mended.request, context)}


@pytest.mark.parametrize(
    ("example", "field", "becomes"),
    [
        ({"model": "claude-haiku-4-5", "request": {"max_tokens": 99_000}}, "max_tokens", 64_000),
        ({"model": "claude-sonnet-4.6"}, "model", "claude-sonnet-4-6"),
        ({"model": "claude-opus-4-7-20260416"}, "model", "claude-opus-4-7"),
        ({"model": "claude-opus-5-5", "request": {"thinking": {"type": "between_tools"}}}, "thinking", None),
        (
            {"model": "claude-opus-5-5", "request": {"betas": ["pdfs-2024-09-25", "task-budgets-2026-03-13"]}},
            "betas",
            ["task-budgets-2026-03-13"],
        ),
        (
            {"model": "claude-opus-5-5", "request": {"extra_headers": {"anthropic-beta": "pdfs-2024-09-25"}}},
            "extra_headers",
            None,
        ),
        (
            {"model": "claude-opus-5-5", "request": {"output_format": {"type": "json_schema", "schema": {}}}},
            "output_config",
            {"format": {"type": "json_schema", "schema": {}}},
        ),
        (
            {
                "model": "claude-opus-4-6",
                "request": {"tools": [{"type": "text_editor_20241022", "name": "str_replace_editor"}]},
            },
            "tools",
            [{"type": "text_editor_20250728", "name": "str_replace_based_edit_tool"}],
        ),
    ],
)
def test_what_a_mend_makes(example: JsonObject, field: str, becomes: Any) -> None:
    request = request_of(example)
    mended = apply_safe(request, context_of(example)).request
    assert mended.get(field) == becomes
    assert {k: v for k, v in mended.items() if k not in (field, "stream")} == {
        k: v for k, v in request.items() if k not in (field, "output_format")
    }


def test_results_of_one_turn_come_into_one_message() -> None:
    example = EXAMPLES["tool-results-split"]
    mended = apply_safe(request_of(example["triggers"]), context_of(example["triggers"]))
    assert mended.request == request_of(example["passes"])


def test_an_interleaved_budget_keeps_its_beta() -> None:
    """The header means something there still, so dropping it is not safe."""
    example = {
        "model": "claude-opus-4-5",
        "request": {
            "betas": ["interleaved-thinking-2025-05-14"],
            "thinking": {"type": "enabled", "budget_tokens": 2000},
        },
    }
    assert apply_safe(request_of(example), context_of(example)).rules == ()


def test_a_request_without_mends_is_given_back_itself() -> None:
    request = {"model": "claude-opus-5-5", "max_tokens": 100, "messages": [HI], "temperature": 0}
    assert apply_safe(request, Context(model="claude-opus-5-5", today=TODAY)).request is request


@given(
    model=st.sampled_from(CALLABLE),
    pieces=st.lists(
        st.sampled_from(list(PIECES)).flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(PIECES[name]))),
        max_size=5,
    ),
)
def test_mending_ends_and_mends_once(model: str, pieces: list[tuple[str, Any]]) -> None:
    request: JsonObject = {"model": model, "messages": [HI], "max_tokens": 4096} | dict(pieces)
    before = copy.deepcopy(request)
    context = Context(model=model, today=TODAY)
    mended = apply_safe(request, context)
    assert request == before
    again = apply_safe(mended.request, context)
    assert again.request == mended.request
    assert again.rules == ()
    left = {finding.rule for finding in preflight(mended.request, context)}
    assert not left & set(mended.rules)
