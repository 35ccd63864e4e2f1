"""Batches in the store: what is noted before and after, and that nothing of it is lost or left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case
from workbench.records import Configuration
from workbench.store.batches import (
    BatchCall,
    add_batch,
    batch_calls,
    close_batch,
    holds_call,
    is_batch_known,
    name_batch,
    open_batches,
    remove_batch,
    set_batch_stage,
    steps_of,
)
from workbench.store.database import open_database
from workbench.store.execution import RunWriter, Step, plan_cases
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.batches import BatchEnd
    from workbench.store.database import Database

CALLS = [BatchCall(f"id-{number}", "letters", f"l-{number}", sample, 0) for number, sample in ((1, 1), (2, 2))]


@pytest.fixture
def run(db: Database) -> int:
    """A run of two cases, twice each."""
    save_suite(db, SUITE, [case(1), case(2)])
    made = create_run(db, None, Configuration("m", via="batch"), kind="run", origin="live", simulated=False)
    plan_cases(db, made.id, "letters", ["l-1", "l-2"], 2)
    return made.id


def test_a_batch_is_there_before_the_api_knows_it_and_after_a_restart(db: Database, run: int, path: Path) -> None:
    made = add_batch(db, run, CALLS, 0.25)
    assert (made.name, made.stage, made.calls, made.most_usd) == (None, "creating", 2, 0.25)
    with open_database(path) as again:
        assert open_batches(again, run) == [made]
        assert sorted(batch_calls(again, made.id), key=lambda call: call.custom_id) == CALLS
        assert holds_call(again, made.id, "id-1")
        assert not holds_call(again, made.id, "id-9")


def test_its_stages_are_kept(db: Database, run: int) -> None:
    made = add_batch(db, run, CALLS, 0.0)
    assert not is_batch_known(db, "msgbatch_1")
    name_batch(db, made.id, "msgbatch_1")
    assert is_batch_known(db, "msgbatch_1")
    (named,) = open_batches(db, run)
    assert (named.name, named.stage, named.ended_at) == ("msgbatch_1", "in_progress", None)
    set_batch_stage(db, made.id, "ended", "2026-11-01T10:00:00Z")
    (ended,) = open_batches(db, run)
    assert (ended.stage, ended.ended_at, ended.created_at) == ("ended", "2026-11-01T10:00:00Z", made.created_at)


@pytest.mark.parametrize("end", ["collected", "lost"])
def test_one_that_is_done_with_leaves_no_calls(db: Database, run: int, end: BatchEnd) -> None:
    first, second = add_batch(db, run, CALLS[:1], 0.0), add_batch(db, run, CALLS[1:], 0.0)
    name_batch(db, first.id, "msgbatch_1")
    close_batch(db, first.id, end)
    assert [one.id for one in open_batches(db, run)] == [second.id]
    assert batch_calls(db, first.id) == []
    assert batch_calls(db, second.id) == CALLS[1:]
    assert is_batch_known(db, "msgbatch_1")  # so that it is never taken for another


def test_one_that_was_not_taken_is_forgotten(db: Database, run: int) -> None:
    made = add_batch(db, run, CALLS, 0.0)
    remove_batch(db, made.id)
    assert open_batches(db, run) == []
    assert batch_calls(db, made.id) == []


def test_batches_belong_to_their_run(db: Database, run: int) -> None:
    other = create_run(db, "other", Configuration("n", via="batch"), kind="run", origin="live", simulated=False)
    add_batch(db, run, CALLS, 0.0)
    assert open_batches(db, other.id) == []


def test_an_unknown_case_keeps_the_whole_batch_out(db: Database, run: int) -> None:
    with pytest.raises(Exception, match="NOT NULL"):
        add_batch(db, run, [*CALLS, BatchCall("id-3", "letters", "nobody", 1, 0)], 0.0)
    assert open_batches(db, run) == []


def test_the_replies_of_one_exchange_come_in_their_order(db: Database, run: int) -> None:
    replies = [Step("letters", "l-1", sample, step, f"k{step}", {"n": step}) for sample in (1, 2) for step in (1, 0)]
    RunWriter(db, run, simulated=False).keep([], replies)
    assert [(one.step, one.reply) for one in steps_of(db, run, ("letters", "l-1", 1))] == [(0, {"n": 0}), (1, {"n": 1})]
    assert steps_of(db, run, ("letters", "l-2", 1)) == []
