"""How many calls are let through at once, and when a model's calls are held back."""

from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.client.limits import Limit, Limits, read_limits
from workbench.client.pacing import Outcome, Pace, Pacer, Window


def refused_above(window: Window, capacity: int, calls: int) -> int:
    """Send so many calls, each as soon as there is room, to an endpoint that takes `capacity` at once: refusals."""
    accepted: list[int] = []
    refusals = 0
    left = calls
    while left or accepted:
        while left and window.free:
            level = window.enter()
            if len(accepted) >= capacity:
                window.leave(level, "refused")
                refusals += 1
            else:
                accepted.append(level)
                left -= 1
        window.leave(accepted.pop(0), "answered")
    return refusals


def test_the_window_learns_how_many_an_endpoint_takes() -> None:
    window = Window(16)
    refusals = refused_above(window, 8, 400)
    assert refusals < 60  # eight in the first burst, then one now and then to see whether more go through
    assert window.size >= 8


def test_the_window_opens_again_when_the_endpoint_takes_more() -> None:
    window = Window(16)
    refused_above(window, 4, 200)
    assert window.size < 8
    refused_above(window, 16, 400)
    assert window.size == 16


def test_refusals_at_random_do_not_close_the_window() -> None:
    window = Window(16)
    chance = random.Random(7)
    open_calls: list[int] = []
    sizes = []
    for _ in range(2000):
        while window.free:
            open_calls.append(window.enter())
        level = open_calls.pop(chance.randrange(len(open_calls)))
        window.leave(level, "refused" if chance.random() < 0.15 else "answered")
        sizes.append(window.size)
    assert sum(sizes) / len(sizes) > 12


@given(st.integers(1, 50), st.lists(st.sampled_from(["answered", "refused", "failed"]), max_size=200))
def test_the_window_never_shuts_and_never_passes_its_most(most: int, outcomes: list[Outcome]) -> None:
    window = Window(most)
    out: list[int] = []
    for outcome in outcomes:
        while window.free:
            out.append(window.enter())
        assert 1 <= window.in_flight <= most
        window.leave(out.pop(0), outcome)
        assert 1 <= window.size <= most
    while out:
        window.leave(out.pop(), "failed")
    assert window.in_flight == 0
    assert window.free


