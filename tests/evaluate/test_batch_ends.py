"""Batches and what may happen to them: found again after any end, none lost and none paid for twice."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.databases import new_database
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
    run_until_killed,
    simulated,
    stop_when,
    talks,
)
from tests.evaluate.executing import HAIKU
from workbench.client.endpoint import Endpoint
from workbench.client.settings import ClientSettings
from workbench.evaluate.batch import BatchExecution
from workbench.evaluate.batchcontact import Contact
from workbench.evaluate.batchevents import BatchChanged
from workbench.evaluate.events import Retried
from workbench.evaluate.execute import Settings
from workbench.evaluate.starting import budget_for
from workbench.records import OutputError
from workbench.store.batches import open_batches
from workbench.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.evaluate.events import Event
    from workbench.store.database import Database


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
    with new_database(path) as db:
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
    with new_database(path) as db:
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


async def test_a_second_interrupt_cancels_them_and_what_was_done_is_kept(db: Database) -> None:
    works = new_works(db, SUITE, cases(40))
    looks = 0

    def drop(execution: BatchExecution, event: Event | BatchChanged) -> None:
        nonlocal looks
        looks += getattr(event, "change", None) == "looked at"
        if looks == 2:
            execution.stop()
            execution.drop()

    with simulated("polls:4") as (url, between):
        dropped = await follow(db, works, url, act=drop)
        assert dropped.ended.by == "interrupted"
        assert "cancelled 1 of 1 batch (40 calls)" in (dropped.ended.reason or "")
        assert between.calls["cancel"] == 1
        assert answered(db) == {MODEL: 0}
        resumed = await follow(db, rest_of(db), url)
        assert resumed.ended.by == "done"
        assert resumed.changes.count("handed in") == 1  # those the cancelled batch had not come to
        assert billed(url) == 40
    kinds = {one.retry.error.kind for one in resumed.told if isinstance(one, Retried)}
    assert kinds == {"cancelled"}
    assert 0 < resumed.ended.progress.retries < 40
    assert answered(db) == {MODEL: 40}


async def test_a_batch_of_another_place_is_not_given_up(db: Database) -> None:
    works = new_works(db, SUITE, cases(3))
    with simulated("polls:50") as (url, _):
        await follow(db, works, url, act=stop_when("handed in"))
    with simulated() as (url, between):
        gone = await follow(db, rest_of(db), url)
        assert gone.ended.by == "refused"
        assert "is it of this key's workspace" in (gone.ended.reason or "")
        assert between.calls["create"] == 0


async def test_a_batch_of_somebody_else_that_looks_alike_is_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with new_database(path) as db:
        new_works(db, SUITE, cases(8))
    with simulated() as (url, between):
        with new_database(tmp_path / "theirs.db") as theirs:
            await follow(theirs, new_works(theirs, SUITE, cases(8)), url)  # the same calls, of another run
        between.acts = {("create", 2): "kill"}
        run_until_killed(path, url, between)
        with open_database(path) as db:
            followed = await follow(db, rest_of(db), url)
            assert followed.changes[:2] == ["sought", "lost"]
            assert answered(db) == {MODEL: 8}
        assert billed(url) == 16


async def test_one_that_may_have_been_created_is_not_made_anew_before_it_could_show_up(db: Database) -> None:
    works = new_works(db, SUITE, cases(4))

    def stop(execution: BatchExecution, event: Event | BatchChanged) -> None:
        if isinstance(event, BatchChanged) and event.change == "looked at":
            held = execution.progress().runs[0].held or ""
            assert "creation was cut off is looked for" in held
            execution.stop()

    with simulated() as (url, between):
        between.acts = {("create", 1): "drop"}
        await follow(db, works, url, batching=replace(AT_ONCE, settle_s=3600.0), act=stop)
        assert between.calls["create"] == 1


async def test_results_of_a_found_batch_that_cannot_be_read_now_do_not_make_it_another(db: Database) -> None:
    works = new_works(db, SUITE, cases(6))
    with simulated("seconds:0") as (url, between):
        between.acts = {("create", 1): "swallow", ("results", 1): "cut"}
        followed = await follow(db, works, url)
        assert followed.changes.count("found") == 1
        assert between.calls["create"] == 1
        assert billed(url) == 6
    assert answered(db) == {MODEL: 6}


async def test_one_that_may_be_ours_and_still_runs_is_waited_for(db: Database) -> None:
    works = new_works(db, SUITE, cases(6))
    with simulated("seconds:0.5") as (url, between):
        between.acts = {("create", 1): "swallow"}
        followed = await follow(db, works, url)
        assert followed.changes.count("found") == 1
        assert between.calls["create"] == 1
        assert billed(url) == 6


async def test_a_killed_exchange_keeps_its_replies(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with new_database(path) as db:
        new_works(db, DESK, talks(5), MODEL, HAIKU, samples=2)
    with simulated() as (url, _):
        with new_database(tmp_path / "whole.db") as whole:
            await follow(whole, new_works(whole, DESK, talks(5), MODEL, HAIKU, samples=2), url)
        undisturbed = billed(url)
    with simulated("seconds:0") as (url, between):
        for number in (2, 3, 5):  # in the second wave of one model, of the other, and once more
            between.acts = {("create", number): "swallow-kill"}
            run_until_killed(path, url, between)
        between.acts = {}
        with open_database(path) as db:
            followed = await follow(db, rest_of(db), url)
            assert answered(db) == {MODEL: 10, HAIKU: 10}
        assert followed.ended.by == "done"
        assert billed(url) == undisturbed


async def test_money_stays_set_aside_for_a_batch_that_is_collected_in_part(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with new_database(path) as db:
        new_works(db, SUITE, cases(300))
    with simulated() as (url, between):
        run_until_killed(path, url, between, die_after=100)
        with open_database(path) as db:
            works = rest_of(db)
            (batch,) = open_batches(db, works[0].run.id)
            budget = budget_for(db, works, max_cost_usd=1.0)
            assert batch.most_usd > budget.spent_usd > 0
            async with Endpoint(ClientSettings(base_url=url)) as endpoint:
                execution = BatchExecution(db, works, endpoint, Settings(), budget, AT_ONCE)
                async with aclosing(execution.events()) as events:
                    await anext(events)
                    left = 1.0 - budget.spent_usd - batch.most_usd
                    assert budget.fits(left * 0.999)
                    assert not budget.fits(left * 1.001)


def test_an_endpoint_that_never_answered_is_not_waited_for_long() -> None:
    ends: list[str] = []
    lost = OutputError("connection", "refused")
    contact = Contact(0.0, 3600.0, lambda by, reason, error: ends.append(f"{by}: {reason}"))
    assert contact.failed(lost)
    assert ends == ["unreachable: connection: refused"]
    contact.answered()
    assert contact.failed(lost)  # it may come back
    assert len(ends) == 1
    assert not contact.failed(OutputError("invalid_request_error", "no", 400))
    assert contact.failed(OutputError("rate_limit_error", "Your spend limit is reached", 429))
    assert ends[1].startswith("refused: ")
