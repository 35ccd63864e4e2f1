"""What the first paint shows, read while the app is still made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.tui.acts import file_of
from workbench.tui.groups import Groups

if TYPE_CHECKING:
    from workbench.records import Comparison, SuiteVerdict
    from workbench.store.database import Database
    from workbench.store.groups import QueueCluster
    from workbench.store.queue import QueueRow

FIRST_ROWS = 150
"""Queue rows read around the first undecided case before the app is there: two screens of a tall terminal."""


class FirstLook(NamedTuple):
    """What the first paint shows."""

    comparison: Comparison
    verdicts: list[SuiteVerdict]
    clusters: list[QueueCluster]
    position: int
    rows: list[QueueRow]
    last_event: int
    """The row id of the event stored last before the rows were read."""
    seed: str | None
    """What the order of the sides follows from in a blind review; None in any other."""
    file: tuple[int, int]
    """Device and inode of the database."""
    read_only: bool


def first_look(db: Database, selector: str, reviewer: str, blind: bool) -> FirstLook:
    """The comparison, and its queue around the first undecided case. Nothing of it counts all cases.

    Without a filter the positions are 0 to the number of cases, which the suites' verdicts know.
    """
    from workbench.store.comparisons import find_comparison
    from workbench.store.events import last_event
    from workbench.store.groups import queue_clusters
    from workbench.store.queue import QueueFilter, next_undecided, rows_at
    from workbench.store.verdicts import suite_verdicts

    comparison = find_comparison(db, selector)
    last = last_event(db)
    seed = None
    if blind:
        from workbench.review.blinding import blinded_comparison
        from workbench.store.blinding import go_blind

        seed = go_blind(db, comparison.id, reviewer)
        comparison = blinded_comparison(comparison)
    verdicts = suite_verdicts(db, comparison.id)
    position = next_undecided(db, comparison.id, QueueFilter(reviewer=reviewer), None) or 0
    clusters = [] if blind else queue_clusters(db, comparison.id)  # what changed tells which side is which
    sizes = [(verdict.suite, verdict.cases) for verdict in verdicts]
    groups = Groups(range(sum(size for _, size in sizes)), sizes, clusters)
    around = [position]
    if len(groups):
        row = groups.row_of(position)
        around += groups.shown_between(row - FIRST_ROWS // 2, row + FIRST_ROWS)
    rows = rows_at(db, comparison.id, around, reviewer)
    return FirstLook(comparison, verdicts, clusters, position, rows, last, seed, file_of(db), db.read_only)