class Counting:
    """Counts how often something became free."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


async def test_a_lane_is_held_back_whole_only_when_nothing_is_out_and_all_were_refused() -> None:
    pacer = Pacer(Pace(concurrency=4), Counting())
    lane = pacer.lane()
    levels = [pacer.admit(lane, 0) for _ in range(4)]
    for level in levels[:3]:
        pacer.leave(lane, level, "refused", wait_s=30.0, tokens=0, thought=0)
    assert not lane.down  # one may still be answered
    assert lane.wait_s(0) == 0
    pacer.leave(lane, levels[3], "refused", wait_s=30.0, tokens=0, thought=0)
    assert lane.down
    assert 29 < lane.wait_s(0) <= 30
    lane.close()


async def test_one_probe_opens_a_lane_for_all_at_once() -> None:
    pacer = Pacer(Pace(concurrency=4), Counting())
    lane = pacer.lane()
    for level in [pacer.admit(lane, 0) for _ in range(4)]:
        pacer.leave(lane, level, "refused", wait_s=0.0, tokens=0, thought=0)
    assert lane.down
    probe = await pacer.enter(lane, 0)
    others = [asyncio.create_task(pacer.enter(lane, 0)) for _ in range(3)]
    await asyncio.sleep(0)
    assert not any(other.done() for other in others)  # one at a time tries
    pacer.leave(lane, probe, "answered", wait_s=None, tokens=0, thought=0)
    await asyncio.wait_for(asyncio.gather(*others), 0.5)  # far less than the time between probes
    assert not lane.down
    lane.close()


async def test_another_model_goes_on_while_one_is_held_back() -> None:
    pacer = Pacer(Pace(concurrency=4), Counting())
    held, free = pacer.lane(), pacer.lane()
    for level in [pacer.admit(held, 0) for _ in range(4)]:
        pacer.leave(held, level, "refused", wait_s=30.0, tokens=0, thought=0)
    assert not pacer.has_room(held, 0)
    assert pacer.has_room(free, 0)
    held.close()


async def test_a_call_that_is_gone_passes_its_place_on() -> None:
    pacer = Pacer(Pace(concurrency=1), Counting())
    lane = pacer.lane()
    level = pacer.admit(lane, 0)
    gone, waits = (asyncio.create_task(pacer.enter(lane, 0)) for _ in range(2))
    await asyncio.sleep(0)
    pacer.leave(lane, level, "answered", wait_s=None, tokens=0, thought=0)
    gone.cancel()
    assert await asyncio.wait_for(waits, 1) == 1


@pytest.mark.parametrize(("pace", "calls"), [(Pace(rpm=60), 2), (Pace(rpm=600), 10), (Pace(tpm=60_000), 2)])
async def test_a_limit_a_minute_lets_a_second_s_worth_through_at_once(pace: Pace, calls: int) -> None:
    pacer = Pacer(pace, Counting())
    lane = pacer.lane()
    sent = 0
    while pacer.has_room(lane, 500) and sent < 100:
        pacer.admit(lane, 500)
        sent += 1
    assert calls <= sent <= calls + 1
    assert lane.wait_s(500) > 0


async def test_tokens_that_were_not_used_are_given_back() -> None:
    pacer = Pacer(Pace(tpm=60_000), Counting())
    lane = pacer.lane()
    level = pacer.admit(lane, 5_000)
    assert lane.wait_s(100) > 3
    pacer.leave(lane, level, "answered", wait_s=None, tokens=500, thought=5_000)
    assert lane.wait_s(100) == 0


def headers(**remaining: int) -> dict[str, str]:
    return {
        name: value
        for kind, left in remaining.items()
        for name, value in (
            (f"anthropic-ratelimit-{kind.replace('_', '-')}-limit", "600"),
            (f"anthropic-ratelimit-{kind.replace('_', '-')}-remaining", str(left)),
            (f"anthropic-ratelimit-{kind.replace('_', '-')}-reset", "2099-01-01T00:00:00Z"),
        )
    }


def test_limits_are_read_from_headers() -> None:
    assert read_limits({}) is None
    limits = read_limits(headers(requests=3, input_tokens=0))
    assert limits
    assert limits.requests
    assert (limits.requests.limit, limits.requests.remaining) == (600, 3)
    assert limits.tokens is None
    assert limits.wait_s(0) == 0
    assert limits.wait_s(100) == pytest.approx(10)  # 600 a minute fill at ten a second
    assert limits.said() == "requests 3 of 600 left, input tokens 0 of 600 left"


@pytest.mark.parametrize("value", ["", "many", "-"])
def test_headers_that_are_none_are_left_out(value: str) -> None:
    given_headers = headers(requests=3)
    assert read_limits({**given_headers, "anthropic-ratelimit-requests-remaining": value}) is None


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 60))
def test_a_wait_is_never_longer_than_the_reset(limit: int, remaining: int, needed: int, reset_s: float) -> None:
    one = Limit(limit, remaining, reset_s)
    assert 0 <= one.wait_s(needed) <= reset_s
    assert Limits(requests=one).wait_s(needed) <= reset_s


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reset", "2099-01-01T00:00:00"),
        ("reset", "yesterday"),
        ("limit", "9" * 400),
        ("limit", "-5"),
        ("remaining", "NaN"),
    ],
)
def test_whatever_headers_say_they_cost_no_answer_and_hold_nothing_for_long(field: str, value: str) -> None:
    limits = read_limits({**headers(requests=0), f"anthropic-ratelimit-requests-{field}": value})
    assert limits is None or 0 <= limits.wait_s(10) <= 60
