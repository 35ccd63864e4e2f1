"""Labels, flags, notes and undos: an append-only log. What counts now follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError
from workbench.records import Event
from workbench.store.database import reads, transaction
from workbench.store.names import case_number, suite_number, unknown_case
from workbench.store.values import from_column, from_json, from_optional, new_gid, to_column, to_optional
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from workbench.records import JsonValue
    from workbench.store.database import Database

_EVENT = """
SELECT e.gid, e.kind, e.reviewer, e.at, s.name, c.name, e.label, e.category, e.note, e.undoes, e.blind,
  e.results_hash, e.act, e.cluster, e.judged, e.lifts
FROM events e JOIN suites s ON s.id = e.suite_id LEFT JOIN cases c ON c.id = e.case_id"""

_STANDING = "e.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)"


_INSERT = """
INSERT INTO events (gid, comparison_id, kind, reviewer, at, suite_id, case_id, label, category, note, undoes, blind,
  case_revision_id, results_hash, act, cluster, judged, lifts)
SELECT :gid, :comparison, :kind, :reviewer, :at, s.id, c.id, :label, :category, :note, :undoes, :blind,
  coalesce(v.target_case_revision_id, v.baseline_case_revision_id, c.current_revision_id),
  coalesce(:results_hash, v.results_hash), :act, :cluster, coalesce(:judged, v.judged), :lifts
