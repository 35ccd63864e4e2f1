"""What reviewers say of the cases of a comparison: of each reviewer the latest label that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads
from workbench.store.fresh import FRESH
from workbench.store.values import from_column, from_optional

if TYPE_CHECKING:
    from workbench.records import Label
    from workbench.store.database import Database


class Rating(NamedTuple):
    """A reviewer's label of a case. `stale`: something of what it judged is another now.

    `blind`: it was given without knowing which side was which.
    """

    suite: str
    case: str
    reviewer: str
    label: Label
    category: str | None
    stale: bool
    blind: bool = False


@reads
def ratings(db: Database, comparison_id: int) -> list[Rating]:
    """Give the labels of a comparison, cases in queue order."""
    rows = db.connection.execute(
        f"SELECT s.name, c.name, l.reviewer, l.label, l.category, NOT {FRESH}, e.blind FROM verdicts v"
        " JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
        " JOIN latest_labels l ON l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
        " JOIN events e ON e.id = l.event_id WHERE v.comparison_id = ? ORDER BY v.position, l.reviewer",
        (comparison_id,),
    )
    return [
        Rating(
            suite, from_column(case), from_column(reviewer), label, from_optional(category), bool(stale), bool(blind)
        )
        for suite, case, reviewer, label, category, stale, blind in rows
    ]
