"""All that a comparison knows of its cases, one case at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError
from workbench.store.checks import checked_output
from workbench.store.comparisons import load_comparison
from workbench.store.database import reads, translated
from workbench.store.events import standing_events
from workbench.store.fresh import what_changed
from workbench.store.names import case_number
from workbench.store.outputs import outputs_of
from workbench.store.runs import load_run
from workbench.store.suites import case_revision, suite_revision
from workbench.store.values import to_json
from workbench.store.verdicts import CASE_VERDICT, case_verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from workbench.records import Case, CaseVerdict, CheckedOutput, Comparison, Event, JsonValue, Run, Suite
    from workbench.store.checks import Pair
    from workbench.store.database import Database
    from workbench.store.fresh import Changed

_CASE_VERDICT = (
    f"{CASE_VERDICT},"
    " v.results_hash, v.judged, v.suite_id,"
    " coalesce(v.target_case_revision_id, v.baseline_case_revision_id, c.current_revision_id),"
    " coalesce(v.target_suite_revision_id, v.baseline_suite_revision_id, s.current_revision_id),"
    " v.checked_case_revision_id, v.checked_suite_revision_id"
)


@dataclass(frozen=True, slots=True)
class CheckedStored:
    """A stored output with its row id, its run, and what checks say of it in the comparison it is shown in."""

    id: int
    run: Run
    checked: CheckedOutput


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """All that a comparison knows of a case. Case and suite are those the outputs rest on.

    Outputs are by sample, candidates newest first. `events` are those that stand (nothing undone), of the case and
    of its suite as a whole, oldest first; `changed` tells by gid what makes a label or a settlement stale.
    `checked_case` and `checked_suite` are the revisions whose checks the results are of; `results_hash` names what they
    say, `judged` what else is judged. `blinded`: the sides stand in the order of a blind review, as A and B, and what
    tells which is which is left out.
    """

    verdict: CaseVerdict
    case: Case
    suite: Suite
    baseline: list[CheckedStored]
    target: list[CheckedStored]
    candidates: list[CheckedStored]
    events: list[Event]
    checked_case: Case
    checked_suite: Suite
    results_hash: str | None = None
    judged: str | None = None
    changed: Mapping[str, tuple[Changed, ...]] = field(default_factory=dict)
    blinded: bool = False

    @property
    def stale(self) -> Collection[str]:
        """The gids of labels and settlements that are stale."""
        return self.changed.keys()


@reads
def case_detail(db: Database, comparison_id: int, suite: str, case: str) -> CaseDetail:
    """Give all that a comparison knows of a case; on a blind connection only what it may tell yet.

    Raises UnknownNameError, also for a case it does not hold.
    """
    number = case_number(db.connection, suite, case)
    if db.blind is None:
        return _detail(db.connection, load_comparison(db.connection, comparison_id), number)
    from workbench.store.blinding import is_swapped, is_told
    from workbench.store.unsigned import unsigned

    try:
        detail = _detail(db.connection, load_comparison(db.connection, comparison_id), number)
    except UnknownNameError as error:  # that one would name the comparison
        raise UnknownNameError(f"{suite}/{case} is no longer among the cases under review") from error
    reviewer, seed = db.blind
    if is_told(db.connection, comparison_id, reviewer, number):
        return detail
    return unsigned(detail, reviewer, swapped=is_swapped(seed, suite, case))


def iterate_details(
    db: Database, comparison_id: int, *, labelled_only: bool, positions: Sequence[int] | None = None
) -> Iterator[CaseDetail]:
    """Give the cases of a comparison in queue order, one at a time in memory; all, or those someone has labelled.

    `positions`: only cases at these places of the queue.
    """
    condition = "1"
    if labelled_only:
        condition = (
            "EXISTS (SELECT 1 FROM latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id)"
        )
    values: tuple[JsonValue, ...] = (comparison_id,)
    if positions is not None:
        condition += " AND v.position IN (SELECT value FROM json_each(?))"
        values = (comparison_id, to_json(list(positions)))
    with translated(db):
        comparison = load_comparison(db.connection, comparison_id)
        numbers = db.connection.execute(
            f"SELECT v.case_id FROM verdicts v WHERE v.comparison_id = ? AND {condition} ORDER BY v.position", values
        ).fetchall()
        for (number,) in numbers:
            yield _detail(db.connection, comparison, number)


def _detail(connection: sqlite3.Connection, comparison: Comparison, case_id: int) -> CaseDetail:
    row: tuple[JsonValue, ...] | None = connection.execute(
        f"SELECT {_CASE_VERDICT} FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = ? AND v.case_id = ?",
        (comparison.id, case_id),
    ).fetchone()
    if row is None:
        raise UnknownNameError(
            f"comparison {comparison.name!r} does not hold this case", hint="Refresh it with `workbench compare`."
        )
    *values, results_hash, judged, suite_id, case_at, suite_at, checked_case_at, checked_suite_at = row
    pair = (comparison.baseline.id, comparison.target.id)
    case = case_revision(connection, case_at)
    candidates = connection.execute(
        "SELECT r.id FROM runs r WHERE r.comparison_id = ? AND r.kind = 'candidate'"
        " AND EXISTS (SELECT 1 FROM outputs o WHERE o.run_id = r.id AND o.case_id = ?)"
        " ORDER BY r.created_at DESC, r.id DESC",
        (comparison.id, case_id),
    ).fetchall()
    events = standing_events(connection, comparison.id, suite_id, case_id)
    return CaseDetail(
        verdict=case_verdict(case.suite, case.id, values),
        case=case,
        suite=suite_revision(connection, suite_at),
        baseline=_checked(connection, comparison.baseline, case_id, pair),
        target=_checked(connection, comparison.target, case_id, pair),
        candidates=[one for (run,) in candidates for one in _checked(connection, load_run(connection, run), case_id)],
        events=events,
        checked_case=case if checked_case_at is None else case_revision(connection, checked_case_at),
        checked_suite=suite_revision(connection, suite_at if checked_suite_at is None else checked_suite_at),
        results_hash=results_hash,
        judged=judged,
        changed=_changed(events, (results_hash, judged)),
    )


def _changed(events: Sequence[Event], now: tuple[str | None, str | None]) -> dict[str, tuple[Changed, ...]]:
    labels = (event for event in events if event.kind in ("label", "settle"))
    found = {event.gid: what_changed((event.results_hash, event.judged), now) for event in labels}
    return {gid: changed for gid, changed in found.items() if changed}


def _checked(connection: sqlite3.Connection, run: Run, case_id: int, pair: Pair | None = None) -> list[CheckedStored]:
    return [
        CheckedStored(stored.id, run, checked_output(connection, stored.id, stored.output, pair))
        for stored in outputs_of(connection, run.id, case_id)
    ]