FROM suites s LEFT JOIN cases c ON c.suite_id = s.id AND c.name = :case
LEFT JOIN verdicts v ON v.comparison_id = :comparison AND v.case_id = c.id
WHERE s.name = :suite AND (:case IS NULL OR c.id IS NOT NULL)"""

_INSERT_OUTPUTS = """
INSERT INTO event_outputs (event_id, output_id)
SELECT e.id, o.id FROM json_each(:gids) g JOIN events e ON e.gid = g.value JOIN comparisons m ON m.id = e.comparison_id
JOIN outputs o ON o.run_id IN (m.baseline_run_id, m.target_run_id) AND o.case_id = e.case_id
WHERE e.kind <> 'undo'"""


_FLAGS = f"""
SELECT e.gid FROM suites s JOIN cases c ON c.suite_id = s.id
JOIN case_marks k ON k.comparison_id = ?1 AND k.case_id = c.id AND k.flagged
JOIN events e ON e.comparison_id = ?1 AND e.case_id = c.id AND e.kind = 'flag' AND coalesce(e.lifts, '[]') = '[]'
WHERE s.name = ?2 AND c.name = ?3 AND {_STANDING} ORDER BY e.gid"""


def add_event(db: Database, comparison_id: int, event: Event) -> bool:
    """Append what a reviewer did; on disk when this returns. False when an event of this gid is there already.

    The event names the revision, the outputs, the check results and what else it rests on: those of the comparison,
    unless it brings others. Raises UnknownNameError.
    """
    return add_events(db, comparison_id, [event]) == 1


def add_acts(db: Database, comparison_id: int, events: Sequence[Event]) -> None:
    """Append what a reviewer does now, all of it or nothing, as later than all that this reviewer did before.

    The moments that events bring are kept but where a clock was put back since, or another machine's was ahead: the
    new label would then not be the latest. A settlement comes after all others of its case.
    """
    with transaction(db):
        later: list[Event] = []
        for event in events:
            last = max(later[-1].at if later else "", _last_moment(db.connection, comparison_id, event))
            later.append(event if event.at > last else replace(event, at=_just_after(last, event.at)))
        add_events(db, comparison_id, later)


def _last_moment(connection: sqlite3.Connection, comparison_id: int, event: Event) -> str:
    """When the reviewer of an event did something last, or anybody settled its case; empty for never."""
    of_reviewer = "SELECT max(at) FROM events WHERE comparison_id = ? AND reviewer = ?"
    (found,) = connection.execute(of_reviewer, (comparison_id, to_column(event.reviewer))).fetchone()
    if event.kind != "settle" or event.case is None:
        return found or ""
    number = case_number(connection, event.suite, event.case)
    on_case = "SELECT max(at) FROM events WHERE comparison_id = ? AND case_id = ? AND kind = 'settle'"
    (settled,) = connection.execute(on_case, (comparison_id, number)).fetchone()
    return max(found or "", settled or "")


def _just_after(moment: str, otherwise: str) -> str:
    """The next moment that stands behind one in the order of texts, in which moments are compared."""
    for step in (timedelta(microseconds=1), timedelta(seconds=1)):  # one of whole seconds stands behind its fractions
        try:
            after = datetime.fromisoformat(moment) + step
        except (ValueError, OverflowError):  # a file from elsewhere may say anything
            return otherwise
        written = after.isoformat(timespec="microseconds").replace("+00:00", "Z")
        if written > moment:
            return written
    return otherwise


def add_events(db: Database, comparison_id: int, events: Sequence[Event]) -> int:
    """Append many, all of them or none, as `add_event` does each; gives how many were not there already."""
    connection = db.connection
    with transaction(db):
        if not connection.execute("SELECT 1 FROM comparisons WHERE id = ?", (comparison_id,)).fetchone():
            raise UnknownNameError(
                f"there is no comparison {comparison_id}", hint="`workbench comparisons` lists them."
            )
        new = _not_there(connection, events)
        for event in new:
            if event.kind == "flag" and event.lifts is None:
                event = replace(event, lifts=_standing_flags(connection, comparison_id, event))
            if connection.execute(_INSERT, _columns(comparison_id, event)).rowcount != 1:
                suite_number(connection, event.suite)
                raise unknown_case(connection, event.suite, event.case or "")
        connection.execute(_INSERT_OUTPUTS, {"gids": lossless_json([event.gid for event in new])})
    return len(new)


def _standing_flags(connection: sqlite3.Connection, comparison_id: int, event: Event) -> tuple[str, ...]:
    """The flags that a further one takes off; none on a case that is not flagged."""
    return tuple(gid for (gid,) in connection.execute(_FLAGS, (comparison_id, event.suite, event.case)))


def _not_there(connection: sqlite3.Connection, events: Sequence[Event]) -> list[Event]:
    gids = lossless_json([event.gid for event in events])
    known = connection.execute("SELECT e.gid FROM json_each(?) g JOIN events e ON e.gid = g.value", (gids,))
    seen = {gid for (gid,) in known}
    return [event for event in {event.gid: event for event in events}.values() if event.gid not in seen]


def _columns(comparison_id: int, event: Event) -> dict[str, JsonValue]:
    return {
        "gid": event.gid,
        "comparison": comparison_id,
        "kind": event.kind,
        "reviewer": to_column(event.reviewer),
        "at": event.at,
        "suite": event.suite,
        "case": event.case,
        "label": event.label,
        "category": to_optional(event.category),
        "note": to_optional(event.note),
        "undoes": event.undoes,
        "blind": event.blind,
        "results_hash": event.results_hash,
        "act": event.act,
        "cluster": to_optional(event.cluster),
        "judged": event.judged,
        "lifts": None if event.lifts is None else lossless_json([*event.lifts]),
    }


@reads
def events_of_case(db: Database, comparison_id: int, suite: str, case: str) -> list[Event]:
    """Give all that was done on a case, undos and what they took back included, oldest first."""
    number = case_number(db.connection, suite, case)
    condition = "e.comparison_id = ? AND e.case_id = ?"
    return _events(db.connection, condition, (comparison_id, number))


@reads
def current_events(db: Database, comparison_id: int, suite: str, case: str) -> list[Event]:
    """Give what stands on a case (undone events and undos left out), oldest first."""
    number = case_number(db.connection, suite, case)
    condition = f"e.comparison_id = ? AND e.case_id = ? AND {_STANDING}"
    return _events(db.connection, condition, (comparison_id, number))


@reads
def last_event(db: Database) -> int:
    """Give the row id of the event stored last, 0 without any. One stored later has a greater one."""
    return int(db.connection.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0])


@reads
def newer_events(db: Database, comparison_id: int, after: int, up_to: int, most: int) -> list[Event]:
    """Give what was done on a comparison by row id, of those above `after` and up to `up_to`, at most `most`."""
    # The + keeps SQLite from walking all events of the comparison instead of the newest rows.
    found = db.connection.execute(
        f"{_EVENT} WHERE e.id > ? AND e.id <= ? AND +e.comparison_id = ? ORDER BY e.id LIMIT ?",
        (after, up_to, comparison_id, most),
    )
    return [_event(row) for row in found.fetchall()]


def standing_events(connection: sqlite3.Connection, comparison_id: int, suite_id: int, case_id: int) -> list[Event]:
    """Give what stands on a case, on its cluster and on its suite as a whole, oldest first."""
    condition = f"e.comparison_id = ? AND e.case_id = ? AND {_STANDING}"
    on_case = _events(connection, condition, (comparison_id, case_id))
    on_cluster = (
        "e.cluster = (SELECT v.cluster FROM verdicts v WHERE v.comparison_id = e.comparison_id AND v.case_id = ?)"
    )
    condition = (
        f"e.comparison_id = ? AND e.case_id IS NULL AND ({on_cluster} OR e.cluster IS NULL AND e.suite_id = ?)"
        f" AND {_STANDING}"
    )
    beside = _events(connection, condition, (comparison_id, case_id, suite_id))
    return sorted(beside + on_case, key=lambda event: (event.at, event.gid))


@reads
def notes_on_clusters(db: Database, comparison_id: int) -> list[Event]:
    """Give the notes on clusters of a comparison that stand, oldest first, also on clusters it no longer has."""
    on_cluster = "e.comparison_id = ? AND e.cluster IS NOT NULL AND e.case_id IS NULL AND e.kind = 'note'"
    condition = f"{on_cluster} AND {_STANDING}"
    return _events(db.connection, condition, (comparison_id,))


def undo_last(db: Database, comparison_id: int, reviewer: str, at: str) -> list[Event]:
    """Take back the reviewer's last act that still stands; give its events in their order, none when there is no act.

    What was done to many cases by one key is taken back as one. The undos are an act too.
    """
    with transaction(db):
        condition = f"e.comparison_id = ? AND e.reviewer = ? AND {_STANDING}"
        of_reviewer = (comparison_id, to_column(reviewer))
        undone = _events(db.connection, condition, of_reviewer, newest_only=True)
        if undone and undone[0].act is not None:
            undone = _events(db.connection, f"{condition} AND e.act = ?", (*of_reviewer, undone[0].act))
        act = new_gid() if len(undone) > 1 else None
        undos = [
            Event(
                gid=new_gid(),
                kind="undo",
                reviewer=reviewer,
                at=at,
                suite=event.suite,
                case=event.case,
                undoes=event.gid,
                act=act,
                cluster=event.cluster,
            )
            for event in undone
        ]
        add_events(db, comparison_id, undos)
        return undone


def _events(
    connection: sqlite3.Connection, condition: str, values: Iterable[JsonValue], *, newest_only: bool = False
) -> list[Event]:
    order = "ORDER BY e.at DESC, e.gid DESC LIMIT 1" if newest_only else "ORDER BY e.at, e.gid"
    return [_event(row) for row in connection.execute(f"{_EVENT} WHERE {condition} {order}", tuple(values)).fetchall()]


def _event(row: tuple[JsonValue, ...]) -> Event:
    gid, kind, reviewer, at, suite, case, label, category, note, undoes, blind, results, act, cluster, *rest = row
    judged, lifts = rest
    return Event(
        gid=gid,
        kind=kind,
        reviewer=from_column(reviewer),
        at=at,
        suite=suite,
        case=case,
        label=label,
        category=from_optional(category),
        note=from_optional(note),
        undoes=undoes,
        blind=bool(blind),
        results_hash=results,
        act=act,
        cluster=from_optional(cluster),
        judged=judged,
        lifts=None if lifts is None else tuple(from_json(lifts)),
    )
