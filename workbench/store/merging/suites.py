"""Suites and cases by name, with every revision of both; the latest revision is the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, newest_id
from workbench.store.merging.told import NAMED, Taken
from workbench.store.search import index_input
from workbench.store.values import from_column, from_json
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    import sqlite3
    from typing import Literal

    from workbench.store.merging.told import Merged

_AT_ONCE = 500  # revisions that are read at once to be made findable

# Of the revisions of a suite or case the latest is the current one, on whichever side it was made.
_LATEST = "SELECT r.id FROM {one}_revisions r WHERE r.{one}_id = s.id ORDER BY r.created_at DESC, r.hash DESC LIMIT 1"


def take_suites(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in suites, cases and their revisions; make what is new findable."""
    suites, cases = newest_id(connection, "suites"), newest_id(connection, "cases")
    _take_names(connection)
    suite_revisions, case_revisions = newest_id(connection, "suite_revisions"), newest_id(connection, "case_revisions")
    _take_revisions(connection)
    _index(connection, case_revisions)
    changed_suites = _make_latest_current(connection, "suite", suite_revisions, merged)
    changed_cases = _make_latest_current(connection, "case", case_revisions, merged)
    merged.taken["suites"] = _taken(connection, "suites", suites, changed_suites)
    merged.taken["cases"] = _taken(connection, "cases", cases, changed_cases)
    merged.taken["suite revisions"] = _taken(connection, "suite_revisions", suite_revisions)
    merged.taken["case revisions"] = _taken(connection, "case_revisions", case_revisions)


def _take_names(connection: sqlite3.Connection) -> None:
    before = newest_id(connection, "suites")
    connection.execute(
        "INSERT INTO suites (name) SELECT t.name FROM their_suites t"
        " WHERE NOT EXISTS (SELECT 1 FROM suites o WHERE o.name = t.name) ORDER BY t.id"
    )
    connection.execute("INSERT INTO suites_here SELECT t.id, o.id FROM their_suites t JOIN suites o ON o.name = t.name")
    connection.execute(
        "UPDATE suites SET judged_suite_id = j.ours FROM suites_here h JOIN their_suites t ON t.id = h.theirs"
        " JOIN suites_here j ON j.theirs = t.judged_suite_id WHERE suites.id = h.ours AND h.ours > ?",
        (before,),
    )
    connection.execute(
        "INSERT INTO cases (suite_id, name) SELECT h.ours, t.name FROM their_cases t"
        " JOIN suites_here h ON h.theirs = t.suite_id WHERE NOT EXISTS"
        " (SELECT 1 FROM cases o WHERE o.suite_id = h.ours AND o.name = t.name) ORDER BY t.id"
    )
    connection.execute(
        "INSERT INTO cases_here SELECT t.id, o.id FROM their_cases t JOIN suites_here h ON h.theirs = t.suite_id"
        " JOIN cases o ON o.suite_id = h.ours AND o.name = t.name"
    )


