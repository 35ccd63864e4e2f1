"""Ranges of a suite's cases, so that a large suite can be read in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads
from workbench.store.names import suite_number

if TYPE_CHECKING:
    from workbench.store.database import Database


class CaseRange(NamedTuple):
    """Some of a suite's cases: those whose row ids lie between these, both included."""

    first: int
    last: int


EVERY_CASE = CaseRange(0, 2**62)


@reads
def case_ranges(db: Database, suite: str, run_id: int, first: int, size: int) -> list[CaseRange]:
    """Cut a suite's cases, in their order, into ranges: one with the first cases that a run has answered, up to `first`
    of them, then ranges of `size` cases. A suite without cases has one that is empty.
    """
    suite_id = suite_number(db.connection, suite)
    numbers = case_ids(db, suite_id)
    answered = db.connection.execute(
        "SELECT DISTINCT o.case_id FROM outputs o JOIN cases c ON c.id = o.case_id"
        " WHERE o.run_id = ? AND c.suite_id = ? ORDER BY o.case_id LIMIT 1 OFFSET ?",
        (run_id, suite_id, first - 1),
    ).fetchone()
    if answered is None:
        return [CaseRange(numbers[0], numbers[-1]) if numbers else CaseRange(0, 0)]
    rest = [number for number in numbers if number > answered[0]]
    cuts = [rest[start : start + size] for start in range(0, len(rest), size)]
    return [CaseRange(numbers[0], answered[0]), *(CaseRange(cut[0], cut[-1]) for cut in cuts)]


def case_ids(db: Database, suite_id: int, within: CaseRange = EVERY_CASE) -> list[int]:
    """The row ids of a suite's cases, in their order."""
    query = "SELECT id FROM cases WHERE suite_id = ? AND id BETWEEN ? AND ? ORDER BY id"
    return [case_id for (case_id,) in db.connection.execute(query, (suite_id, *within))]
