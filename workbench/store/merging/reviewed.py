"""What reviewers did: events and adaptations by global id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, find_here, newest_id, take_new
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from workbench.store.merging.spells import Spells
    from workbench.store.merging.told import Merged

_KINDS = {"label": "labels", "flag": "flags", "note": "notes", "undo": "undos", "settle": "settlements"}

# How far an adaptation has come; the status that is further on holds.
_FAR = "CASE {}.status WHEN 'draft' THEN 0 WHEN 'rejected' THEN 1 WHEN 'confirmed' THEN 2 ELSE 3 END"

# Of two notes the one written later holds, of two of one moment the greater.
_NOTED_LATER = "(coalesce(t.noted_at, ''), coalesce(t.note, '')) > (coalesce(o.noted_at, ''), coalesce(o.note, ''))"


def take_events(spells: Spells, merged: Merged) -> Iterator[int]:
    """Take in events, with the outputs they are about; triggers work out what counts now."""
    connection = spells.connection
    find_here(connection, "events", "o.gid = t.gid")
    counts = {
        kind: Taken(new, total - new)
        for kind, total, new in connection.execute(
            "SELECT t.kind, count(*), sum(h.new) FROM their_events t JOIN events_here h ON h.theirs = t.id"
            " GROUP BY t.kind"
        )
    }
    merged.taken.update({_KINDS[kind]: counts[kind] for kind in _KINDS if kind in counts})

    def made(_came: list[int], first: int, last: int) -> None:
        connection.execute(
            "INSERT OR IGNORE INTO event_outputs (event_id, output_id) SELECT e.ours, o.ours FROM events_here e"
            " CROSS JOIN their_event_outputs t ON t.event_id = e.theirs JOIN outputs_here o ON o.theirs = t.output_id"
            " WHERE e.new AND e.theirs BETWEEN ? AND ?",
            (first, last),
        )

    yield from take_new(
        spells,
        "events",
        "INTO events (gid, comparison_id, kind, reviewer, at, suite_id, case_id, label, category, note, undoes,"
        " blind, case_revision_id, results_hash, act, cluster, judged, lifts)"
        " SELECT t.gid, m.ours, t.kind, t.reviewer, t.at, s.ours, c.ours, t.label, t.category, t.note, t.undoes,"
        " t.blind, r.ours, t.results_hash, t.act, t.cluster, t.judged, t.lifts FROM their_events t"
        " LEFT JOIN comparisons_here m ON m.theirs = t.comparison_id LEFT JOIN suites_here s ON s.theirs = t.suite_id"
        " LEFT JOIN cases_here c ON c.theirs = t.case_id"
        " LEFT JOIN case_revisions_here r ON r.theirs = t.case_revision_id",
        "o.gid = t.gid",
        made,
    )


def take_adaptations(spells: Spells, merged: Merged) -> None:
    """Take in revisions of prompts with the candidates that tried them."""
    with spells.spell():
        _take_adaptations(spells.connection, merged)


def _take_adaptations(connection: sqlite3.Connection, merged: Merged) -> None:
    before = newest_id(connection, "adaptations")
    connection.execute(
        "INSERT INTO adaptations (gid, comparison_id, suite_id, status, patch, base_text_id, prompt_text_id, note,"
        " reviewer, created_at, changed_at, noted_at)"
        " SELECT t.gid, m.ours, s.ours, t.status, t.patch, b.ours, p.ours, t.note, t.reviewer, t.created_at,"
        " t.changed_at, t.noted_at FROM their_adaptations t LEFT JOIN comparisons_here m ON m.theirs = t.comparison_id"
        " LEFT JOIN suites_here s ON s.theirs = t.suite_id LEFT JOIN texts_here b ON b.theirs = t.base_text_id"
        " LEFT JOIN texts_here p ON p.theirs = t.prompt_text_id"
        " WHERE NOT EXISTS (SELECT 1 FROM adaptations o WHERE o.gid = t.gid) ORDER BY t.id"
    )
    connection.execute(
        "INSERT INTO adaptations_here (theirs, ours) SELECT t.id, o.id FROM their_adaptations t"
        " JOIN adaptations o ON o.gid = t.gid"
    )
    further = f"{_FAR.format('t')} > {_FAR.format('o')}"
    changed = count(
        connection,
        "SELECT count(*) FROM adaptations o JOIN their_adaptations t ON t.gid = o.gid"
        f" WHERE {further} OR {_NOTED_LATER}",
    )
    for values, condition in (
        ("note = t.note, noted_at = t.noted_at", _NOTED_LATER),
        ("status = t.status", further),
        ("changed_at = t.changed_at", "t.changed_at > o.changed_at"),
    ):
        connection.execute(
            f"UPDATE adaptations AS o SET {values} FROM their_adaptations t WHERE t.gid = o.gid AND {condition}"
        )
    connection.execute(
        "INSERT INTO adaptation_runs (adaptation_id, run_id, outcome) SELECT a.ours, r.ours, t.outcome"
        " FROM their_adaptation_runs t JOIN adaptations_here a ON a.theirs = t.adaptation_id"
        " JOIN runs_here r ON r.theirs = t.run_id WHERE true"
        " ON CONFLICT (adaptation_id, run_id) DO UPDATE SET outcome = excluded.outcome"
        " WHERE excluded.outcome IS NOT NULL AND (outcome IS NULL OR excluded.outcome > outcome)"
    )
    added = count(connection, "SELECT count(*) FROM adaptations WHERE id > ?", before)
    total = count(connection, "SELECT count(*) FROM their_adaptations")
    merged.taken["adaptations"] = Taken(added, total - added - changed, changed)
