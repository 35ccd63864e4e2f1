"""What has to be looked at when a run's outputs are checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.checks import check_results
from workbench.store.comparisons import load_comparison
from workbench.store.database import reads
from workbench.store.names import suite_number
from workbench.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import CheckResult, Comparison
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


@reads
def results_of_suite(db: Database, run_id: int, suite: str) -> dict[tuple[str, int], tuple[CheckResult, ...]]:
    """Give what the newest check set said of a run's outputs of one suite, by case and sample."""
    rows = db.connection.execute(
        "SELECT c.name, o.sample, o.id FROM outputs o JOIN cases c ON c.id = o.case_id"
        " WHERE o.run_id = ? AND c.suite_id = ? ORDER BY c.id, o.sample",
        (run_id, suite_number(db.connection, suite)),
    ).fetchall()
    return {(case, sample): check_results(db.connection, number) for case, sample, number in rows}


@reads
def functions_not_run(db: Database, runs: Iterable[int]) -> int:
    """Count the results of python checks of these runs that nothing is known of, as the functions were not run."""
    if db.connection.execute("SELECT 1 FROM check_sets WHERE instr(checks, '.py:') LIMIT 1").fetchone() is None:
        return 0
    row = db.connection.execute(
        "SELECT count(*) FROM outputs o JOIN checkings g"
        " ON g.id = (SELECT max(id) FROM checkings WHERE output_id = o.id) JOIN check_results k ON k.checking_id = g.id"
        " WHERE o.run_id IN (SELECT value FROM json_each(?)) AND k.type IN ('python', 'not-python')"
        " AND k.passed IS NULL AND instr(k.reason, 'not run')",
        (to_json(list(runs)),),
    ).fetchone()
    return int(row[0])


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
