"""Who is to decide which cases of a comparison."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads, transaction
from workbench.store.fresh import FRESH
from workbench.store.values import after, from_column, from_optional, to_column
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.store.database import Database

_DECIDED = (
    "EXISTS (SELECT 1 FROM latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
    f" AND {FRESH})"
)
_DECIDED_BY = (
    "EXISTS (SELECT 1 FROM latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
    f" AND l.reviewer = a.reviewer AND {FRESH})"
)


class OpenCase(NamedTuple):
    """A case that nobody has decided: its suite's risk and the id of its cluster, None for none."""

    suite: str
    case: str
    risk: str
    cluster: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """What a reviewer is to decide: cases in all, those decided by that reviewer, those another has as well."""

    reviewer: str
    cases: int
    decided: int
    shared: int
    by_risk: dict[str, int] = field(default_factory=dict)


@reads
def open_cases(db: Database, comparison_id: int, positions: Sequence[int] | None = None) -> list[OpenCase]:
    """Give the cases that no reviewer has decided, in queue order; of `positions` only, where they are given.

    A stale label decides nothing.
    """
    among = "" if positions is None else "AND v.position IN (SELECT value FROM json_each(:positions))"
    rows = db.connection.execute(
        "SELECT s.name, c.name, r.risk, v.cluster FROM verdicts v JOIN cases c ON c.id = v.case_id"
        " JOIN suites s ON s.id = v.suite_id JOIN suite_revisions r ON r.id = s.current_revision_id"
        f" WHERE v.comparison_id = :comparison {among} AND NOT {_DECIDED} ORDER BY v.position",
        {"comparison": comparison_id, "positions": lossless_json(list(positions or ()))},
    )
    return [OpenCase(suite, case, risk, from_optional(cluster)) for suite, case, risk, cluster in rows]


def assign(db: Database, comparison_id: int, given: Mapping[tuple[str, str], Iterable[str]]) -> None:
    """Say of some cases who is to decide them, in place of who was; other cases keep theirs.

    What is taken away is remembered, so that no other database brings it back.
    """
    with transaction(db):
        moments = "SELECT given_at AS at FROM assignments UNION ALL SELECT at FROM withdrawn_assignments"
        moment = after(db.connection.execute(f"SELECT max(at) FROM ({moments})").fetchone()[0])
        numbers = {
            (suite, case): number
            for suite, case, number in db.connection.execute(
                "SELECT s.name, c.name, v.case_id FROM verdicts v JOIN cases c ON c.id = v.case_id"
                " JOIN suites s ON s.id = v.suite_id WHERE v.comparison_id = ?",
                (comparison_id,),
            )
        }
        cases = [(comparison_id, numbers[name]) for name in given]
        db.connection.executemany(
            "INSERT OR REPLACE INTO withdrawn_assignments (comparison_id, case_id, reviewer, at)"
            " SELECT comparison_id, case_id, reviewer, ? FROM assignments WHERE comparison_id = ? AND case_id = ?",
            ((moment, *case) for case in cases),
        )
        db.connection.executemany("DELETE FROM assignments WHERE comparison_id = ? AND case_id = ?", cases)
        assigned = [
            (comparison_id, numbers[name], to_column(reviewer))
            for name, reviewers in given.items()
            for reviewer in reviewers
        ]
        db.connection.executemany(
            "INSERT INTO assignments (comparison_id, case_id, reviewer, given_at) VALUES (?, ?, ?, ?)",
            ((*one, moment) for one in assigned),
        )
        db.connection.executemany(
            "DELETE FROM withdrawn_assignments WHERE comparison_id = ? AND case_id = ? AND reviewer = ?", assigned
        )


@reads
def shares(db: Database, comparison_id: int) -> list[Share]:
    """Give what each reviewer is to decide, by name."""
    rows = db.connection.execute(
        "SELECT a.reviewer, r.risk, count(*), total(EXISTS (SELECT 1 FROM assignments o WHERE"
        " o.comparison_id = a.comparison_id AND o.case_id = a.case_id AND o.reviewer <> a.reviewer)),"
        f" total({_DECIDED_BY}) FROM assignments a"
        " JOIN verdicts v ON v.comparison_id = a.comparison_id AND v.case_id = a.case_id"
        " JOIN suites s ON s.id = v.suite_id JOIN suite_revisions r ON r.id = s.current_revision_id"
        " WHERE a.comparison_id = ? GROUP BY a.reviewer, r.risk ORDER BY a.reviewer",
        (comparison_id,),
    )
    found: dict[str, Share] = {}
    for name, risk, cases, shared, decided in rows:
        reviewer = from_column(name)
        before = found.get(reviewer, Share(reviewer, 0, 0, 0))
        found[reviewer] = Share(
            reviewer,
            before.cases + cases,
            before.decided + int(decided),
            before.shared + int(shared),
            {**before.by_risk, risk: cases},
        )
    return sorted(found.values(), key=lambda share: share.reviewer)


@reads
def share_of(db: Database, comparison_id: int, reviewer: str) -> tuple[int, int] | None:
    """Give how many cases are assigned to a reviewer, and how many of them that reviewer has decided.

    None where none is.
    """
    place = (comparison_id, to_column(reviewer))
    some = "SELECT 1 FROM assignments WHERE comparison_id = ? AND reviewer = ?"
    if db.connection.execute(some, place).fetchone() is None:
        return None
    cases, decided = db.connection.execute(
        f"SELECT count(*), total({_DECIDED_BY}) FROM assignments a"
        " JOIN verdicts v ON v.comparison_id = a.comparison_id AND v.case_id = a.case_id"
        " WHERE a.comparison_id = ? AND a.reviewer = ?",
        place,
    ).fetchone()
    return (cases, int(decided)) if cases else None


@reads
def is_assigned(db: Database, comparison_id: int, suite: str, case: str, reviewer: str) -> bool:
    """Say whether a case is assigned to a reviewer."""
    row = db.connection.execute(
        "SELECT 1 FROM assignments a JOIN cases c ON c.id = a.case_id JOIN suites s ON s.id = c.suite_id"
        " WHERE a.comparison_id = ? AND s.name = ? AND c.name = ? AND a.reviewer = ?",
        (comparison_id, suite, case, to_column(reviewer)),
    ).fetchone()
    return row is not None
