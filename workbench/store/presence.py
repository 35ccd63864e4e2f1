"""Who reviews a comparison now, and where. A sitting that was killed leaves its row, which nobody renews."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads, transaction
from workbench.store.names import case_number, suite_number
from workbench.store.values import from_column, to_column

if TYPE_CHECKING:
    from workbench.store.database import Database


class Span(NamedTuple):
    """The moments (ISO 8601, UTC) between which a sitting was seen last if it is still there.

    One from later than `until` was written by a clock that has been put back since: nobody can tell its age.
    """

    since: str
    until: str

    def holds(self, moment: str) -> bool:
        """Whether a moment is one of them."""
        return self.since <= moment <= self.until


NEVER = Span("", "")
"""No sitting was seen then."""


@dataclass(frozen=True, slots=True)
class Present:
    """One sitting: who, since when, seen when (ISO 8601, UTC), at which case, and how many labels it has given.

    `editing_since`: since when the prompt of the suite it is at is being edited there; None: it is not.
    """

    sitting: str
    reviewer: str
    since: str
    seen_at: str
    suite: str | None = None
    case: str | None = None
    editing_since: str | None = None
    labels: int = 0
    position: int | None = field(default=None, compare=False)
    """The case's place in the queue, as it is read."""


def show_presence(db: Database, comparison_id: int, one: Present, alive: Span) -> None:
    """Say where a sitting is now; rows that were not seen within `alive` are removed.

    Raises UnknownNameError for a suite or case that is not in the database.
    """
    with transaction(db):
        suite = None if one.suite is None else suite_number(db.connection, one.suite)
        case = None if one.suite is None or one.case is None else case_number(db.connection, one.suite, one.case)
        db.connection.execute("DELETE FROM presence WHERE seen_at NOT BETWEEN ? AND ?", alive)
        db.connection.execute(
            "INSERT OR REPLACE INTO presence (sitting, comparison_id, reviewer, since, seen_at, suite_id, case_id,"
            " editing_since, labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                one.sitting,
                comparison_id,
                to_column(one.reviewer),
                one.since,
                one.seen_at,
                suite,
                case,
                one.editing_since,
                one.labels,
            ),
        )


@reads
def labels_given(db: Database, comparison_id: int, reviewer: str, since: str) -> int:
    """Count the labels of a reviewer since a moment, those that were taken back among them."""
    row = db.connection.execute(
        "SELECT count(*) FROM events WHERE comparison_id = ? AND reviewer = ? AND at >= ? AND kind = 'label'",
        (comparison_id, to_column(reviewer), since),
    ).fetchone()
    return int(row[0])


def end_presence(db: Database, sitting: str) -> None:
    """Take a sitting out that ends in order."""
    with transaction(db):
        db.connection.execute("DELETE FROM presence WHERE sitting = ?", (sitting,))


@reads
def present(db: Database, comparison_id: int, alive: Span) -> list[Present]:
    """Give the sittings on a comparison that were seen last within `alive`, the longest first."""
    found = db.connection.execute(
        "SELECT p.sitting, p.reviewer, p.since, p.seen_at, s.name, c.name, p.editing_since, p.labels, v.position"
        " FROM presence p LEFT JOIN suites s ON s.id = p.suite_id LEFT JOIN cases c ON c.id = p.case_id"
        " LEFT JOIN verdicts v ON v.comparison_id = p.comparison_id AND v.case_id = p.case_id"
        " WHERE p.comparison_id = ? AND p.seen_at BETWEEN ? AND ? ORDER BY p.since, p.sitting",
        (comparison_id, *alive),
    )
    return [Present(sitting, from_column(reviewer), *rest) for sitting, reviewer, *rest in found]
