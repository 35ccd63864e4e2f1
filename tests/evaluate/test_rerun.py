"""Re-runs as a stream of events: bounded, cancellable, independent of the order of answers."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from tests.client.serving import Endpoint, good, refusal
from workbench.client.reply import Reply
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings
from workbench.evaluate.rerun import CallRetried, CaseRan, CaseStarted, Job, Spent, TextArrived, rerun
from workbench.records import Case, Check, Configuration, Output, OutputError, Suite

if TYPE_CHECKING:
    from workbench.client.send import OnRetry, OnText
    from workbench.evaluate.rerun import Event
    from workbench.records import JsonObject

SUITE = Suite(
    "echo",
    {"max_tokens": 50, "messages": [{"role": "user", "content": "Say {{word}}"}]},
    checks=(Check("contains", "{{word}}"),),
)
CONFIGURATION = Configuration("claude-sonnet-5-5")


def jobs(count: int) -> list[Job]:
    return [Job(Case("echo", f"e-{number}", vars={"word": f"w{number}"}), 0) for number in range(count)]


class Gate:
    """A model that answers a call when the test lets it; counts how many wait."""

    def __init__(self) -> None:
        self.waiting: dict[str, asyncio.Event] = {}
        self.most = 0
        self.cancelled: list[str] = []

    async def __call__(
        self, request: JsonObject, *, on_text: OnText | None = None, on_retry: OnRetry | None = None
    ) -> Reply:
        word = request["messages"][0]["content"].removeprefix("Say ")
        self.waiting[word] = asyncio.Event()
        self.most = max(self.most, len(self.waiting))
        try:
            await self.waiting[word].wait()
        except asyncio.CancelledError:
            self.cancelled.append(word)
            raise
        finally:
            del self.waiting[word]
        return Reply(content=({"type": "text", "text": word},), stop_reason="end_turn", usage={"output_tokens": 1})


async def test_never_more_calls_at_once_than_allowed() -> None:
    gate = Gate()
    ran = []
    async with aclosing(rerun(jobs(9), SUITE, CONFIGURATION, gate, concurrency=3)) as events:
        async for one in events:
            if isinstance(one, CaseRan):
                ran.append(one.case)
            elif len(gate.waiting) == 3 or len(ran) + len(gate.waiting) == 9:
                next(iter(gate.waiting.values())).set()
            if not any(waiter.is_set() for waiter in gate.waiting.values()) and gate.waiting:
                next(iter(gate.waiting.values())).set()
    assert sorted(ran) == [f"e-{number}" for number in range(9)]
    assert gate.most == 3


async def test_closing_cancels_what_is_in_flight_and_keeps_what_came() -> None:
    gate = Gate()
    seen: list[Event] = []
    async with aclosing(rerun(jobs(5), SUITE, CONFIGURATION, gate, concurrency=2)) as events:
        async for one in events:
            seen.append(one)
            if isinstance(one, CaseStarted) and len(seen) == 1:
                await asyncio.sleep(0)
                gate.waiting["w0"].set()
            if isinstance(one, CaseRan):
                break
    assert [one.case for one in seen if isinstance(one, CaseRan)] == ["e-0"]
    assert gate.cancelled
    assert not gate.waiting
    assert len(asyncio.all_tasks()) == 1  # nothing goes on behind our back


async def test_each_answer_belongs_to_its_case_in_whatever_order_they_come() -> None:
    gate = Gate()
    by_case = {}
    started = 0
    async with aclosing(rerun(jobs(4), SUITE, CONFIGURATION, gate, concurrency=4)) as events:
        async for one in events:
            started += isinstance(one, CaseStarted)
            if started == 4 and gate.waiting:
                gate.waiting[max(gate.waiting)].set()
            if isinstance(one, CaseRan):
                by_case[one.case] = one.checked
    assert list(by_case) == ["e-3", "e-2", "e-1", "e-0"]
    assert all(checked.passed for checked in by_case.values())


async def test_text_and_retries_are_told_as_they_happen() -> None:
    answers = [refusal(529, "overloaded_error", "Overloaded", retry_after="0"), good("w0 it is")]
    async with Connection(ClientSettings(transport=Endpoint(answers))) as connection:
        seen = [one async for one in rerun(jobs(1), SUITE, CONFIGURATION, connection.send)]
    assert [type(one) for one in seen] == [CaseStarted, CallRetried, TextArrived, CaseRan]
    assert isinstance(seen[1], CallRetried)
    assert seen[1].retry.error.status == 529
    assert seen[2] == TextArrived("e-0", 0, "w0 it is")
    assert isinstance(seen[3], CaseRan)
    assert seen[3].checked.passed
    assert seen[3].checks == (Check("contains", "w0"),)


async def test_failed_calls_are_results_too_and_the_others_go_on() -> None:
    answers = [refusal(400, "invalid_request_error", "Odd."), good("w1")]
    async with Connection(ClientSettings(transport=Endpoint(answers))) as connection:
        seen = [one async for one in rerun(jobs(2), SUITE, CONFIGURATION, connection.send, concurrency=1)]
    first, second = (one.checked for one in seen if isinstance(one, CaseRan))
    assert first.output.error
    assert first.output.error.message == "Odd."
    assert not first.passed
    assert second.passed


async def test_a_case_without_its_variable_ends_with_an_error_and_sends_nothing() -> None:
    played = Endpoint([good()])
    async with Connection(ClientSettings(transport=played)) as connection:
        seen = [one async for one in rerun([Job(Case("echo", "odd"), 0)], SUITE, CONFIGURATION, connection.send)]
    (ran,) = (one for one in seen if isinstance(one, CaseRan))
    assert ran.checked.output.error
    assert ran.checked.output.error.kind == "unsendable"
    assert "word" in ran.checked.output.error.message
    assert not played.calls


async def test_a_prompt_without_messages_ends_with_an_error_too() -> None:
    played = Endpoint([good()])
    configuration = Configuration("claude-sonnet-5-5", prompt={"echo": {"max_tokens": 5}})
    async with Connection(ClientSettings(transport=played)) as connection:
        seen = [one async for one in rerun(jobs(1), SUITE, configuration, connection.send)]
    (ran,) = (one for one in seen if isinstance(one, CaseRan))
    assert ran.checked.output.error
    assert "no messages" in ran.checked.output.error.message
    assert not played.calls


async def test_a_baseline_is_what_checks_compare_with() -> None:
    suite = Suite("echo", SUITE.request, checks=(Check("same-keys-as-baseline"),))
    baseline = Output("echo", "e-0", 0, content=({"type": "text", "text": '{"a": 1}'},))
    for said, passes in (('{"a": 2}', True), ('{"b": 2}', False)):
        played = Endpoint([good(said)])
        async with Connection(ClientSettings(transport=played)) as connection:
            job = Job(Case("echo", "e-0", vars={"word": "x"}), 0, baseline)
            (ran,) = [
                one async for one in rerun([job], suite, CONFIGURATION, connection.send) if isinstance(one, CaseRan)
            ]
        assert ran.checked.passed is passes


async def test_a_fault_of_ours_is_not_swallowed() -> None:
    async def broken(*_: object, **__: object) -> Reply:
        raise ZeroDivisionError

    with pytest.raises(ExceptionGroup):
        _ = [one async for one in rerun(jobs(2), SUITE, CONFIGURATION, broken)]


@pytest.mark.parametrize(
    ("usage", "error", "spent"),
    [
        ({"input_tokens": 1_000_000, "output_tokens": 0}, None, Spent(2.0, 1, 0)),
        (None, None, Spent(0.0, 0, 1)),
        (None, OutputError("rate_limit_error", "", 429), Spent(0.0, 0, 0)),
        (None, OutputError("unsendable", ""), Spent(0.0, 0, 0)),
        (None, OutputError("timeout", ""), Spent(0.0, 0, 1)),  # it may have been billed
    ],
)
def test_what_a_rerun_costs_says_what_it_covers(
    usage: JsonObject | None, error: OutputError | None, spent: Spent
) -> None:
    output = Output("echo", "e-0", 0, usage=usage, error=error)
    assert Spent().with_output(output, "claude-sonnet-5-5") == spent
