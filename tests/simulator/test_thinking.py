"""Which models think without being asked, what of it they show, and what it costs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.asking import ask, hello
from workbench.catalog.models import load_catalogue
from workbench.simulator.app import create_app

APP = create_app()
UNASKED = [
    model.id
    for model in load_catalogue().models
    if model.status != "retired" and model.thinking and model.thinking.when_omitted == "adaptive"
]
QUIET = "claude-sonnet-5-5"  # of the demo: it thinks when asked
TOOLS = {"tools": [{"name": "f", "input_schema": {"type": "object"}}]}


async def blocks(**fields: Any) -> tuple[list[dict[str, Any]], int, int]:
    """The thinking blocks of an answer, its thinking tokens, and all its output tokens."""
    answered = await ask(APP, hello(**{"max_tokens": 4000, **fields}))
    assert answered.status == 200, answered.says
    usage = answered.json["usage"]
    found = [block for block in answered.json["content"] if block["type"] == "thinking"]
    return found, usage["output_tokens_details"]["thinking_tokens"], usage["output_tokens"]


@pytest.mark.parametrize("model", [model.id for model in load_catalogue().models if model.status != "retired"])
async def test_a_model_thinks_unasked_when_the_catalogue_says_so(model: str) -> None:
    found, thinking, output = await blocks(model=model)
    thinks = model in UNASKED and model != QUIET
    assert (len(found), thinking > 0) == (int(thinks), thinks)
    assert output > thinking


async def test_thinking_is_shown_as_asked_or_as_the_model_does() -> None:
    for model, fields, shown in (
        ("claude-opus-5-5", {}, False),
        ("claude-opus-5-5", {"thinking": {"type": "adaptive", "display": "summarized"}}, True),
        ("claude-sonnet-4-6", {"thinking": {"type": "adaptive"}}, True),
        ("claude-haiku-4-5-20251001", {"thinking": {"type": "enabled", "budget_tokens": 2000}}, True),
    ):
        found, thinking, _ = await blocks(model=model, **fields)
        assert bool(found[0]["thinking"]) == shown
        assert found[0]["signature"]
        assert thinking > 0


async def test_more_effort_is_more_thinking() -> None:
    spent = [
        (await blocks(model="claude-opus-5-5", output_config={"effort": effort}))[1]
        for effort in ("low", "medium", "high", "xhigh", "max")
    ]
    assert spent == sorted(spent)
    assert spent[-1] > 4 * spent[0]


async def test_a_small_limit_is_eaten_by_thinking() -> None:
    answered = await ask(APP, hello(model="claude-opus-5-5", max_tokens=16))
    assert [block["type"] for block in answered.json["content"]] == ["thinking"]
    assert (answered.json["stop_reason"], answered.json["usage"]["output_tokens"]) == ("max_tokens", 16)


async def test_a_forced_call_is_made_without_thinking() -> None:
    forced = {**TOOLS, "tool_choice": {"type": "any"}}
    assert (await blocks(model="claude-haiku-5-5", **TOOLS))[0]
    assert not (await blocks(model="claude-haiku-5-5", **forced))[0]


async def test_thinking_between_tools_comes_after_a_tool_s_result_only() -> None:
    between = {"thinking": {"type": "between_tools"}, **TOOLS}
    assert not (await blocks(**between))[0]
    call = {"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}}
    messages = [
        *hello()["messages"],
        {"role": "assistant", "content": [call]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "1"}]},
    ]
    assert (await blocks(**between, messages=messages))[0]


async def test_switched_off_it_does_not_think() -> None:
    assert not (await blocks(model="claude-haiku-5-5", thinking={"type": "disabled"}))[0]
