"""Labels that rest on what is no longer so: they are kept and shown, and count as undecided."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.checks import CHECKING_OF_PAIR
from workbench.store.database import reads
from workbench.store.fresh import FRESH, judged, what_changed
from workbench.store.values import from_column, from_json, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from workbench.records import JsonValue, Label
    from workbench.store.database import Database
    from workbench.store.fresh import Changed

_LIMITS = frozenset({"max-words", "min-words", "max-chars", "latency", "cost"})

_FAILING = f"""
SELECT o.case_id, o.run_id = ?, o.sample, o.error IS NOT NULL, k.type, k.path, k.position, s.checks FROM outputs o
LEFT JOIN checkings g ON g.id = {CHECKING_OF_PAIR}
LEFT JOIN check_sets s ON s.id = g.check_set_id
LEFT JOIN check_results k ON k.checking_id = g.id AND k.passed = 0 AND k.weight > 0
WHERE o.run_id IN (?, ?) AND o.case_id IN (SELECT id FROM cases WHERE {{cases}})
  AND (k.type IS NOT NULL OR o.error IS NOT NULL)"""


@dataclass(frozen=True, slots=True)
class StaleLabel:
    """A reviewer's latest label of a case of which something that it judged is another now."""

    suite: str
    case: str
    reviewer: str
    label: Label
    changed: tuple[Changed, ...] = ()


def results_hash(connection: sqlite3.Connection, runs: tuple[int, int], case_id: int) -> str:
    """Give 16 hex digits that name what the checks say of a case in a comparison: which fail, of which output.

    A check is told by its type, its path and its value; a limit that moved is still the same check. Reasons, scores and
    checks that only inform do not change the hash; nor does another check that passes.
    """
    return _hashes(connection, runs, "id = ?", case_id)[case_id]


def judged_now(connection: sqlite3.Connection, runs: tuple[int, int], suite_id: int) -> dict[int, str]:
    """Give what is judged now of each case of a suite by its row id, for a comparison of two runs."""
    query = f"SELECT c.id, {judged('?1', '?2')} FROM cases c WHERE c.suite_id = ?3"
    return dict(connection.execute(query, (*runs, suite_id)).fetchall())


def results_hashes(connection: sqlite3.Connection, runs: tuple[int, int], suite_id: int) -> Mapping[int, str]:
    """Give what `results_hash` gives, of each case of a suite by its row id; of any other that no check fails."""
    return _hashes(connection, runs, "suite_id = ?", suite_id)


def _hashes(connection: sqlite3.Connection, runs: tuple[int, int], cases: str, number: int) -> Mapping[int, str]:
    failing: defaultdict[int, list[tuple[JsonValue, ...]]] = defaultdict(list)
    for case_id, is_target, sample, failed, type_, path, position, checks in connection.execute(
        _FAILING.format(cases=cases), (runs[1], *runs, *runs, number)
    ):
        failing[case_id].append((is_target, sample, failed, type_, path, _value(checks, position)))
    none = _hash([])
    return defaultdict(lambda: none, {case_id: _hash(rows) for case_id, rows in failing.items()})


def _hash(rows: Sequence[tuple[JsonValue, ...]]) -> str:
    return hashlib.sha256(repr(sorted(rows, key=repr)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _value(checks: str | None, position: int | None) -> str | None:
    """What the check at this place of a check set is held against, as JSON; None for a limit."""
    told = [] if checks is None else from_json(checks)
    if position is None or position >= len(told) or told[position]["type"].removeprefix("not-") in _LIMITS:
        return None
    return to_json(told[position]["value"])


@reads
def stale_labels(db: Database, comparison_id: int) -> list[StaleLabel]:
    """Give the labels of a comparison that count and are stale, in queue order."""
    rows = db.connection.execute(
        "SELECT s.name, c.name, l.reviewer, l.label, l.results_hash, l.judged, v.results_hash, v.judged"
        " FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
        " JOIN latest_labels l ON l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
        f" WHERE v.comparison_id = ? AND NOT {FRESH} ORDER BY v.position, l.reviewer",
        (comparison_id,),
    )
    return [
        StaleLabel(suite, case, from_column(reviewer), label, what_changed((rests[0], rests[1]), (rests[2], rests[3])))
        for suite, case, reviewer, label, *rests in rows
    ]
