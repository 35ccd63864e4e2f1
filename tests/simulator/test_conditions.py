"""Conditions: faults by chance, outages, limits, and the counters that tell what was billed."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import anthropic
import httpx2
import pytest

from tests.client.serving import served
from tests.simulator.asking import Clock, ask, hello
from workbench.errors import WorkbenchError
from workbench.simulator.app import create_app
from workbench.simulator.conditions import Conditions, Mishap, Window, read_chaos, read_window
from workbench.simulator.seeds import request_seed

LIMIT = "anthropic-ratelimit"


async def statuses(app: Any, calls: int, **fields: Any) -> list[int]:
    return [(await ask(app, hello(str(number), **fields))).status for number in range(calls)]


async def test_chaos_hits_its_share_and_each_call_anew() -> None:
    conditions = Conditions(chaos=read_chaos("429=0.15,529=0.05,500=0.03,cut=0.02"), seed=7)
    seen = await statuses(create_app(conditions=conditions), 1000)
    assert 100 < seen.count(429) < 200
    assert 25 < seen.count(529) < 80
    assert 10 < seen.count(500) < 60
    assert seen == await statuses(create_app(conditions=conditions), 1000)
    assert seen != await statuses(create_app(conditions=Conditions(chaos=conditions.chaos, seed=8)), 1000)
    app = create_app(conditions=conditions)
    assert {(await ask(app, hello())).status for _ in range(100)} == {200, 429, 529, 500}


@pytest.mark.parametrize(("asked", "said"), [(1.0, "1"), (0.0, "0"), (2.5, "2.5"), (None, None)])
async def test_a_refusal_by_chance_asks_to_wait_as_told(asked: float | None, said: str | None) -> None:
    for kind in ("429", "529", "500"):
        app = create_app(conditions=Conditions(chaos=(Mishap(kind, 1.0),), retry_after_s=asked))
        answered = await ask(app, hello())
        assert answered.status == int(kind)
        assert answered.headers.get("retry-after") == (None if kind == "500" else said)


async def test_broken_answers_are_broken_and_billed() -> None:
    for kind in ("cut", "broken-json", "empty", "stop"):
        app = create_app(conditions=Conditions(chaos=(Mishap(kind, 1.0),)))
        answered = await ask(app, hello())
        assert answered.status == 200
        if kind == "cut":
            assert not answered.whole
        elif kind == "broken-json":
            with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
                _ = answered.json
        elif kind == "empty":
            assert answered.json["content"] == []
        else:
            assert answered.json["stop_reason"] is None
        stats = (await ask(app, None, "/simulator/stats", "GET")).json
        assert (stats["broken"], stats["answered"], stats["billed"]["standard"]["calls"]) == ({kind: 1}, 0, 1)
        assert list(stats["requests"].values()) == [{"billed": 1, "answered": 0}]


def test_connections_are_reset_and_cut_under_the_sdk() -> None:
    for kind, billed in (("reset", 0), ("cut", 2)):
        with (
            served(create_app(conditions=Conditions(chaos=(Mishap(kind, 1.0),)))) as url,
            anthropic.Anthropic(api_key="k", base_url=url, max_retries=0) as client,
        ):
            with pytest.raises(anthropic.APIConnectionError) as raised:
                client.messages.create(**hello())
            assert isinstance(
                raised.value.__cause__, httpx2.ReadError if kind == "reset" else httpx2.RemoteProtocolError
            )
            with (
                pytest.raises((anthropic.APIConnectionError, httpx2.RemoteProtocolError)),
                client.messages.stream(**hello()) as stream,
            ):
                stream.get_final_message()
            stats = httpx2.get(f"{url}/simulator/stats").json()
            assert stats["billed"].get("standard", {}).get("calls", 0) == billed
            assert stats["broken"] == {kind: 2}


async def test_a_slow_answer_is_late_and_whole() -> None:
    app = create_app(conditions=Conditions(chaos=(Mishap("slow", 1.0, 0.05),), latency_ms=20))
    started = time.perf_counter()
    answered = await ask(app, hello())
    assert (answered.status, bool(answered.json["content"])) == (200, True)
    assert time.perf_counter() - started >= 0.07
    assert (await ask(app, None, "/simulator/stats", "GET")).json["answered"] == 1


async def test_an_outage_refuses_everybody_for_its_time_and_says_how_long() -> None:
    for fixed, said in ((None, ["8", "5", "1"]), (1.0, ["1", "1", "1"])):
        clock = Clock()
        app = create_app(conditions=Conditions(outage_s=8, outage_retry_after_s=fixed), clock=clock)
        asked = []
        for _ in range(3):
            answered = await ask(app, hello())
            assert (answered.status, answered.json["error"]["type"]) == (429, "rate_limit_error")
            asked.append(answered.headers["retry-after"])
            clock.now += 3.9
        assert asked == said
        assert (await ask(app, hello())).status == 200


async def test_requests_a_minute_are_limited_for_each_model_and_told() -> None:
    clock = Clock()
    app = create_app(conditions=Conditions(rpm=6), clock=clock)
    for left in range(5, -1, -1):
        headers = (await ask(app, hello())).headers
        assert (headers[f"{LIMIT}-requests-limit"], headers[f"{LIMIT}-requests-remaining"]) == ("6", str(left))
    assert headers[f"{LIMIT}-requests-reset"] == "2027-01-15T08:01:00Z"
    refused = await ask(app, hello())
    assert (refused.status, refused.headers["retry-after"]) == (429, "10")
    assert refused.headers[f"{LIMIT}-requests-remaining"] == "0"
    assert (await ask(app, hello(model="claude-haiku-4-5-20251001"))).status == 200
    clock.now += 10
    assert await statuses(app, 2) == [200, 429]


async def test_tokens_a_minute_are_limited_by_what_goes_in_and_out() -> None:
    clock = Clock()
    app = create_app(conditions=Conditions(tpm=600), clock=clock)
    usage = (await ask(app, hello("word " * 100))).json["usage"]
    spent = usage["input_tokens"] + usage["output_tokens"]
    headers = (await ask(create_app(conditions=Conditions(tpm=600), clock=clock), hello())).headers
    assert {headers[f"{LIMIT}-{family}-limit"] for family in ("tokens", "input-tokens", "output-tokens")} == {"600"}
    assert (await ask(app, hello("word " * 200))).status == 200
    refused = await ask(app, hello("word " * 200))
    wait = int(refused.headers["retry-after"])
    assert (refused.status, wait > 1, spent < 600) == (429, True, True)
    clock.now += wait - 1
    assert (await ask(app, hello("word " * 200))).status == 429
    clock.now += 1
    assert (await ask(app, hello("word " * 200))).status == 200


async def test_big_token_limits_are_told_in_thousands() -> None:
    headers = (await ask(create_app(conditions=Conditions(tpm=50_000)), hello("word " * 100))).headers
    assert (headers[f"{LIMIT}-tokens-limit"], headers[f"{LIMIT}-tokens-remaining"]) == ("50000", "50000")


async def test_a_window_starts_anew() -> None:
    clock = Clock()
    app = create_app(conditions=Conditions(window=Window(3, 5)), clock=clock)
    assert await statuses(app, 4) == [200, 200, 200, 429]
    clock.now += 2.5
    refused = await ask(app, hello())
    assert (refused.status, refused.headers["retry-after"]) == (429, "3")
    clock.now += 2.5
    assert await statuses(app, 4) == [200, 200, 200, 429]


async def test_only_so_many_calls_at_once_are_served() -> None:
    app = create_app(conditions=Conditions(at_once=3, latency_ms=30, retry_after_s=0.5))
    answers = await asyncio.gather(*(ask(app, hello(str(number))) for number in range(5)))
    assert [answer.status for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[4].headers["retry-after"] == "0.5"
    assert (await ask(app, hello())).status == 200
    stats = (await ask(app, None, "/simulator/stats", "GET")).json
    assert (stats["most_in_flight"] >= 3, stats["in_flight"], stats["refused"]) == (True, 0, {"429": 2})


async def test_a_refused_request_costs_no_limit_and_no_bill() -> None:
    app = create_app(conditions=Conditions(rpm=1))
    assert (await ask(app, hello(temperature=0))).status == 400
    assert (await ask(app, hello())).status == 200
    stats = (await ask(app, None, "/simulator/stats", "GET")).json
    assert stats["refused"] == {"400": 1}
    assert stats["billed"]["standard"]["calls"] == 1


async def test_without_limits_no_answer_speaks_of_them() -> None:
    assert not [name for name in (await ask(create_app(), hello())).headers if name.startswith(LIMIT)]


async def test_the_counters_tell_tokens_by_kind_and_how_often_each_request_was_answered() -> None:
    app = create_app()
    usages = [(await ask(app, hello(text))).json["usage"] for text in ("a", "b", "b")]
    await ask(
        app, {name: value for name, value in hello().items() if name != "max_tokens"}, "/v1/messages/count_tokens"
    )
    stats = (await ask(app, None, "/simulator/stats", "GET", x_api_key="")).json
    assert (stats["calls"], stats["answered"], stats["counted"]) == (3, 3, 1)
    assert sorted(one["answered"] for one in stats["requests"].values()) == [1, 2]
    assert stats["requests"][f"{request_seed(hello('b')):016x}"] == {"billed": 2, "answered": 2}
    billed = stats["billed"]["standard"]
    for kind in ("input_tokens", "output_tokens", "cache_read_input_tokens"):
        assert billed[kind] == sum(usage[kind] for usage in usages)


@pytest.mark.parametrize(
    "text", ["flood=0.1", "429", "429=x", "429=2", "429=-1", "429=nan", "429=0.6,529=0.6", "slow=0.1:x"]
)
def test_chaos_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(WorkbenchError):
        read_chaos(text)


@pytest.mark.parametrize("text", ["", "5", "0/5", "5/0", "x/5", "5/x", "-1/5"])
def test_a_window_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(WorkbenchError):
        read_window(text)


def test_conditions_are_read_as_they_are_written() -> None:
    assert read_chaos("429=0.15, slow=0.01:5") == (Mishap("429", 0.15), Mishap("slow", 0.01, 5.0))
    assert read_window("100/5") == Window(100, 5.0)
