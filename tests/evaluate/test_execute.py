"""Runs executed over HTTP against the simulator: every call answered once, whatever happens on the way."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.evaluate.executing import (
    HAIKU,
    SONNET,
    echo_cases,
    echo_suite,
    executed,
    go_on,
    outputs,
    planned,
    run_new,
    texts,
)
from workbench.checks.run import run_checks
from workbench.client.paced import Patience
from workbench.client.pacing import Pace
from workbench.errors import WorkbenchError
from workbench.evaluate.events import Arrived, ModelStopped, Retried
from workbench.evaluate.holding import holding, is_held
from workbench.evaluate.plan import plan_again, plan_new
from workbench.records import Case, Check, Configuration, Suite
from workbench.simulator.conditions import Mishap, Window
from workbench.store.execution import run_counts, steps_under_way
from workbench.store.runs import find_run
from workbench.suites.examples import example_suites_folder
from workbench.suites.read import read_suite

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.evaluate.events import Event
    from workbench.evaluate.execute import Execution
    from workbench.records import Via
    from workbench.store.database import Database

Simulator = "Callable[..., str]"


def stats(url: str) -> dict[str, Any]:
    """What the simulator has counted."""
    with urllib.request.urlopen(f"{url}/simulator/stats") as said:
        counted: dict[str, Any] = json.load(said)
    return counted


async def test_two_models_and_several_samples_are_answered_once_each(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator()
    suites = planned(db, [(echo_suite(), echo_cases(12))], samples=3)
    outcome = await run_new(db, url, suites, (SONNET, HAIKU))
    assert outcome.ended.by == "done"
    assert outcome.ended.progress.answered == 72
    for run, model in zip(outcome.runs, (SONNET, HAIKU), strict=True):
        found = outputs(db, run)
        assert found.keys() == {(case.id, sample) for case in echo_cases(12) for sample in (1, 2, 3)}
        assert {output.model for output in found.values()} == {model}
        assert all(output.origin == "live" and output.simulated and output.latency_ms for output in found.values())
        assert all(output.call_key and output.attempts == 1 for output in found.values())
        assert len({output.call_key for output in found.values()}) == 36
        assert find_run(db, str(run)).simulated
        assert run_counts(db, run).open == 0
    assert stats(url)["billed"]["standard"]["calls"] == 72


async def test_the_runs_are_interleaved(db: Database, simulator: Callable[..., str]) -> None:
    suites = planned(db, [(echo_suite(), echo_cases(60))])
    outcome = await run_new(db, simulator(), suites, (SONNET, HAIKU), pace=Pace(concurrency=2))
    order = [event.run for event in outcome.events if isinstance(event, Arrived)]
    halves = Counter(order[:60])
    assert min(halves.values()) > 10  # neither model's calls come all before the other's
    cases = [event.output.case for event in outcome.events if isinstance(event, Arrived)]
    assert cases != sorted(cases)


FAULTS = {
    "limits and overload": {"chaos": (Mishap("429", 0.15), Mishap("529", 0.08)), "retry_after_s": 0.01},
    "broken answers": {"chaos": (Mishap("cut", 0.05), Mishap("broken-json", 0.05), Mishap("reset", 0.05))},
    "silent truncation": {"chaos": (Mishap("stop", 0.1), Mishap("empty", 0.1))},
    "an outage": {"outage_s": 0.5},
    "a window": {"window": Window(10, 0.2)},
    "few at once": {"at_once": 3, "retry_after_s": None, "latency_ms": 5.0},
}  # fmt: skip


@pytest.mark.parametrize("conditions", FAULTS.values(), ids=FAULTS)
async def test_no_case_is_lost(db: Database, simulator: Callable[..., str], conditions: dict[str, Any]) -> None:
    url = simulator(**conditions, seed=3)
    suites = planned(db, [(echo_suite(), echo_cases(60))])
    outcome = await run_new(db, url, suites)
    assert outcome.ended.by == "done"
    progress = outcome.ended.progress
    assert (progress.answered, progress.failed) == (60, 0)
    assert all(text for text in texts(db, outcome.run).values())
    assert progress.retries == sum(isinstance(event, Retried) for event in outcome.events) > 0


async def test_an_answer_that_stays_empty_is_the_model_s_own(db: Database, simulator: Callable[..., str]) -> None:
    outcome = await run_new(db, simulator(chaos=(Mishap("empty", 1.0),)), planned(db, [(echo_suite(), echo_cases(1))]))
    (output,) = outputs(db, outcome.run).values()
    assert (output.content, output.error, output.attempts) == ((), None, 3)
    assert output.usage
    assert output.usage["output_tokens"] > 0  # all three were paid for


async def test_slow_answers_run_out_of_time_and_are_asked_for_again(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator(chaos=(Mishap("slow", 0.2, 5.0),), seed=5)
    outcome = await run_new(db, url, planned(db, [(echo_suite(), echo_cases(30))]), timeout_s=0.4)
    assert outcome.ended.progress.answered + outcome.ended.progress.failed == 30
    failed = [output.error for output in outputs(db, outcome.run).values() if output.error]
    assert {error.kind for error in failed} <= {"timeout"}  # three times in a row: 1 in 125
    assert len(failed) <= 3


async def test_a_key_that_is_refused_ends_it_with_one_message(
    db: Database, simulator: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "invalid-0123456789abcdef")
    outcome = await run_new(db, simulator(), planned(db, [(echo_suite(), echo_cases(40))]))
    assert outcome.ended.by == "refused"
    assert "invalid x-api-key" in (outcome.ended.reason or "")
    assert outcome.ended.error
    assert outcome.ended.error.status == 401
    assert not outputs(db, outcome.run)  # nothing failed for good: all can be gone on with
    assert run_counts(db, outcome.runs[0]).open == 40


@pytest.mark.parametrize("fault", ["402", "403", "spend-limit"])
async def test_what_refuses_everybody_stops_all(db: Database, simulator: Callable[..., str], fault: str) -> None:
    url = simulator(chaos=(Mishap(fault, 1.0),))
    outcome = await run_new(db, url, planned(db, [(echo_suite(), echo_cases(40))]), (SONNET, HAIKU))
    assert outcome.ended.by == "refused"
    assert stats(url)["calls"] <= 16  # at most what was in flight


async def test_a_model_that_is_gone_stops_alone(db: Database, simulator: Callable[..., str]) -> None:
    suites = planned(db, [(echo_suite(), echo_cases(20))])
    outcome = await run_new(db, simulator(), suites, ("claude-sonnet-9", SONNET))
    assert [event.run for event in outcome.events if isinstance(event, ModelStopped)] == outcome.runs[:1]
    assert outcome.ended.by == "refused"
    assert "claude-sonnet-9" in (outcome.ended.reason or "")
    gone, served = outcome.ended.progress.runs
    assert (gone.answered, served.answered) == (0, 20)


async def test_an_address_nobody_listens_at_is_not_waited_for(db: Database) -> None:
    outcome = await run_new(
        db, "http://127.0.0.1:9", planned(db, [(echo_suite(), echo_cases(5))]), patience=Patience(unreached_s=0.0)
    )
    assert outcome.ended.by == "unreachable"
    assert outcome.ended.progress.uncertain_usd == 0


async def test_an_endpoint_that_fails_all_for_long_ends_it_and_it_can_be_gone_on_with(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator(chaos=(Mishap("529", 1.0),), retry_after_s=0.02)
    suites = planned(db, [(echo_suite(), echo_cases(10))])
    outcome = await run_new(db, url, suites, patience=Patience(down_s=0.2))
    assert outcome.ended.by == "refused"
    assert "nothing but failures" in (outcome.ended.reason or "")
    assert not outputs(db, outcome.run)
    rest = await go_on(db, simulator(), outcome.runs)
    assert rest.ended.by == "done"
    assert len(outputs(db, outcome.run)) == 10


async def test_a_call_that_failed_for_good_is_sent_again_when_gone_on_with(
    db: Database, simulator: Callable[..., str]
) -> None:
    suites = planned(db, [(echo_suite(), echo_cases(6))])
    outcome = await run_new(db, simulator(chaos=(Mishap("413", 1.0),)), suites)
    assert outcome.ended.progress.failed == 6
    before = outputs(db, outcome.run)
    assert {output.error.status for output in before.values() if output.error} == {413}
    rest = await go_on(db, simulator(), outcome.runs)
    assert rest.ended.progress.answered == 6
    after = outputs(db, outcome.run)
    assert after.keys() == before.keys()
    assert all(output.error is None and output.content for output in after.values())


def acting_after(count: int, act: Callable[[Execution], None]) -> Callable[[Execution, Event], None]:
    """Act once, when so many outputs have arrived."""
    arrived = 0

    def watch(execution: Execution, event: Event) -> None:
        nonlocal arrived
        if isinstance(event, Arrived):
            arrived += 1
            if arrived == count:
                act(execution)

    return watch


async def test_a_stopped_run_keeps_what_came_and_goes_on_without_sending_it_again(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator(latency_ms=2.0)
    suites = planned(db, [(echo_suite(), echo_cases(40))], samples=2)
    stopped = await run_new(db, url, suites, (SONNET, HAIKU), watch=acting_after(30, lambda one: one.stop()))
    assert stopped.ended.by == "interrupted"
    kept = {run: outputs(db, run) for run in stopped.runs}
    assert 30 <= sum(map(len, kept.values())) < 160
    rest = await go_on(db, url, stopped.runs)
    assert rest.ended.by == "done"
    for run in stopped.runs:
        assert len(outputs(db, run)) == 80
        assert outputs(db, run).items() >= kept[run].items()
    assert stats(url)["billed"]["standard"]["calls"] == 160  # those in flight came in, none was sent twice


async def test_a_disk_that_is_full_for_a_while_is_said_and_costs_nothing(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator()
    held: list[str] = []

    async def make_room(execution: Execution) -> None:
        while not (told := execution.progress().runs[0].held):
            await asyncio.sleep(0.01)
        held.append(told)
        db.connection.execute("PRAGMA max_page_count = 1000000")

    def fill_up(execution: Execution) -> None:
        (pages,) = db.connection.execute("PRAGMA page_count").fetchone()
        db.connection.execute(f"PRAGMA max_page_count = {pages}")
        room.append(asyncio.ensure_future(make_room(execution)))

    room: list[asyncio.Future[None]] = []
    suites = planned(db, [(echo_suite(system="long " * 400), echo_cases(150))])
    outcome = await run_new(db, url, suites, watch=acting_after(5, fill_up))
    await room[0]
    assert "answers cannot be kept" in held[0]
    assert "full" in held[0]
    assert outcome.ended.progress.answered == 150
    assert stats(url)["billed"]["standard"]["calls"] == 150


async def test_a_pause_begins_nothing_and_is_gone_on_from(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator(latency_ms=2.0)
    suites = planned(db, [(echo_suite(), echo_cases(30))])
    seen: list[int] = []

    def watch(execution: Execution, event: Event) -> None:
        if isinstance(event, Arrived):
            if execution.progress().answered >= 10 and not seen:
                execution.pause()
            if execution.progress().paused and not execution.progress().in_flight:
                seen.append(stats(url)["calls"])
                execution.resume()

    outcome = await run_new(db, url, suites, pace=Pace(concurrency=4), watch=watch)
    assert outcome.ended.by == "done"
    assert seen
    assert 10 <= seen[0] < 30
    assert stats(url)["calls"] == 30


async def test_a_run_is_executed_by_one_at_a_time(db: Database, simulator: Callable[..., str]) -> None:
    outcome = await run_new(db, simulator(), planned(db, [(echo_suite(), echo_cases(1))]))
    run = find_run(db, str(outcome.runs[0]))
    assert not is_held(db, run)
    with holding(db, [run]):
        assert is_held(db, run)
        with pytest.raises(WorkbenchError, match="another process"), holding(db, [run]):
            pass
    assert not is_held(db, run)
    assert not list(db.path.parent.glob("*.lock"))


async def test_what_was_answered_before_is_taken_over_and_not_paid_for_again(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator()
    first = await run_new(db, url, planned(db, [(echo_suite(), echo_cases(10))]))
    with pytest.raises(WorkbenchError, match="answered before"):
        await run_new(db, url, planned(db, [(echo_suite(), echo_cases(10))]))
    more = await run_new(db, url, planned(db, [(echo_suite(), echo_cases(15))]))
    assert stats(url)["calls"] == 15
    taken = {place: output.request_id for place, output in outputs(db, first.run).items()}
    found = {place: output.request_id for place, output in outputs(db, more.run).items()}
    assert len(found) == 15
    assert found.items() >= taken.items()
    assert more.ended.progress.spent_usd == pytest.approx(first.ended.progress.spent_usd / 2, rel=0.2)  # 5 of 15


async def test_again_sends_everything_anew(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator()
    first = await run_new(db, url, planned(db, [(echo_suite(), echo_cases(10))]))
    again = await executed(db, url, plan_again(db, str(first.runs[0])), anew=True)
    assert stats(url)["calls"] == 20
    assert texts(db, again.run).keys() == texts(db, first.run).keys()
    ids = [{output.request_id for output in outputs(db, one.run).values()} for one in (first, again)]
    assert not ids[0] & ids[1]


async def test_a_case_that_the_target_would_refuse_is_not_sent(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator()
    prefilled = Case(
        "echo",
        "prefilled",
        messages=({"role": "user", "content": "Say hello"}, {"role": "assistant", "content": "Hel"}),
    )
    outcome = await run_new(db, url, planned(db, [(echo_suite(), (*echo_cases(3), prefilled))]))
    assert outcome.ended.progress.refused == 1
    assert outputs(db, outcome.run).keys() == {(case.id, 1) for case in echo_cases(3)}
    assert not stats(url)["refused"]
    assert run_counts(db, outcome.runs[0]).open == 1


async def test_turns_and_tools_go_on_from_where_they_were_cut_off(db: Database, simulator: Callable[..., str]) -> None:
    files = [read_suite(example_suites_folder() / f"{name}.suite.yaml") for name in ("order-desk", "table-booking")]
    suites = [(file.suite, file.cases[:8]) for file in files]
    whole_url, url = simulator(), simulator(latency_ms=1.0)
    whole = await run_new(db, whole_url, planned(db, suites))
    calls = stats(whole_url)["calls"]
    assert calls > 16  # several a case
    cut = await run_new(db, url, planned(db, suites), watch=acting_after(4, lambda one: one.drop()))
    assert cut.ended.by == "interrupted"
    under_way = steps_under_way(db, cut.runs[0])
    answered = len(outputs(db, cut.runs[0], "order-desk")) + len(outputs(db, cut.runs[0], "table-booking"))
    assert answered < 16
    known = sum(map(len, under_way.values()))
    before = stats(url)
    rest = await go_on(db, url, cut.runs)
    assert rest.ended.by == "done"
    assert not steps_under_way(db, cut.runs[0])
    for name in ("order-desk", "table-booking"):
        one, other = outputs(db, whole.runs[0], name), outputs(db, cut.runs[0], name)
        assert one.keys() == other.keys()
        assert all(output.error is None for output in other.values())
        assert all(output.transcript for output in other.values())
    in_flight = before["calls"] - before["answered"]
    assert stats(url)["calls"] <= calls + 8 + in_flight, known  # at most what was in flight is sent twice


@pytest.mark.parametrize("via", ["call", "stream"])
async def test_what_the_api_says_of_its_refusal_is_kept_and_quoted(
    db: Database, simulator: Callable[..., str], via: Via
) -> None:
    url = simulator(chaos=(Mishap("refusal", 1.0),))
    plans = plan_new(planned(db, [(echo_suite(), echo_cases(1))]), [Configuration(SONNET, base_url=url, via=via)])
    (output,) = outputs(db, (await executed(db, url, plans)).run).values()
    assert output.stop_reason == "refusal"
    (result,) = run_checks([Check("is-refusal")], output)
    assert result.passed
    assert result.reason == "stopped for refusal (general_harms): 'Simulated: refused before an answer.'"


async def test_streamed_answers_know_their_first_token(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator()
    suites = planned(db, [(echo_suite(), echo_cases(3))])
    outcome = await executed(db, url, plan_new(suites, [Configuration(SONNET, base_url=url, via="stream")]))
    for output in outputs(db, outcome.run).values():
        assert output.first_token_ms is not None
        assert output.latency_ms is not None
        assert 0 < output.first_token_ms <= output.latency_ms


async def test_a_long_answer_is_streamed_where_the_sdk_demands_it(db: Database, simulator: Callable[..., str]) -> None:
    outcome = await run_new(db, simulator(), planned(db, [(echo_suite(max_tokens=40_000), echo_cases(2))]))
    assert all(output.first_token_ms for output in outputs(db, outcome.run).values())


async def test_sampling_fields_go_under_the_version_that_knows_them(
    db: Database, simulator: Callable[..., str]
) -> None:
    suites = planned(db, [(echo_suite(temperature=0.3), echo_cases(3))])
    outcome = await run_new(db, simulator(), suites, ("claude-sonnet-4-6",))
    assert outcome.ended.progress.answered == 3


async def test_recorded_thinking_and_fallbacks_are_not_sent(db: Database, simulator: Callable[..., str]) -> None:
    history = (
        {"role": "user", "content": "Say hello"},
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": "Hm.", "signature": "of-another-model"},
                {"type": "text", "text": "Hello"},
            ],
        },
        {"role": "user", "content": "Say it again"},
    )
    suite = Suite("echo", {"max_tokens": 64, "fallbacks": [{"model": HAIKU}]})
    outcome = await run_new(db, simulator(), planned(db, [(suite, (Case("echo", "talk", messages=history),))]))
    (output,) = outputs(db, outcome.run).values()
    assert output.request
    assert "fallbacks" not in output.request
    assert [block["type"] for block in output.request["messages"][1]["content"]] == ["text"]
    assert output.model == SONNET


async def test_a_shared_prefix_is_written_once_and_read_by_the_others(
    db: Database, simulator: Callable[..., str]
) -> None:
    suite = echo_suite(system="You repeat what you are told, to the letter. " * 200)
    suites = planned(db, [(suite, echo_cases(12))])
    url = simulator(latency_ms=2.0)
    outcome = await executed(db, url, plan_new(suites, [Configuration(SONNET, base_url=url, cache=True)]))
    usages = [output.usage or {} for output in outputs(db, outcome.run).values()]
    assert sum(usage["cache_creation_input_tokens"] > 0 for usage in usages) == 1
    assert sum(usage["cache_read_input_tokens"] > 0 for usage in usages) == 11
    (request, *_) = (output.request or {} for output in outputs(db, outcome.run).values())
    assert request["system"][-1]["cache_control"] == {"type": "ephemeral"}


@pytest.mark.parametrize("pace", [Pace(concurrency=4, rpm=1500), Pace(concurrency=4, tpm=60_000)], ids=["rpm", "tpm"])
async def test_a_limit_a_minute_is_kept_to_the_end(db: Database, simulator: Callable[..., str], pace: Pace) -> None:
    suites = planned(db, [(echo_suite(), echo_cases(40))])
    outcome = await run_new(db, simulator(), suites, (SONNET, HAIKU), pace=pace)
    assert (outcome.ended.by, outcome.ended.progress.answered) == ("done", 80)


async def test_a_cached_prefix_under_a_limit_of_cost_comes_to_an_end(
    db: Database, simulator: Callable[..., str]
) -> None:
    system = "You repeat what you are told, to the letter. " * 200
    suites = planned(db, [(echo_suite(name, system=system), echo_cases(5, name)) for name in ("one", "two", "three")])
    url = simulator(latency_ms=2.0)
    plans = plan_new(suites, [Configuration(SONNET, base_url=url, cache=True)])
    for limit in (0.02, 0.03, 0.05):
        outcome = await executed(db, url, plans, max_cost=limit, anew=True)
        assert outcome.ended.by in ("budget", "done")