def _take_revisions(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO suite_revisions (suite_id, hash, title, risk, margin, source, model, volume, request_text_id,"
        " check_set_id, original_name, created_at) SELECT h.ours, t.hash, t.title, t.risk, t.margin, t.source, t.model,"
        " t.volume, x.ours, k.ours, t.original_name, t.created_at FROM their_suite_revisions t"
        " JOIN suites_here h ON h.theirs = t.suite_id LEFT JOIN texts_here x ON x.theirs = t.request_text_id"
        " LEFT JOIN check_sets_here k ON k.theirs = t.check_set_id WHERE 1 ORDER BY t.id"
        " ON CONFLICT (suite_id, hash) DO UPDATE SET created_at = excluded.created_at"
        " WHERE excluded.created_at > created_at"
    )
    connection.execute(
        "INSERT INTO case_revisions (case_id, hash, input_hash, input_text_id, expected, tags, critical, check_set_id,"
        " original_name, created_at, facts_hash) SELECT h.ours, t.hash, t.input_hash, x.ours, t.expected, t.tags,"
        " t.critical, k.ours, t.original_name, t.created_at, t.facts_hash FROM their_case_revisions t"
        " JOIN cases_here h ON h.theirs = t.case_id LEFT JOIN texts_here x ON x.theirs = t.input_text_id"
        " LEFT JOIN check_sets_here k ON k.theirs = t.check_set_id WHERE 1 ORDER BY t.id"
        " ON CONFLICT (case_id, hash) DO UPDATE SET created_at = excluded.created_at"
        " WHERE excluded.created_at > created_at"
    )
    for one, many in (("suite", "suites"), ("case", "cases")):
        connection.execute(
            f"INSERT INTO {one}_revisions_here SELECT t.id, o.id FROM their_{one}_revisions t"
            f" JOIN {many}_here h ON h.theirs = t.{one}_id"
            f" JOIN {one}_revisions o ON o.{one}_id = h.ours AND o.hash = t.hash"
        )


def _index(connection: sqlite3.Connection, before: int) -> None:
    """Make the inputs of revisions above this row id findable."""
    query = (
        "SELECT r.id, x.body FROM case_revisions r JOIN texts x ON x.id = r.input_text_id WHERE r.id > ?"
        f" ORDER BY r.id LIMIT {_AT_ONCE}"
    )
    while rows := connection.execute(query, (before,)).fetchall():
        for revision, body in rows:
            index_input(connection, revision, from_json(body))
        before = rows[-1][0]


def _make_latest_current(
    connection: sqlite3.Connection, one: Literal["suite", "case"], before: int, merged: Merged
) -> int:
    """Make the latest revision of each suite or case the current one; how many of ours changed so.

    `before` is the highest row id of revisions that were here. Where both sides changed it, that is told.
    """
    rows = connection.execute(
        f"SELECT s.id, s.name, s.current_revision_id, r.ours, ({_LATEST.format(one=one)}),"
        f" {'NULL' if one == 'suite' else '(SELECT x.name FROM suites x WHERE x.id = s.suite_id)'}"
        f" FROM {one}s_here h JOIN {one}s s ON s.id = h.ours JOIN their_{one}s t ON t.id = h.theirs"
        f" LEFT JOIN {one}_revisions_here r ON r.theirs = t.current_revision_id"
        " WHERE s.current_revision_id IS NOT r.ours"
    ).fetchall()
    known = _known_to_them(connection, one)
    changed = [(latest, number) for number, _, current, _, latest, _ in rows if current != latest]
    connection.executemany(f"UPDATE {one}s SET current_revision_id = ? WHERE id = ?", changed)
    apart = [
        ("/".join(from_column(part) for part in (suite, name) if part is not None), latest == current)
        for _, name, current, theirs, latest, suite in rows
        if current is not None and current not in known and (theirs or 0) > before
    ]
    for ours_stays, said in ((False, "theirs is the later and is current now"), (True, "ours is the later and stays")):
        names = [visible_line(name) for name, stays in apart if stays is ours_stays]
        if names:
            many = f"1 {one}" if len(names) == 1 else f"{len(names):,} {one}s"
            more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
            merged.conflicts.append(f"{many} changed in both, {said}: {', '.join(names[:NAMED])}{more}")
    return sum(current is not None for _, _, current, _, latest, _ in rows if current != latest)


def _known_to_them(connection: sqlite3.Connection, one: Literal["suite", "case"]) -> set[int]:
    """The revisions of ours, of those that are current, which the other database holds too."""
    return {
        number
        for (number,) in connection.execute(
            f"SELECT h.ours FROM {one}_revisions_here h JOIN {one}_revisions r ON r.id = h.ours"
            f" JOIN {one}s s ON s.id = r.{one}_id AND s.current_revision_id = r.id"
        )
    }


def _taken(connection: sqlite3.Connection, table: str, before: int, changed: int = 0) -> Taken:
    added = count(connection, f"SELECT count(*) FROM {table} WHERE id > ?", before)
    return Taken(added, count(connection, f"SELECT count(*) FROM their_{table}") - added, changed)
