"""Preflight against the simulator: what the one refuses, the other foresees."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalog.asking import EXAMPLES, TODAY, context_of, request_of
from workbench.catalog.models import find_model, load_catalogue
from workbench.catalog.preflight import Context, preflight
from workbench.catalog.sending import how_to_send, version_of
from workbench.simulator.faults import ApiError
from workbench.simulator.models import load_models
from workbench.simulator.requests import VERSIONS, check_shape
from workbench.simulator.rules import Setting, check_rules

if TYPE_CHECKING:
    from workbench.catalog.preflight import Endpoint
    from workbench.records import JsonObject

TOOL = {"name": "find", "input_schema": {"type": "object"}}
CALL = {"type": "tool_use", "id": "a", "name": "find", "input": {}}
RESULT = {"type": "tool_result", "tool_use_id": "a", "content": "one"}
HI: JsonObject = {"role": "user", "content": "Hi"}
FORMAT = {"format": {"type": "json_schema", "schema": {"type": "object"}}}
DOCUMENT = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "a"}}


def said(*blocks: Any) -> JsonObject:
    return {"role": "assistant", "content": list(blocks)}


# Pieces of requests; what the simulator does not look at (how long a prompt is, who has an account) is left out.
PIECES: dict[str, list[Any]] = {
    "max_tokens": [1, 0, -1, 2000, 64001, 128001, 200000, "9", True, None],
    "temperature": [0, 1, 1.5, -1, 0.5, "hot", None],
    "top_p": [0.99, 1, 0.5],
    "top_k": [5],
    "system": ["Be brief.", [{"type": "text", "text": "Be brief."}], [{"type": "image"}], 5, None],
    "thinking": [
        {"type": "enabled", "budget_tokens": 1024},
        {"type": "enabled", "budget_tokens": 5},
        {"type": "enabled", "budget_tokens": 900_000},
        {"type": "enabled"},
        {"type": "adaptive"},
        {"type": "adaptive", "display": "summarized"},
        {"type": "adaptive", "display": "loud"},
        {"type": "adaptive", "block_binding": {"prefix_mismatch_behavior": "drop_block"}},
        {"type": "disabled"},
        {"type": "between_tools"},
        {"type": "between_tools", "display": "summarized"},
        {"type": "deep"},
        {},
        None,
    ],
    "output_config": [{"effort": level} for level in ("low", "high", "xhigh", "max", "more")]
    + [FORMAT, {"format": {"type": "json"}}, {}],
    "tools": [
        [TOOL],
        [TOOL, TOOL],
        [{"name": "no name", "input_schema": {"type": "object"}}],
        [{"name": "find"}],
        [{**TOOL, "strict": True}],
        [{"type": "text_editor_20250124", "name": "str_replace_editor"}],
        [{"type": "text_editor_20250728", "name": "str_replace_editor"}],
        [{"type": "computer_20251124", "name": "computer", "display_width_px": 8, "display_height_px": 8}],
        [{"type": "computer_20251124", "name": "computer"}],
        [{"type": "computer_toolset_20260801"}],
        [{"type": "code_execution_20250522", "name": "code_execution"}],
        [{"type": "web_search_20260318", "name": "web_search"}],
        [{"type": "advisor_20260301", "name": "advisor", "model": "claude-haiku-4-5-20251001"}],
        [{"type": "advisor_20260301", "name": "advisor", "model": "claude-fable-5-2"}],
        [{"type": "rope_20200101", "name": "rope"}],
        "find",
    ],
    "tool_choice": [{"type": "auto"}, {"type": "any"}, {"type": "tool", "name": "find"}, {"type": "must"}, {}],
    "messages": [
        [HI],
        [],
        "Hi",
        [said({"type": "text", "text": "Hi"})],
        [HI, said({"type": "text", "text": "So "})],
        [HI, said({"type": "text", "text": "So"})],
        [HI, {"role": "assistant", "content": ""}],
        [HI, {"role": "assistant", "content": []}],
        [HI, said(CALL), {"role": "user", "content": [RESULT]}],
        [HI, said(CALL), HI],
        [HI, said(CALL)],
        [HI, {"role": "user", "content": [RESULT]}],
        [
            HI,
            said(CALL, {**CALL, "id": "b"}),
            *({"role": "user", "content": [{**RESULT, "tool_use_id": i}]} for i in "ab"),
        ],
        [HI, {"role": "system", "content": "Be brief."}],
        [HI, {"role": "system", "content": "Go.", "output_config": {"effort": "low"}}],
        [HI, {"role": "system", "content": "Go.", "output_config": {"effort": "more"}}],
        [{"role": "user", "content": [{"type": "text", "text": " "}]}],
        [{"role": "user", "content": [{"type": "text", "text": "So", "citations": [{"type": "char_location"}]}]}],
        [{"role": "user", "content": [{**DOCUMENT, "citations": {"enabled": True}}]}],
        [HI, said(DOCUMENT), HI],
        [{"role": "user", "content": [{"type": "song"}]}],
        [{"role": "user", "content": [{"type": "image"}]}],
        [{"role": "clown", "content": "Hi"}],
        [{"role": "user"}],
        [{"role": "user", "content": "Hi", "mood": "good"}],
        [{"role": "user", "content": [{"type": "text", "text": "Hi", "cache_control": {"type": "forever"}}]}],
    ],
    "speed": ["fast", "standard", "warp"],
    "inference_geo": ["us"],
    "service_tier": ["auto", "priority", "standard_only"],
    "fallbacks": [[{"model": "claude-sonnet-5"}], "default"],
    "stop_sequences": [["}"], [" "], [3], "}"],
    "metadata": [{}, "me"],
    "cache_control": [{"type": "ephemeral"}, {"type": "ephemeral", "ttl": "2h"}],
    "colour": ["red"],
    "betas": [
        ["fast-mode-2026-02-01"],
        ["no-such-beta"],
        ["fine-grained-tool-streaming-2025-05-14"],
        ["thinking-binding-controls-2026-08-01"],
        ["output-300k-2026-03-24"],
    ],
    "extra_headers": [{"anthropic-version": "2023-06-01"}, {"anthropic-version": "2026-10-21"}],
}
CALLABLE = [model.id for model in load_catalogue().models if model.status != "retired"]


def refused_by_simulator(request: JsonObject, endpoint: str) -> str | None:
    """What the simulator says of a request sent as we send it; None where it takes it."""
    sending = how_to_send(request, request["model"])
    setting = Setting(
        version_of(sending),
        frozenset(sending.betas),
        counting=endpoint == "count_tokens",
        batch=endpoint == "batch",
    )
    try:
        if setting.version not in VERSIONS:
            raise ApiError(400, "no such version")
        setting.check_betas()
        body = check_shape(copy.deepcopy(sending.body), counting=endpoint == "count_tokens")
        check_rules(body, load_models().by_id[request["model"]], setting)
    except ApiError as error:
        return str(error)
    return None


@given(
    model=st.sampled_from(CALLABLE),
    endpoint=st.sampled_from(["messages", "batch", "count_tokens"]),
    pieces=st.lists(
        st.sampled_from(list(PIECES)).flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(PIECES[name]))),
        max_size=4,
    ),
)
def test_what_the_simulator_refuses_is_foreseen_and_nothing_else(
    model: str, endpoint: Endpoint, pieces: list[tuple[str, Any]]
) -> None:
    request: JsonObject = {"model": model, "messages": [HI], "max_tokens": 4096} | dict(pieces)
    if endpoint == "count_tokens":
        request.pop("max_tokens")
    refused = refused_by_simulator(request, endpoint)
    found = preflight(request, Context(model=model, endpoint=endpoint, today=TODAY))
    fails = [f"{finding.rule}: {finding.where} {finding.effect}" for finding in found if finding.fails]
    assert bool(refused) == bool(fails), (refused, fails)


# The simulator is the Claude API and no other platform, and it does not look at how long a prompt is.
ERRORS = [
    rule
    for rule, example in EXAMPLES.items()
    if "platform" not in example["triggers"]
    and rule != "prompt-too-long"
    and any(
        finding.rule == rule and finding.fails and finding.severity == "error_400"
        for finding in preflight(request_of(example["triggers"]), context_of(example["triggers"]))
    )
]


@pytest.mark.parametrize("rule", ERRORS)
def test_the_simulator_refuses_what_a_failing_rule_triggers_on(rule: str) -> None:
    example = EXAMPLES[rule]["triggers"]
    model = find_model(example["model"])
    assert model
    request = {**request_of(example), "model": model.id}
    assert refused_by_simulator(request, example.get("endpoint", "messages"))
