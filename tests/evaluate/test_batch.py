"""Runs in message batches over HTTP: handed in once, found again after any end, none lost and none paid for twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.client.serving import served
from tests.evaluate.batches import (
    AT_ONCE,
    DESK,
    MODEL,
    SUITE,
    answered,
    billed,
    cases,
    follow,
    new_works,
    rest_of,
    simulated,
    stats,
    stop_when,
    talks,
)
from tests.evaluate.executing import HAIKU, outputs
from workbench.catalog.prices import cost_usd
from workbench.client.batches import require_batches
from workbench.errors import WorkbenchError
from workbench.evaluate.batchevents import BatchChanged
from workbench.evaluate.events import Arrived, Retried
from workbench.evaluate.starting import spent_so_far
from workbench.records import Case
from workbench.store.batches import open_batches

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.evaluate.batch import BatchExecution
    from workbench.evaluate.events import Event
    from workbench.store.database import Database


SMALL = replace(AT_ONCE, most_requests=10)


async def test_two_models_and_samples_at_half_the_price(db: Database) -> None:
    works = new_works(db, SUITE, cases(10), MODEL, HAIKU, samples=3)
    with simulated() as (url, _):
        followed = await follow(db, works, url)
        assert billed(url) == 60
    assert followed.ended.by == "done"
    assert answered(db) == {MODEL: 30, HAIKU: 30}
    for work in works:
        for output in outputs(db, work.run.id, "notes").values():
            assert output.usage
            assert output.usage["service_tier"] == "batch"
            assert (output.latency_ms, output.simulated) == (None, True)
            plain = cost_usd(output.model or "", {**output.usage, "service_tier": "standard"})
            assert cost_usd(output.model or "", output.usage) == pytest.approx((plain or 0) / 2)
    assert followed.ended.progress.spent_usd == pytest.approx(
        sum(cost_usd(o.model or "", o.usage) or 0 for w in works for o in outputs(db, w.run.id, "notes").values())
    )


async def test_errored_and_expired_requests_are_sent_again(db: Database) -> None:
    works = new_works(db, SUITE, cases(60))
    with simulated("polls:1,errored:0.2,expired:0.2") as (url, between):
        followed = await follow(db, works, url)
        assert between.calls["create"] > 1
        assert billed(url) == 60
    assert answered(db) == {MODEL: 60}
    retried = [one for one in followed.told if isinstance(one, Retried)]
    assert {one.retry.error.kind for one in retried} >= {"expired"}
    assert followed.ended.progress.failed == 0


async def test_turns_and_tools_go_in_waves(db: Database) -> None:
    works = new_works(db, DESK, talks(6))
    with simulated() as (url, between):
        followed = await follow(db, works, url)
        waves = between.calls["create"]
    assert followed.ended.by == "done"
    found = outputs(db, works[0].run.id, "desk")
    assert len(found) == 6
    assert 3 <= waves <= 8  # one for each call of an exchange, not one for each case
    for output in found.values():
        assert output.transcript
        asked = [message["content"] for message in output.transcript if isinstance(message["content"], str)]
        assert asked[:2] == ["Hello", "My order is late"]


async def test_a_limit_holds_for_batches(db: Database) -> None:
    works = new_works(db, SUITE, cases(200), max_cost_usd=0.02)
    with simulated() as (url, _):
        followed = await follow(db, works, url, batching=SMALL)
        assert followed.ended.by == "budget"
        tokens = stats(url)["billed"]["batch"]
    charged = cost_usd(
        MODEL,
        {
            "input_tokens": tokens["input_tokens"],
            "output_tokens": tokens["output_tokens"],
            "service_tier": "batch",
        },
    )
    assert charged is not None
    assert 0 < charged <= 0.02
    assert 0 < answered(db)[MODEL] < 200


async def test_no_more_is_handed_in_than_certainly_fits(db: Database) -> None:
    works = new_works(db, SUITE, cases(200), max_cost_usd=0.02)
    with simulated() as (url, _):
        await follow(db, works, url, act=stop_when("handed in"))
    (batch,) = open_batches(db, works[0].run.id)
    assert 0 < batch.calls < 200
    assert 0.019 < batch.most_usd <= 0.02


async def test_ten_thousand_requests_in_one_run(db: Database) -> None:
    works = new_works(db, SUITE, cases(500), samples=20)
    arrived = 0

    def count(_: BatchExecution, event: Event | BatchChanged) -> None:
        nonlocal arrived
        arrived += isinstance(event, Arrived)

    with simulated() as (url, between):
        followed = await follow(db, works, url, act=count)
        assert between.calls["create"] == 1
        assert billed(url) == 10_000
    assert followed.ended.progress.answered == arrived == 10_000
    assert answered(db) == {MODEL: 10_000}


async def test_cases_that_send_the_same_are_each_answered(db: Database) -> None:
    alike = [Case("notes", f"same-{place}", vars={"word": "once"}) for place in range(5)]
    works = new_works(db, SUITE, alike, samples=2)
    with simulated() as (url, _):
        followed = await follow(db, works, url)
        assert billed(url) == 10
    assert answered(db) == {MODEL: 10}
    assert spent_so_far(db, [work.run for work in works]).usd == pytest.approx(followed.ended.progress.spent_usd)


async def test_what_the_api_refuses_in_a_batch_is_the_answer_to_its_call(db: Database) -> None:
    works = new_works(db, SUITE, cases(3), "claude-nobody-knows")
    with simulated() as (url, between):
        followed = await follow(db, works, url)
        assert between.calls["create"] == 1
    assert (followed.ended.by, followed.ended.progress.failed) == ("done", 3)
    found = outputs(db, works[0].run.id, "notes")
    assert {one.error.kind for one in found.values() if one.error} == {"not_found_error"}


@pytest.mark.parametrize(("plan", "kind"), [("polls:1,errored:1", "api_error"), ("polls:1,expired:1", "expired")])
async def test_a_request_that_never_gets_an_answer_ends_as_an_error(db: Database, plan: str, kind: str) -> None:
    works = new_works(db, SUITE, cases(3))
    with simulated(plan) as (url, between):
        followed = await follow(db, works, url, batching=replace(AT_ONCE, most_tries=3))
        assert between.calls["create"] == 3
    assert followed.ended.progress.failed == 3
    assert followed.ended.progress.retries == 6
    for output in outputs(db, works[0].run.id, "notes").values():
        assert output.error
        assert (output.error.kind, output.attempts) == (kind, 3)
    with simulated() as (url, _):
        await follow(db, rest_of(db), url)  # a resumed run tries them anew
    assert answered(db) == {MODEL: 3}


async def test_batches_are_cut_to_size_and_all_collected(db: Database) -> None:
    works = new_works(db, SUITE, cases(35))
    held: list[str] = []

    def look(execution: BatchExecution, event: Event | BatchChanged) -> None:
        if isinstance(event, BatchChanged) and event.change == "collected":
            held.extend(one.held for one in execution.progress().runs if one.held)

    with simulated() as (url, between):
        followed = await follow(db, works, url, batching=SMALL, act=look)
        assert between.calls["create"] == 4
        bytes_of_three = replace(AT_ONCE, most_bytes=3 * 200)
        await follow(db, new_works(db, SUITE, cases(9), anew=True), url, batching=bytes_of_three)
        assert between.calls["create"] > 4 + 2
    assert followed.ended.by == "done"
    assert any("1 of 4 ended, next look in 0 s" in one for one in held)


async def test_requests_under_different_headers_go_in_different_batches(db: Database) -> None:
    beta = {"betas": ["output-300k-2026-03-24"]}
    some = tuple(replace(one, overrides=beta if place % 2 else None) for place, one in enumerate(cases(6)))
    works = new_works(db, SUITE, some)
    with simulated() as (url, between):
        followed = await follow(db, works, url)
        assert between.calls["create"] == 2
    assert followed.ended.progress.failed == 0
    assert answered(db) == {MODEL: 6}


async def test_a_refused_key_ends_at_once_and_leaves_nothing_begun(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = new_works(db, SUITE, cases(3))
    monkeypatch.setenv("ANTHROPIC_API_KEY", "invalid-key-that-is-long-enough")
    with simulated() as (url, between):
        followed = await follow(db, works, url)
        assert between.calls["create"] == 0
    assert followed.ended.by == "refused"
    assert followed.ended.error
    assert followed.ended.error.status == 401
    assert open_batches(db, works[0].run.id) == []


async def test_an_endpoint_without_batches_is_told_before_anything_is_handed_in(db: Database) -> None:
    works = new_works(db, SUITE, cases(3))

    async def nothing(scope: object, receive: object, send: Callable[..., Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"nothing here"})

    with served(nothing) as url:
        followed = await follow(db, works, url)
    assert followed.ended.by == "refused"
    assert "message batches are not to be had here" in (followed.ended.reason or "")
    assert open_batches(db, works[0].run.id) == []


async def test_a_pause_hands_nothing_in_and_still_collects(db: Database) -> None:
    works = new_works(db, DESK, talks(2))
    paused = False

    def act(execution: BatchExecution, event: Event | BatchChanged) -> None:
        nonlocal paused
        if isinstance(event, BatchChanged) and event.change == "handed in" and not paused:
            paused = True
            execution.pause()
        elif isinstance(event, BatchChanged) and event.change == "collected" and execution.progress().paused:
            assert execution.progress().in_flight == 0
            execution.resume()

    with simulated() as (url, _):
        followed = await follow(db, works, url, act=act)
    assert followed.ended.by == "done"
    assert followed.changes[:4] == ["handed in", "ended", "collected", "handed in"]
    assert answered(db) == {MODEL: 2}


def test_a_provider_without_batches_is_refused_beforehand() -> None:
    require_batches(None)
    with pytest.raises(WorkbenchError, match="vertex has no message batches"):
        require_batches("vertex")
