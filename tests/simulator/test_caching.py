"""Prompt caching: what marks write and read, for how long, and that nothing is counted twice."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.simulator.asking import Clock, ask, hello
from workbench.simulator.app import create_app
from workbench.simulator.caching import prompt_prefixes
from workbench.simulator.conditions import Conditions
from workbench.simulator.models import load_models
from workbench.simulator.tokens import request_tokens

MARK = {"type": "ephemeral"}
HOUR = {"type": "ephemeral", "ttl": "1h"}
LONG = "All of it matters to what follows. " * 100  # about 1,100 tokens of the newer tokenizer
COUNTING = "/v1/messages/count_tokens"


def text(content: str, mark: Any = None) -> dict[str, Any]:
    return {"type": "text", "text": content, **({"cache_control": mark} if mark else {})}


def marked(question: str, mark: Any = MARK, **fields: Any) -> dict[str, Any]:
    return hello(question, system=[text(LONG, mark)], **fields)


async def usage(app: Any, request: dict[str, Any]) -> dict[str, Any]:
    answered = await ask(app, request)
    assert answered.status == 200, answered.says
    found: dict[str, Any] = answered.json["usage"]
    counted = {name: value for name, value in request.items() if name != "max_tokens"}
    whole = (await ask(app, counted, COUNTING)).json["input_tokens"]
    assert found["input_tokens"] + found["cache_creation_input_tokens"] + found["cache_read_input_tokens"] == whole
    split = found["cache_creation"]
    assert sum(split.values()) == found["cache_creation_input_tokens"]
    return found


def written_and_read(found: dict[str, Any]) -> tuple[int, int]:
    return found["cache_creation_input_tokens"], found["cache_read_input_tokens"]


async def test_the_first_call_writes_and_later_ones_read() -> None:
    app = create_app()
    written, read = written_and_read(await usage(app, marked("One")))
    assert (written > 1000, read) == (True, 0)
    assert written_and_read(await usage(app, marked("Two"))) == (0, written)
    assert (await usage(app, marked("Two")))["input_tokens"] < 10
    assert written_and_read(await usage(app, marked("One", model="claude-opus-5-5")))[1] == 0
    assert written_and_read(await usage(app, hello("One", system=LONG))) == (0, 0)


async def test_a_prompt_shorter_than_the_model_s_minimum_is_not_cached() -> None:
    app = create_app()
    short: dict[str, Any] = {"system": [text(LONG[:2500], MARK)]}  # between the minimums of the two models
    assert written_and_read(await usage(app, hello(**short)))[0] > 512
    for _ in range(2):
        assert written_and_read(await usage(app, hello(model="claude-sonnet-4-6", **short))) == (0, 0)


async def test_parallel_first_calls_all_write() -> None:
    app = create_app(conditions=Conditions(latency_ms=20))
    together = await asyncio.gather(*(ask(app, marked(str(number))) for number in range(4)))
    assert {answered.json["usage"]["cache_read_input_tokens"] for answered in together} == {0}
    assert written_and_read(await usage(app, marked("later")))[0] == 0


async def test_no_tokens_asked_for_warm_the_cache() -> None:
    app = create_app()
    warm = await ask(app, marked("One", max_tokens=0))
    assert (warm.json["content"], warm.json["usage"]["output_tokens"]) == ([], 0)
    assert written_and_read(warm.json["usage"])[0] > 1000
    assert written_and_read(await usage(app, marked("Two")))[1] > 1000


async def test_entries_live_five_minutes_or_an_hour_and_reading_keeps_them() -> None:
    clock = Clock()
    app = create_app(clock=clock)
    await usage(app, marked("One"))
    for _ in range(3):
        clock.now += 250
        assert written_and_read(await usage(app, marked("Two")))[1] > 0
    clock.now += 301
    assert written_and_read(await usage(app, marked("Three")))[1] == 0
    found = await usage(app, marked("One", HOUR, model="claude-opus-5-5"))
    assert found["cache_creation"]["ephemeral_1h_input_tokens"] == found["cache_creation_input_tokens"] > 0
    clock.now += 3000
    assert written_and_read(await usage(app, marked("Two", HOUR, model="claude-opus-5-5")))[1] > 0


async def test_a_conversation_reads_what_it_wrote_a_turn_before() -> None:
    app = create_app()
    messages: list[Any] = []
    before = 0
    for turn in range(4):
        messages.append({"role": "user", "content": f"Turn {turn}. {LONG}"})
        request = hello(messages=messages, cache_control=MARK)
        found = await usage(app, request)
        assert found["cache_read_input_tokens"] == before
        before += found["cache_creation_input_tokens"]
        assert found["input_tokens"] == 0
        messages.append({"role": "assistant", "content": "Understood."})


async def test_two_marks_split_what_is_written_by_how_long_it_lives() -> None:
    app = create_app()
    tools = [{"name": "f", "description": LONG, "input_schema": {"type": "object"}, "cache_control": HOUR}]
    found = await usage(app, marked("One", tools=tools))
    assert all(tokens > 1000 for tokens in found["cache_creation"].values())
    changed = hello("One", system=[text(f"Other. {LONG}", MARK)], tools=tools)
    found_again = await usage(app, changed)
    assert found_again["cache_read_input_tokens"] == found["cache_creation"]["ephemeral_1h_input_tokens"]
    assert found_again["cache_creation"]["ephemeral_1h_input_tokens"] == 0


async def test_another_effort_starts_the_cache_anew() -> None:
    app = create_app()
    await usage(app, marked("One", output_config={"effort": "low"}))
    assert written_and_read(await usage(app, marked("One", output_config={"effort": "high"})))[1] == 0


async def test_marks_that_are_none_or_too_many_are_refused() -> None:
    app = create_app()
    for mark, says in (({"type": "lasting"}, "'ephemeral'"), ({**MARK, "ttl": "2h"}, "'5m' or '1h'")):
        answered = await ask(app, marked("One", mark))
        assert (answered.status, says in answered.says) == (400, True)
    five = hello(system=[text("x", MARK)] * 5)
    assert "A maximum of 4 blocks" in (await ask(app, five)).says
    wrong = hello(system=[text("x", MARK), text("y", HOUR)])
    assert "must not come after" in (await ask(app, wrong)).says


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(
    st.lists(TEXTS, max_size=3),
    st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(0, 3),
)
def test_the_tokens_of_the_prefixes_add_up_to_those_of_the_prompt(
    system: list[str], turns: list[list[str]], tools: int
) -> None:
    request = hello(
        system=[text(one, MARK) for one in system],
        messages=[{"role": "user", "content": [text(one) for one in turn]} for turn in turns],
        tools=[{"name": f"f{number}", "description": "é" * number, "input_schema": {}} for number in range(tools)],
    )
    model = load_models().by_id["claude-sonnet-5-5"]
    prefixes = list(prompt_prefixes(model, request))
    assert prefixes[-1].tokens == request_tokens(request, model.token_scale)
    assert [one.tokens for one in prefixes] == sorted(one.tokens for one in prefixes)
