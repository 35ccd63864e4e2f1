"""What the verdicts of a suite rest on in the database, and what was kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads
from workbench.store.names import suite_number
from workbench.store.values import from_column, from_json
from workbench.store.verdicts import case_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CaseVerdict, JsonValue
    from workbench.store.database import Database


class Ground(NamedTuple):
    """Revisions and outputs that a suite's verdicts rest on, and the types of all checks that apply."""

    parts: list[JsonValue]
    check_types: frozenset[str]


class Kept(NamedTuple):
    """A suite's case verdicts as they were made before, with its usual samples and churn, and the shapes of its cases'
    changes as JSON, by case.
    """

    verdicts: list[CaseVerdict]
    shapes: dict[str, str]
    samples: int
    churn: float | None


@reads
def ground_of(db: Database, suite: str, runs: Sequence[int]) -> Ground:
    """Give what the verdicts of a suite rest on that come from these runs."""
    number = suite_number(db.connection, suite)
    own = db.connection.execute(
        "SELECT r.id, s.checks FROM suites x JOIN suite_revisions r ON r.id = x.current_revision_id"
        " JOIN check_sets s ON s.id = r.check_set_id WHERE x.id = ?",
        (number,),
    ).fetchall()
    cases = db.connection.execute(
        "SELECT c.current_revision_id, s.checks FROM cases c JOIN case_revisions r ON r.id = c.current_revision_id"
        " JOIN check_sets s ON s.id = r.check_set_id WHERE c.suite_id = ? ORDER BY c.id",
        (number,),
    ).fetchall()
    outputs = [
        db.connection.execute(
            "SELECT o.id FROM outputs o JOIN cases c ON c.id = o.case_id WHERE o.run_id = ? AND c.suite_id = ?"
            " ORDER BY o.id",
            (run, number),
        ).fetchall()
        for run in runs
    ]
    check_sets = {checks for _, checks in (*own, *cases)}
    return Ground(
        [[one for one, _ in own], [one for one, _ in cases], [[one for (one,) in of] for of in outputs]],
        frozenset(check["type"] for checks in check_sets for check in from_json(checks)),
    )


@reads
def kept_verdicts(db: Database, runs: tuple[int, int], suite: str, made_of: str) -> Kept | None:
    """Give what the comparison of two runs says of a suite's cases, if it was made of just this; else None."""
    row = db.connection.execute(
        "SELECT m.id, v.samples, v.churn FROM comparisons m JOIN suite_verdicts v ON v.comparison_id = m.id"
        " JOIN suites s ON s.id = v.suite_id"
        " WHERE m.baseline_run_id = ? AND m.target_run_id = ? AND s.name = ? AND v.made_of = ?",
        (*runs, suite, made_of),
    ).fetchone()
    if row is None:
        return None
    shapes = db.connection.execute(
        "SELECT c.name, v.shape FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = ? AND s.name = ? AND v.shape IS NOT NULL",
        (row[0], suite),
    ).fetchall()
    return Kept(
        case_verdicts(db, row[0], suite),
        {from_column(case): from_column(shape) for case, shape in shapes},
        row[1],
        row[2],
    )
