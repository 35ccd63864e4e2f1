"""What has to be looked at when a run's outputs are checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.python_check import KEPT
from workbench.store.checks import CHECKING_OF_PAIR, check_results
from workbench.store.comparisons import load_comparison
from workbench.store.database import reads
from workbench.store.names import suite_number
from workbench.store.values import from_column, from_json, from_optional, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import CheckResult, Comparison, JsonValue
    from workbench.store.checks import Pair
    from workbench.store.database import Database


@reads
def comparisons_of_run(db: Database, run_id: int) -> list[Comparison]:
    """Give the comparisons a run is a side of, oldest first."""
    numbers = db.connection.execute(
        "SELECT id FROM comparisons WHERE baseline_run_id = ? OR target_run_id = ? ORDER BY id", (run_id, run_id)
    ).fetchall()
    return [load_comparison(db.connection, number) for (number,) in numbers]


@reads
def comparison_of_candidate(db: Database, run_id: int) -> Comparison | None:
    """Give the comparison a candidate run was made in, None for other runs."""
    row = db.connection.execute("SELECT comparison_id FROM runs WHERE id = ?", (run_id,)).fetchone()
    return None if row is None or row[0] is None else load_comparison(db.connection, row[0])


class Told(NamedTuple):
    """What a check said of an output, with what it was held against."""

    value: JsonValue
    result: CheckResult


class Unknown(NamedTuple):
    """Results of one check that count and are not known, or were not found now: of which suite, how many, and why."""

    suite: str
    type: str
    path: str | None
    passed: bool | None
    reason: str
    results: int


@reads
def results_of_suite(
    db: Database, run_id: int, suite: str, pair: Pair | None = None
) -> dict[tuple[str, int], tuple[Told, ...]]:
    """Give what counts of a run's outputs of one suite in a comparison, by case and sample.

    Without a `pair`, the runs of a comparison, it is what was said last.
    """
    rows = db.connection.execute(
        f"SELECT c.name, o.sample, o.id, s.checks FROM outputs o JOIN cases c ON c.id = o.case_id"
        f" LEFT JOIN checkings g ON g.id = {_counts(pair)} LEFT JOIN check_sets s ON s.id = g.check_set_id"
        " WHERE o.run_id = ? AND c.suite_id = ? ORDER BY c.id, o.sample",
        (*(pair or ()), run_id, suite_number(db.connection, suite)),
    ).fetchall()
    return {
        (case, sample): tuple(
            Told(check["value"], result)
            for check, result in zip(
                [] if checks is None else from_json(checks), check_results(db.connection, number, pair), strict=False
            )
        )
        for case, sample, number, checks in rows
    }


@reads
def unknown_results(db: Database, runs: Iterable[int], pair: Pair | None = None) -> list[Unknown]:
    """Give the results that count in these runs' answers and are undecided, and those kept of functions not run now.

    `pair` is the comparison they are of, else what was said last is looked at.
    """
    rows = db.connection.execute(
        "SELECT s.name, k.type, k.path, k.passed, k.reason, count(*) FROM outputs o"
        f" JOIN checkings g ON g.id = {_counts(pair)} JOIN check_results k ON k.checking_id = g.id"
        " JOIN cases c ON c.id = o.case_id JOIN suites s ON s.id = c.suite_id"
        " WHERE o.run_id IN (SELECT value FROM json_each(?)) AND o.error IS NULL AND k.weight > 0"
        " AND (k.passed IS NULL OR (k.type IN ('python', 'not-python') AND instr(k.reason, ?) = 1))"
        " GROUP BY s.name, k.type, k.path, k.passed, k.reason ORDER BY count(*) DESC, s.name, k.type",
        (*(pair or ()), to_json(list(runs)), KEPT),
    )
    return [
        Unknown(suite, from_column(kind), from_optional(path), passed if passed is None else bool(passed),
                from_column(reason), count)
        for suite, kind, path, passed, reason, count in rows
    ]  # fmt: skip


def _counts(pair: Pair | None) -> str:
    """The checking of the output `o` that counts, as an expression with the pair's numbers as its parameters."""
    return "(SELECT max(id) FROM checkings WHERE output_id = o.id)" if pair is None else CHECKING_OF_PAIR


@reads
def changed_inputs(db: Database, run_id: int, suite: str) -> list[str]:
    """Give the cases of a suite that ask something else now than the run's outputs answered."""
    rows = db.connection.execute(
        "SELECT DISTINCT c.name FROM outputs o JOIN cases c ON c.id = o.case_id"
        " JOIN case_revisions a ON a.id = o.case_revision_id JOIN case_revisions n ON n.id = c.current_revision_id"
        " WHERE o.run_id = ? AND c.suite_id = ? AND a.input_hash <> n.input_hash ORDER BY c.id",
        (run_id, suite_number(db.connection, suite)),
    )
    return [row[0] for row in rows]
