"""Runs in message batches over HTTP: handed in once, found again after any end, none lost and none paid for twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evaluate.batches import (
    AT_ONCE,
    DESK,
    MODEL,
    SUITE,
    answered,
    cases,
    follow,
    new_works,
    rest_of,
    run_until_killed,
    simulated,
    stats,
    talks,
)
from tests.evaluate.executing import HAIKU, outputs
from workbench.catalog.prices import cost_usd
from workbench.client.batches import require_batches
from workbench.errors import WorkbenchError
from workbench.evaluate.batching import Batching
from workbench.evaluate.events import Arrived, Retried
from workbench.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.evaluate.batch import BatchExecution
    from workbench.evaluate.batchevents import BatchChanged
    from workbench.evaluate.events import Event
    from workbench.store.database import Database


def billed(url: str) -> int:
    """Calls in batches that the simulator charged for."""
    calls: int = stats(url)["billed"].get("batch", {}).get("calls", 0)
    return calls


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


ENDS = {
    "before it is handed in": {("create", 1): "kill"},
    "handed in, its id not heard": {("create", 1): "swallow-kill"},
    "while it runs": {("look", 1): "kill"},
    "its results cut off": {("results", 1): "kill"},
    "handed in the second time": {("create", 2): "swallow-kill"},
}


@pytest.mark.parametrize("acts", ENDS.values(), ids=ENDS)
async def test_killed_at_any_point_it_pays_for_nothing_twice(tmp_path: Path, acts: dict[tuple[str, int], str]) -> None:
    path = tmp_path / "runs.db"
    with open_database(path, create=True) as db:
        new_works(db, SUITE, cases(25), samples=2)
    with simulated("seconds:0.05,errored:0.1") as (url, between):  # ends by itself, as batches do
        between.acts = acts
        run_until_killed(path, url, between)
        between.acts = {}
        with open_database(path) as db:
            followed = await follow(db, rest_of(db), url)
            assert followed.ended.by == "done"
            assert answered(db) == {MODEL: 50}
        assert billed(url) == 50


async def test_killed_while_results_come_in_it_keeps_those_that_came(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with open_database(path, create=True) as db:
        new_works(db, SUITE, cases(500))
    with simulated() as (url, between):
        run_until_killed(path, url, between, die_after=150)
        with open_database(path) as db:
            kept = answered(db)[MODEL]
            assert 150 <= kept < 500
            await follow(db, rest_of(db), url)
            assert answered(db) == {MODEL: 500}
        assert billed(url) == 500


@pytest.mark.parametrize("act", ["refuse", "drop", "swallow", "cut"])
@pytest.mark.parametrize("kind", ["create", "look", "results"])
async def test_calls_that_fail_on_the_way_lose_nothing(db: Database, kind: str, act: str) -> None:
    works = new_works(db, SUITE, cases(20))
    with simulated("seconds:0.05") as (url, between):
        between.acts = {(kind, 1): act}
        followed = await follow(db, works, url)
        assert followed.ended.by == "done"
        assert answered(db) == {MODEL: 20}
        assert billed(url) == 20


async def test_a_first_interrupt_leaves_batches_and_they_are_collected_later(db: Database) -> None:
    works = new_works(db, SUITE, cases(12))

    def stop(execution: BatchExecution, event: Event | BatchChanged) -> None:
        if getattr(event, "change", None) == "handed in":
            assert "1 batch goes on (12 calls)" in (execution.at_interrupt() or "")
            execution.stop()

    with simulated("polls:2") as (url, between):
        stopped = await follow(db, works, url, act=stop)
        assert stopped.ended.by == "interrupted"
        assert "--resume collects" in (stopped.ended.reason or "")
        assert answered(db) == {MODEL: 0}
        await follow(db, rest_of(db), url)
        assert between.calls["create"] == 1
        assert billed(url) == 12
    assert answered(db) == {MODEL: 12}


async def test_a_second_interrupt_cancels_them_and_they_can_be_sent_again(db: Database) -> None:
    works = new_works(db, SUITE, cases(12))

    def drop(execution: BatchExecution, event: Event | BatchChanged) -> None:
        if getattr(event, "change", None) == "handed in":
            execution.drop()

    with simulated("polls:50") as (url, between):
        dropped = await follow(db, works, url, act=drop)
        assert "cancelled 1 of 1 batches (12 calls)" in (dropped.ended.reason or "")
        assert between.calls["cancel"] == 1
    with simulated() as (url, _):
        gone = await follow(db, rest_of(db), url)  # another server knows nothing of that batch
        assert gone.ended.by == "refused"
        assert "is it of this key's workspace" in (gone.ended.reason or "")


async def test_a_limit_holds_for_batches(db: Database) -> None:
    works = new_works(db, SUITE, cases(200), max_cost_usd=0.02)
    small = Batching(**{**{f: getattr(AT_ONCE, f) for f in AT_ONCE.__slots__}, "most_requests": 10})
    with simulated() as (url, _):
        followed = await follow(db, works, url, batching=small)
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


def test_a_provider_without_batches_is_refused_beforehand() -> None:
    require_batches(None)
    with pytest.raises(WorkbenchError, match="vertex has no message batches"):
        require_batches("vertex")
