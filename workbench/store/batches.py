"""Message batches of runs: what was handed in with each, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.store.database import reads, transaction
from workbench.store.execution import Step
from workbench.store.texts import last_id
from workbench.store.values import from_column, from_json, now, to_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.database import Database
    from workbench.store.execution import CallPlace

BatchStage = Literal["creating", "in_progress", "canceling", "ended"]
BatchEnd = Literal["collected", "lost"]


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """A batch that is not done with. `name` is the API's id, None until it is known; `most_usd` what it costs at most.

    `most_usd` counts the calls whose cost has a bound.
    """

    id: int
    run_id: int
    name: str | None
    stage: BatchStage
    calls: int
    most_usd: float
    created_at: str
    ended_at: str | None = None


@dataclass(frozen=True, slots=True)
class BatchCall:
    """A call that was handed in: which call of its exchange it is (from 0), and the id that names it in the batch."""

    custom_id: str
    suite: str
    case: str
    sample: int
    step: int


def add_batch(db: Database, run_id: int, calls: Sequence[BatchCall], most_usd: float) -> StoredBatch:
    """Note a batch that is about to be created, with everything in it."""
    created_at = now()
    with transaction(db):
        number = last_id(
            db.connection.execute(
                "INSERT INTO batches (run_id, state, calls, most_usd, created_at) VALUES (?, 'creating', ?, ?, ?)",
                (run_id, len(calls), most_usd, created_at),
            )
        )
        db.connection.executemany(
            "INSERT INTO batch_calls (batch_id, custom_id, case_id, sample, step) VALUES (?, ?,"
            " (SELECT c.id FROM cases c JOIN suites s ON s.id = c.suite_id WHERE s.name = ? AND c.name = ?), ?, ?)",
            (
                (number, call.custom_id, to_column(call.suite), to_column(call.case), call.sample, call.step)
                for call in calls
            ),
        )
    return StoredBatch(number, run_id, None, "creating", len(calls), most_usd, created_at)


def name_batch(db: Database, batch_id: int, name: str) -> None:
    """Note the id that the API gave a batch."""
    with transaction(db):
        db.connection.execute(
            "UPDATE batches SET name = ?, state = 'in_progress' WHERE id = ?", (to_column(name), batch_id)
        )


def set_batch_stage(db: Database, batch_id: int, stage: BatchStage, ended_at: str | None = None) -> None:
    """Note where a batch stands, and when it ended."""
    with transaction(db):
        db.connection.execute("UPDATE batches SET state = ?, ended_at = ? WHERE id = ?", (stage, ended_at, batch_id))


def close_batch(db: Database, batch_id: int, end: BatchEnd) -> None:
    """Be done with a batch: its results are in the store, or there are none to be had. Its calls are forgotten."""
    with transaction(db):
        db.connection.execute("UPDATE batches SET state = ? WHERE id = ?", (end, batch_id))
        db.connection.execute("DELETE FROM batch_calls WHERE batch_id = ?", (batch_id,))


def remove_batch(db: Database, batch_id: int) -> None:
    """Forget a batch that the API did not take."""
    with transaction(db):
        db.connection.execute("DELETE FROM batch_calls WHERE batch_id = ?", (batch_id,))
        db.connection.execute("DELETE FROM batches WHERE id = ?", (batch_id,))


@reads
def open_batches(db: Database, run_id: int) -> list[StoredBatch]:
    """Give the batches of a run that are not done with, in the order they were handed in."""
    rows = db.connection.execute(
        "SELECT id, run_id, name, state, calls, most_usd, created_at, ended_at FROM batches"
        " WHERE run_id = ? AND state NOT IN ('collected', 'lost') ORDER BY id",
        (run_id,),
    )
    return [
        StoredBatch(number, run, None if name is None else from_column(name), *rest)
        for number, run, name, *rest in rows
    ]


@reads
def batch_calls(db: Database, batch_id: int) -> list[BatchCall]:
    """Give the calls of a batch that is not done with."""
    rows = db.connection.execute(
        "SELECT b.custom_id, s.name, c.name, b.sample, b.step FROM batch_calls b JOIN cases c ON c.id = b.case_id"
        " JOIN suites s ON s.id = c.suite_id WHERE b.batch_id = ?",
        (batch_id,),
    )
    return [
        BatchCall(custom_id, from_column(suite), from_column(case), sample, step)
        for custom_id, suite, case, sample, step in rows
    ]


@reads
def holds_call(db: Database, batch_id: int, custom_id: str) -> bool:
    """Say whether a call was handed in with a batch that is not done with."""
    query = "SELECT 1 FROM batch_calls WHERE batch_id = ? AND custom_id = ?"
    return db.connection.execute(query, (batch_id, to_column(custom_id))).fetchone() is not None


@reads
def is_batch_known(db: Database, name: str) -> bool:
    """Say whether a batch is one whose id the API has told us before."""
    query = "SELECT 1 FROM batches WHERE name = ? LIMIT 1"
    return db.connection.execute(query, (to_column(name),)).fetchone() is not None


@reads
def steps_of(db: Database, run_id: int, place: CallPlace) -> list[Step]:
    """Give the replies so far of one exchange that is under way, in their order."""
    suite, case, sample = place
    rows = db.connection.execute(
        "SELECT t.step, t.call_key, t.reply FROM suites s JOIN cases c ON c.suite_id = s.id"
        " JOIN steps t ON t.run_id = ? AND t.case_id = c.id AND t.sample = ?"
        " WHERE s.name = ? AND c.name = ? ORDER BY t.step",
        (run_id, sample, to_column(suite), to_column(case)),
    )
    return [Step(suite, case, sample, step, call_key, from_json(reply)) for step, call_key, reply in rows]
