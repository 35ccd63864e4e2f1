"""What each model refuses, and that it takes what is next to it: one request of each kind for every rule."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.simulator.asking import NEWEST, OLDER, Clock, ask, hello
from workbench.catalog.models import load_catalogue
from workbench.simulator.app import create_app
from workbench.simulator.conditions import Conditions
from workbench.simulator.faults import ApiError
from workbench.simulator.models import load_models
from workbench.simulator.rules import Setting, check_rules

APP = create_app()
SONNET, HAIKU, OPUS = "claude-sonnet-5-5", "claude-haiku-5-5", "claude-opus-5-5"
SONNET_45, HAIKU_45, OPUS_45 = "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001", "claude-opus-4-5-20251101"
HI = {"role": "user", "content": "Hello"}
TOOL = {"name": "f", "input_schema": {"type": "object"}}
DOCUMENT = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}}
FORMAT = {"format": {"type": "json_schema", "schema": {"type": "object"}}}
CITED = [{"type": "char_location", "cited_text": "x"}]
BINDING = "thinking-binding-controls-2026-08-01"
FINE_GRAINED = "fine-grained-tool-streaming-2025-05-14"
COMPUTER = {"name": "computer", "display_width_px": 800, "display_height_px": 600}


def on(model: str, *messages: Any, **fields: Any) -> dict[str, Any]:
    """A request to a model; messages follow a first one of the user."""
    return hello(model=model, messages=[HI, *messages], **fields)


def budget(tokens: int) -> dict[str, Any]:
    return {"type": "enabled", "budget_tokens": tokens}


def forced(kind: str = "any") -> dict[str, Any]:
    return {"tools": [TOOL], "tool_choice": {"type": kind, **({"name": "f"} if kind == "tool" else {})}}


def said(text: str) -> dict[str, Any]:
    return {"role": "assistant", "content": text}


def user(*blocks: Any) -> dict[str, Any]:
    return {"role": "user", "content": list(blocks)}


def steer(**fields: Any) -> dict[str, Any]:
    return {"role": "system", "content": "Be brief.", **fields}


# rule, refused request, its headers, what the error says, accepted request, its headers
RULES: list[tuple[str, Any, dict[str, str], str, Any, dict[str, str]]] = [
    ("api-2026-sampling-any-value", on(SONNET_45, temperature=1), {}, "Extra inputs are not permitted",
     on(SONNET_45, temperature=1), {"anthropic_version": OLDER}),
    ("sampling-non-default-rejected", on(SONNET, temperature=0), {"anthropic_version": OLDER},
     "is deprecated for this model", on(SONNET, temperature=1), {"anthropic_version": OLDER}),
    ("sampling-non-default-rejected top_p", on(OPUS, top_p=1), {"anthropic_version": OLDER},
     "`top_p` is deprecated for this model", on(SONNET_45, top_p=0.5), {"anthropic_version": OLDER}),
    ("sampling-haiku-5-5", on(HAIKU, top_p=1), {"anthropic_version": OLDER}, "`top_p`",
     on(HAIKU, top_p=0.99), {"anthropic_version": OLDER}),
    ("sampling-haiku-5-5 both", on(HAIKU, top_p=0.99, temperature=1), {"anthropic_version": OLDER}, "both",
     on(HAIKU, temperature=1), {"anthropic_version": OLDER}),
    ("sampling-haiku-5-5 top_k", on(HAIKU, top_k=5), {"anthropic_version": OLDER}, "`top_k`",
     on(SONNET_45, top_k=5), {"anthropic_version": OLDER}),
    ("sampling-temperature-and-top-p", on(SONNET_45, temperature=0.5, top_p=0.5), {"anthropic_version": OLDER},
     "cannot both be specified for this model", on(SONNET_45, temperature=0.5, top_k=4), {"anthropic_version": OLDER}),
    ("sampling-with-extended-thinking", on(SONNET_45, temperature=0.5, thinking=budget(1024), max_tokens=2000),
     {"anthropic_version": OLDER}, "when thinking is enabled",
     on(SONNET_45, temperature=1, thinking=budget(1024), max_tokens=2000), {"anthropic_version": OLDER}),
    ("temperature-range", on(SONNET_45, temperature=1.1), {"anthropic_version": OLDER}, "range: 0..1",
     on(SONNET_45, temperature=0), {"anthropic_version": OLDER}),
    ("api-2026-document-in-assistant", on(SONNET, {"role": "assistant", "content": [DOCUMENT]}, HI), {},
     "`document` blocks can only be in `user` messages", on(SONNET, user(DOCUMENT)), {}),
    ("api-2026-document-in-assistant older", on(SONNET, {"role": "assistant", "content": [DOCUMENT]}, HI), {},
     "document", on(SONNET, {"role": "assistant", "content": [DOCUMENT]}, HI), {"anthropic_version": OLDER}),
    ("api-2026-citations-in-user", on(SONNET, user({"type": "text", "text": "x", "citations": CITED})), {},
     "citations: Extra inputs", on(SONNET, user({"type": "text", "text": "x", "citations": []})), {}),
    ("api-2026-citations-in-user nested",
     on(SONNET, user({"type": "search_result", "source": "s", "title": "t",
                      "content": [{"type": "text", "text": "x", "citations": CITED}]})), {}, "citations: Extra inputs",
     on(SONNET, {"role": "assistant", "content": [{"type": "text", "text": "x", "citations": CITED}]}, HI), {}),
    ("thinking-budget-rejected", on(SONNET, thinking=budget(1024), max_tokens=2000), {},
     '"thinking.type.enabled" is not supported for this model', on(SONNET, thinking={"type": "adaptive"}), {}),
    ("thinking-budget-not-below-max-tokens", on(HAIKU_45, thinking=budget(2000), max_tokens=2000), {},
     "must be greater than", on("claude-opus-4-6", thinking=budget(1999), max_tokens=2000), {}),
    ("thinking-budget-minimum", on(HAIKU_45, thinking=budget(1023), max_tokens=2000), {}, "1024",
     on(HAIKU_45, thinking=budget(1024), max_tokens=2000), {}),
    ("thinking-adaptive-unsupported", on(OPUS_45, thinking={"type": "adaptive"}), {},
     '"thinking.type.adaptive" is not supported', on("claude-sonnet-4-6", thinking={"type": "adaptive"}), {}),
    ("thinking-disabled-rejected", on(OPUS, thinking={"type": "disabled"}), {},
     '"thinking.type.disabled" is not supported for this model', on("claude-sonnet-5", thinking={"type": "disabled"}),
     {}),
    ("thinking-disabled-sonnet-5-5", on(SONNET, thinking={"type": "disabled"}), {},
     "To turn thinking off on this model", on(SONNET, thinking={"type": "between_tools"}), {}),
    ("thinking-between-tools-elsewhere", on(HAIKU, thinking={"type": "between_tools"}), {},
     '"thinking.type.between_tools" is not supported', on(HAIKU, thinking={"type": "disabled"}), {}),
    ("thinking-between-tools-limits", on(SONNET, thinking={"type": "between_tools"}, output_config={"effort": "max"}),
     {}, "is not supported when thinking is disabled",
     on(SONNET, thinking={"type": "between_tools"}, output_config={"effort": "high"}), {}),
    ("thinking-between-tools-limits display", on(SONNET, thinking={"type": "between_tools", "display": "omitted"}), {},
     "is not supported when thinking is disabled", on(SONNET, thinking={"type": "adaptive", "display": "omitted"}), {}),
    ("thinking-between-tools-limits per message",
     on(SONNET, steer(output_config={"effort": "low"}), HI, thinking={"type": "between_tools"}), {},
     "is not supported when thinking is disabled",
     on(SONNET, steer(output_config={"effort": "low"}), HI, thinking={"type": "adaptive"}), {}),
    ("thinking-disabled-high-effort", on(HAIKU, thinking={"type": "disabled"}, output_config={"effort": "xhigh"}), {},
     "is not supported when thinking is disabled",
     on(HAIKU, thinking={"type": "adaptive"}, output_config={"effort": "xhigh"}), {}),
    ("effort-unsupported", on(SONNET_45, output_config={"effort": "low"}), {}, "'low' is not supported",
     on(OPUS_45, output_config={"effort": "low"}), {}),
    ("effort-level-unsupported", on("claude-opus-4-6", output_config={"effort": "xhigh"}), {}, "'xhigh'",
     on("claude-opus-4-6", output_config={"effort": "max"}), {}),
    ("effort-level-unsupported max", on(OPUS_45, output_config={"effort": "max"}), {}, "'max'",
     on("claude-opus-4-7", output_config={"effort": "xhigh"}), {}),
    ("effort-per-message-unsupported", on("claude-opus-4-8", steer(output_config={"effort": "low"}), HI), {},
     "requires a model that supports per-turn effort",
     on("claude-opus-5", {"role": "system", "output_config": {"effort": "low"}}, HI), {}),
    ("tool-choice-forced-rejected", on(SONNET, **forced()), {},
     'tool_choice: type "tool" and "any" are not supported for this model', on(HAIKU, **forced()), {}),
    ("tool-choice-forced-rejected by name", on(OPUS, **forced("tool")), {}, 'type "tool" and "any" are not supported',
     on(OPUS, **forced("auto")), {}),
    ("tool-choice-forced-with-budget", on(SONNET_45, thinking=budget(1024), max_tokens=2000, **forced()), {},
     "Thinking may not be enabled when tool_choice forces tool use", on(SONNET_45, **forced()), {}),
    ("tool-text-editor-version", on(SONNET, tools=[{"type": "text_editor_20250124", "name": "str_replace_editor"}]), {},
     "text_editor_20250728",
     on(SONNET, tools=[{"type": "text_editor_20250728", "name": "str_replace_based_edit_tool"}]), {}),
    ("tool-text-editor-version mixed",
     on(SONNET, tools=[{"type": "text_editor_20250728", "name": "str_replace_editor"}]), {},
     "name: Input should be 'str_replace_based_edit_tool'",
     on(SONNET, tools=[{"type": "text_editor_20250429", "name": "str_replace_based_edit_tool"}]), {}),
    ("tool-computer-version", on(SONNET, tools=[{"type": "computer_20251124", **COMPUTER}]), {},
     "does not support tool types: computer_20251124", on(SONNET, tools=[{"type": "computer_toolset_20260801"}]), {}),
    ("tool-computer-version older model", on("claude-fable-5-2", tools=[{"type": "computer_20250124", **COMPUTER}]), {},
     "does not support tool types", on("claude-opus-5", tools=[{"type": "computer_20251124", **COMPUTER}]), {}),
    ("tool-code-execution-version",
     on(SONNET, tools=[{"type": "code_execution_20250522", "name": "code_execution"}]), {}, "code_execution_20260521",
     on(SONNET, tools=[{"type": "code_execution_20260521", "name": "code_execution"}]), {}),
    ("tool-fine-grained-header-with-toolset", on(SONNET, tools=[{"type": "browser_toolset_20260801"}]),
     {"anthropic_beta": FINE_GRAINED}, FINE_GRAINED, on(SONNET, tools=[TOOL]), {"anthropic_beta": FINE_GRAINED}),
    ("tool-advisor-pairing",
     on("claude-fable-5-2", tools=[{"type": "advisor_20260301", "name": "advisor", "model": OPUS}]), {},
     "cannot be an advisor",
     on("claude-fable-5-2", tools=[{"type": "advisor_20260301", "name": "advisor", "model": "claude-mythos-5-2"}]), {}),
    ("prefill-rejected", on("claude-sonnet-4-6", said("{")), {}, "does not support assistant message prefill",
     on(SONNET_45, said("{")), {}),
    ("prefill-with-thinking", on(SONNET_45, said("{"), thinking=budget(1024), max_tokens=2000), {},
     "When thinking is enabled", on(SONNET_45, said("{"), thinking={"type": "disabled"}), {}),
    ("prefill-trailing-whitespace", on(SONNET_45, said("{ ")), {},
     "final assistant content cannot end with trailing whitespace", on(SONNET_45, said("{ "), HI), {}),
    ("role-system-unsupported", on("claude-sonnet-5", steer(), HI), {}, "role 'system'", on(OPUS, steer(), HI), {}),
    ("block-binding-without-beta", on(SONNET, thinking={"type": "adaptive", "block_binding": {}}), {},
     "block_binding: Extra inputs are not permitted", on(SONNET, thinking={"type": "adaptive", "block_binding": {}}),
     {"anthropic_beta": BINDING}),
    ("refusal-fallback-haiku-5-5", on(HAIKU, fallbacks=[{"model": SONNET}]), {}, "fallbacks",
     on(HAIKU, fallbacks="default"), {}),
    ("beta-unknown", on(SONNET), {"anthropic_beta": "time-travel-2030-01-01"}, "for the `anthropic-beta` header",
     on(SONNET), {"anthropic_beta": "prompt-caching-2024-07-31, context-1m-2025-08-07"}),
    ("max-tokens-over-model", on(HAIKU_45, max_tokens=64_001), {},
     "which is the maximum allowed number of output tokens", on(HAIKU_45, max_tokens=64_000), {}),
    ("prompt-too-long", on(HAIKU_45, user({"type": "text", "text": "word " * 170_000})), {}, "prompt is too long",
     on(SONNET, user({"type": "text", "text": "word " * 170_000})), {}),
    ("service-tier-priority", on(SONNET, service_tier="priority"), {}, "Priority Tier",
     on(SONNET, service_tier="standard_only"), {}),
    ("speed-fast-unsupported", on(SONNET, speed="fast"), {}, "speed: 'fast' is not supported", on(OPUS, speed="fast"),
     {}),
    ("speed-fast-unsupported beta", on("claude-opus-5", speed="fast"), {}, "needs the beta",
     on("claude-opus-5", speed="fast"), {"anthropic_beta": "fast-mode-2026-02-01"}),
    ("inference-geo", on(SONNET_45, inference_geo="us"), {}, "inference_geo", on("claude-opus-4-6", inference_geo="us"),
     {}),
    ("citations-plus-structured", on(SONNET, user({**DOCUMENT, "citations": {"enabled": True}}), output_config=FORMAT),
     {}, "citations and structured outputs",
     on(SONNET, user({**DOCUMENT, "citations": {"enabled": False}}), output_config=FORMAT), {}),
]  # fmt: skip
COUNTED = ("tool-choice-forced-rejected", "api-2026-document-in-assistant", "api-2026-citations-in-user")


@pytest.mark.parametrize(
    ("rule", "refused", "headers", "says", "taken", "other_headers"), RULES, ids=lambda one: str(one)[:40]
)
async def test_a_rule_refuses_what_it_must_and_nothing_else(
    rule: str, refused: Any, headers: dict[str, str], says: str, taken: Any, other_headers: dict[str, str]
) -> None:
    assert rule
    answered = await ask(APP, refused, **headers)
    assert (answered.status, answered.json["error"]["type"]) == (400, "invalid_request_error")
    assert says in answered.says
    accepted = await ask(APP, taken, **other_headers)
    assert accepted.status == 200, accepted.says


@pytest.mark.parametrize(("rule", "refused", "says"), [(row[0], row[1], row[3]) for row in RULES if row[0] in COUNTED])
async def test_counting_refuses_the_same(rule: str, refused: dict[str, Any], says: str) -> None:
    counted = {name: value for name, value in refused.items() if name != "max_tokens"}
    answered = await ask(APP, counted, "/v1/messages/count_tokens")
    assert (rule, answered.status) == (rule, 400)
    assert says in answered.says


@pytest.mark.parametrize(
    "model",
    [
        "claude-3-5-sonnet-20241022",
        "claude-3-5-sonnet-latest",
        "claude-opus-4-1",
        "claude-sonnet-4.6",
        "claude-opus-4-6-20260205",
        "anthropic.claude-sonnet-5-5",
        "claude-sonnet-5-5-fast",
        "claude-sonnet-4-5[1m]",
    ],
)
async def test_a_retired_or_invented_model_is_not_found(model: str) -> None:
    answered = await ask(APP, on(model))
    assert (answered.status, answered.json["error"]["type"], answered.says) == (
        404,
        "not_found_error",
        f"model: {model}",
    )


async def test_every_model_that_is_not_retired_answers_by_id_and_alias() -> None:
    for model in load_catalogue().models:
        for name in (model.id, *model.aliases):
            answered = await ask(APP, on(name, max_tokens=2000))
            assert answered.status == (404 if model.status == "retired" else 200), name
            if answered.status == 200:
                assert answered.json["model"] == model.id


@pytest.mark.parametrize("model", ["claude-fable-5", "claude-mythos-5-2"])
async def test_an_organization_without_retention_gets_nothing_from_fable_and_mythos(model: str) -> None:
    app = create_app(conditions=Conditions(retention=False))
    answered = await ask(app, on(model))
    assert (answered.status, "must have data retention enabled" in answered.says) == (400, True)
    assert (await ask(app, on(OPUS))).status == 200
    assert (await ask(APP, on(model))).status == 200


async def test_fast_speed_ends_on_its_last_day() -> None:
    clock = Clock(datetime(2026, 11, 30, 23, 59, tzinfo=UTC).timestamp())
    app = create_app(clock=clock)
    asked, beta = on("claude-opus-4-8", speed="fast"), {"anthropic_beta": "fast-mode-2026-02-01"}
    assert (await ask(app, asked, **beta)).json["usage"]["speed"] == "fast"
    clock.now += 60
    assert (await ask(app, asked, **beta)).status == 400


SHAPES: dict[str, dict[str, Any]] = {
    "budget": {"thinking": budget(1024), "max_tokens": 2000},
    "adaptive": {"thinking": {"type": "adaptive"}},
    "disabled": {"thinking": {"type": "disabled"}},
    "between_tools": {"thinking": {"type": "between_tools"}},
    "forced": forced(),
    "prefill": {"messages": [HI, said("{")]},
    "system": {"messages": [HI, steer(), HI]},
    **{level: {"output_config": {"effort": level}} for level in ("low", "medium", "high", "xhigh", "max")},
    "top_k": {"top_k": 5},
    "both": {"temperature": 1, "top_p": 0.99},
}


@pytest.mark.parametrize("name", load_models().by_id)
@pytest.mark.parametrize("shape", SHAPES)
def test_each_model_takes_what_the_catalogue_says_it_takes(name: str, shape: str) -> None:
    model = load_models().by_id[name]
    facts = model.facts
    assert facts.thinking is not None
    assert facts.effort is not None
    sampling = facts.sampling_params[OLDER]
    expected = {
        "budget": bool(facts.thinking.enabled_budget),
        "adaptive": facts.thinking.adaptive,
        "disabled": facts.thinking.disabled != "rejected_400",
        "between_tools": bool(facts.thinking.between_tools),
        "forced": facts.forced_tool_choice is not False,
        "prefill": facts.assistant_prefill is True,
        "system": facts.mid_conversation_system_messages is not False,
        "top_k": sampling in ("accepted", "one_of"),
        "both": sampling == "accepted",
    }.get(shape, shape in facts.effort.levels or "effort" in facts.unverified_fields)
    request = {**on(name, max_tokens=1500), **SHAPES[shape]}
    if expected:
        check_rules(request, model, Setting(OLDER))
    else:
        with pytest.raises(ApiError):
            check_rules(request, model, Setting(OLDER))


async def test_thinking_sent_back_after_an_edited_history_is_refused_where_it_is_bound() -> None:
    asked = on(SONNET, system="Be kind.", thinking={"type": "adaptive"})
    turn = {"role": "assistant", "content": (await ask(APP, asked)).json["content"]}
    assert turn["content"][0]["type"] == "thinking"
    goes_on = {**asked, "messages": [HI, turn, {"role": "user", "content": "Go on"}]}
    assert (await ask(APP, goes_on)).status == 200
    edited = {**goes_on, "system": "Be short."}
    answered = await ask(APP, edited)
    assert (answered.status, "bound to a different conversation" in answered.says) == (400, True)
    counted = {name: value for name, value in edited.items() if name != "max_tokens"}
    assert (await ask(APP, counted, "/v1/messages/count_tokens")).status == 400
    without = {**edited, "messages": [HI, {**turn, "content": turn["content"][1:]}, HI]}
    assert (await ask(APP, without)).status == 200
    told = {"type": "adaptive", "block_binding": {"prefix_mismatch_behavior": "drop_block"}}
    assert (await ask(APP, {**edited, "thinking": told}, anthropic_beta=BINDING)).status == 200
    with_marks = [
        {"role": "user", "content": [{"type": "text", "text": "Hello", "cache_control": {"type": "ephemeral"}}]}
    ]
    assert (await ask(APP, {**goes_on, "messages": [*with_marks, *goes_on["messages"][1:]]})).status == 200


async def test_thinking_of_another_model_is_dropped_and_not_billed() -> None:
    turn = {"role": "assistant", "content": (await ask(APP, on(HAIKU, max_tokens=2000))).json["content"]}
    assert turn["content"][0]["type"] == "thinking"
    without = {**turn, "content": turn["content"][1:]}
    billed = [
        (await ask(APP, on(model, one, HI, max_tokens=2000))).json["usage"]["input_tokens"]
        for model in (SONNET, HAIKU)
        for one in (turn, without)
    ]
    assert billed[0] == billed[1]
    assert billed[2] > billed[3]
    foreign = {
        "role": "assistant",
        "content": [{"type": "thinking", "thinking": "x", "signature": "EqQB"}, *without["content"]],
    }
    assert (await ask(APP, on(SONNET, foreign, HI))).json["usage"]["input_tokens"] == billed[0]


async def test_an_honest_request_with_everything_the_api_has_is_taken() -> None:
    everything = on(
        OPUS,
        {"role": "assistant", "content": [
            {"type": "thinking", "thinking": "", "signature": "EqQB"},
            {"type": "redacted_thinking", "data": "x"},
            {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}},
            {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []},
            {"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}, "caller": {"type": "direct"}},
            {"type": "tool_use", "id": "toolu_2", "name": "f", "input": {}},
        ]},
        user({"type": "tool_result", "tool_use_id": "toolu_1", "content": [DOCUMENT], "is_error": False}),
        steer(clear_at="never"),
        user({"type": "tool_result", "tool_use_id": "toolu_2", "cache_control": {"type": "ephemeral", "ttl": "1h"}}),
        {"role": "system", "content": "Brief.", "output_config": {"effort": "low"}},
        cache_control={"type": "ephemeral"},
        container="container_1",
        context_management={"edits": []},
        diagnostics={"previous_message_id": None},
        inference_geo="us",
        mcp_servers=[{"type": "url", "url": "https://example.com", "name": "m"}],
        metadata={"user_id": "u"},
        output_config={"effort": "high", **FORMAT, "task_budget": {"type": "tokens", "total": 20_000}},
        service_tier="auto",
        stop_sequences=["END"],
        tools=[
            {**TOOL, "strict": True, "defer_loading": False, "eager_input_streaming": True, "cache_control": None},
            {"type": "web_search_20260318", "name": "web_search", "max_uses": 2},
            {"type": "bash_20250124", "name": "bash"},
            {"type": "mcp_toolset", "mcp_server_name": "m"},
            {"type": "computer_toolset_20260801"},
        ],
        tool_choice={"type": "auto", "disable_parallel_tool_use": True},
        user_profile_id="p",
        workspace_id="w",
    )  # fmt: skip
    answered = await ask(APP, everything, anthropic_beta="mcp-client-2026-09-15")
    assert answered.status == 200, answered.says


async def test_a_paused_turn_goes_on_and_is_no_prefill() -> None:
    paused = [{"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}}]
    assert (await ask(APP, on(SONNET, {"role": "assistant", "content": paused}))).status == 200


@pytest.mark.parametrize("version", [OLDER, NEWEST])
async def test_a_plain_request_is_taken_in_every_version(version: str) -> None:
    assert (await ask(APP, on(SONNET), anthropic_version=version)).status == 200
