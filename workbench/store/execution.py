"""Runs that are executed here: what they are to answer, what they have, and each answer as it arrives."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from workbench.store.database import reads, transaction
from workbench.store.names import suite_number
from workbench.store.outputrows import SELECT, Place, insert_output, replace_failed, stored_output
from workbench.store.search import forget_output, index_output
from workbench.store.suites import case_revision, suite_revision
from workbench.store.values import from_column, from_json, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from workbench.records import Case, JsonObject, Output, Suite
    from workbench.store.database import Database

CallPlace = tuple[str, str, int]  # suite, case, sample


@dataclass(frozen=True, slots=True)
class PlannedSuite:
    """A suite as a run has it: the revisions of its cases, each to be answered `samples` times."""

    suite: Suite
    cases: tuple[Case, ...]
    samples: int


@dataclass(frozen=True, slots=True)
class RunCounts:
    """How many outputs a run is to have, has, and has only an error of. A run that was imported plans none."""

    planned: int
    answered: int
    failed: int

    @property
    def open(self) -> int:
        """Calls that have no answer yet."""
        return max(self.planned - self.answered, 0)


@dataclass(frozen=True, slots=True)
class Step:
    """The reply to one call of an exchange that is still under way; `step` counts from 0."""

    suite: str
    case: str
    sample: int
    step: int
    call_key: str
    reply: JsonObject


def plan_cases(db: Database, run_id: int, suite: str, cases: Iterable[str], samples: int) -> None:
    """Have a run answer these cases of a stored suite, in the revisions that are current now."""
    connection = db.connection
    with transaction(db):
        number = suite_number(connection, suite)
        known = {
            from_column(name): (case_id, revision)
            for case_id, name, revision in connection.execute(
                "SELECT id, name, current_revision_id FROM cases WHERE suite_id = ?", (number,)
            )
        }
        (current,) = connection.execute("SELECT current_revision_id FROM suites WHERE id = ?", (number,)).fetchone()
        connection.executemany(
            "INSERT INTO planned_cases (run_id, case_id, case_revision_id, suite_revision_id, samples)"
            " VALUES (?, ?, ?, ?, ?)",
            [(run_id, *known[case], current, samples) for case in cases],
        )
        connection.execute(
            "INSERT OR IGNORE INTO run_suites (run_id, suite_id, outputs) VALUES (?, ?, 0)", (run_id, number)
        )


@reads
def planned_suites(db: Database, run_id: int, *, drawn: bool = True) -> list[PlannedSuite]:
    """Give what a run is to answer, in the order it was planned; without `drawn` only what it was begun with."""
    connection = db.connection
    samples_of = "samples" if drawn else "coalesce(first_samples, samples)"
    rows = connection.execute(
        f"SELECT suite_revision_id, {samples_of}, case_revision_id FROM planned_cases WHERE run_id = ?"
        " ORDER BY case_id",
        (run_id,),
    ).fetchall()
    grouped: dict[tuple[int, int], list[int]] = {}
    for revision, samples, case in rows:
        grouped.setdefault((revision, samples), []).append(case)
    return [
        PlannedSuite(
            suite_revision(connection, revision), tuple(case_revision(connection, case) for case in cases), samples
        )
        for (revision, samples), cases in grouped.items()
    ]


@reads
def run_counts(db: Database, run_id: int) -> RunCounts:
    """Count what a run is to answer and what it has."""
    (planned,) = db.connection.execute(
        "SELECT coalesce(sum(samples), 0) FROM planned_cases WHERE run_id = ?", (run_id,)
    ).fetchone()
    answered, failed = db.connection.execute(
        "SELECT count(*) FILTER (WHERE error IS NULL), count(*) FILTER (WHERE error IS NOT NULL)"
        " FROM outputs WHERE run_id = ?",
        (run_id,),
    ).fetchone()
    return RunCounts(planned, answered, failed)


@reads
def answered_calls(db: Database, run_id: int) -> set[CallPlace]:
    """Give the suite, case and sample of every answer a run has; calls that ended in an error are not among them."""
    query = (
        "SELECT s.name, c.name, o.sample FROM outputs o JOIN cases c ON c.id = o.case_id"
        " JOIN suites s ON s.id = c.suite_id WHERE o.run_id = ? AND o.error IS NULL"
    )
    return {(suite, from_column(case), sample) for suite, case, sample in db.connection.execute(query, (run_id,))}


@reads
def steps_under_way(db: Database, run_id: int) -> dict[CallPlace, list[Step]]:
    """Give the replies of exchanges that were broken off, in their order."""
    query = (
        "SELECT s.name, c.name, t.sample, t.step, t.call_key, t.reply FROM steps t JOIN cases c ON c.id = t.case_id"
        " JOIN suites s ON s.id = c.suite_id WHERE t.run_id = ? ORDER BY t.case_id, t.sample, t.step"
    )
    found: dict[CallPlace, list[Step]] = {}
    for suite, case, sample, step, call_key, reply in db.connection.execute(query, (run_id,)):
        place = (suite, from_column(case), sample)
        found.setdefault(place, []).append(Step(*place, step, call_key, from_json(reply)))
    return found


@reads
def has_call_keys(db: Database) -> bool:
    """Say whether any output knows what was sent for it."""
    return db.connection.execute("SELECT 1 FROM outputs WHERE call_key IS NOT NULL LIMIT 1").fetchone() is not None


@reads
def answers_by_key(db: Database, keys: Iterable[str]) -> dict[str, Output]:
    """Give for each call key that was answered before the newest answer."""
    found: dict[str, Output] = {}
    query = f"{SELECT} WHERE o.call_key = ? AND o.error IS NULL ORDER BY o.id DESC LIMIT 1"
    for key in keys:
        row = db.connection.execute(query, (key,)).fetchone()
        if row is not None:
            found[key] = stored_output(db.connection, row).output
    return found


@reads
def runs_together(db: Database, run_id: int) -> list[int]:
    """Give the numbers of the runs that were started as one with this run, itself among them."""
    rows = db.connection.execute(
        "SELECT id FROM runs WHERE id = ? OR together = (SELECT together FROM runs WHERE id = ?)", (run_id, run_id)
    )
    return [number for (number,) in rows.fetchall()]


@reads
def spent_beside(db: Database, run_id: int) -> float:
    """Give what calls of a run have cost that no output holds, and what those on their way may cost, in USD."""
    query = "SELECT spent_beside_usd + held_usd FROM runs WHERE id = ?"
    (cost,) = db.connection.execute(query, (run_id,)).fetchone()
    return float(cost)


def note_held(db: Database, run_id: int, usd: float) -> None:
    """Note the most that the calls on their way may cost, before they are sent."""
    with transaction(db):
        db.connection.execute("UPDATE runs SET held_usd = ? WHERE id = ?", (usd, run_id))


def settle_held(db: Database, run_id: int) -> None:
    """Count as spent what a sitting left on its way that did not end in order: it may have been charged."""
    with transaction(db):
        db.connection.execute(
            "UPDATE runs SET spent_beside_usd = spent_beside_usd + held_usd, held_usd = 0 WHERE id = ?", (run_id,)
        )


@reads
def outputs_of_runs(db: Database, run_ids: Sequence[int]) -> list[tuple[str, JsonObject | None]]:
    """Give the model and the usage of what runs were charged for: their outputs, and the steps of exchanges.

    Outputs that were taken over from another run are told once, with the run that they were sent for. An output that
    is only an error, without any usage, was not charged.
    """
    marks = ", ".join("?" * len(run_ids))
    rows = db.connection.execute(
        "SELECT k.model, o.usage FROM outputs o JOIN runs r ON r.id = o.run_id"
        f" JOIN configurations k ON k.id = r.configuration_id WHERE o.run_id IN ({marks})"
        " AND (o.error IS NULL OR o.usage IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM outputs e WHERE e.call_key = o.call_key AND e.id < o.id AND e.error IS NULL"
        " AND e.request_id IS o.request_id AND e.at IS o.at)"
        " UNION ALL SELECT k.model, json_extract(t.reply, '$.usage') FROM steps t JOIN runs r ON r.id = t.run_id"
        f" JOIN configurations k ON k.id = r.configuration_id WHERE t.run_id IN ({marks})",
        (*run_ids, *run_ids),
    )
    return [(from_column(model), from_json(usage)) for model, usage in rows]


class RunWriter:
    """Keeps what arrives of one run. Knows the places of its planned cases, so that an answer costs few statements."""

    def __init__(self, db: Database, run_id: int, *, simulated: bool) -> None:
        self.run_id = run_id
        self._db = db
        self._simulated = simulated
        self._places: dict[tuple[str, str], tuple[int, Place]] = {
            (intern(suite), from_column(case)): (suite_id, Place(run_id, case_id, case_revision_id, suite_revision_id))
            for suite, case, suite_id, case_id, case_revision_id, suite_revision_id in db.connection.execute(
                "SELECT s.name, c.name, s.id, c.id, p.case_revision_id, p.suite_revision_id FROM planned_cases p"
                " JOIN cases c ON c.id = p.case_id JOIN suites s ON s.id = c.suite_id WHERE p.run_id = ?",
                (run_id,),
            )
        }

    def keep(self, outputs: Sequence[Output], steps: Sequence[Step], beside_usd: float = 0.0) -> None:
        """Keep outputs and steps, all or none. An answer is never replaced; an error gives way to what comes later.

        `beside_usd` is what calls cost that no output holds. Raises StoreError.
        """
        connection = self._db.connection
        with transaction(self._db):
            added: Counter[int] = Counter()
            for output in outputs:
                suite_id, place = self._places[output.suite, output.case]
                added[suite_id] += self._keep_output(connection, place, output)
            for suite_id, count in added.items():
                connection.execute(
                    "UPDATE run_suites SET outputs = outputs + ? WHERE run_id = ? AND suite_id = ?",
                    (count, self.run_id, suite_id),
                )
            for step in steps:
                _, place = self._places[step.suite, step.case]
                connection.execute(
                    "INSERT OR REPLACE INTO steps (run_id, case_id, sample, step, call_key, reply)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (self.run_id, place.case_id, step.sample, step.step, step.call_key, to_json(step.reply)),
                )
            if beside_usd:
                connection.execute(
                    "UPDATE runs SET spent_beside_usd = spent_beside_usd + ? WHERE id = ?", (beside_usd, self.run_id)
                )
            if not self._simulated and any(output.simulated for output in outputs):
                connection.execute("UPDATE runs SET simulated = 1 WHERE id = ?", (self.run_id,))
                self._simulated = True

    def drop_steps(self, place: CallPlace) -> None:
        """Forget the steps of an exchange that cannot be gone on with."""
        suite, case, sample = place
        with transaction(self._db):
            self._drop_steps(self._db.connection, self._places[suite, case][1].case_id, sample)

    def _keep_output(self, connection: sqlite3.Connection, place: Place, output: Output) -> int:
        """Keep one output; how many outputs the run has more of it."""
        self._drop_steps(connection, place.case_id, output.sample)
        row = connection.execute(
            f"{SELECT} WHERE o.run_id = ? AND o.case_id = ? AND o.sample = ?",
            (place.run_id, place.case_id, output.sample),
        ).fetchone()
        if row is None:
            index_output(connection, insert_output(connection, place, output), output)
            return 1
        before = stored_output(connection, row)
        if before.output.error is not None:
            forget_output(connection, before.id, before.output)
            replace_failed(connection, before.id, place, output)
            index_output(connection, before.id, output)
        return 0

    def _drop_steps(self, connection: sqlite3.Connection, case_id: int, sample: int) -> None:
        connection.execute(
            "DELETE FROM steps WHERE run_id = ? AND case_id = ? AND sample = ?", (self.run_id, case_id, sample)
        )
